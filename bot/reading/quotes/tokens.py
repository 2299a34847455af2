"""The writer's own words of an article as tokens, each quoted stretch standing for itself as one token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.reading.outline import Outline
from bot.reading.quotes.marks import Stretch
from bot.reading.quotes.words import (
    ABBREVIATION,
    ADVERB,
    ANY_TITLE,
    AUXILIARY,
    NEGATION,
    PAST,
    PRONOUN,
    SAY,
    SpeechWords,
)

QUOTE = "“”"
"""The word of a token that stands for a quoted stretch."""
POSSESSIVE_ENDINGS = ("'s", "’s", "‘s")

_TOKEN = re.compile(r"[@#]?\w+(?:[-‐‑&.’'‘]\w+)*|--|[&.,;:!?()\[\]…—–―-]|['’]+")
_ARABIC = re.compile(r"(?:al|el|ad|an|ar|as|at|az|ibn|bin)-[A-Z]")
_NICKNAME_WORDS = 3
_PARTICLE_VERBS = {
    "it": ("put", "puts"),
    "on": ("went", "goes"),
    "in": ("cut", "weighed", "jumped", "chimed", "broke", "weighs", "chimes"),
    "back": ("shot", "fired", "hit", "pushed", "snapped", "came", "shoots", "fires", "hits"),
    "out": ("called", "cried", "blurted", "burst"),
}


@dataclass(slots=True)
class Tokens:
    """Parallel lists over all tokens of the clean paragraphs, in order.

    `word` as written, `low` in lower case, `bits` what it can be, `start` and `end` characters of the text; `capital`
    where it begins with a capital; `quote` the number of the stretch, or -1. `paragraphs` and `sentences` are half-open
    token ranges; `sentence_of` and `paragraph_of` give the number for each token.
    """

    text: str
    stretches: list[Stretch] = field(default_factory=list)
    token_of: list[int] = field(default_factory=list)
    nicknames: set[int] = field(default_factory=set)
    word: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    bits: list[int] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    capital: list[bool] = field(default_factory=list)
    quote: list[int] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    sentence_of: list[int] = field(default_factory=list)
    paragraph_of: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.word)

    def add(self, word: str, start: int, bits: int) -> None:
        """Append one word or sign."""
        self.word.append(word)
        self.low.append(word.lower())
        self.bits.append(bits)
        self.start.append(start)
        self.end.append(start + len(word))
        self.capital.append(word[0].isupper() or ("-" in word and _ARABIC.match(word) is not None))
        self.quote.append(-1)

    def add_quote(self, number: int) -> None:
        """Append the token of one stretch."""
        stretch = self.stretches[number]
        self.token_of[number] = len(self.word)
        self.word.append(QUOTE)
        self.low.append(QUOTE)
        self.bits.append(0)
        self.start.append(stretch.outer_start)
        self.end.append(stretch.outer_end)
        self.capital.append(False)
        self.quote.append(number)


def tokens(outline: Outline, found: Sequence[Sequence[Stretch]], words: SpeechWords) -> Tokens:
    """The tokens of the clean paragraphs with their quoted stretches; linear in the text."""
    made = Tokens(outline.text)
    for paragraph, quoted in zip(outline.clean, found, strict=True):
        first = len(made)
        at = paragraph.start
        for stretch in quoted:
            _write(made, at, stretch.outer_start, words)
            number = len(made.stretches)
            made.stretches.append(stretch)
            made.token_of.append(-1)
            if _nickname(made, stretch, first):
                made.nicknames.add(number)
            else:
                made.add_quote(number)
            at = stretch.outer_end
        _write(made, at, paragraph.end, words)
        if len(made) > first:
            starts = {sentence.start for sentence in paragraph.sentences}
            _divide(made, first, _openings(made, first, starts))
    return made


def _write(made: Tokens, start: int, end: int, words: SpeechWords) -> None:
    bits_of = words.bits
    text = made.text
    taken = start
    for match in _TOKEN.finditer(text, start, end):
        word, at = match.group(), match.start()
        if at < taken:
            continue
        bits = bits_of.get(word) or bits_of.get(word.lower(), 0)
        if bits & ABBREVIATION or len(word) == 1 or "." in word:
            stop = match.end()
            if word[-1] != "." and stop < end and text[stop] == "." and _takes_stop(word, bits):
                word += "."
                taken = stop + 1
                bits = bits_of.get(word.lower(), bits)
        if len(word) > 2 and word[-2:].lower() in POSSESSIVE_ENDINGS:
            base = word[:-2]
            made.add(base, at, bits_of.get(base.lower(), 0))
            made.add(word[-2:], at + len(base), AUXILIARY)
        elif not bits and ("’" in word or "'" in word):
            made.add(word, at, _contraction(word.lower(), words))
        else:
            if made.low and made.low[-1] in _PARTICLE_VERBS.get(word, ()):
                made.bits[-1] |= SAY | PAST
            if not bits and len(word) > 4 and word.endswith("ly"):
                bits = ADVERB
            made.add(word, at, bits)


def _takes_stop(word: str, bits: int) -> bool:
    return bool(bits & ABBREVIATION) or (len(word) == 1 and word.isupper()) or "." in word


def _contraction(low: str, words: SpeechWords) -> int:
    if low.endswith(("n't", "n’t")):
        return AUXILIARY | NEGATION
    base, _, _ = low.replace("’", "'").partition("'")
    return words.bits.get(base, 0) & PRONOUN


def _nickname(made: Tokens, stretch: Stretch, first: int) -> bool:
    """Whether a few quoted words stand inside a name: Edwin "Buzz" Aldrin."""
    text = made.text
    inner = text[stretch.start : stretch.end]
    if len(inner) > 40 or len(inner.split()) > _NICKNAME_WORDS or inner[-1:] in ",.?!":
        return False
    before = len(made) > first and made.capital[-1] and made.end[-1] + 2 >= stretch.outer_start
    after = text[stretch.outer_end : stretch.outer_end + 2]
    return before and inner[:1].isupper() and after[:1] == " " and after[1:].isupper()


def _openings(made: Tokens, first: int, starts: set[int]) -> Iterator[int]:
    """Tokens that begin a sentence: where the outline says so, and after a quote that ends with a full stop."""
    yield first
    for i in range(first + 1, len(made)):
        if made.quote[i - 1] >= 0:
            if made.low[i] != "." and _ended(made, i - 1) and _begins(made, i):
                yield i
        elif made.start[i] in starts and _begins(made, i) and not _initial(made, i - 1):
            yield i


def _initial(made: Tokens, i: int) -> bool:
    """Whether the token is an initial or a title with its stop, behind which a name goes on."""
    word = made.word[i]
    return word[-1] == "." and (
        (len(word) == 2 and word[0].isupper()) or bool(made.bits[i] & ANY_TITLE and len(word) > 1)
    )


def _ended(made: Tokens, i: int) -> bool:
    stretch = made.stretches[made.quote[i]]
    last = made.text[max(stretch.start, stretch.end - 3) : stretch.end].rstrip(" ’'\u00a0”")[-1:]
    return last in (".", "!", "?", "…")


def _begins(made: Tokens, i: int) -> bool:
    return made.quote[i] >= 0 or made.capital[i] or made.low[i][0].isdigit()


def _divide(made: Tokens, first: int, openings: Iterator[int]) -> None:
    starts = [*openings]
    for start, end in zip(starts, [*starts[1:], len(made)], strict=True):
        made.sentence_of.extend([len(made.sentences)] * (end - start))
        made.sentences.append((start, end))
    made.paragraph_of.extend([len(made.paragraphs)] * (len(made) - first))
    made.paragraphs.append((first, len(made)))
