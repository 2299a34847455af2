"""Surnames that are words elsewhere: "Heard said", of Ana Heard."""

from __future__ import annotations

from itertools import compress

from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import (
    ADVERB,
    ANY_TITLE,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    GIVEN,
    NOT_SPEAKERS,
    ONE_PERSON,
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


def speaks_first(tokens: Tokens, at: int) -> bool:
    """Whether a word that is no name elsewhere opens its sentence, and a verb of saying follows: "Heard said"."""
    opens = tokens.sentences[tokens.sentence_of[at]][0] == at or tokens.quote[at - 1] >= 0
    bits = tokens.bits[at]
    if not opens or at + 1 >= len(tokens) or not bits & _WORDS:
        return False
    if bits & _NO_SURNAMES:
        return False
    verb = tokens.bits[at + 1]
    return bool(verb & (SAY | TELL) and verb & FINITE) and not tokens.capital[at + 1]


def borne_by(tokens: Tokens) -> frozenset[str]:
    """The words that somewhere follow a given name."""
    ends, starts = tokens.end, tokens.start
    return frozenset(
        tokens.low[at]
        for at in compress(range(len(tokens)), tokens.capital)
        if at and tokens.capital[at - 1] and tokens.bits[at - 1] & GIVEN and ends[at - 1] + 1 == starts[at]
    )


def looks_like_adverb(tokens: Tokens, at: int) -> bool:
    """Whether a word is an adverb only by its end, as "Reilly" is."""
    return tokens.bits[at] == ADVERB and tokens.low[at].endswith("ly")
