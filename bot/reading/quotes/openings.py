"""Whether a name opens its clause, as its subject does."""

from __future__ import annotations

from bot.reading.quotes.name_edges import narrows, possessive
from bot.reading.quotes.names import Mention
from bot.reading.quotes.phrases import phrase
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import (
    BODIES,
    CONJUNCTION,
    DEMONYM,
    EPITHET,
    FINITE,
    ONE_PERSON,
    ORGANISATION,
    PLACE,
    PREPOSITION,
    SAY,
    SUBORDINATOR,
    TITLE,
)

_LONGEST_DESCRIPTION = 14


def opens_clause(tokens: Tokens, mention: Mention) -> bool:
    """Whether the name opens a clause, is no possessor and narrows no noun."""
    if possessive(tokens, mention.end) or narrows(tokens, mention.end):
        return False
    at = mention.title
    first = tokens.sentences[tokens.sentence_of[at]][0]
    while (
        at > first
        and at > mention.title - 6
        and (
            tokens.bits[at - 1] & (TITLE | ONE_PERSON | EPITHET)
            or tokens.low[at - 1] in ("the", "a", "an")
            or (at < mention.title and tokens.low[at - 1].isalpha() and _modifies(tokens, at - 1))
        )
    ):
        at -= 1
    if at == first or (at == first + 1 and tokens.low[first] == "for"):
        return True
    if tokens.low[at - 1] in ("named", "called") and at - first <= _LONGEST_DESCRIPTION:
        return True
    if tokens.low[at - 1] == "," and at - first > 1 and tokens.bits[at - 2] & ONE_PERSON:
        described = phrase(tokens, first, at - 1)
        return described is not None and described.end == at - 1
    previous = tokens.bits[at - 1]
    if previous & SAY and previous & FINITE and tokens.low[at - 2] == ",":
        return True  # "The method is neat, says X"
    return (
        (bool(previous & (SUBORDINATOR | CONJUNCTION)) and not previous & PREPOSITION)
        or tokens.quote[at - 1] >= 0
        or tokens.low[at - 1] == ","
        or tokens.low[at - 1] in ("is", "was")
    )


def _modifies(tokens: Tokens, at: int) -> bool:
    """Whether a word before an office can only narrow it: "Larkfield head coach X"."""
    return not tokens.bits[at] or (
        tokens.capital[at] and bool(tokens.bits[at] & (PLACE | DEMONYM | ORGANISATION | BODIES))
    )
