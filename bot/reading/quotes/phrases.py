"""Noun phrases and the verbs that report: a shallow grammar over tokens, each look bounded to one sentence's size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.reading.quotes.tokens import POSSESSIVE_ENDINGS, Tokens
from bot.reading.quotes.words import (
    ADVERB,
    AUXILIARY,
    BASE,
    BE,
    CONJUNCTION,
    DATE,
    DETERMINER,
    FINITE,
    GIVEN,
    ING,
    MANNER,
    MODAL,
    NEGATION,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    TITLE,
    VERB,
)

_LONGEST = 16
_REACH = 60
_STOPS = PREPOSITION | AUXILIARY | SUBORDINATOR | CONJUNCTION | RELATIVE | PRONOUN | NEGATION
_PUNCTUATION = frozenset(".,;:!?()[]…—–-’'")
_DASHES = frozenset(("—", "–", "-", "--"))
_PREPOSITIONS_OF_NOUNS = frozenset(
    "of for at in from with on to by about behind near under against representing".split()
)
_LIGHT_VERBS = frozenset("went goes go continued continues began begins quoted heard on to as".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `start:end`; without what follows its head it is `start:core`; `head` is the head's token."""

    start: int
    core: int
    end: int
    head: int


def phrase(tokens: Tokens, start: int, stop: int) -> Phrase | None:
    """The noun phrase that begins at `start` and ends at `stop` or before, prepositional phrases included."""
    core = _core(tokens, start, stop)
    if core is None:
        return None
    head = core - 1
    while head > start and (tokens.low[head] in POSSESSIVE_ENDINGS or tokens.low[head] in ("’", "'")):
        head -= 1
    end = core
    for _ in range(5):
        longer = _attachment(tokens, end, stop)
        if longer is None:
            break
        end = longer
    return Phrase(start, core, end, head)


def _core(tokens: Tokens, start: int, stop: int) -> int | None:
    """Where the phrase ends without its attachments, or None when no noun is there."""
    bits, low, capital = tokens.bits, tokens.low, tokens.capital
    stop = min(stop, start + _LONGEST)
    if start >= stop or tokens.quote[start] >= 0:
        return None
    if bits[start] & PRONOUN and not bits[start] & DETERMINER:
        return start + 1
    at = start
    while at < stop and bits[at] & (DETERMINER | POSSESSIVE) and not (capital[at] and at > start):
        at += 1
    first = at
    while at < stop and tokens.quote[at] < 0:
        word = low[at]
        if word in POSSESSIVE_ENDINGS:
            if at == first:
                break
        elif word in _PUNCTUATION or word == "--":
            if word not in ("’", "'", "-") or at + 1 >= stop or low[at + 1] in _PUNCTUATION:
                break
        elif capital[at]:
            if bits[at] & DATE and not bits[at] & GIVEN:
                break
        elif word == "and" and at > first and capital[at - 1] and at + 1 < stop and capital[at + 1]:
            pass
        elif _closes(tokens, at, first, stop):
            break
        at += 1
    while at > first and low[at - 1] in ("’", "'", "-"):
        at -= 1
    return (
        at if at > first else (at if at > start and bits[start] & DETERMINER and not bits[start] & POSSESSIVE else None)
    )


def _closes(tokens: Tokens, at: int, first: int, stop: int) -> bool:
    """Whether a lower-case word cannot go on with a phrase whose nouns began at `first`."""
    bits = tokens.bits[at]
    if bits & PREPOSITION and tokens.low[at] == "like" and at == first:
        return True
    if bits & (_STOPS | DATE) and not bits & TITLE:
        return True
    if at == first:
        return bool(bits & ADVERB)
    if bits & (DETERMINER | ADVERB):
        return True
    if bits & VERB and bits & FINITE:
        return True
    word = tokens.low[at]
    if word.endswith(("ed", "ing")) and at + 1 < stop:
        return bool(tokens.bits[at + 1] & (PREPOSITION | DETERMINER | DATE))
    return False


def _attachment(tokens: Tokens, at: int, stop: int) -> int | None:
    """The end of what follows a noun: "of the party", "accused of fraud"."""
    low, bits = tokens.low, tokens.bits
    if at < stop and low[at].endswith(("ed", "ing")) and at + 1 < stop and not bits[at] & FINITE & VERB:
        if bits[at + 1] & PREPOSITION:
            at += 1
        elif bits[at + 1] & DETERMINER:
            return _core(tokens, at + 1, stop)
    if at >= stop or low[at] not in _PREPOSITIONS_OF_NOUNS:
        return None
    if at + 1 < stop and bits[at + 1] & DATE:
        return at + 2
    return _core(tokens, at + 1, stop)


def reports(tokens: Tokens, at: int) -> bool:
    """Whether the token is a verb that reports words, with somebody to report them: not a noun, not "to say"."""
    bits = tokens.bits[at]
    if not bits & VERB or tokens.capital[at]:
        return False
    before = _skip_back(tokens, at - 1, at - 6)
    low = tokens.low[before] if before >= 0 else ""
    previous = tokens.bits[before] if before >= 0 else 0
    if bits & FINITE:
        return not previous & (DETERMINER | POSSESSIVE) and low not in POSSESSIVE_ENDINGS or bool(previous & PRONOUN)
    if bits & ING:
        return not previous & (DETERMINER | POSSESSIVE)
    if bits & PARTICIPLE:
        return True
    return bits & BASE > 0 and _takes_base(tokens, before)


def _takes_base(tokens: Tokens, before: int) -> bool:
    """Whether "say" can stand behind this token: critics say, they say, would say."""
    if before < 0:
        return False
    low = tokens.low[before]
    return bool(tokens.bits[before] & (MODAL | PRONOUN | RELATIVE)) or (
        low.endswith(("s", "people", "police", "men", "women", "n't", "n’t")) and low not in POSSESSIVE_ENDINGS
    )


def _skip_back(tokens: Tokens, at: int, floor: int) -> int:
    """The token before adverbs."""
    while at > max(floor, 0) and tokens.bits[at] & ADVERB and not tokens.capital[at]:
        at -= 1
    return at


def verb_after(tokens: Tokens, at: int, stop: int) -> int | None:
    """The reporting verb whose subject ends right before `at`: "said", "has also said", "went on to say"."""
    bits, low = tokens.bits, tokens.low
    for i in range(at, min(stop, at + 7)):
        if bits[i] & VERB and not tokens.capital[i] and (not bits[i] & ING or bits[i - 1] & BE or low[i - 1] == "as"):
            return i
        if not (bits[i] & (AUXILIARY | ADVERB | DATE | NEGATION) or low[i] in _LIGHT_VERBS or low[i].endswith("ly")):
            return None
    return None


def verb_of(tokens: Tokens, subject: Phrase, stop: int) -> int | None:
    """The reporting verb of a subject, past what is set between commas, dashes or brackets behind it."""
    for end in dict.fromkeys((subject.end, subject.core)):
        found = verb_after(tokens, end, stop)
        if found is not None:
            return found
    for end in dict.fromkeys((subject.end, subject.core)):
        if end < stop and tokens.low[end] in (",", "(", "—", "–", "-", "--"):
            return _verb_past_aside(tokens, end, stop)
    if subject.end < stop and tokens.bits[subject.end] & RELATIVE:
        return _verb_past_relative(tokens, subject.end, stop)
    return None


def _verb_past_aside(tokens: Tokens, opening: int, stop: int) -> int | None:
    closing = {",": {","}, "(": {")"}}.get(tokens.low[opening], _DASHES)
    for i in range(opening + 2, min(stop, opening + _REACH)):
        if tokens.quote[i] >= 0 or tokens.low[i] in (";", ":"):
            return None
        if tokens.low[i] in closing:
            found = verb_after(tokens, i + 1, stop)
            if found is not None and tokens.bits[found] & (FINITE | BASE):
                return found
    return None


def _verb_past_relative(tokens: Tokens, relative: int, stop: int) -> int | None:
    """The main verb behind a relative clause without commas: "a man who saw it said"."""
    verbs = [
        i
        for i in range(relative + 2, min(stop, relative + 25))
        if tokens.bits[i] & VERB and tokens.bits[i] & FINITE and reports(tokens, i)
    ]
    return verbs[0] if verbs and not any(tokens.quote[i] >= 0 for i in range(relative, verbs[0])) else None


def clause_starts(tokens: Tokens, first: int, at: int) -> Iterator[int]:
    """Where a subject of the verb at `at` may begin, nearest first, `first` or later."""
    low, bits = tokens.low, tokens.bits
    floor = max(first, at - _REACH)
    for i in range(at - 1, floor - 1, -1):
        if i == first:
            yield i
        elif tokens.quote[i - 1] >= 0 or low[i - 1] in (",", ";", ":", "(", "—", "–", "--", "-", ")", "…"):
            yield i
        elif bits[i - 1] & (SUBORDINATOR | CONJUNCTION) and not tokens.capital[i - 1]:
            yield i
        elif bits[i - 1] & (VERB | DATE) and low[i - 1] not in POSSESSIVE_ENDINGS and not tokens.capital[i - 1]:
            yield i
        elif bits[i - 1] & DATE and tokens.capital[i - 1]:
            yield i
        elif bits[i] & PRONOUN and not bits[i] & (DETERMINER | RELATIVE):
            yield i


def subject_before(tokens: Tokens, verb: int, first: int) -> Phrase | None:
    """The subject of a reporting verb, looked for to its left within its sentence, which begins at `first`."""
    before = verb - 1
    while before >= first and (
        tokens.bits[before] & (AUXILIARY | ADVERB | NEGATION) or tokens.low[before] in _LIGHT_VERBS
    ):
        before -= 1
    if before >= first and tokens.bits[before] & RELATIVE and tokens.low[before] != "that":
        return antecedent(tokens, before, first)
    for start in clause_starts(tokens, first, verb):
        found = phrase(tokens, start, verb)
        if found is not None and verb_of(tokens, found, verb + 1) == verb:
            return found
    return None


def antecedent(tokens: Tokens, relative: int, first: int) -> Phrase | None:
    """The noun phrase that "who" stands for."""
    end = relative - 1 if relative > first and tokens.low[relative - 1] == "," else relative
    for start in range(end - 1, max(first - 1, end - _LONGEST), -1):
        if start > first and not tokens.bits[start - 1] & (PREPOSITION | VERB | CONJUNCTION | SUBORDINATOR | AUXILIARY):
            continue
        found = phrase(tokens, start, end)
        if found is not None and end in (found.core, found.end):
            return found
    return None


def clause_subject(tokens: Tokens, first: int, verb: int) -> Phrase | None:
    """The subject of the sentence's first clause, past an opening such as "In a statement,"."""
    at = first
    low, bits = tokens.low, tokens.bits
    while at < verb and (bits[at] & (ADVERB | CONJUNCTION) or low[at] in ("…", ",", "-", "—", "–", "--")):
        at += 1
    if at < verb and (bits[at] & (PREPOSITION | SUBORDINATOR | DATE) or low[at].endswith("ing")):
        at = next((i + 1 for i in range(at, min(verb, at + _REACH)) if low[i] == ","), at)
        while at < verb and bits[at] & ADVERB:
            at += 1
    found = phrase(tokens, at, verb)
    if found is None or bits[found.start] & PREPOSITION:
        return None
    return found


def manner(tokens: Tokens, verb: int) -> bool:
    """Whether the verb reports only right beside the words: "smiled"."""
    return bool(tokens.bits[verb] & MANNER) and not tokens.bits[verb] & (VERB & ~MANNER)
