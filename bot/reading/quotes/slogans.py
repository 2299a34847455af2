"""Names of groups that are a phrase: "Save the Valley", "Friends of the Earth", "Doctors Without Borders"."""

from __future__ import annotations

from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import (
    ADVERB,
    ANY_TITLE,
    AUXILIARY,
    CONJUNCTION,
    DATE,
    DEMONYM,
    DETERMINER,
    FINITE,
    GIVEN,
    NEGATION,
    ONE_PERSON,
    ORGANISATION,
    PLACE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    SAY,
    SUBORDINATOR,
    TELL,
)

_LED = frozenset(("the", "our"))
_LINKS = frozenset(("of", "against", "without"))
_GRAMMAR = ADVERB | AUXILIARY | CONJUNCTION | DATE | DETERMINER | NEGATION | POSSESSIVE | PREPOSITION | PRONOUN
_NO_OPENING = _GRAMMAR | SUBORDINATOR | GIVEN | ANY_TITLE | ONE_PERSON | ORGANISATION | PLACE | DEMONYM
_LONGEST = 4


def slogan(tokens: Tokens, at: int, surnames: frozenset[str]) -> int | None:
    """Where the name ends that a lone capital at `at` opens, or None when it opens no such name, as surnames do not.

    A sentence's first word has a capital anyhow: it counts only where a verb of saying follows the name.
    """
    first, stop = tokens.sentences[tokens.sentence_of[at]]
    if tokens.bits[at] & _NO_OPENING or tokens.low[at] in surnames or tokens.word[at].isupper() or at + 2 >= stop:
        return None
    if at > first and tokens.capital[at - 1]:
        return None
    name = _behind_small_words(tokens, at, stop)
    if name is None or tokens.bits[name] & (ANY_TITLE | ONE_PERSON | GIVEN | DEMONYM):
        return None
    end = name
    while end < min(stop, name + _LONGEST) and tokens.capital[end] and tokens.quote[end] < 0:
        end += 1
    opens = at == first or tokens.quote[at - 1] >= 0
    return None if opens and not says(tokens, end, stop) else end


def _behind_small_words(tokens: Tokens, at: int, stop: int) -> int | None:
    """The capital that the name goes on with: "Save the V", "Friends of the E", "Surfers Against S"."""
    low = tokens.low
    place = at + 1
    if low[place] in _LINKS:
        if not low[at].endswith("s") or (low[place] != "of" and not tokens.capital[place]):
            return None
        place += 1
        if tokens.low[place - 1] == "of" and low[place] not in _LED:
            return None
    elif low[place] not in _LED or tokens.capital[place]:
        return None
    if place < stop and low[place] in _LED:
        place += 1
    return place if place < stop and tokens.capital[place] else None


def says(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether a verb of saying stands there, before `stop`: "said", "tells"."""
    return at < stop and bool(tokens.bits[at] & (SAY | TELL) and tokens.bits[at] & FINITE)
