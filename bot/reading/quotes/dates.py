"""Names that read like dates: "Theresa May", whom an article later calls "May", and "the Sun", a paper."""

from __future__ import annotations

import re

from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import ANY_TITLE, GIVEN, ONE_PERSON, ORGANISATION

_SURNAMES = frozenset(("May", "March", "April", "June", "August"))
_NAMED = re.compile(r"[A-Z][a-z]{2,} (?:May|March|April|June|August)\b")
_THE_PAPER = "he Sun"  # "The Sun" or "the Sun"
_DATING = frozenset("in on of by since until till through during last next this early late mid from to and or".split())


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
