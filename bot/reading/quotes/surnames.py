"""Names that are words, dates or phrases elsewhere: "Heard said", of Ana Heard; "the Sun"; "Save the Valley"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import compress

from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import (
    ADVERB,
    ANY_TITLE,
    AUXILIARY,
    BODIES,
    CONJUNCTION,
    DATE,
    DEMONYM,
    DETERMINER,
    FINITE,
    GIVEN,
    NOT_SPEAKERS,
    ONE_PERSON,
    ORGANISATION,
    PLACE,
    PREPOSITION,
    PRONOUN,
    SAY,
    SUBORDINATOR,
    TELL,
    VERB,
)

_WORDS = PREPOSITION | ADVERB | VERB | NOT_SPEAKERS | ONE_PERSON | ANY_TITLE
_NO_SURNAMES = PRONOUN | DETERMINER | AUXILIARY | CONJUNCTION | SUBORDINATOR | GIVEN | PLACE
_SURNAMES = frozenset("April August Banks Church Hall House June Lake Law March May Park Parks".split())
"""Months and places that are surnames, too."""
_NAMED = re.compile(rf"[A-Z][a-z]{{2,}} (?:{'|'.join(sorted(_SURNAMES))})\b")
_OF_PLACES = ORGANISATION | BODIES | PLACE | DEMONYM
_THE_PAPER = "he Sun"  # "The Sun" or "the Sun"


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
    opens = tokens.sentences[tokens.sentence_of[at]][0] == at or tokens.quote[at - 1] >= 0
    if not opens or not says(tokens, at + 1, len(tokens)):
        return False
    adverb_by_its_end = bits == ADVERB and low.endswith("ly")  # "Reilly"
    return low in known.sure or adverb_by_its_end


def undate(tokens: Tokens) -> None:
    """Take "the Sun" and "USA TODAY" for names, and a month or a place that is somebody's surname."""
    if _THE_PAPER in tokens.text:
        for at in range(1, len(tokens) - 1):
            if tokens.word[at] == "Sun" and tokens.low[at - 1] == "the" and not tokens.capital[at + 1]:
                tokens.bits[at] = ORGANISATION
    for at in (at for at, bits in enumerate(tokens.bits) if bits & DATE and tokens.word[at].isupper()):
        if at and tokens.capital[at - 1] and tokens.word[at - 1].isupper():
            tokens.bits[at] = ORGANISATION  # "USA TODAY"
    _name(tokens)


def _name(tokens: Tokens) -> None:
    """Take a month or a place for the surname that it is, but for "City Hall" beside Ana Hall."""
    if _NAMED.search(tokens.text) is None:
        return
    written = [at for at, word in enumerate(tokens.word) if word in _SURNAMES]
    surnames = {tokens.word[at] for at in written if at and _follows_given(tokens, at)}
    for at in written:
        of_place = at and tokens.capital[at - 1] and not tokens.bits[at - 1] & ~_OF_PLACES
        if tokens.word[at] in surnames and not of_place:
            tokens.bits[at] = 0


def _follows_given(tokens: Tokens, at: int) -> bool:
    """Whether a given name stands before: "Ana Hall", no "the Albert Hall"."""
    given = tokens.bits[at - 1] & GIVEN and tokens.capital[at - 1] and tokens.end[at - 1] + 1 == tokens.start[at]
    return bool(given) and not tokens.bits[at - 2] & (DETERMINER | PREPOSITION)


def says(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether a verb of saying stands there, before `stop`: "said", "tells"."""
    return at < stop and bool(tokens.bits[at] & (SAY | TELL) and tokens.bits[at] & FINITE)
