"""Words right beside a name that show what the name is to them."""

from __future__ import annotations

from bot.reading.quotes.tokens import POSSESSIVE_ENDINGS, Tokens
from bot.reading.quotes.words import EPITHET, GIVEN, ONE_PERSON

_DESCRIBING = ("able", "ed", "ful", "ish", "less", "ous", "ist", "ician")
_IN_NAMES = frozenset("aunt boy brother chef girl man mother nun sister uncle".split())


def possessive(tokens: Tokens, end: int) -> bool:
    """Whether a name that ends before `end` is a possessor."""
    return end < len(tokens) and (tokens.low[end] in POSSESSIVE_ENDINGS or tokens.low[end] in ("’", "'"))


def narrows(tokens: Tokens, end: int) -> bool:
    """Whether a name that ends before `end` only tells which person is meant: "former Larkfield engineer X"."""
    return end < len(tokens) and bool(tokens.bits[end] & (ONE_PERSON | EPITHET)) and not tokens.capital[end]


def describes(tokens: Tokens, at: int) -> bool:
    """Whether a given name follows a word that says what or how somebody is: "Fearless Ana Ruiz"."""
    return tokens.low[at].endswith(_DESCRIBING) and not tokens.bits[at] and bool(tokens.bits[at + 1] & GIVEN)


def calls(tokens: Tokens, at: int) -> bool:
    """Whether a word at the head of a sentence tells who bears the given name behind it: "Widow Ana", no "Boy Ivan"."""
    opens = tokens.sentences[tokens.sentence_of[at]][0] == at
    return opens and bool(tokens.bits[at + 1] & GIVEN) and tokens.low[at] not in _IN_NAMES
