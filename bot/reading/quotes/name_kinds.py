"""What a name is of: a person, a body, a place, or what its words do not tell."""

from __future__ import annotations

from typing import Literal

from bot.reading.quotes.name_edges import WEEKDAYS
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import COMPOUND, DEMONYM, GIVEN, OCCASIONS, ORGANISATION, PLACE

NameKind = Literal["person", "body", "place", "unknown"]

_BEFORE_THINGS = frozenset("the a an her his its their our my".split())  # "her Glass Harbour tour"
_YEAR = 4
_SHORTEST = 3
_VOWELS = frozenset("AEIOUY")
_PARTIES = frozenset("democratic republican conservative liberal labour".split())


def kind_of_name(tokens: Tokens, start: int, end: int, titled: bool) -> NameKind:
    bits = tokens.bits
    last = bits[end - 1]
    if titled and not last & ORGANISATION:
        return "person"
    if end - start == 1:
        return _kind_of_one(tokens, start)
    if last & ORGANISATION or (any(bits[i] & ORGANISATION for i in range(start, end)) and not bits[start] & GIVEN):
        return "body"
    if tokens.low[end - 1] in WEEKDAYS:
        return "place"  # "Black Friday"
    if tokens.low[start + 1] == "&" or tokens.low[end - 2] == "&":
        return "body"
    if tokens.low[start - 1].isdigit() and _of_a_year(tokens, start):
        return "body"
    if all(bits[i] & (PLACE | DEMONYM | COMPOUND) for i in range(start, end)):
        return "place"
    if bits[start] & GIVEN and tokens.low[end - 1] not in _PARTIES:
        return "person"
    if (bits[start] | last) & OCCASIONS:
        return "body"  # "Twitter Blue"
    if _after_the(tokens, start) or bits[start] & (COMPOUND | DEMONYM | PLACE) or last & (PLACE | DEMONYM):
        return "body"
    return "body" if tokens.word[end - 1].isupper() or _in_short(tokens.word[start]) else "person"


def _in_short(word: str) -> bool:
    """Whether a word is made of first letters and can be no one's: "TMZ", no "JK", no "KIM"."""
    return len(word) >= _SHORTEST and word.isalpha() and word.isupper() and _VOWELS.isdisjoint(word)


def _of_a_year(tokens: Tokens, start: int) -> bool:
    """Whether a year tells which make is meant: "the 2021 Lenno Bronco"."""
    if start == 0 or len(tokens.low[start - 1]) != _YEAR:
        return False
    return tokens.sentences[tokens.sentence_of[start]][0] == start - 1 or tokens.low[start - 2] in _BEFORE_THINGS


def _kind_of_one(tokens: Tokens, at: int) -> NameKind:
    bits, word = tokens.bits[at], tokens.word[at]
    if bits & (PLACE | DEMONYM) or bits & OCCASIONS:
        return "place"
    if (word.isupper() and len(word) > 1) or bits & ORGANISATION or _after_the(tokens, at):
        return "body"
    return "unknown"


def _after_the(tokens: Tokens, at: int) -> bool:
    return at > 0 and tokens.low[at - 1] in _BEFORE_THINGS
