"""Surnames that are words elsewhere: "Heard said", of Ana Heard."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress

from bot.reading.quotes.slogans import says
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import (
    ADVERB,
    ANY_TITLE,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    GIVEN,
    NOT_SPEAKERS,
    ONE_PERSON,
    PLACE,
    PREPOSITION,
    PRONOUN,
    SUBORDINATOR,
    VERB,
)

_WORDS = PREPOSITION | ADVERB | VERB | NOT_SPEAKERS | ONE_PERSON | ANY_TITLE
_NO_SURNAMES = PRONOUN | DETERMINER | AUXILIARY | CONJUNCTION | SUBORDINATOR | GIVEN | PLACE


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
    if not opens or not says(tokens, at + 1, len(tokens)) or tokens.capital[at + 1]:
        return False
    adverb_by_its_end = bits == ADVERB and low.endswith("ly")  # "Reilly"
    return low in known.sure or adverb_by_its_end
