"""A tag at the end of the quote's sentence: the plan was “…”, X said."""

from __future__ import annotations

from bot.reading.quotes.phrases import phrase
from bot.reading.quotes.tags import Tag, according, inverted
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.verbs import DASHES, REACH, verb_of
from bot.reading.quotes.words import DETERMINER, FINITE, PRONOUN, SAY, SUBORDINATOR, TELL

_OFFSETS = DASHES | {","}


def trailing(tokens: Tokens, at: int) -> Tag | None:
    """A tag at the end of the quote's sentence: the plan was "…", X said."""
    stop = tokens.sentences[tokens.sentence_of[at]][1]
    limit = min(stop, at + REACH)
    for i in range(at + 1, limit):
        if tokens.low[i] in _OFFSETS and i + 1 < stop and tokens.quote[i + 1] < 0:
            found = according(tokens, i + 1, stop) or inverted(tokens, i + 1, stop) or _direct_end(tokens, i + 1, stop)
            if found is not None:
                return Tag(found.source, found.verb, "trailing")
        elif tokens.low[i] == "according":
            found = according(tokens, i, stop)
            if found is not None:
                return found
    return None


def sayer(tokens: Tokens, begin: int, stop: int) -> Tag | None:
    """Who says, at the end of a sentence, what another source is named for: according to a survey, said X."""
    for i in range(begin, min(stop, begin + REACH) - 1):
        if tokens.quote[i] >= 0:
            return None
        found = inverted(tokens, i + 1, stop) if tokens.low[i] == "," else None
        if found is not None and tokens.capital[found.source.head] and tokens.bits[found.verb] & SAY:
            return found
    return None


def _direct_end(tokens: Tokens, i: int, stop: int) -> Tag | None:
    source = phrase(tokens, i, stop)
    if source is None:
        return None
    verb = verb_of(tokens, source, stop)
    if verb is None or not tokens.bits[verb] & (SAY | TELL) or not tokens.bits[verb] & FINITE:
        return None
    return Tag(source, verb, "trailing") if _tail(tokens, verb + 1, stop) else None


def _tail(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether the sentence ends soon behind a verb, without a clause of its own."""
    if at >= stop or tokens.low[at] in (".", ","):
        return True
    return not tokens.bits[at] & (PRONOUN | SUBORDINATOR | DETERMINER) and stop - at < 12 and tokens.low[at] != ":"
