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
    CONJUNCTION,
    DATE,
    DEMONYM,
    DETERMINER,
    FINITE,
    GIVEN,
    NEGATION,
    NOT_SPEAKERS,
    ONE_PERSON,
    ORGANISATION,
    PLACE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    SAY,
    SUBORDINATOR,
    TELL,
    VERB,
)

_WORDS = PREPOSITION | ADVERB | VERB | NOT_SPEAKERS | ONE_PERSON | ANY_TITLE
_NO_SURNAMES = PRONOUN | DETERMINER | AUXILIARY | CONJUNCTION | SUBORDINATOR | GIVEN | PLACE
_SURNAMES = frozenset(("May", "March", "April", "June", "August"))
_NAMED = re.compile(r"[A-Z][a-z]{2,} (?:May|March|April|June|August)\b")
_THE_PAPER = "he Sun"  # "The Sun" or "the Sun"
_DATING = frozenset("in on of by since until till through during last next this early late mid from to and or".split())
_LED = frozenset(("the", "our"))
_LINKS = frozenset(("of", "against", "without"))
_GRAMMAR = ADVERB | AUXILIARY | CONJUNCTION | DATE | DETERMINER | NEGATION | POSSESSIVE | PREPOSITION | PRONOUN
_NO_OPENING = _GRAMMAR | SUBORDINATOR | GIVEN | ANY_TITLE | ONE_PERSON | ORGANISATION | PLACE | DEMONYM
_LONGEST = 4


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
    """Take "the Sun" for a name, and a month that is somebody's surname wherever nothing dates by it."""
    if _THE_PAPER in tokens.text:
        for at in range(1, len(tokens) - 1):
            if tokens.word[at] == "Sun" and tokens.low[at - 1] == "the" and not tokens.capital[at + 1]:
                tokens.bits[at] = ORGANISATION
    for at in (at for at, bits in enumerate(tokens.bits) if bits & DATE and tokens.word[at].isupper()):
        if at and tokens.capital[at - 1] and tokens.word[at - 1].isupper():
            tokens.bits[at] = ORGANISATION  # "USA TODAY"
    _unmonth(tokens)


def _unmonth(tokens: Tokens) -> None:
    if _NAMED.search(tokens.text) is None:
        return
    written = [at for at, word in enumerate(tokens.word) if word in _SURNAMES]
    surnames = {tokens.word[at] for at in written if at and tokens.capital[at - 1] and _given(tokens, at - 1)}
    for at in written:
        if tokens.word[at] in surnames and not _dates(tokens, at):
            tokens.bits[at] = 0


def _given(tokens: Tokens, at: int) -> bool:
    return bool(tokens.bits[at] & GIVEN) and tokens.end[at] + 1 == tokens.start[at + 1]


def _dates(tokens: Tokens, at: int) -> bool:
    """Whether the month stands beside a number or behind a word that dates."""
    if at and tokens.bits[at - 1] & (GIVEN | ANY_TITLE | ONE_PERSON) and tokens.capital[at - 1]:
        return False
    near = tokens.low[at - 1 : at] + tokens.low[at + 1 : at + 2]
    return any(word[0].isdigit() for word in near) or (at > 0 and tokens.low[at - 1] in _DATING)


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
    while end < min(stop, name + _LONGEST) and tokens.capital[end]:
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
