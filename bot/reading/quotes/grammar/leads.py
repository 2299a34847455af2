"""Words before a quote that tell who says it: X said: "…"; X, adding that "…"; according to X, "…"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.reading.quotes.grammar.clauses import opens_low
from bot.reading.quotes.grammar.phrases import Phrase, phrase, whole_phrase
from bot.reading.quotes.grammar.speaking import can_speak
from bot.reading.quotes.grammar.subjects import source_of
from bot.reading.quotes.grammar.tags import Tag, according
from bot.reading.quotes.grammar.verbs import DASHES, REACH, before_adverbs, reports
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import (
    ADVERB,
    DATE,
    DOCUMENTS,
    FINITE,
    ING,
    LABEL,
    MANNER,
    MODAL,
    NUMBERS,
    OTHER_PAST,
    PLACE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SAY,
    SPEAKERS,
    SPEECH,
    THINK,
    VERB,
)

_BYLINE = 10
_LONGEST_NAME = 8
_ASKED = frozenset(("asked", "pressed", "questioned", "quizzed"))
_TAKES_THAT = SPEECH | THINK
_CONDITIONS = frozenset("when whenever if unless because although though while until before".split())
_HEARER_PREPOSITIONS = frozenset("to in on at of during from via for about with through after".split())
_BETWEEN = DASHES | {",", ":", "that", "as", "by", "out", "it", "…", "like"}


def lead_ins(tokens: Tokens, at: int) -> Iterator[Tag]:
    """The reporting verbs before the quote whose token is `at`, in its sentence, with their subjects, nearest first."""
    first = tokens.sentence(at)[0]
    named = _named_before(tokens, first, at)
    if named is not None:
        yield named
        return
    for verb in range(at - 1, max(first, at - REACH) - 1, -1):
        if tokens.bits[verb] & VERB and reports(tokens, verb):
            found = _lead_in(tokens, verb, first, at)
            if found is not None:
                yield found
    according = _according_before(tokens, first, at)
    if according is not None:
        yield according


def _lead_in(tokens: Tokens, verb: int, first: int, at: int) -> Tag | None:
    """The verb and its subject, where it may report the words: "before" them, or somewhere "around" them."""
    bits, before = tokens.bits[verb], tokens.low[at - 1]
    close = _adjacent(tokens, verb, at) and not _cut_off(tokens, verb, at)
    if (bits & MANNER and not close) or (before == "that" and not bits & _TAKES_THAT):
        return None
    introduces = close and before in (",", ":", "that")
    if not introduces and (_is_modal(tokens, verb, close) or _in_relative(tokens, verb, first, at)):
        return None
    found = source_of(tokens, verb, first)
    if found is None or (not close and found.start > verb and not bits & SPEECH):
        return None  # "was accused by X of waste and “…”"
    told = close and (before != "," or bits & (SPEECH | LABEL))
    if not told and only_when(tokens, found.start, first, verb):
        return None
    return Tag(found, verb, "before" if close else "around")


def _is_modal(tokens: Tokens, verb: int, close: bool) -> bool:
    """Whether it is only told that somebody could or wants to say so."""
    if not tokens.bits[verb - 1] & MODAL or tokens.capital[verb - 1]:
        return False
    return tokens.low[verb - 1] != "to" or not (close or tokens.bits[verb] & SPEECH)


def _named_before(tokens: Tokens, first: int, at: int) -> Tag | None:
    """NAME: "…"; Said X, "…"."""
    bits = tokens.bits[first]
    if tokens.capital[first] and bits & SAY and bits & FINITE and at - first < 30:
        source = phrase(tokens, first + 1, at)
        if source is not None and can_speak(tokens, source):
            return Tag(source, first, "before")
    if at - first < 2:
        return None
    if tokens.low[at - 1] in DASHES and tokens.low[at + 1] in DASHES and not opens_low(tokens, at):
        return _set_off(tokens, first, at - 1)
    if tokens.low[at - 1] != ":":
        return None
    byline = next((i + 1 for i in range(at - 3, max(first, at - _BYLINE), -1) if tokens.low[i] == "by"), first)
    if byline > first and tokens.quote[byline - 2] >= 0:
        source = whole_phrase(tokens, byline, at - 1)
        return Tag(source, -1, "before") if source is not None else None
    begin = next((i + 1 for i in range(at - 2, max(first, at - 9), -1) if tokens.low[i] in DASHES), first)
    taken = begin + (tokens.low[begin] == "more")
    if tokens.low[taken] == "from":  # "From the report: “…”"
        source = whole_phrase(tokens, taken + 1, at - 1)
        text = source is not None and (tokens.bits[source.head] & DOCUMENTS or tokens.capital[source.head])
        return Tag(source, -1, "before") if source is not None and text and labels(tokens, source) else None
    if tokens.capital[begin] and not tokens.bits[begin] & (VERB | PREPOSITION | ADVERB):
        source = whole_phrase(tokens, begin, at - 1)
        if source is not None and tokens.capital[source.end - 1] and labels(tokens, source):
            return Tag(source, -1, "before")
    return None


def _set_off(tokens: Tokens, first: int, dash: int) -> Tag | None:
    """The name before the dash of words between two dashes: "others spoke, like X — “…” — and Y"."""
    start = dash
    while start > max(first, dash - _LONGEST_NAME) and tokens.capital[start - 1]:
        start -= 1
    other = tokens.bits[start - 1] & (VERB | OTHER_PAST) or tokens.bits[dash - 1] & PLACE  # "he praised X —"
    source = whole_phrase(tokens, start, dash) if not other else None
    return Tag(source, -1, "before") if source is not None else None


def labels(tokens: Tokens, source: Phrase) -> bool:
    """Whether a phrase before a colon may name who speaks: no "Step Three:", nor "Taken from the Gazette:"."""
    if tokens.low[source.end - 1] in NUMBERS:
        return False
    return source.size > 1 or source.end == source.core or bool(tokens.bits[source.head] & SPEAKERS)


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
            found = source_of(tokens, verb, first) if answers or not tokens.bits[verb] & MANNER else None
            if found is not None:
                return Tag(found, verb, "before")
    return _according_before(tokens, first, stop)


def _adjacent(tokens: Tokens, verb: int, at: int) -> bool:
    """Whether only a hearer, a place or date, "that" and signs stand between the verb and the quote."""
    i = verb + 1
    if tokens.bits[i] & PRONOUN or tokens.low[i] in ("her", "his"):
        i += 1
    steps = 0
    while i < at and steps < 8:
        steps += 1
        low, bits = tokens.low[i], tokens.bits[i]
        if low in _BETWEEN or bits & (ADVERB | DATE) or (low == "on" and tokens.bits[i + 1] & DATE):
            i += 1
            continue
        start = i + 1 if low in _HEARER_PREPOSITIONS else i
        found = phrase(tokens, start, at)
        if found is None or (low == "to" and not (tokens.capital[found.head] or can_speak(tokens, found))):
            return False
        i = found.end
    return i >= at


def _cut_off(tokens: Tokens, verb: int, at: int) -> bool:
    """Whether the verb only names what it is about, which a comma parts from the quote: "he praised the mill,"."""
    return tokens.low[at - 1] == "," and verb < at - 3 and not tokens.bits[verb] & (SPEECH | THINK)


def only_when(tokens: Tokens, start: int, first: int, verb: int) -> bool:
    """Whether a clause of time or condition begins here; ", while X said" and ", when X told Y that" tell words."""
    if start <= first or tokens.low[start - 1] not in _CONDITIONS:
        return False
    contrasts = tokens.low[start - 1] == "while" and start - 1 > first
    return not (contrasts and tokens.bits[verb] & SAY)


def _in_relative(tokens: Tokens, verb: int, first: int, at: int) -> bool:
    """Whether the verb is of a relative clause that no comma sets off, or that a comma closes before the words.

    "anybody who complains"; "her club, which disputes it, is “late”".
    """
    before = before_adverbs(tokens, verb - 1, first)
    if not tokens.bits[before] & RELATIVE or tokens.low[before] == "that":
        return False
    commas = [i for i in range(verb + 1, at - 1) if tokens.low[i] == ","]
    return tokens.low[before - 1] != "," or (len(commas) == 1 and tokens.low[commas[0] + 1] == "that")
