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
_LONGEST_NAME = 8
_MOST_JOINED = 3


def opens_clause(tokens: Tokens, mention: Mention) -> bool:
    """Whether the name opens a clause, is no possessor and narrows no noun; of joined names the first one tells."""
    if possessive(tokens, mention.end) or narrows(tokens, mention.end):
        return False
    first = tokens.sentences[tokens.sentence_of[mention.title]][0]
    at = _behind_office(tokens, mention.title, first)
    for _ in range(_MOST_JOINED):
        if at < first + 2 or tokens.low[at - 1] != "and" or not tokens.capital[at - 2] or tokens.bits[at - 2] & PLACE:
            break
        name = at - 2
        while name > max(first, at - _LONGEST_NAME) and tokens.capital[name - 1]:
            name -= 1
        at = _behind_office(tokens, name, first)
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


def _behind_office(tokens: Tokens, name: int, first: int) -> int:
    """Where the words begin that stand before a name and say what its bearer is: "the | Larkfield head coach X"."""
    at = name
    while at > max(first, name - 6) and (
        tokens.bits[at - 1] & (TITLE | ONE_PERSON | EPITHET)
        or tokens.low[at - 1] in ("the", "a", "an")
        or (at < name and tokens.low[at - 1].isalpha() and _modifies(tokens, at - 1))
    ):
        at -= 1
    return at


def _modifies(tokens: Tokens, at: int) -> bool:
    """Whether a word before an office can only narrow it: "Larkfield head coach X"."""
    return not tokens.bits[at] or (
        tokens.capital[at] and bool(tokens.bits[at] & (PLACE | DEMONYM | ORGANISATION | BODIES))
    )
