"""Which verbs report words; each look is bounded to a sentence's size."""

from __future__ import annotations

from bot.reading.quotes.grammar.phrases import REFLEXIVES, STATES, Phrase, phrase
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import (
    ADVERB,
    AUXILIARY,
    BE,
    CONJUNCTION,
    DATE,
    DETERMINER,
    DOCUMENTS,
    FINITE,
    ING,
    MODAL,
    OTHER_PAST,
    PARTICIPLE,
    PAST,
    PLACE,
    POSSESSIVE_ENDINGS,
    PRONOUN,
    RELATIVE,
    SPEAKERS,
    SPEECH,
    THIRD,
    VERB,
)

REACH = 60
"""How many tokens a look to the left or right may take."""
DASHES = frozenset(("—", "–", "―", "-", "--"))
COMMAS = DASHES | {",", ".", "…", ")"}
BREAKS = DASHES | {",", ";", ":", "(", ")", "…"}
_EAGER = frozenset("careful hastened quick tried tries".split())
"""Before "to" and a verb they say how: "was quick to add"."""
_LIGHT = "liked likes loved used went goes go gone continued continues began begins prompted quoted heard on to as"
LIGHT_VERBS = REFLEXIVES | _EAGER | frozenset(_LIGHT.split())

_CONTRACTED = PRONOUN | RELATIVE | ADVERB | DETERMINER
"""With "'s" these mean "is" and "has"."""
_BEFORE_TO = _EAGER | frozenset(
    "on as continued continues going began begins used liked likes wanted sought prompted moved proceeded "
    "called emailed phoned rang texted wrote".split()
)
RECEIVED = frozenset("found get gets got obtained opened read received saw seen".split())
"""Behind these a text is somebody else's: "received a letter that said"."""
CAUSING = frozenset(
    "caused causing compelled compelling convinced convincing forced forcing got leading led persuaded persuading "
    "prompted prompting pushed pushing".split()
)
_ADJECTIVES = 3
_CAUSE_BACK = 16
_NO_REPORT_BEFORE = {
    "cited": "in",
    "quoted": "in",
    "continue": "to",
    "continues": "to",
    "continued": "to",
}
"""Before these words they report nothing: "the host Ana Ruiz cited in the story", "people continue to “hope”"."""
_SAYS = frozenset("said says tells told".split())
"""They are never a noun or an adjective: "Tarvy's said" tells who said it."""
_ASKED_OR_SAID = frozenset(("asked", "said", "told"))
"""Behind a relative they are no adjectives: "a letter that asked"."""
_CLOSING = {",": ",", ")": "("} | {dash: dash for dash in DASHES}
"""Signs behind an aside, each with the one before it: "critics, however, say"."""
BEFORE_TIMES = frozenset(("last", "this", "next", "earlier"))
_SPANS = frozenset("autumn fall month night season spring summer week weekend winter year".split())
"""Behind "last" and the like they tell when something was said."""


def reports(tokens: Tokens, at: int) -> bool:
    """Whether the token is a verb that reports words: no noun, and "say" only behind what it can follow."""
    bits = tokens.bits[at]
    if not bits & VERB or tokens.capital[at]:
        return False
    if _NO_REPORT_BEFORE.get(tokens.low[at]) == tokens.low[at + 1]:
        return False
    before = _skip_back(tokens, at - 1, at - 6)
    low = tokens.low[before]
    previous = tokens.bits[before]
    if tokens.low[at] == "states" and tokens.low[at - 1] in STATES:
        return False
    if low in POSSESSIVE_ENDINGS and tokens.capital[before - 1] and tokens.low[at] in _SAYS:
        return before + 1 == at and not tokens.bits[before - 1] & _CONTRACTED
    if bits & THIRD and not bits & PAST:
        if not bits & SPEECH and tokens.bits[before] & PLACE and tokens.low[before - 1] == "the":
            return False  # "the Paris attacks"
        return _takes_third(tokens, before)
    if bits & FINITE:
        noun = previous & DETERMINER and not (tokens.low[at] in _ASKED_OR_SAID and _relates(tokens, before))
        return not noun and low not in POSSESSIVE_ENDINGS
    if bits & ING:
        near = tokens.bits[max(0, at - _ADJECTIVES) : at] if tokens.low[at] == "warning" else ()
        noun = any(bits & DETERMINER for bits in near) and not any(bits & AUXILIARY for bits in near)
        owned = low in POSSESSIVE_ENDINGS and not tokens.bits[before - 1] & _CONTRACTED  # "Ruiz's warning", no "he's"
        return not (previous & DETERMINER or noun or owned)  # "a thinly veiled warning"
    if bits & PARTICIPLE:
        return bool(previous & (AUXILIARY | RELATIVE)) or low in (",", "and", "being", "as")
    return _takes_base(tokens, before)


def _relates(tokens: Tokens, at: int) -> bool:
    """Whether "which" or "that" opens a relative clause: "a letter that", no "after that said"."""
    return tokens.low[at] == "which" or (tokens.low[at] == "that" and bool(tokens.bits[at - 1] & DOCUMENTS))


def _takes_third(tokens: Tokens, before: int) -> bool:
    """Whether "claims" behind this token is a verb and no noun."""
    if tokens.low[before] in POSSESSIVE_ENDINGS or tokens.bits[before] & DETERMINER & ~PRONOUN:
        return tokens.low[before] in ("this", "that", "which")
    return (
        tokens.capital[before]
        or tokens.quote[before] >= 0
        or tokens.low[before] in COMMAS
        or bool(tokens.bits[before] & (PRONOUN | RELATIVE | SPEAKERS | CONJUNCTION))
    )


def _takes_base(tokens: Tokens, before: int) -> bool:
    """Whether "say" can stand behind this token: critics say, they say, would say, went on to say."""
    low = tokens.low[before]
    if low in _CLOSING:
        first = max(tokens.sentence(before)[0], before - REACH)
        opening = next((i for i in range(before - 1, first, -1) if tokens.low[i] == _CLOSING[low]), 0)
        return opening > 0 and tokens.low[opening - 1] not in _CLOSING and _takes_base(tokens, opening - 1)
    if low == "to":
        known = tokens.low[before - 1] in _BEFORE_TO or _written(tokens, before - 1)
        return known or caused(tokens, before) is not None
    return bool(tokens.bits[before] & (MODAL | PRONOUN | RELATIVE)) or (
        low.endswith(("s", "people", "police", "men", "women", "n't", "n’t")) and low not in POSSESSIVE_ENDINGS
    )


def _written(tokens: Tokens, at: int) -> bool:
    """Whether somebody's message ends at a token: "sent them a letter | to say", no "got a letter to say"."""
    first = max(tokens.sentence(at)[0], at - _CAUSE_BACK)
    return bool(tokens.bits[at] & DOCUMENTS) and RECEIVED.isdisjoint(tokens.low[first:at])


def caused(tokens: Tokens, to: int) -> Phrase | None:
    """Who is brought to do what follows the "to" at a token: "the flood led X to call it"."""
    first = max(tokens.sentence(to)[0], to - _CAUSE_BACK)
    at = next((i for i in range(to - 2, first - 1, -1) if tokens.low[i] in CAUSING or tokens.quote[i] >= 0), to)
    return phrase(tokens, at + 1, to) if tokens.low[at] in CAUSING else None


def _skip_back(tokens: Tokens, at: int, floor: int) -> int:
    """The token before adverbs."""
    while at > max(floor, 0) and (
        (tokens.bits[at] & ADVERB and not tokens.capital[at])
        or tokens.bits[at] & DATE
        or (tokens.low[at] == "on" and tokens.bits[at + 1] & DATE)
    ):
        at -= 1
    return at


def before_adverbs(tokens: Tokens, at: int, first: int) -> int:
    """The token at `at`, or the one before the adverbs that end there; `first` at the earliest."""
    while at > first and tokens.bits[at] & ADVERB:
        at -= 1
    return at


def follows_be(tokens: Tokens, verb: int, first: int) -> bool:
    """Whether a form of "be" stands before a verb: was asked, is simply portrayed."""
    before = before_adverbs(tokens, verb - 1, first)
    return before >= first and bool(tokens.bits[before] & BE)


def says(tokens: Tokens, at: int) -> bool:
    """Whether a verb of saying stands there: "said", "tells"."""
    return bool(tokens.bits[at] & SPEECH and tokens.bits[at] & FINITE)


def dates(tokens: Tokens, at: int) -> bool:
    """Whether the token tells when: "Monday", "last month"."""
    if tokens.bits[at] & DATE:
        return True
    return tokens.low[at] in _SPANS and tokens.low[at - 1] in BEFORE_TIMES


def finite(tokens: Tokens, at: int, besides: int = 0) -> bool:
    """Whether the token looks like the verb of a clause, and is none of the kinds `besides`."""
    bits = tokens.bits[at]
    if bits & besides:
        return False
    return bool(bits & (AUXILIARY | OTHER_PAST) or (bits & VERB and bits & FINITE)) or tokens.low[at].endswith("ed")
