"""Names that are words or dates elsewhere: "Heard said", of Ana Heard; "May", of Ana May; "the Sun", a paper."""

from __future__ import annotations

import re
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
    ORGANISATION,
    PLACE,
    PREPOSITION,
    PRONOUN,
    SUBORDINATOR,
    VERB,
)

_WORDS = PREPOSITION | ADVERB | VERB | NOT_SPEAKERS | ONE_PERSON | ANY_TITLE
_NO_SURNAMES = PRONOUN | DETERMINER | AUXILIARY | CONJUNCTION | SUBORDINATOR | GIVEN | PLACE
_SURNAMES = frozenset(("May", "March", "April", "June", "August"))
_NAMED = re.compile(r"[A-Z][a-z]{2,} (?:May|March|April|June|August)\b")
_THE_PAPER = "he Sun"  # "The Sun" or "the Sun"
_DATING = frozenset("in on of by since until till through during last next this early late mid from to and or".split())


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


def undate(tokens: Tokens) -> None:
    """Take "the Sun" for a name, and a month that is somebody's surname wherever nothing dates by it."""
    if _THE_PAPER in tokens.text:
        for at in range(1, len(tokens) - 1):
            if tokens.word[at] == "Sun" and tokens.low[at - 1] == "the" and not tokens.capital[at + 1]:
                tokens.bits[at] = ORGANISATION
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
