"""Words of headlines that have a capital as names do, but are no part of one."""

from __future__ import annotations

from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import (
    ANY_TITLE,
    AUXILIARY,
    BE,
    FINITE,
    GIVEN,
    HAVE,
    ORGANISATION,
    PARTICLE,
    PLACE,
    PREPOSITION,
    RELATIVE,
    VERB,
)

_NAMES = GIVEN | ANY_TITLE | ORGANISATION
_LONG_GERUND = 7
_NEVER_NAMES = frozenset(
    "just also now still never again already even only not so too here there to at on by in as and or but vs".split()
)


def parts_names(tokens: Tokens, at: int) -> bool:
    """Whether a name ends before a verb or preposition: "Hollande Says Trump", "Railing Against Trump"."""
    bits = tokens.bits[at]
    if bits & (BE | HAVE | RELATIVE) or (bits & VERB and bits & FINITE) or tokens.low[at] in _NEVER_NAMES:
        return not bits & _NAMES
    return bool(bits & PREPOSITION) and not bits & (PARTICLE | GIVEN | ORGANISATION | PLACE) and len(tokens.low[at]) > 2


def opens_rest(tokens: Tokens, at: int, start: int) -> bool:
    """Whether a verb stands between the name before `at` and the one behind `start`: "Holm Who Fought Ruiz"."""
    return at > 0 and tokens.capital[at - 1] and bool(tokens.bits[start] & VERB) and not tokens.bits[start] & _NAMES


def gerund(tokens: Tokens, at: int) -> bool:
    """Whether the headline opens with what somebody does: "Debating Holm's Character"."""
    low, bits = tokens.low[at], tokens.bits[at]
    plain = not bits & (_NAMES | PLACE) and len(low) >= _LONG_GERUND
    return plain and low.endswith("ing") and tokens.paragraph_of[at] == 0


def doubtful(tokens: Tokens, at: int) -> bool:
    """Whether the first word of a headline's name may be no name: "Understated Ruiz Wins", "Will Ruiz Win?"."""
    asks = tokens.bits[at] & AUXILIARY and tokens.sentences[tokens.sentence_of[at]][0] == at
    return tokens.paragraph_of[at] == 0 and bool(asks or not tokens.bits[at] & GIVEN)
