"""Subjects that no comma parts from the opening of their clause: "In an interview Ruiz declared"."""

from __future__ import annotations

from bot.reading.quotes.phrases import Phrase, phrase
from bot.reading.quotes.tokens import POSSESSIVE_ENDINGS, Tokens
from bot.reading.quotes.verbs import BREAKS, REACH, finite
from bot.reading.quotes.words import (
    ANY_TITLE,
    CONJUNCTION,
    DETERMINER,
    ONE_PERSON,
    PREPOSITION,
)


def subject_behind_opening(tokens: Tokens, first: int, stop: int) -> Phrase | None:
    """The subject right before a verb where a preposition opens the clause: "In reply the union wrote"."""
    if not tokens.bits[first] & PREPOSITION:
        return None
    for i in range(first + 2, min(stop, first + REACH)):
        if tokens.quote[i] >= 0 or tokens.low[i] in BREAKS:
            return None
        if finite(tokens, i) and not tokens.capital[i] and tokens.low[i] not in POSSESSIVE_ENDINGS:
            found = name_before(tokens, i, first)
            if found is not None:
                return found
    return None


def name_before(tokens: Tokens, end: int, first: int) -> Phrase | None:
    """The name right before its verb where no comma parts it from an opening: "In an interview Ruiz declared"."""
    start = end
    while start > first and tokens.capital[start - 1]:
        start -= 1
    if start in (end, first) or not tokens.low[start - 1].isalpha():
        return None
    if tokens.bits[start - 1] & PREPOSITION and tokens.bits[first] & PREPOSITION:
        titles = (i for i in range(start + 1, end) if tokens.bits[i] & (ONE_PERSON | ANY_TITLE))
        start = next(titles, end)  # "In Larkfield Mayor Ruiz declared"
    elif tokens.bits[start - 1] & (PREPOSITION | DETERMINER | CONJUNCTION):
        return None
    return phrase(tokens, start, end)
