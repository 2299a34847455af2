"""Whether what was read as a subject and its verb is one: a whole noun phrase, with a verb behind it and no noun."""

from __future__ import annotations

from bot.reading.quotes.phrases import Phrase
from bot.reading.quotes.tags import Tag
from bot.reading.quotes.tokens import POSSESSIVE_ENDINGS, Tokens
from bot.reading.quotes.words import (
    AUXILIARY,
    BASE,
    BODIES,
    DEMONYM,
    DETERMINER,
    GROUPS,
    ONE_PERSON,
    PAST,
    POSSESSIVE,
    PRONOUN,
    SPEAKERS,
    THIRD,
)

_ARTICLES = frozenset(("a", "an", "the"))
_OF_ONE = frozenset(("a", "an"))
_SEVERAL = frozenset(
    "bunch couple dozen few group half handful hundred lot million number pair string thousand".split()
)
"""Behind "a" they count several: "a few officials"."""
_SINGULAR = ("ss", "is", "us")
_QUALITIES = frozenset("best extra huge key less more multiple numerous original own various worst".split())
"""They stand before a noun, and say nothing."""
_NOUNS = frozenset(
    "answers claims comments emails fears issues labels messages notes points posts questions reasons remarks reports "
    "requests texts tweets voices warnings".split()
)
"""They are nouns as often as verbs: "his original remarks"."""


def whole(tokens: Tokens, tag: Tag) -> bool:
    """Whether a tag's subject is one noun phrase with a verb of its own."""
    source = tag.source
    return not (
        _is_cut(tokens, source)
        or _is_two(tokens, source)
        or _tells(tokens, source)
        or (tag.verb in (source.core, source.end) and not _acts(tokens, tag))
    )


def _is_cut(tokens: Tokens, source: Phrase) -> bool:
    """Whether its noun is missing: "the president's" remarks, "one of his key" points, "the bank in a" note."""
    if tokens.low[source.end - 1] in _ARTICLES:
        return True
    low, at = tokens.low[source.head], source.head
    if not tokens.capital[at]:
        return tokens.low[source.core - 1] in POSSESSIVE_ENDINGS or low in _QUALITIES
    return low in _QUALITIES and tokens.sentences[tokens.sentence_of[at]][0] == at


def _is_two(tokens: Tokens, source: Phrase) -> bool:
    """Whether a second phrase begins in it: "a practice experts have warned against", "wrote that officials"."""
    low, first, head = tokens.low, source.start, source.head
    several = low[head].endswith("s") and not low[head].endswith(_SINGULAR)
    if low[first] == "that":
        return head > first and bool(several or tokens.capital[head])
    if low[first] not in _OF_ONE or not several or tokens.capital[head] or not tokens.bits[head] & SPEAKERS:
        return False
    between = range(first + 1, head)
    return any(between) and not any(low[i] in _SEVERAL or tokens.bits[i] & ONE_PERSON for i in between)


def _tells(tokens: Tokens, source: Phrase) -> bool:
    """Whether it has a verb: "Holm rallied supporters", "the authorities banned 11 websites"."""
    return any(
        tokens.low[i].endswith("ed")
        and not tokens.capital[i]
        and (tokens.capital[i - 1] or tokens.bits[i - 1] & SPEAKERS)
        and not tokens.bits[i - 1] & (DETERMINER | DEMONYM)
        and (tokens.low[i + 1] in _QUALITIES or tokens.low[i + 1].isdigit() or tokens.low[i + 1].endswith("s"))
        for i in range(source.start + 1, source.head)
    )


def _acts(tokens: Tokens, tag: Tag) -> bool:
    """Whether the word right behind is its verb: "investor fears" are none, and "said to help" is no saying."""
    low, bits, source = tokens.low[tag.verb], tokens.bits[tag.verb], tag.source
    head = tokens.bits[source.head]
    if tokens.low[tag.verb + 1 : tag.verb + 2] == ["to"]:
        passive = low == "said" and tokens.bits[tag.verb + 2] & (BASE | AUXILIARY)
        if passive or low == "related":
            return False
    if tokens.capital[source.head] or head & PRONOUN:
        return True
    if low in _NOUNS:
        led = tokens.bits[source.start] & (DETERMINER | POSSESSIVE) or any(tokens.capital[source.start : source.head])
        return bool(led and head & SPEAKERS)
    one = not tokens.low[source.head].endswith("s") and not head & (BODIES | GROUPS) and source.end == source.core
    return not (one and bits & BASE and not bits & (PAST | THIRD))
