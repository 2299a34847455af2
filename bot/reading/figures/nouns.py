"""The counted things: the noun phrase behind a number, which is its unit."""

from __future__ import annotations

from dataclasses import dataclass

from bot.reading.figures.line import Line
from bot.reading.figures.numbers import Number, starts_number
from bot.reading.figures.words import FigureWords, Grammar, is_plural, is_whole, singular

PERIODS = frozenset(
    ("second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade", "century")
)
OWNED = frozenset(("the", "these", "those", "its", "their", "his", "her", "our", "my"))
MORE = frozenset(("more", "additional", "further", "extra", "different", "separate"))
"""Adjectives that belong to the number and not to the things."""


VAGUE_THINGS = frozenset(("thing", "way", "reason", "side", "kind", "sort", "moment", "another"))
"""Behind "one" these make a turn of speech; nothing is counted."""

ADJECTIVE_ENDINGS = ("ly", "ed", "ing", "ful", "ous", "able", "ible", "less", "ish", "ive", "est")
OWNER_REACH = 3
"""Tokens behind "of" within which a number says that the noun is its own: "two of Ruk's seven pools"."""

QUANTIFIERS = frozenset(("several", "many", "few", "some"))


@dataclass(frozen=True, slots=True)
class Noun:
    """The noun (or phrase) in the singular, the token behind it, and whether it stands before another noun."""

    name: str
    stop: int
    attributive: bool = False


def hyphenated(line: Line, place: int, words: FigureWords) -> Noun | None:
    """A noun glued to its number with a hyphen: "12-page document", "two-storey house"; not "two-sided"."""
    word = line.lower[place]
    if not line.is_word(place) or word in words.grammar.function or line.is_capital(place):
        return None
    return Noun(singular(word, words.grammar), place + 1, attributive=True)


def is_participle(word: str) -> bool:
    """Whether a word behind a hyphen tells how something is made: "sided", "wheeled"; not "bed" or "speed"."""
    return word.endswith("ed") and word[-3:-2] not in "be"


def counted(line: Line, found: Number, words: FigureWords) -> Noun | None:
    """The words behind a number up to the first plural noun; behind "one", or before another noun, a singular one."""
    start = _behind_of(line, found, words.grammar)
    if line.lower[start] in QUANTIFIERS or starts_number(line, start, words.numbers):
        return None  # "two of three requirements": the second number has the noun of both
    owned = range(start + 1, start + OWNER_REACH) if start > found.stop else ()
    if any(starts_number(line, at, words.numbers) for at in owned):
        return None
    if found.low == 1 and start == found.stop:
        word = line.lower[start]
        acts = found.words and is_plural(word, words.grammar) and word not in words.grammar.plurals  # "one remembers"
        return None if acts else _single(line, start, words.grammar)
    head = _head(line, start, words.grammar)
    if head is not None:
        return Noun(_name(line, start, head, words.grammar), head + 1)
    return _attributive(line, found.stop, words.grammar) if is_whole(found.low) else None


def _behind_of(line: Line, found: Number, grammar: Grammar) -> int:
    """Behind "of the", "of its", "of Johnson's"; else the token behind the number. A share counts nothing."""
    stop = found.stop
    if line.lower[stop] != "of" or not is_whole(found.low):
        return stop
    after = line.lower[stop + 1]
    if after in OWNED or after.endswith("'s"):
        return stop + 3 if line.lower[stop + 2] in ("most", "best") else stop + 2
    return stop + 1


def _head(line: Line, start: int, grammar: Grammar) -> int | None:
    """The first plural noun of the phrase that starts at a token."""
    for place in range(start, line.size):
        word = line.lower[place]
        if place > start and line.glued(place) and (line.tokens[place] in "-–" or line.tokens[place - 1] in "-–"):
            if is_plural(word, grammar):
                return place
            continue
        if line.is_digits(place) and (line.is_capital(place - 1) or line.is_capital(place + 1)):
            continue
        plural = is_plural(word, grammar)
        if plural and place == start:
            return place  # "five sets": a verb of many things takes no s
        if not line.is_word(place) or (word in grammar.function and line.tokens[place] != "US"):
            return None
        if plural:
            return place
    return None


def _single(line: Line, place: int, grammar: Grammar) -> Noun | None:
    """The noun behind "one": a word in lower case that is no adverb."""
    word = line.lower[place]
    if len(word) < 3 or line.is_capital(place) or word in grammar.function:
        return None
    if word in grammar.adverbs or word.endswith("ly") or not word.isalpha() or word in VAGUE_THINGS:
        return None
    after = line.lower[place + 1]
    if line.is_word(place + 1) and after not in grammar.function and not after.endswith(("s", "ed", "ly")):
        return None
    if word.endswith("ing") and after in ("a", "an", "the"):
        return None
    return Noun(singular(word, grammar), place + 1)


def _attributive(line: Line, place: int, grammar: Grammar) -> Noun | None:
    """A singular noun before another noun: "12 page document"."""
    for at in (place, place + 1):
        word = line.lower[at]
        closed = word in grammar.function or word in grammar.adverbs
        if closed or not line.is_word(at) or line.is_capital(at) or len(word) < 3:
            return None
    if line.lower[place].endswith(ADJECTIVE_ENDINGS) or line.lower[place] in ("last", "next"):
        return None
    return Noun(line.lower[place], place + 1, attributive=True)


def _name(line: Line, start: int, head: int, grammar: Grammar) -> str:
    """The noun phrase with its head in the singular; a lone head that is a span of time goes without its adjectives."""
    single = singular(line.lower[head], grammar)
    if single in PERIODS:
        return single
    while line.lower[start] in MORE:
        start += 1
    if line.is_capital(head) and line.tokens[head] != line.lower[head].upper():
        single = single.capitalize()
    parts = [
        line.tokens[place] if place == start or line.glued(place) else " " + line.tokens[place]
        for place in range(start, head)
    ]
    return "".join(parts) + (single if head == start or line.glued(head) else " " + single)
