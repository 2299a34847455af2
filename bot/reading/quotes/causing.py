"""Who is brought to say something: "the flood led X to call it"."""

from __future__ import annotations

from bot.reading.quotes.phrases import Phrase, phrase
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import FINITE, VERB

CAUSING = frozenset(
    "caused causing compelled compelling convinced convincing forced forcing got leading led persuaded persuading "
    "prompted prompting pushed pushing".split()
)
_REACH = 16


def caused(tokens: Tokens, to: int) -> Phrase | None:
    """Who is brought to do what follows the "to" at a token."""
    first = tokens.sentences[tokens.sentence_of[to]][0]
    for at in range(to - 2, max(first - 1, to - _REACH), -1):
        if tokens.low[at] in CAUSING:
            return phrase(tokens, at + 1, to)
        if tokens.quote[at] >= 0 or tokens.bits[at] & VERB & FINITE:
            return None
    return None
