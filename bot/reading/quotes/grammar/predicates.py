"""The reporting verb that belongs to a subject; each look is bounded to a sentence's size."""

from __future__ import annotations

from bot.reading.quotes.grammar.phrases import Phrase, phrase
from bot.reading.quotes.grammar.verbs import BEFORE_TIMES, DASHES, LIGHT_VERBS, REACH, dates, reports
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import (
    ADVERB,
    AUXILIARY,
    BASE,
    BE,
    DATE,
    FINITE,
    HAVE,
    ING,
    NEGATION,
    ONE_PERSON,
    RELATIVE,
    TELL,
    VERB,
)


def verb_of(tokens: Tokens, subject: Phrase, stop: int) -> int | None:
    """The reporting verb of a subject, past what is set between commas, dashes or brackets behind it."""
    direct = verb_beside(tokens, subject, stop)
    if direct is not None:
        return direct
    for end in dict.fromkeys((subject.end, subject.core)):
        if end < stop and (tokens.low[end] in DASHES or tokens.low[end] in (",", "(")):
            past = _verb_past_aside(tokens, end, stop) or _verb_past_role(tokens, end, stop)
            past = past or _verb_past_home(tokens, end, stop)
            named = tokens.capital[subject.head]
            return past if named or past is None or not _has_own_subject(tokens, past, stop) else None
    if subject.end < stop and tokens.bits[subject.end] & RELATIVE:
        return _verb_past_relative(tokens, subject.end, stop)
    return None


def verb_beside(tokens: Tokens, subject: Phrase, stop: int) -> int | None:
    """The reporting verb right behind a subject."""
    for end in dict.fromkeys((subject.end, subject.core)):
        found = _verb_after(tokens, end, stop)
        if found is not None:
            return found
    return None


def _verb_after(tokens: Tokens, at: int, stop: int) -> int | None:
    """The reporting verb whose subject ends right before `at`: "said", "has also said", "went on to say"."""
    bits, low = tokens.bits, tokens.low
    for i in range(at, min(stop, at + 7)):
        if bits[i] & VERB and not tokens.capital[i] and (not bits[i] & ING or bits[i - 1] & BE or low[i - 1] == "as"):
            return i
        plain = bits[i] & (AUXILIARY | ADVERB | DATE | NEGATION) or low[i] in LIGHT_VERBS or low[i].endswith("ly")
        if not (plain or low[i] in BEFORE_TIMES or dates(tokens, i)):
            return None
    return None


def _verb_past_aside(tokens: Tokens, opening: int, stop: int) -> int | None:
    closing = {",": {","}, "(": {")"}}.get(tokens.low[opening], DASHES)
    for i in range(opening + 2, min(stop, opening + REACH)):
        if tokens.quote[i] >= 0 or tokens.low[i] in (";", ":"):
            return None
        if tokens.low[i] in closing:
            found = _verb_after(tokens, i + 1, stop)
            if found is not None and (tokens.bits[found] & (FINITE | BASE) or tokens.bits[i + 1] & HAVE):
                return found
            if closing == {")"} and i + 1 < stop and tokens.low[i + 1] == ",":
                closing, opening = {","}, i + 1
    return None


def _has_own_subject(tokens: Tokens, verb: int, stop: int) -> bool:
    """Whether the name behind a verb of saying is whose words they are: "the plan, with its faults, said X"."""
    end = verb + 1
    while end < stop and tokens.capital[end]:
        end += 1
    named = end > verb + 1 and not tokens.bits[verb + 1] & DATE and not tokens.bits[verb] & TELL
    return named and (end >= stop or tokens.low[end] in (",", "."))


def _verb_past_role(tokens: Tokens, comma: int, stop: int) -> int | None:
    """The verb behind an apposition that no comma closes: "X, the pollster who founded it tweeted"."""
    if comma + 1 < stop and tokens.low[comma + 1] == "who":
        return _verb_past_relative(tokens, comma + 1, stop)
    role = phrase(tokens, comma + 1, stop)
    if role is None or not tokens.bits[role.head] & ONE_PERSON:
        return None
    return verb_beside(tokens, role, stop)


def _verb_past_home(tokens: Tokens, comma: int, stop: int) -> int | None:
    """The verb behind an age and a home that no comma closes: "X, 34, of Larkfield told"."""
    aged = comma + 3 < stop and tokens.low[comma + 1].isdigit() and tokens.low[comma + 2] == ","
    home = phrase(tokens, comma + 4, stop) if aged and tokens.low[comma + 3] in ("from", "of") else None
    return verb_beside(tokens, home, stop) if home is not None and tokens.capital[home.head] else None


def _verb_past_relative(tokens: Tokens, relative: int, stop: int) -> int | None:
    """The main verb behind a relative clause without commas: "a man who saw it said"."""
    for i in range(relative + 2, min(stop, relative + 25)):
        if tokens.quote[i] >= 0 or tokens.low[i] in DASHES:
            return None
        if tokens.bits[i] & VERB and tokens.bits[i] & FINITE and reports(tokens, i):
            return i
    return None
