"""An article's clean paragraphs to tokens, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.reading.outline import Outline
from bot.reading.quotes.stretch import Stretch
from bot.reading.quotes.titles import names_a_work
from bot.reading.quotes.tokens import POSSESSIVE_ENDINGS, Row, Tokens
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

_TOKEN = re.compile(r"[@#]?\w+(?:[-‐‑&.’'‘]\w+)*|--|[&.,;:!?()\[\]…—–―-]|['’]+")
_ARABIC = re.compile(r"(?:al|el|ad|an|ar|as|at|az|ibn|bin)-[A-Z]")
_GOES_ON = re.compile(r" (?!(?:about|and|at|for|in|that|to)\b)\w")  # "went on recess"
_PARTICLE_VERBS = {
    "it": ("put", "puts"),
    "on": ("went", "goes"),
    "in": ("cut", "weighed", "jumped", "chimed", "broke", "weighs", "chimes"),
    "back": ("shot", "fired", "hit", "pushed", "snapped", "came", "shoots", "fires", "hits"),
    "out": ("called", "cried", "blurted", "burst"),
}

_Kind = tuple[str, int, bool]


def tokens(outline: Outline, found: Sequence[Sequence[Stretch]], words: SpeechWords) -> Tokens:
    """The tokens of the clean paragraphs with their quoted stretches; linear in the text."""
    made = Tokens(outline.text)
    plain: dict[str, _Kind | None] = {}
    for paragraph, quoted in zip(outline.clean, found, strict=True):
        first = len(made)
        at = paragraph.start
        for stretch in quoted:
            _write(made, at, stretch.outer_start, words, plain)
            number = len(made.stretches)
            made.stretches.append(stretch)
            made.token_of.append(-1)
            if _nickname(made, stretch, first):
                made.nicknames.add(number)
            elif _work(made, stretch, first):
                made.add_work(stretch)
            else:
                made.add_quote(number)
            at = stretch.outer_end
        _write(made, at, paragraph.end, words, plain)
        if len(made) > first:
            starts = {sentence.start for sentence in paragraph.sentences}
            _divide(made, first, _openings(made, first, starts))
    return made


def _write(made: Tokens, start: int, end: int, words: SpeechWords, plain: dict[str, _Kind | None]) -> None:
    """Append the tokens of text[start:end]; `plain` keeps the words that are one token wherever they stand."""
    text = made.text
    taken = start
    rows: list[Row] = []
    for match in _TOKEN.finditer(text, start, end):
        word, at = match.group(), match.start()
        if at < taken:
            continue
        known = plain[word] if word in plain else plain.setdefault(word, _plain(word, words))
        if known is not None:
            rows.append((word, known[0], known[1], at, known[2]))
            continue
        if text[match.end() : match.end() + 1] == "." and match.end() < end and _takes_stop(word, words):
            word += "."
            taken = match.end() + 1
        if word in _PARTICLE_VERBS and not (word == "on" and _GOES_ON.match(text, match.end())):
            _mark_verb(made, rows, _PARTICLE_VERBS[word])
        rows += _rows(word, at, words)
    made.add(rows)


def _plain(word: str, words: SpeechWords) -> _Kind | None:
    """What a word is; None for one that may take a full stop, falls apart, or makes the word before it a verb."""
    low = word.lower()
    bits = words.bits.get(word) or words.bits.get(low, 0)
    takes_stop = bits & ABBREVIATION or "." in word if len(word) > 1 else word.isupper()
    if takes_stop or word in _PARTICLE_VERBS or (len(word) > 2 and low.endswith(POSSESSIVE_ENDINGS)):
        return None
    return _as_kind(word, low, bits, words)


def _kind(word: str, words: SpeechWords) -> _Kind:
    """A word in lower case, what it can be, and whether it begins with a capital."""
    return _as_kind(word, word.lower(), words.bits.get(word) or words.bits.get(word.lower(), 0), words)


def _as_kind(word: str, low: str, bits: int, words: SpeechWords) -> _Kind:
    if not bits and ("’" in word or "'" in word):
        bits = _contraction(low, words)
    elif not bits and len(word) > 4 and word.endswith("ly"):
        bits = ADVERB
    return low, bits, word[0].isupper() or ("-" in word and _ARABIC.match(word) is not None)


def _rows(word: str, at: int, words: SpeechWords) -> Iterator[Row]:
    """The tokens of one word: a possessive ending is one of its own."""
    if len(word) > 2 and word[-2:].lower() in POSSESSIVE_ENDINGS:
        base, ending = word[:-2], word[-2:]
        low, _, capital = _kind(base, words)
        yield base, low, words.bits.get(low, 0), at, capital
        yield ending, ending.lower(), AUXILIARY, at + len(base), False
        return
    low, bits, capital = _kind(word, words)
    if word[-1] == "." and low not in words.bits:
        bits = _kind(word[:-1], words)[1]
    yield word, low, bits, at, capital


def _mark_verb(made: Tokens, rows: list[Row], verbs: tuple[str, ...]) -> None:
    """Make the word before "it", "on" … a verb of saying where the two are one: put it, went on."""
    if rows and rows[-1][1] in verbs:
        word, low, bits, at, capital = rows[-1]
        rows[-1] = (word, low, bits | SAY | PAST, at, capital)
    elif not rows and made.low and made.low[-1] in verbs:
        made.bits[-1] |= SAY | PAST


def _takes_stop(word: str, words: SpeechWords) -> bool:
    """Whether a full stop behind the word belongs to it."""
    if len(word) == 1:
        return word.isupper()
    bits = words.bits.get(word) or words.bits.get(word.lower(), 0)
    return bool(bits & ABBREVIATION) or "." in word


def _contraction(low: str, words: SpeechWords) -> int:
    if low.endswith(("n't", "n’t")):
        return AUXILIARY | NEGATION
    base, _, _ = low.replace("’", "'").partition("'")
    return words.bits.get(base, 0) & PRONOUN


def _nickname(made: Tokens, stretch: Stretch, first: int) -> bool:
    """Whether a few quoted words stand inside a name: Edwin "Buzz" Aldrin."""
    text = made.text
    inner = text[stretch.start : stretch.end]
    if len(inner) > 40 or len(inner.split()) > 3 or inner[-1:] in ",.?!":
        return False
    before = len(made) > first and made.capital[-1] and made.end[-1] + 2 >= stretch.outer_start
    after = text[stretch.outer_end : stretch.outer_end + 2]
    return before and inner[:1].isupper() and after[:1] == " " and after[1:].isupper()


def _work(made: Tokens, stretch: Stretch, first: int) -> bool:
    """Whether a stretch is the title of a work."""
    near = slice(max(first, len(made) - 2), len(made))
    return names_a_work(made.text[stretch.start : stretch.end], [*zip(made.low[near], made.bits[near], strict=True)])


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
