"""An article's clean paragraphs to tokens, in one pass."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from bot.reading.outline import Outline
from bot.reading.quotes.stretches.stretch import QuotedStretch, names_a_work, of_star
from bot.reading.quotes.tokens import Row, Tokens
from bot.reading.quotes.words import (
    ABBREVIATION,
    ADVERB,
    ANY_TITLE,
    AUXILIARY,
    EPITHET,
    GIVEN,
    GROUPS,
    NEGATION,
    ONE_PERSON,
    PAST,
    PEOPLE,
    POSSESSIVE_ENDINGS,
    PRONOUN,
    SAY,
    SpeechWords,
)

_TOKEN = re.compile(
    r"[@#]?\w+(?:(?:[-‐‑&.’'‘](?:(?<![a-z]\.)|(?![A-Z][a-z]))|(?<=\d),(?=\d{3}\b))\w+)*|--|[&.,;:!?()\[\]…—–―-]|['’]+"
)
"""A full stop stands within "U.S." and "example.com", but ends "Ruiz" in "Ruiz.Now" where a space is missing."""
_ARABIC = re.compile(r"(?:al|el|ad|an|ar|as|at|az|ibn|bin)-[A-Z]")
_GOES_ON = re.compile(r" (?!(?:about|and|at|for|in|that|to)\b)\w")  # "went on recess"
_NUMBERED = re.compile(r"\. ?\d")
_NUMBER: Row = ("No.", "no.", 0, False)
"""A rank or address: "No. 10"."""
_PARTICLE_VERBS = {
    "it": ("put", "puts"),
    "on": ("went", "goes"),
    "in": ("cut", "weighed", "jumped", "chimed", "broke", "weighs", "chimes"),
    "back": ("shot", "fired", "hit", "pushed", "snapped", "came", "shoots", "fires", "hits"),
    "out": ("called", "cried", "blurted", "burst"),
}
_BEFORE_PERSONS = frozenset(("co", "ex", "god", "great", "half", "step", "then", "vice"))
_MOST_WORDS = 50_000
"""Words kept between articles; a newspaper's year has fewer that come again."""


def tokens(outline: Outline, found: Sequence[Sequence[QuotedStretch]], words: SpeechWords) -> Tokens:
    """The tokens of the clean paragraphs with their quoted stretches; linear in the text."""
    made = Tokens(outline.text)
    known: dict[str, Row | None] = {}
    for paragraph, quoted in zip(outline.clean, found, strict=True):
        first, opened = len(made.word), len(made.stretches)
        at = paragraph.start
        for stretch in quoted:
            _write(made, at, stretch.outer_start, words, known)
            number = len(made.stretches)
            made.stretches.append(stretch)
            made.token_of.append(-1)
            nickname = _nickname(made, stretch, first)
            if not nickname and (_work(made, stretch, first) or of_star(made.text, stretch, words)):
                made.add_work(stretch)
            elif not nickname:
                made.add_quote(number)
            at = stretch.outer_end
        _write(made, at, paragraph.end, words, known)
        if len(made.word) > first:
            starts = [sentence.start for sentence in paragraph.sentences]
            _divide(made, first, _openings(made, first, starts, made.token_of[opened:]))
    made.add_blanks()
    return made


def _write(made: Tokens, start: int, end: int, words: SpeechWords, known: dict[str, Row | None]) -> None:
    """Append the tokens of text[start:end]; `known` keeps the words that are one and the same token anywhere."""
    text = made.text
    taken = start
    rows: list[Row] = []
    starts: list[int] = []
    for match in _TOKEN.finditer(text, start, end):
        word, at = match[0], match.start()
        if word not in known:
            known[word] = _same_anywhere(word, words)
        row = known[word]
        if at < taken:
            continue
        if row is not None:
            rows.append(row)
            starts.append(at)
            continue
        stop = at + len(word)
        if word == "No" and _NUMBERED.match(text, stop):
            rows.append(_NUMBER)
            starts.append(at)
            taken = stop + 1
            continue
        if text[stop : stop + 1] == "." and stop < end and _takes_stop(word, words):
            word += "."
            taken = stop + 1
        if word in _PARTICLE_VERBS and not (word == "on" and _GOES_ON.match(text, stop)):
            _mark_verb(rows, _PARTICLE_VERBS[word])
        for row in _again(word, words):
            rows.append(row)
            starts.append(at)
            at += len(row[0])
    made.add(rows, starts)


@lru_cache(maxsize=_MOST_WORDS)
def _same_anywhere(word: str, words: SpeechWords) -> Row | None:
    """A word's token; None for one that may take a full stop, falls apart, or makes the word before it a verb."""
    takes_stop = _takes_stop(word, words) if len(word) > 1 else word.isupper()
    rows = () if takes_stop or word == "No" or word in _PARTICLE_VERBS else _rows(word, words)
    return rows[0] if len(rows) == 1 else None


@lru_cache(maxsize=_MOST_WORDS)
def _again(word: str, words: SpeechWords) -> tuple[Row, ...]:
    """The tokens of a word with an ending or a full stop, of which few come again and again."""
    return _rows(word, words)


def _rows(word: str, words: SpeechWords) -> tuple[Row, ...]:
    """The tokens of one word: a possessive ending is one of its own."""
    if len(word) > 2 and word[-2:].lower() in POSSESSIVE_ENDINGS:
        base, ending = word[:-2], word[-2:]
        low, _, capital = _kind(base, words)
        return (base, low, words.bits.get(low, 0), capital), (ending, ending.lower(), AUXILIARY, False)
    low, bits, capital = _kind(word, words)
    if len(word) > 1 and word[-1] == "." and low not in words.bits:
        bits = _kind(word[:-1], words)[1]
    return ((word, low, bits, capital),)


def _kind(word: str, words: SpeechWords) -> tuple[str, int, bool]:
    """A word in lower case, unless its capitals make it another one (WHO), what it can be, and whether it has one."""
    low = word if word in words.bits else word.lower()
    bits = words.bits.get(low, 0)
    if not bits and ("’" in word or "'" in word):
        bits = _contraction(low, words)
    elif not bits and len(word) > 4 and word.endswith("ly"):
        bits = ADVERB
    elif not bits and low.endswith("ologist"):
        bits = PEOPLE | EPITHET
    elif not bits and "-" in low:
        bits = _compound(low, words) or _double_name(word, words)
    return low, bits, word[0].isupper() or ("-" in word and _ARABIC.match(word) is not None)


def _mark_verb(rows: list[Row], verbs: tuple[str, ...]) -> None:
    """Make the word before "it", "on" … a verb of saying where the two are one: put it, went on."""
    if rows and rows[-1][1] in verbs:
        word, low, bits, capital = rows[-1]
        rows[-1] = (word, low, bits | SAY | PAST, capital)


def _takes_stop(word: str, words: SpeechWords) -> bool:
    """Whether a full stop behind the word belongs to it: "U.S.", no "Lumeno.com."."""
    if len(word) == 1:
        return word.isupper()
    bits = words.bits.get(word) or words.bits.get(word.lower(), 0)
    return bool(bits & ABBREVIATION) or word[-2] == "."


def _compound(low: str, words: SpeechWords) -> int:
    """What a person is by a word with hyphens: mother-of-two, great-grandmother, ex-teacher, chef-owner."""
    person, of, _ = low.partition("-of-")
    before, _, noun = person.rpartition("-")
    first = before.rpartition("-")[2]
    joins = first in _BEFORE_PERSONS or words.bits.get(first, 0) & ONE_PERSON
    if not (joins if before else of):
        return 0
    bits = words.bits.get(noun, 0)
    many = noun.endswith("s") and words.bits.get(noun[:-1], 0) & ONE_PERSON
    return GROUPS if many else bits if bits & ONE_PERSON else 0


def _double_name(word: str, words: SpeechWords) -> int:
    """Whether a given name of two has the gender of its first: Mary-Anne, Jean-Luc."""
    first, _, second = word.partition("-")
    return words.bits.get(first.lower(), 0) & GIVEN if second[:1].isupper() else 0


def _contraction(low: str, words: SpeechWords) -> int:
    if low.endswith(("n't", "n’t")):
        return AUXILIARY | NEGATION
    base, _, _ = low.replace("’", "'").partition("'")
    return words.bits.get(base, 0) & PRONOUN


def _nickname(made: Tokens, stretch: QuotedStretch, first: int) -> bool:
    """Whether a few quoted words stand inside a name: Edwin "Buzz" Aldrin."""
    text = made.text
    inner = text[stretch.start : stretch.end]
    if len(inner) > 40 or len(inner.split()) > 3 or inner[-1:] in ",.?!":
        return False
    before = len(made.word) > first and made.capital[-1] and made.end[-1] + 2 >= stretch.outer_start
    after = text[stretch.outer_end : stretch.outer_end + 2]
    return before and inner[:1].isupper() and after[:1] == " " and after[1:].isupper()


def _work(made: Tokens, stretch: QuotedStretch, first: int) -> bool:
    """Whether a stretch is the title of a work."""
    near = slice(max(first, len(made.word) - 2), len(made.word))
    return names_a_work(made.text[stretch.start : stretch.end], [*zip(made.low[near], made.bits[near], strict=True)])


def _openings(made: Tokens, first: int, starts: Sequence[int], quotes: Sequence[int]) -> list[int]:
    """Tokens that begin a sentence: where the outline says so, and after one of the quotes that ends with a stop."""
    size = len(made.word)
    found = {first}
    for start in starts:
        i = bisect_left(made.start, start, first)
        opens = first < i < size and made.start[i] == start and made.quote[i - 1] < 0
        if opens and _begins(made, i) and not _initial(made, i - 1):
            found.add(i)
    for quote in quotes:
        i = quote + 1
        if 0 < i < size and made.low[i] != "." and _ended(made, quote) and _begins(made, i):
            found.add(i)
    return sorted(found)


def _initial(made: Tokens, i: int) -> bool:
    """Whether the token is an initial or a title with its stop, behind which a name goes on."""
    word = made.word[i]
    initial = len(word) == 2 and word[0].isupper()
    return word[-1] == "." and (initial or bool(made.bits[i] & ANY_TITLE and len(word) > 1))


def _ended(made: Tokens, i: int) -> bool:
    stretch = made.stretches[made.quote[i]]
    last = made.text[max(stretch.start, stretch.end - 3) : stretch.end].rstrip(" ’'\u00a0”")[-1:]
    return last in (".", "!", "?", "…")


def _begins(made: Tokens, i: int) -> bool:
    return made.quote[i] >= 0 or made.capital[i] or made.low[i][0].isdigit()


def _divide(made: Tokens, first: int, starts: Sequence[int]) -> None:
    for start, end in zip(starts, [*starts[1:], len(made.word)], strict=True):
        made.sentence_of.extend([len(made.sentences)] * (end - start))
        made.sentences.append((start, end))
    made.paragraph_of.extend([len(made.paragraphs)] * (len(made.word) - first))
    made.paragraphs.append((first, len(made.word)))
