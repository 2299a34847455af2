"""Whose words they are by a noun of what was said: X's claim that …; the claim by X that …; X's answer was "…"."""

from __future__ import annotations

from bot.reading.quotes.grammar.clauses import clause_subject
from bot.reading.quotes.grammar.phrases import phrase, whole_phrase
from bot.reading.quotes.grammar.tags import Tag, TagKind
from bot.reading.quotes.grammar.verbs import REACH, RECEIVED, finite, reports, says
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import (
    AUXILIARY,
    BE,
    DETERMINER,
    FINITE,
    OTHER_PAST,
    POSSESSIVE_ENDINGS,
    PREPOSITION,
    SPEECHES,
    VERB,
)

_LONGEST_OWNER = 5
_LONGEST_NAME = 8
_LONGEST_SENDER = 14
_CLAIMS = frozenset(
    "accusations allegations arguments assertions charge charges claims comments complaints contentions predictions "
    "remarks statements suggestions warnings".split()
)
_POSTED = frozenset("ad comment message post posts speech statement tweet tweets video".split())


def claimant(tokens: Tokens, at: int) -> Tag | None:
    """Whose words they are by a noun that tells what was said: "Y denied X's claim that the mill was “late”"."""
    first = tokens.sentence(at)[0]
    if tokens.low[at - 1] in POSSESSIVE_ENDINGS and at + 1 < len(tokens) and _is_message(tokens, at + 1):
        return _possessed(tokens, first, at - 1, "claim")  # "X's “late” post"
    if tokens.low[at - 1] == "as":
        return None
    for that in range(at - 1, max(first, at - REACH), -1):
        if tokens.quote[that] >= 0 or (that < at - 1 and says(tokens, that) and reports(tokens, that)):
            return None
        found = _whose_claim(tokens, first, that) if tokens.low[that] == "that" else None
        if found is not None:
            later = tokens.low[found.source.start - 1] in ("after", "following")
            return None if later or _tells_of_claim(tokens, that + 1, at) else found
    return None


def _whose_claim(tokens: Tokens, first: int, that: int) -> Tag | None:
    """Whose claim "that" follows: "X's claim that", "the claim by X that"."""
    if _is_claim(tokens, that - 1):
        return _owner(tokens, first, that - 1, "claim")
    for by in range(that - 2, max(first, that - _LONGEST_NAME), -1):
        if tokens.low[by] in ("by", "from") and _is_claim(tokens, by - 1):
            source = whole_phrase(tokens, by + 1, that)
            return Tag(source, -1, "claim") if source is not None else None
    return None


def _tells_of_claim(tokens: Tokens, start: int, at: int) -> bool:
    """Whether "is" before a quote tells what a claim is: "X's claim that | it was late is “untrue”"."""
    verb = at - 1
    if not tokens.bits[verb] & BE:
        return False
    while verb > start and tokens.bits[verb - 1] & AUXILIARY:
        verb -= 1
    subject = phrase(tokens, start, at)
    return subject is None or verb not in (subject.core, subject.end)


def _is_claim(tokens: Tokens, at: int) -> bool:
    """Whether a noun is of what was said, of one thing or several."""
    return not tokens.capital[at] and (tokens.low[at] in _CLAIMS or bool(tokens.bits[at] & SPEECHES))


def _is_message(tokens: Tokens, at: int) -> bool:
    """Whether a noun is of what was said or posted."""
    return tokens.low[at] in _POSTED or bool(tokens.bits[at] & SPEECHES and not tokens.bits[at] & VERB)


def message_from(tokens: Tokens, first: int, colon: int) -> Tag | None:
    """Whose message a colon leads to: "X put out a statement:", "it had a letter from X:"; none that X answers."""
    for noun in range(colon - 1, max(first, colon - _LONGEST_SENDER), -1):
        if finite(tokens, noun):
            return None
        if _is_message(tokens, noun) and not tokens.capital[noun] and tokens.low[noun] != "question":
            if tokens.low[noun + 1] in ("by", "from"):
                source = phrase(tokens, noun + 2, colon)
            else:
                source = clause_subject(tokens, first, noun) if _sends(tokens, first, noun) else None
            return Tag(source, -1, "before") if source is not None else None
    return None


def _sends(tokens: Tokens, first: int, noun: int) -> bool:
    """Whether the message is what the subject of the sentence gives, and none that it gets or tells of."""
    start = noun
    while start > max(first, noun - _LONGEST_OWNER) and not tokens.bits[start - 1] & (PREPOSITION | VERB | OTHER_PAST):
        start -= 1
    owned = any(low in POSSESSIVE_ENDINGS for low in tokens.low[start:noun])
    told_of = tokens.bits[start - 1] & PREPOSITION and tokens.low[start - 1] not in ("with", "in")
    return not (owned or told_of or not RECEIVED.isdisjoint(tokens.low[first:noun]))


def possessor(tokens: Tokens, at: int) -> Tag | None:
    """Whose words they are by a noun: "Clinton's response was", "his promise to"."""
    first = tokens.sentence(at)[0]
    for noun in range(at - 1, max(first, at - 5), -1):
        if tokens.bits[noun] & VERB and tokens.bits[noun] & FINITE and reports(tokens, noun):
            return None
        if tokens.bits[noun] & SPEECHES and not tokens.capital[noun]:
            return _owner(tokens, first, noun, "around")
    return None


def _owner(tokens: Tokens, first: int, noun: int, kind: TagKind) -> Tag | None:
    """Whose the noun is, by the nearest possessive ending shortly before it."""
    for end in range(noun - 1, max(first, noun - 4) - 1, -1):
        if tokens.low[end] in POSSESSIVE_ENDINGS:
            return _possessed(tokens, first, end, kind)
    return None


def _possessed(tokens: Tokens, first: int, end: int, kind: TagKind) -> Tag | None:
    """Whoever the possessive ending at `end` is of: a name, or a noun with its article as in "the mayor's"."""
    start, back = end, max(first, end - _LONGEST_OWNER)
    while start > back and tokens.capital[start - 1]:
        start -= 1
    if start == end:
        start = next((i for i in range(end - 2, back - 1, -1) if tokens.bits[i] & DETERMINER), end)
    source = whole_phrase(tokens, start, end)
    return Tag(source, -1, kind) if source is not None else None
