"""What a name is of, and which words are names though they are words, dates or places elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import compress
from typing import Literal

from bot.reading.quotes.grammar.verbs import says
from bot.reading.quotes.people.name_edges import WEEKDAYS
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import (
    ADVERB,
    AUXILIARY,
    BODIES,
    COMPOUND,
    CONJUNCTION,
    DATE,
    DEMONYM,
    DETERMINER,
    GIVEN,
    NOT_SPEAKERS,
    OCCASIONS,
    OFFICE,
    ORGANISATION,
    PLACE,
    PREPOSITION,
    PRONOUN,
    SAY,
    SUBORDINATOR,
    TITLE,
    VERB,
)

NameKind = Literal["person", "body", "place", "unknown"]
_BEFORE_THINGS = frozenset("the a an her his its their our my".split())  # "her Glass Harbour tour"
_YEAR = 4
_SHORTEST = 3
_VOWELS = frozenset("AEIOUY")
_PARTIES = frozenset("democratic republican conservative liberal labour".split())
GENERAL = frozenset("dynamics electric mills motors".split())
"""Behind "General" these are firms, and no officers."""
_BEFORE_PEOPLE = frozenset("against by like with".split())
_WORDS = PREPOSITION | ADVERB | VERB | NOT_SPEAKERS | OFFICE
_NO_SURNAMES = PRONOUN | DETERMINER | AUXILIARY | CONJUNCTION | SUBORDINATOR | GIVEN | PLACE
_SURNAMES = frozenset(
    """
    April August Banks Bridge Channel Church Court Day Hall House June Lake Law March May Park Parks Post Street Union
    """.split()
)
"""Months, places and bodies that are surnames, too."""
_NAMED = re.compile(rf"[A-Z][a-z]{{2,}} (?:{'|'.join(sorted(_SURNAMES))})\b")
_OF_PLACES = ORGANISATION | BODIES | PLACE | DEMONYM
_THE_PAPER = "he Sun"  # "The Sun" or "the Sun"


def kind_of_name(tokens: Tokens, start: int, end: int, titled: bool) -> NameKind:
    bits = tokens.bits
    last = bits[end - 1]
    if titled and not last & ORGANISATION:
        return "person"
    if end - start == 1:
        return _kind_of_one(tokens, start)
    if last & ORGANISATION or (any(bits[i] & ORGANISATION for i in range(start, end)) and not bits[start] & GIVEN):
        return "body"
    if tokens.low[start] == "general" and tokens.low[end - 1] in GENERAL:
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
    if _after_the(tokens, start) or bits[start] & (COMPOUND | PLACE | DEMONYM) or last & (PLACE | DEMONYM):
        return "body"
    return "body" if tokens.word[end - 1].isupper() or _in_short(tokens.word[start]) else "person"


def _in_short(word: str) -> bool:
    """Whether a word is made of first letters and can be no one's: "TMZ", no "JK", no "KIM"."""
    return len(word) >= _SHORTEST and word.isalpha() and word.isupper() and _VOWELS.isdisjoint(word)


def _of_a_year(tokens: Tokens, start: int) -> bool:
    """Whether a year tells which make is meant: "the 2021 Lenno Bronco"."""
    if start == 0 or len(tokens.low[start - 1]) != _YEAR:
        return False
    return tokens.sentence(start)[0] == start - 1 or tokens.low[start - 2] in _BEFORE_THINGS


def _kind_of_one(tokens: Tokens, at: int) -> NameKind:
    bits, word = tokens.bits[at], tokens.word[at]
    if bits & (PLACE | DEMONYM) or bits & OCCASIONS:
        return "place"
    site = word.rpartition(".")[2].islower()  # "Lumeno.com"
    if (word.isupper() and len(word) > 1) or site or bits & ORGANISATION or _after_the(tokens, at):
        return "body"
    return "unknown"


def _after_the(tokens: Tokens, at: int) -> bool:
    return tokens.low[at - 1] in _BEFORE_THINGS


@dataclass(frozen=True, slots=True)
class Surnames:
    """Words that somewhere follow another capital, as surnames do; and those of them that follow a given name."""

    possible: frozenset[str]
    sure: frozenset[str]


def surnames(tokens: Tokens) -> Surnames:
    """The words of a text that may be surnames; linear in the tokens."""
    low, capital, end, start = tokens.low, tokens.capital, tokens.end, tokens.start
    capitals = compress(range(len(tokens)), capital)
    second = [at for at in capitals if at and capital[at - 1] and end[at - 1] + 1 == start[at]]
    sure = frozenset(low[at] for at in second if tokens.bits[at - 1] & GIVEN)
    return Surnames(frozenset(low[at] for at in second), sure)


def is_surname(tokens: Tokens, at: int, known: Surnames) -> bool:
    """Whether a lone capital that is a word elsewhere is a surname here: it opens its sentence, and speaks."""
    bits, low = tokens.bits[at], tokens.low[at]
    if low not in known.possible or not bits & _WORDS or bits & _NO_SURNAMES:
        return False
    opens = tokens.opens_sentence(at) or tokens.quote[at - 1] >= 0
    if not opens or not says(tokens, at + 1):
        return False
    adverb_by_its_end = bits == ADVERB and low.endswith("ly")  # "Reilly"
    return low in known.sure or adverb_by_its_end


def undate(tokens: Tokens) -> None:
    """Take "the Sun" and "USA TODAY" for names, "PM" for an office, a month or a place for somebody's surname."""
    for at in (at for at, word in enumerate(tokens.word) if word == "PM"):
        if not tokens.word[at - 1][-1:].isdigit():
            tokens.bits[at] = TITLE
    if _THE_PAPER in tokens.text:
        for at in range(1, len(tokens) - 1):
            if tokens.word[at] == "Sun" and tokens.low[at - 1] == "the" and not tokens.capital[at + 1]:
                tokens.bits[at] = ORGANISATION
    for at in (at for at, bits in enumerate(tokens.bits) if bits & DATE and tokens.word[at].isupper()):
        if tokens.capital[at - 1] and tokens.word[at - 1].isupper():
            tokens.bits[at] = ORGANISATION  # "USA TODAY"
    _name(tokens)


def _name(tokens: Tokens) -> None:
    """Take a month or a place for the surname that it is, but for "City Hall" beside Ana Hall."""
    if _NAMED.search(tokens.text) is None:
        return
    written = [at for at, word in enumerate(tokens.word) if word in _SURNAMES]
    given = {at for at in written if _follows_given(tokens, at)}
    surnames = {tokens.word[at] for at in given}
    for at in written:
        of_place = tokens.capital[at - 1] and not tokens.bits[at - 1] & ~_OF_PLACES
        if at in given or (tokens.word[at] in surnames and not of_place):
            tokens.bits[at] = 0


def _follows_given(tokens: Tokens, at: int) -> bool:
    """Whether a given name stands before: "Ana Hall", "says Celinda Lake", no "the Albert Hall"."""
    given, before = at - 1, at - 2
    if not tokens.capital[given] or tokens.end[given] + 1 != tokens.start[at]:
        return False
    if not tokens.bits[given] & GIVEN:
        return not tokens.bits[given] and bool(tokens.bits[before] & SAY)
    of_people = tokens.low[before] in _BEFORE_PEOPLE or (tokens.low[before] == "to" and tokens.opens_sentence(before))
    return of_people or not tokens.bits[before] & (DETERMINER | PREPOSITION)
