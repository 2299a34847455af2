"""Words before a quote that tell who says it: X said: "…"; X, adding that "…"; according to X, "…"; X's answer: "…"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.reading.quotes.governing import adjacent, cut_off, in_relative, only_made, only_when, told_aside
from bot.reading.quotes.phrases import phrase
from bot.reading.quotes.speaking import able
from bot.reading.quotes.subjects import reporting_subject, source_of
from bot.reading.quotes.tags import Tag, according
from bot.reading.quotes.tokens import POSSESSIVE_ENDINGS, Tokens
from bot.reading.quotes.verbs import DASHES, REACH, manner, reports
from bot.reading.quotes.words import (
    ADVERB,
    FINITE,
    ING,
    LABEL,
    MODAL,
    PREPOSITION,
    SAY,
    SPEECHES,
    TELL,
    THINK,
    VERB,
)

_PRESENTING = frozenset(("here", "from"))
_IS = frozenset(("is", "'s", "’s"))
_ASKED = frozenset(("asked", "pressed", "questioned", "quizzed"))
_NEAR = 5
_BYLINE = 10
_CAPTIONS = frozenset(("caption", "message", "words"))
_WITH_CAPTION = (["with", "the"], ["with", "a"])
_LEADS = 4
"""Verbs before a quote that are looked at; further ones are of other words."""
_TAKES_THAT = SAY | TELL | THINK


def lead_ins(tokens: Tokens, at: int) -> Iterator[Tag]:
    """The reporting verbs before the quote whose token is `at`, in its sentence, with their subjects, nearest first."""
    first = tokens.sentences[tokens.sentence_of[at]][0]
    named = _named_before(tokens, first, at)
    if named is not None:
        yield named
        return
    looked = 0
    for verb in range(at - 1, max(first, at - REACH) - 1, -1):
        if not tokens.bits[verb] & VERB or not reports(tokens, verb):
            continue
        close = adjacent(tokens, verb, at) and not cut_off(tokens, verb, at)
        other = only_made(tokens, verb, at) if close else manner(tokens, verb)
        if other or (tokens.low[at - 1] == "that" and not tokens.bits[verb] & _TAKES_THAT):
            continue
        introduced = close and tokens.low[at - 1] in (",", ":", "that")
        modal = tokens.bits[verb - 1] & MODAL and not tokens.capital[verb - 1]
        if modal and tokens.low[verb - 1] == "to":
            modal = not (close or tokens.bits[verb] & (SAY | TELL))
        if not introduced and (modal or in_relative(tokens, verb, first, at)):
            continue
        looked += 1
        if looked > _LEADS:
            break
        found = source_of(tokens, verb, first)
        if found is not None and told_aside(tokens, found.end, verb):
            continue
        if found is not None and not close and found.start > verb and not tokens.bits[verb] & (SAY | TELL):
            continue  # "was accused by X of waste and “…”"
        told = close and (tokens.low[at - 1] != "," or bool(tokens.bits[verb] & (SAY | TELL | LABEL)))
        if found is not None and (told or not only_when(tokens, found.start, first, verb, at)):
            yield Tag(found, verb, "before" if close else "around")
    according = _according_before(tokens, first, at)
    if according is not None:
        yield according


def _named_before(tokens: Tokens, first: int, at: int) -> Tag | None:
    """NAME: "…"; Said X, "…"; Here is X in May: "…"; From X's letter: "…"."""
    bits = tokens.bits[first]
    if tokens.capital[first] and bits & SAY and bits & FINITE and at - first < 30:
        source = phrase(tokens, first + 1, at)
        if source is not None and able(tokens, source):
            return Tag(source, first, "before")
    if at - first < 2 or tokens.low[at - 1] not in (":", ","):
        return None
    if tokens.low[at - 2] in _CAPTIONS and tokens.low[at - 4 : at - 2] in _WITH_CAPTION:
        source = reporting_subject(tokens, first, at - 4)
        return Tag(source, -1, "before") if source is not None and able(tokens, source) else None
    if tokens.low[at - 1] != ":":
        return None
    if tokens.low[first] in _PRESENTING:
        begin = first + 1 + (tokens.low[first + 1] in _IS)
        source = phrase(tokens, begin, at - 1)
        near = source is not None and at - source.end <= _NEAR
        return Tag(source, -1, "before") if source is not None and near and able(tokens, source) else None
    byline = next((i + 1 for i in range(at - 3, max(first, at - _BYLINE), -1) if tokens.low[i] == "by"), first)
    if byline > first and tokens.quote[byline - 2] >= 0:
        source = phrase(tokens, byline, at - 1)
        return Tag(source, -1, "before") if source is not None and source.end == at - 1 else None
    begin = next((i + 1 for i in range(at - 2, max(first, at - 9), -1) if tokens.low[i] in DASHES), first)
    if tokens.low[begin : begin + 2] == ["more", "from"]:
        begin += 2
    if tokens.capital[begin] and not tokens.bits[begin] & (VERB | PREPOSITION | ADVERB):
        source = phrase(tokens, begin, at - 1)
        if source is not None and source.end == at - 1 and tokens.capital[source.end - 1]:
            return Tag(source, -1, "before")
    return None


def possessor(tokens: Tokens, at: int) -> Tag | None:
    """Whose words they are by a noun: "Clinton's response was", "his promise to"."""
    first = tokens.sentences[tokens.sentence_of[at]][0]
    for noun in range(at - 1, max(first, at - 5), -1):
        if tokens.bits[noun] & VERB and tokens.bits[noun] & FINITE and reports(tokens, noun):
            return None
        if tokens.bits[noun] & SPEECHES and not tokens.capital[noun]:
            for end in range(noun - 1, max(first, noun - 4) - 1, -1):
                if tokens.low[end] in POSSESSIVE_ENDINGS:
                    return _possessed(tokens, first, end)
            return None
    return None


def _possessed(tokens: Tokens, first: int, end: int) -> Tag | None:
    """The name that ends before the possessive ending at `end`."""
    start = end
    while start > max(first, end - 5) and tokens.capital[start - 1]:
        start -= 1
    source = phrase(tokens, start, end) if start < end else None
    return Tag(source, -1, "around") if source is not None and source.end == end else None


def _according_before(tokens: Tokens, first: int, at: int) -> Tag | None:
    for i in range(max(first, at - REACH), at - 1):
        if tokens.low[i] in ("according", "in"):
            found = according(tokens, i, at)
            if found is not None:
                return found
    return None


def reporting(tokens: Tokens, sentence: int) -> Tag | None:
    """Who is reported to speak in a sentence, by its last reporting verb with a subject: for quotes that follow it."""
    first, stop = tokens.sentences[sentence]
    for verb in range(stop - 1, max(first, stop - 2 * REACH) - 1, -1):
        if tokens.bits[verb] & VERB and tokens.bits[verb] & (FINITE | ING) and reports(tokens, verb):
            answers = tokens.low[first] in _ASKED  # "Asked about it, she laughed."
            found = source_of(tokens, verb, first) if answers or not manner(tokens, verb) else None
            if found is not None:
                return Tag(found, verb, "sentence")
    return _according_before(tokens, first, stop)
