"""Which words beside a quote tell who says it: the tag behind, the lead-in before, the clause around."""

from __future__ import annotations

from dataclasses import dataclass

from bot.reading.quotes.phrases import (
    Phrase,
    clause_starts,
    clause_subject,
    manner,
    phrase,
    reports,
    subject_before,
    verb_of,
)
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import (
    ADVERB,
    AUXILIARY,
    BE,
    DATE,
    DETERMINER,
    FINITE,
    ING,
    LABEL,
    PARTICIPLE,
    PRONOUN,
    RELATIVE,
    SAY,
    SUBORDINATOR,
    TELL,
    VERB,
)

_REACH = 60
_COMMAS = frozenset((",", "—", "–", "-", "--", ".", "…", ")"))


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
    dashed = tokens.low[i] in ("—", "–", "-", "--")
    while i < stop and tokens.low[i] in _COMMAS and tokens.low[i] != ".":
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
    low = tokens.low
    if low[i] == "according" and i + 1 < stop and low[i + 1] == "to":
        source = phrase(tokens, i + 2, stop)
        return Tag(source, i, "according") if source else None
    if low[i] == "as" and i + 1 < stop:
        source = phrase(tokens, i + 1, stop)
        if (
            source is not None
            and source.end + 1 < stop
            and low[source.end] in ("put", "puts")
            and low[source.end + 1] == "it"
        ):
            return Tag(source, source.end, "behind")
    return None


def _inverted(tokens: Tokens, i: int, stop: int) -> Tag | None:
    """said X"""
    if not (tokens.bits[i] & VERB and tokens.bits[i] & FINITE and not tokens.capital[i]):
        return None
    if tokens.bits[i] & LABEL and not tokens.bits[i] & (SAY | TELL):
        return None
    source = phrase(tokens, i + 1, stop)
    if (
        source is None
        or tokens.bits[source.start] & PRONOUN
        and tokens.low[source.start] not in ("he", "she", "they", "it")
    ):
        return None
    return Tag(source, i, "inverted")


def _direct(tokens: Tokens, i: int, stop: int, crossing: bool) -> Tag | None:
    """X said"""
    source = phrase(tokens, i, stop)
    if source is None:
        return None
    verb = verb_of(tokens, source, stop)
    if verb is None or tokens.bits[verb] & ING and not tokens.bits[verb - 1] & BE:
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
    if tokens.low[after] == "that" or tokens.low[after] == ":" or tokens.quote[after] >= 0:
        return False
    return not (follows & (PRONOUN | DETERMINER | SUBORDINATOR) and not tokens.bits[verb] & TELL)


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


def lead_in(tokens: Tokens, at: int) -> Tag | None:
    """The reporting verb before the quote whose token is `at`, in the same sentence, with its subject."""
    first = tokens.sentences[tokens.sentence_of[at]][0]
    floor = max(first, at - _REACH)
    for verb in range(at - 1, floor - 1, -1):
        if not tokens.bits[verb] & VERB or not reports(tokens, verb):
            continue
        if manner(tokens, verb) and not _adjacent(tokens, verb, at):
            continue
        found = source_of(tokens, verb, first)
        if found is not None:
            close = _adjacent(tokens, verb, at)
            return Tag(found, verb, "before" if close else "around")
    return _according_before(tokens, first, at)


def _according_before(tokens: Tokens, first: int, at: int) -> Tag | None:
    for i in range(max(first, at - _REACH), at - 1):
        if tokens.low[i] == "according" and tokens.low[i + 1] == "to":
            source = phrase(tokens, i + 2, at)
            return Tag(source, i, "according") if source else None
    return None


def source_of(tokens: Tokens, verb: int, first: int) -> Phrase | None:
    """Who does the reporting of the verb at `verb`, somewhere in the sentence that begins at `first`."""
    begin = verb
    while begin > first and tokens.quote[begin - 1] < 0:
        begin -= 1
    bits = tokens.bits[verb]
    if begin > first and verb - begin <= 3 and bits & FINITE:
        found = _inverted(tokens, verb, tokens.sentences[tokens.sentence_of[verb]][1])
        between = all(tokens.low[i] in _COMMAS or tokens.bits[i] & ADVERB for i in range(begin, verb))
        if found is not None and between:
            return found.source
    if bits & ING and not (verb > first and (tokens.bits[verb - 1] & BE or tokens.low[verb - 1] == "as")):
        return _participle(tokens, verb, begin, first)
    found = subject_before(tokens, verb, begin)
    if found is not None:
        return found
    if bits & PARTICIPLE and verb > first and _reduced(tokens, verb):
        return None
    return _earlier(tokens, verb, begin, first)


def _reduced(tokens: Tokens, verb: int) -> bool:
    """Whether a participle stands behind its noun: "comments made", "the plan called"."""
    before = tokens.bits[verb - 1]
    return (
        not before & AUXILIARY and tokens.low[verb - 1] not in (",", "and", "but") and not before & (ADVERB | RELATIVE)
    )


def _participle(tokens: Tokens, verb: int, begin: int, first: int) -> Phrase | None:
    """The source of "saying": the noun right before it where that can speak, else the subject of the clause."""
    low = tokens.low[verb - 1] if verb > first else ""
    if low in ("for", "of", "from", "by"):
        subject = _ending_at(tokens, verb - 1, begin)
        if subject is not None and low in ("for", "of"):
            return subject
    if low == "with":
        return None
    direct = _with_subject(tokens, verb, begin)
    if direct is not None:
        return direct
    return _earlier(tokens, verb, begin, first)


def _with_subject(tokens: Tokens, verb: int, begin: int) -> Phrase | None:
    """with one poster writing"""
    for start in range(verb - 1, max(begin, verb - 8) - 1, -1):
        if tokens.low[start - 1] == "with" and start > begin:
            found = phrase(tokens, start, verb)
            return found if found is not None and found.end == verb else None
    return None


def _ending_at(tokens: Tokens, end: int, begin: int) -> Phrase | None:
    """The noun phrase that ends at `end`: accused X of saying."""
    for start in range(end - 1, max(begin, end - 10) - 1, -1):
        if start == begin or tokens.bits[start - 1] & VERB or tokens.low[start - 1] in (",", "and"):
            found = phrase(tokens, start, end)
            if found is not None and found.end == end:
                return found
    return None


def _earlier(tokens: Tokens, verb: int, begin: int, first: int) -> Phrase | None:
    """The subject of the verb before, or of the sentence: X left and said; X spoke, adding."""
    for previous in range(verb - 1, max(begin, verb - _REACH) - 1, -1):
        bits = tokens.bits[previous]
        if bits & VERB and bits & FINITE and reports(tokens, previous):
            found = subject_before(tokens, previous, begin)
            if found is not None:
                return found
            if previous - begin <= 3 and begin > first:
                inverted = _inverted(tokens, previous, verb)
                if inverted is not None:
                    return inverted.source
    for start in clause_starts(tokens, begin, verb):
        found = _before_auxiliary(tokens, start, verb)
        if found is not None:
            return found
    return clause_subject(tokens, begin, verb)


def _before_auxiliary(tokens: Tokens, start: int, verb: int) -> Phrase | None:
    """A phrase that is plainly a subject, since "is", "has" or "would" follows it."""
    found = phrase(tokens, start, verb)
    if found is None or found.end >= verb or not tokens.bits[found.end] & AUXILIARY:
        return None
    return found


def _adjacent(tokens: Tokens, verb: int, at: int) -> bool:
    """Whether only a hearer, a place or date, "that" and signs stand between the verb and the quote."""
    i = verb + 1
    if i < at and tokens.bits[i] & (PRONOUN) or (i < at and tokens.low[i] in ("her", "his")):
        i += 1
    steps = 0
    while i < at and steps < 8:
        steps += 1
        low, bits = tokens.low[i], tokens.bits[i]
        if low in (",", ":", "that", "—", "–", "-", "--", "as", "by", "out", "it", "…", "like") or bits & (
            ADVERB | DATE
        ):
            i += 1
            continue
        start = (
            i + 1
            if low
            in ("to", "in", "on", "at", "of", "during", "from", "via", "for", "about", "with", "through", "after")
            else i
        )
        found = phrase(tokens, start, at)
        if found is None:
            return False
        i = found.end
    return i >= at


def trailing(tokens: Tokens, at: int) -> Tag | None:
    """A tag at the end of the quote's sentence: the plan was "…", X said."""
    stop = tokens.sentences[tokens.sentence_of[at]][1]
    limit = min(stop, at + _REACH)
    for i in range(at + 1, limit):
        if tokens.low[i] in (",", "—", "–") and i + 1 < stop and tokens.quote[i + 1] < 0:
            found = (
                _according(tokens, i + 1, stop)
                or _inverted_end(tokens, i + 1, stop)
                or _direct_end(tokens, i + 1, stop)
            )
            if found is not None:
                return Tag(found.source, found.verb, "trailing")
        elif tokens.low[i] == "according":
            found = _according(tokens, i, stop)
            if found is not None:
                return found
    return None


def _inverted_end(tokens: Tokens, i: int, stop: int) -> Tag | None:
    found = _inverted(tokens, i, stop)
    return found


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
    for verb in range(stop - 1, max(first, stop - 120) - 1, -1):
        if (
            tokens.bits[verb] & VERB
            and tokens.bits[verb] & (FINITE | ING)
            and reports(tokens, verb)
            and not manner(tokens, verb)
        ):
            found = source_of(tokens, verb, first)
            if found is not None:
                return Tag(found, verb, "sentence")
    return _according_before(tokens, first, stop)
