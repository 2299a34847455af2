"""Tags behind a quote that tell who says it: "…," X said; "…," said X; "…," according to X; "…" — X."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.reading.quotes.grammar.phrases import Phrase, phrase, whole_phrase
from bot.reading.quotes.grammar.predicates import verb_of
from bot.reading.quotes.grammar.speaking import can_speak, past_roles
from bot.reading.quotes.grammar.subjects import inverted_subject
from bot.reading.quotes.grammar.verbs import COMMAS, DASHES, REACH, finite, follows_be, reports, says
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import (
    ADVERB,
    AUXILIARY,
    DATE,
    DETERMINER,
    FINITE,
    ING,
    LABEL,
    ONE_PERSON,
    PRONOUN,
    RELATIVE,
    SAY,
    SPEECH,
    SUBORDINATOR,
    TELL,
)

_LONGEST_OWNER = 6
_LONGEST_SIGNATURE = 12
_FEWEST_TOLD = 3
_SOON = 5
_BEGINS = frozenset(("began", "begins"))
_ACCORDING_TO = (["according", "to"], ["in", "the", "words", "of"])
_OCCASIONAL = frozenset("after at before during from in on to".split())
_CLAUSES = PRONOUN | RELATIVE
_OFFSETS = DASHES | {","}

TagKind = Literal["behind", "inverted", "before", "dash", "according", "around", "claim", "trailing"]


@dataclass(frozen=True, slots=True)
class Tag:
    """The words that name a quote's source: their noun phrase, the verb (or -1), and what kind of evidence it is."""

    source: Phrase
    verb: int
    kind: TagKind


def tag_behind(tokens: Tokens, at: int) -> Tag | None:
    """The tag right behind the quote whose token is `at`: "…," X said; "…," said X; "…," according to X; "…" — X."""
    i = at + 1
    size = len(tokens)
    if i >= size:
        return None
    if tokens.paragraph_of[i] != tokens.paragraph_of[at]:
        begin, end = tokens.paragraph(i)
        name = begin if tokens.stretches[tokens.quote[at]].signed else begin + 1
        led = name == begin or tokens.low[begin] in DASHES
        signed = led and 1 < end - begin <= _LONGEST_SIGNATURE and tokens.capital[name]
        return _dashed(tokens, name, end) if signed else None
    crossing = tokens.sentence_of[i] != tokens.sentence_of[at]
    stop = tokens.sentence(i)[1]
    dashed = tokens.low[i] in DASHES
    while i < stop and tokens.low[i] in COMMAS and tokens.low[i] != ".":
        i += 1
    while i < stop and tokens.bits[i] & ADVERB and not tokens.capital[i]:
        i += 1
    if i >= stop or tokens.quote[i] >= 0:
        return None
    found = according(tokens, i, stop) or _inverted(tokens, i, stop)
    if found is not None or (dashed and tokens.low[at - 1] in DASHES):
        return found  # "X — “…” — and Y"
    found = _direct(tokens, i, stop, crossing)
    if found is None:
        found = _unlisted(tokens, at, i, stop)
    if found is None and dashed and tokens.capital[i]:
        return _dashed(tokens, i, stop)
    return found


def trailing(tokens: Tokens, at: int) -> Tag | None:
    """A tag at the end of the quote's sentence: the plan was "…", X said."""
    stop = tokens.sentence(at)[1]
    limit = min(stop, at + REACH)
    for i in range(at + 1, limit):
        if tokens.low[i] in _OFFSETS and i + 1 < stop and tokens.quote[i + 1] < 0:
            found = according(tokens, i + 1, stop) or _inverted(tokens, i + 1, stop) or _direct_end(tokens, i + 1, stop)
            if found is not None:
                return Tag(found.source, found.verb, "trailing")
        elif tokens.low[i] == "according":
            found = according(tokens, i, stop)
            if found is not None:
                return found
    return None


def according(tokens: Tokens, i: int, stop: int) -> Tag | None:
    """according to X; in the words of X; as X put it"""
    low = tokens.low
    for words in _ACCORDING_TO:
        if low[i : i + len(words)] == words and i + len(words) < stop:
            source = phrase(tokens, i + len(words), stop)
            return Tag(source, i, "according") if source is not None and low[source.start] != "which" else None
    if low[i] == "as" and i + 1 < stop and low[i - 1] not in ("even", "just"):
        source = phrase(tokens, i + 1, stop)
        verb = verb_of(tokens, source, stop) if source is not None else None
        if source is None or verb is None or not can_speak(tokens, source):
            return None
        return Tag(source, verb, "behind") if tokens.bits[verb] & FINITE else None
    return None


def _inverted(tokens: Tokens, i: int, stop: int) -> Tag | None:
    """said X"""
    plain = tokens.quote[i - 1] >= 0 and tokens.quoted(tokens.quote[i - 1])[-1:].isalnum()
    if plain and not tokens.bits[i] & SAY:
        return None  # "“cautious voices” believed the government"
    source = inverted_subject(tokens, i, stop)
    if source is None or (source.end < stop and tokens.bits[source.end] & AUXILIARY):
        return None  # "said the mayor could win"
    return Tag(source, i, "inverted")


def _direct(tokens: Tokens, i: int, stop: int, crossing: bool) -> Tag | None:
    """X said"""
    i = past_roles(tokens, i, stop)
    source = phrase(tokens, i, stop) if not (tokens.bits[i] & SAY and tokens.bits[i] & ING) else None
    if source is None or not can_speak(tokens, source):
        return None
    verb = verb_of(tokens, source, stop)
    if verb is None and tokens.capital[source.head] and tokens.low[source.end] == ",":
        verb = _verb_past_list(tokens, source.end + 1, stop)
    if verb is None or _passive(tokens, verb, source.start):
        return None
    if tokens.bits[verb] & LABEL and not tokens.bits[verb] & SPEECH and not _ends(tokens, verb + 1, stop):
        return None
    if crossing and not _tag_only(tokens, at=i - 1, verb=verb, stop=stop):
        return None
    return Tag(source, verb, "behind")


def _passive(tokens: Tokens, verb: int, first: int) -> bool:
    """Whether somebody is asked or called something; who is quoted has spoken."""
    bits = tokens.bits[verb]
    perceived = tokens.low[verb] in ("seen", "shown") and tokens.bits[verb + 1] & ING  # "is shown saying"
    active = bits & ING or (bits & SAY and not bits & TELL) or tokens.low[verb] == "heard"
    return not (active or perceived) and follows_be(tokens, verb, first)


def _unlisted(tokens: Tokens, at: int, i: int, stop: int) -> Tag | None:
    """X and any past verb that ends the sentence of a quote that does not end with a stop: "…," X harrumphed.

    Or one that only tells where the words stand in a speech: "…," X began.
    """
    if not tokens.opens_sentence(at) or not tokens.quoted(tokens.quote[at]).endswith((",", "?", "!")):
        return None
    for verb in range(i + 1, min(stop, i + _LONGEST_OWNER)):
        unlisted = tokens.low[verb].endswith("ed") and not tokens.bits[verb]
        if (unlisted or tokens.low[verb] in _BEGINS) and _ends(tokens, verb + 1, stop):
            source = whole_phrase(tokens, i, verb)
            return Tag(source, verb, "behind") if source is not None and can_speak(tokens, source) else None
    return None


def _verb_past_list(tokens: Tokens, start: int, stop: int) -> int | None:
    """The verb behind a role with commas of its own: "X, who leads the Council on Energy, Water and Soil told Y"."""
    role = phrase(tokens, start, stop)
    if role is None or tokens.capital[role.head] or not tokens.bits[role.head] & ONE_PERSON:
        return None
    for i in range(role.core, min(stop, start + REACH)):
        if tokens.bits[i] & (PRONOUN | SUBORDINATOR) & ~RELATIVE:
            return None
        if says(tokens, i) and reports(tokens, i):
            return i
    return None


def _tag_only(tokens: Tokens, at: int, verb: int, stop: int) -> bool:
    """Whether a sentence behind a quote that ends with a stop is only its tag, and no sentence of its own."""
    while at >= 0 and tokens.quote[at] < 0:
        at -= 1
    after = verb + 1
    further = next((i for i in range(after, min(stop, after + _SOON)) if tokens.quote[i] >= 0), after)
    if after < stop and tokens.quote[after] >= 0:
        return False  # "“…?” Ruiz answered “…”"
    if further > after and (tokens.low[further - 1] in (",", ":") or tokens.bits[further - 1] & ING):
        return False  # "“…?” Ruiz then writes back, “…”"
    if _ends(tokens, after, stop):
        return True
    words = tokens.quoted(tokens.quote[at])
    if words.endswith(".") and not words.endswith("..."):
        heard = phrase(tokens, after, stop) if tokens.low[verb] in ("told", "tells") else None
        if heard is not None and _ends(tokens, heard.end, stop):
            return not follows_be(tokens, verb, at)  # "“….” Ruiz told the council on Monday."
        return says(tokens, verb) and not follows_be(tokens, verb, at) and _tells_when(tokens, after, stop)
    return not (tokens.bits[after] & (PRONOUN | DETERMINER) and not tokens.bits[verb] & TELL)


def _tells_when(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether the sentence ends with when, where or to whom something is said: "X said | after the game on Monday."."""
    if tokens.low[at] not in _OCCASIONAL or not _FEWEST_TOLD <= stop - at <= _LONGEST_SIGNATURE:
        return False
    rest = range(at + 1, stop - 1)
    return not any(finite(tokens, i) or tokens.bits[i] & _CLAUSES or tokens.low[i] in COMMAS for i in rest)


def _ends(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether nothing but a full stop, an adverb or a date follows."""
    while at < stop and tokens.bits[at] & (ADVERB | DATE):
        at += 1
    return at >= stop or tokens.low[at] in (".", ";") or tokens.low[at] == ","


def _direct_end(tokens: Tokens, i: int, stop: int) -> Tag | None:
    """X said, where the sentence ends with it."""
    source = phrase(tokens, i, stop)
    if source is None:
        return None
    verb = verb_of(tokens, source, stop)
    if verb is None or not says(tokens, verb):
        return None
    return Tag(source, verb, "trailing") if _tail(tokens, verb + 1, stop) else None


def _tail(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether the sentence ends soon behind a verb, without a clause of its own."""
    if at >= stop or tokens.low[at] in (".", ","):
        return True
    return not tokens.bits[at] & (PRONOUN | SUBORDINATOR | DETERMINER) and stop - at < 12 and tokens.low[at] != ":"


def _dashed(tokens: Tokens, i: int, stop: int) -> Tag | None:
    """— X"""
    source = phrase(tokens, i, stop)
    if source is None:
        return None
    end = source.end
    if end < stop and tokens.low[end] not in (",", ".", "("):
        return None
    return Tag(source, -1, "dash")
