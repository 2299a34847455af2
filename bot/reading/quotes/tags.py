"""Which words beside a quote tell who says it: the tag behind, the lead-in before, the clause around."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.reading.quotes.phrases import Phrase, able, phrase
from bot.reading.quotes.subjects import (
    COMMAS,
    DASHES,
    REACH,
    inverted_subject,
    manner,
    reports,
    source_of,
    verb_of,
)
from bot.reading.quotes.tokens import POSSESSIVE_ENDINGS, Tokens
from bot.reading.quotes.words import (
    ADVERB,
    BE,
    DATE,
    DETERMINER,
    FINITE,
    ING,
    LABEL,
    MODAL,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SAY,
    SPEECHES,
    SUBORDINATOR,
    TELL,
    VERB,
)

_CONDITIONS = frozenset("when whenever if unless because although though while until before".split())
_LEADS = 4
_OFFSETS = DASHES | {","}
_HEARER_PREPOSITIONS = frozenset("to in on at of during from via for about with through after".split())
_BETWEEN = DASHES | {",", ":", "that", "as", "by", "out", "it", "…", "like"}


@dataclass(frozen=True, slots=True)
class Tag:
    """The words that name a quote's source: their noun phrase, the verb (or -1), and what kind of evidence it is."""

    source: Phrase
    verb: int
    kind: str


def tag_behind(tokens: Tokens, at: int) -> Tag | None:
    """The tag right behind the quote whose token is `at`: "…," X said; "…," said X; "…," according to X; "…" — X."""
    i = at + 1
    size = len(tokens)
    if i >= size or tokens.paragraph_of[i] != tokens.paragraph_of[at]:
        return None
    crossing = tokens.sentence_of[i] != tokens.sentence_of[at]
    stop = tokens.sentences[tokens.sentence_of[i]][1]
    dashed = tokens.low[i] in DASHES
    while i < stop and tokens.low[i] in COMMAS and tokens.low[i] != ".":
        i += 1
    while i < stop and tokens.bits[i] & ADVERB and not tokens.capital[i]:
        i += 1
    if i >= stop or tokens.quote[i] >= 0:
        return None
    found = _according(tokens, i, stop) or _inverted(tokens, i, stop) or _direct(tokens, i, stop, crossing)
    if found is None and dashed and tokens.capital[i]:
        return _dashed(tokens, i, stop)
    return found


def _according(tokens: Tokens, i: int, stop: int) -> Tag | None:
    """according to X; as X put it"""
    low = tokens.low
    if (low[i] == "according" and i + 1 < stop and low[i + 1] == "to") or (
        low[i] == "in" and _words_of(tokens, i, stop)
    ):
        source = phrase(tokens, i + 2 if low[i] == "according" else i + 4, stop)
        return Tag(source, i, "according") if source is not None else None
    if low[i] == "as" and i + 1 < stop:
        source = phrase(tokens, i + 1, stop)
        verb = verb_of(tokens, source, stop) if source is not None else None
        if source is not None and verb is not None and tokens.bits[verb] & FINITE and able(tokens, source):
            return Tag(source, verb, "behind")
    return None


def _inverted(tokens: Tokens, i: int, stop: int) -> Tag | None:
    """said X"""
    source = inverted_subject(tokens, i, stop)
    return Tag(source, i, "inverted") if source is not None else None


def _direct(tokens: Tokens, i: int, stop: int, crossing: bool) -> Tag | None:
    """X said"""
    source = phrase(tokens, i, stop)
    if source is None or not able(tokens, source):
        return None
    verb = verb_of(tokens, source, stop)
    if verb is None or (tokens.bits[verb] & ING and not tokens.bits[verb - 1] & BE):
        return None
    if tokens.bits[verb] & LABEL and not tokens.bits[verb] & (SAY | TELL) and not _ends(tokens, verb + 1, stop):
        return None
    if crossing and not _tag_only(tokens, at=i - 1, verb=verb, stop=stop):
        return None
    return Tag(source, verb, "behind")


def _tag_only(tokens: Tokens, at: int, verb: int, stop: int) -> bool:
    """Whether a sentence behind a quote that ends with a stop is only its tag, and no sentence of its own."""
    while at >= 0 and tokens.quote[at] < 0:
        at -= 1
    stretch = tokens.stretches[tokens.quote[at]]
    last = tokens.text[stretch.start : stretch.end].rstrip()[-1:]
    after = verb + 1
    if _ends(tokens, after, stop):
        return True
    if last == ".":
        return False
    follows = tokens.bits[after]
    if (
        tokens.low[after] in ("that", "if", "whether", "how", "why", "what")
        or tokens.low[after] == ":"
        or tokens.quote[after] >= 0
    ):
        return False
    return not (follows & (PRONOUN | DETERMINER) and not tokens.bits[verb] & TELL)


def _ends(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether nothing but a full stop, an adverb or a date follows."""
    while at < stop and tokens.bits[at] & (ADVERB | DATE):
        at += 1
    return at >= stop or tokens.low[at] in (".", ";") or tokens.low[at] == ","


def _dashed(tokens: Tokens, i: int, stop: int) -> Tag | None:
    """— X"""
    source = phrase(tokens, i, stop)
    if source is None:
        return None
    end = source.end
    if end < stop and tokens.low[end] not in (",", ".", "("):
        return None
    return Tag(source, -1, "dash")


def lead_ins(tokens: Tokens, at: int) -> Iterator[Tag]:
    """The reporting verbs before the quote whose token is `at`, in the same sentence, with their subjects, nearest first."""
    first = tokens.sentences[tokens.sentence_of[at]][0]
    named = _named_before(tokens, first, at)
    if named is not None:
        yield named
        return
    given = 0
    for verb in range(at - 1, max(first, at - REACH) - 1, -1):
        if not tokens.bits[verb] & VERB or not reports(tokens, verb):
            continue
        close = _adjacent(tokens, verb, at)
        introduced = close and tokens.low[at - 1] in (",", ":", "that")
        if not close and manner(tokens, verb):
            continue
        if not introduced and (tokens.bits[verb - 1] & MODAL or _in_relative(tokens, verb, first)):
            continue
        found = source_of(tokens, verb, first)
        if found is not None and (close or not _when(tokens, found.start, first)):
            yield Tag(found, verb, "before" if close else "around")
            given += 1
            if given == _LEADS:
                return
    according = _according_before(tokens, first, at)
    if according is not None:
        yield according


def _named_before(tokens: Tokens, first: int, at: int) -> Tag | None:
    """NAME: "…"; Said X, "…"."""
    bits = tokens.bits[first]
    if tokens.capital[first] and bits & SAY and bits & FINITE and at - first < 30:
        source = phrase(tokens, first + 1, at)
        if source is not None and able(tokens, source):
            return Tag(source, first, "before")
    if at - first < 2 or tokens.low[at - 1] != ":":
        return None
    begin = next((i + 1 for i in range(at - 2, max(first, at - 9), -1) if tokens.low[i] in DASHES), first)
    if tokens.capital[begin] and not tokens.bits[begin] & (VERB | PREPOSITION | ADVERB):
        source = phrase(tokens, begin, at - 1)
        if source is not None and source.end == at - 1 and tokens.capital[source.head]:
            return Tag(source, -1, "before")
    return None


def possessor(tokens: Tokens, at: int) -> Tag | None:
    """Whose words they are by a noun: "Clinton's response was", "his promise to"."""
    first = tokens.sentences[tokens.sentence_of[at]][0]
    for noun in range(at - 1, max(first, at - 5), -1):
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


def _when(tokens: Tokens, start: int, first: int) -> bool:
    """Whether a clause of time or condition begins here."""
    return start > first and tokens.low[start - 1] in _CONDITIONS


def _in_relative(tokens: Tokens, verb: int, first: int) -> bool:
    """Whether the verb belongs to a relative clause that no comma sets off: "anybody who complains"."""
    before = verb - 1
    while before > first and tokens.bits[before] & ADVERB:
        before -= 1
    return bool(tokens.bits[before] & RELATIVE) and tokens.low[before - 1] != "," and tokens.low[before] != "that"


def _according_before(tokens: Tokens, first: int, at: int) -> Tag | None:
    for i in range(max(first, at - REACH), at - 1):
        if tokens.low[i] in ("according", "in"):
            found = _according(tokens, i, at)
            if found is not None:
                return found
    return None


def _words_of(tokens: Tokens, i: int, stop: int) -> bool:
    """in the words of"""
    return tokens.low[i : min(i + 4, stop)] == ["in", "the", "words", "of"]


def _adjacent(tokens: Tokens, verb: int, at: int) -> bool:
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


def trailing(tokens: Tokens, at: int) -> Tag | None:
    """A tag at the end of the quote's sentence: the plan was "…", X said."""
    stop = tokens.sentences[tokens.sentence_of[at]][1]
    limit = min(stop, at + REACH)
    for i in range(at + 1, limit):
        if tokens.low[i] in _OFFSETS and i + 1 < stop and tokens.quote[i + 1] < 0:
            found = (
                _according(tokens, i + 1, stop) or _inverted(tokens, i + 1, stop) or _direct_end(tokens, i + 1, stop)
            )
            if found is not None:
                return Tag(found.source, found.verb, "trailing")
        elif tokens.low[i] == "according":
            found = _according(tokens, i, stop)
            if found is not None:
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
    return not tokens.bits[at] & (PRONOUN | SUBORDINATOR | DETERMINER) and stop - at < 12 and not tokens.low[at] == ":"


def reporting(tokens: Tokens, sentence: int) -> Tag | None:
    """Who is reported to speak in a sentence, by its last reporting verb with a subject: for quotes that follow it."""
    first, stop = tokens.sentences[sentence]
    for verb in range(stop - 1, max(first, stop - 2 * REACH) - 1, -1):
        if tokens.bits[verb] & VERB and tokens.bits[verb] & (FINITE | ING) and reports(tokens, verb):
            found = source_of(tokens, verb, first) if not manner(tokens, verb) else None
            if found is not None:
                return Tag(found, verb, "sentence")
    return _according_before(tokens, first, stop)
