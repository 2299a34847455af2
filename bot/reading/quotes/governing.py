"""Whether a verb before a quote tells who says it, or goes with other words."""

from __future__ import annotations

from bot.reading.quotes.phrases import phrase
from bot.reading.quotes.speaking import able
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.verbs import DASHES, reports
from bot.reading.quotes.words import (
    ADVERB,
    BE,
    DATE,
    FINITE,
    PRONOUN,
    RELATIVE,
    SAY,
    TELL,
    THINK,
)

_CONDITIONS = frozenset("when whenever if unless because although though while until before".split())
_MAKING = frozenset("added adds issued posted published read released sang wrote".split())
_HEARER_PREPOSITIONS = frozenset("to in on at of during from via for about with through after".split())
_BETWEEN = DASHES | {",", ":", "that", "as", "by", "out", "it", "…", "like"}


def adjacent(tokens: Tokens, verb: int, at: int) -> bool:
    """Whether only a hearer, a place or date, "that" and signs stand between the verb and the quote."""
    i = verb + 1
    if (i < at and tokens.bits[i] & (PRONOUN)) or (i < at and tokens.low[i] in ("her", "his")):
        i += 1
    steps = 0
    while i < at and steps < 8:
        steps += 1
        low, bits = tokens.low[i], tokens.bits[i]
        if low in _BETWEEN or bits & (ADVERB | DATE):
            i += 1
            continue
        start = i + 1 if low in _HEARER_PREPOSITIONS else i
        found = phrase(tokens, start, at)
        if found is None or (low == "to" and not (tokens.capital[found.head] or able(tokens, found))):
            return False
        i = found.end
    return i >= at


def cut_off(tokens: Tokens, verb: int, at: int) -> bool:
    """Whether the verb only names what it is about, which a comma parts from the quote: "he praised the mill,"."""
    return tokens.low[at - 1] == "," and verb < at - 3 and not tokens.bits[verb] & (SAY | TELL | THINK)


def only_made(tokens: Tokens, verb: int, at: int) -> bool:
    """Whether the words only name what somebody makes or gives: "they added a “best newcomer” award"."""
    if verb != at - 2 or tokens.low[verb + 1] not in ("a", "an") or tokens.low[verb] not in _MAKING:
        return False
    return at + 1 < len(tokens) and tokens.low[at + 1].isalpha() and not tokens.bits[at + 1]


def told_aside(tokens: Tokens, after: int, verb: int) -> bool:
    """Whether another says so between a subject and its verb: "Russia, he said, wants"."""
    if verb - after < 3 or tokens.low[after] != ",":
        return False
    return any(
        tokens.bits[i] & (SAY | TELL) and tokens.bits[i] & FINITE and tokens.low[i + 1] == "," and reports(tokens, i)
        for i in range(after + 1, verb - 1)
        if not tokens.bits[i - 1] & BE
    )


def only_when(tokens: Tokens, start: int, first: int, verb: int, at: int) -> bool:
    """Whether a clause of time or condition begins here; ", while X said" and ", when X told Y that" tell words."""
    if start <= first or tokens.low[start - 1] not in _CONDITIONS:
        return False
    link = tokens.low[start - 1] if start - 1 > first else ""
    return not (link == "while" and tokens.bits[verb] & SAY)


def in_relative(tokens: Tokens, verb: int, first: int, at: int) -> bool:
    """Whether the verb is of a relative clause that no comma sets off, or that a comma closes before the words.

    "anybody who complains"; "her club, which disputes it, is “late”".
    """
    before = verb - 1
    while before > first and tokens.bits[before] & ADVERB:
        before -= 1
    if not tokens.bits[before] & RELATIVE or tokens.low[before] == "that":
        return False
    return tokens.low[before - 1] != ","
