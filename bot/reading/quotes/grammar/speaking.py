"""Whether a noun phrase can be somebody or something that speaks, by its words and its place; roles before a name."""

from __future__ import annotations

from bot.reading.quotes.grammar.phrases import Phrase, core_end, is_role, phrase
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import (
    BODIES,
    DATE,
    DETERMINER,
    DOCUMENTS,
    EPITHET,
    GIVEN,
    GROUPS,
    ING,
    NOT_SPEAKERS,
    ONE_PERSON,
    ORGANISATION,
    PARTICIPLE,
    PLACE,
    POSSESSIVE_ENDINGS,
    PRONOUN,
    SPEAKERS,
    THIRD,
    VERB,
)

_AGENTS = tuple(
    "ist ists ian ians eer eers eon eons man woman men women or ors er ers ant ants ee ees -old -olds".split()
)

_WITHOUT_ARTICLE = frozenset("crew management people personnel police staff leadership media press counsel".split())
_COUNTS = frozenset("few dozen couple hundred thousand million good great".split())
"""Behind "a" they count: "a few doctors"."""
_MOST_ROLES = 8
_ARTICLES = frozenset(("a", "an", "the", "every", "such", "which", "what"))


def can_speak(tokens: Tokens, found: Phrase) -> bool:
    """Whether the phrase can be somebody or something that speaks."""
    bits, low = tokens.bits[found.head], tokens.low[found.head]
    if bits & PRONOUN:
        return True
    if low in _ARTICLES or _of_clause(tokens, found) or _two(tokens, found):
        return False
    if tokens.capital[found.head]:
        lone = found.size == 1 and tokens.opens_sentence(found.head)
        participle = (bits & VERB and bits & (ING | PARTICIPLE)) or (low.endswith("ed") and found.end > found.core)
        gerund = low.endswith("ing") and not bits & GIVEN and tokens.low[found.core] == ","
        return not (lone and not bits & SPEAKERS and (bits & NOT_SPEAKERS or participle or gerund))
    alone = found.size == 1
    if alone and bits & VERB and (bits & ING or (bits & THIRD and tokens.quote[found.start - 1] >= 0)):
        return False  # "warning against it, they …"; "“…,” states the guide"
    if alone and bits & SPEAKERS and _bare(tokens, found):
        return False  # "her “No” campaign says"
    if tokens.low[found.start] == "no" and not bits & (ONE_PERSON | GROUPS):
        return False
    if names_speaker(tokens, found):
        return True
    if bits & NOT_SPEAKERS or not low[0].isalpha():
        return False
    if tokens.bits[found.start] & DETERMINER:
        return True
    if _owned(tokens, found):
        return True
    named = any(tokens.capital[i] for i in range(found.start, found.core))
    return named and low.endswith("s")


def _two(tokens: Tokens, found: Phrase) -> bool:
    """Whether two nouns only stand beside each other: "a condition | doctors" call "rare"."""
    if tokens.low[found.start] not in ("a", "an") or found.size == 2 or tokens.capital[found.head]:
        return False
    if any(bits & ONE_PERSON for bits in tokens.bits[found.start : found.head]):
        return False  # "an official briefing reporters"
    plural = tokens.bits[found.head] & GROUPS and tokens.low[found.head].endswith("s")
    return bool(plural) and tokens.low[found.start + 1] not in _COUNTS


def _bare(tokens: Tokens, found: Phrase) -> bool:
    """Whether a noun of one person or body lacks the article that it needs, behind a quote or "and"."""
    at = found.head
    low = tokens.low[at]
    if low.endswith("s") or low in _WITHOUT_ARTICLE or tokens.bits[at] & GIVEN:
        return False
    return tokens.quote[at - 1] >= 0 or (tokens.low[at - 1] == "and" and tokens.low[found.core] != "of")


def _of_clause(tokens: Tokens, found: Phrase) -> bool:
    """Whether a relative opens the phrase, which hence is a clause: "which the mill", "that links the two"."""
    first = tokens.low[found.start]
    if found.size == 1 or first not in ("which", "what", "that"):
        return False
    return first != "that" or not names_speaker(tokens, found) or tokens.low[found.head].endswith("s")


def _outlet(tokens: Tokens, found: Phrase) -> bool:
    """Whether a paper or body of one word speaks: "the Telegraph"."""
    named = tokens.capital[found.head] and found.head == found.start + 1 == found.core - 1
    return bool(named and tokens.bits[found.head] & ORGANISATION) and tokens.low[found.start] == "the"


def _owned(tokens: Tokens, found: Phrase) -> bool:
    return any(tokens.low[i] in POSSESSIVE_ENDINGS for i in range(found.start, found.core))


def of_one(tokens: Tokens, found: Phrase, name: int) -> bool:
    """Whether a description may be of one person, whose name beside it begins at `name`: "the harbour master"."""
    bits = tokens.bits[found.head]
    if bits & ONE_PERSON or tokens.low[found.start : found.start + 2] == ["one", "of"]:
        return True
    if bits & (GROUPS | BODIES | DOCUMENTS | NOT_SPEAKERS | PLACE | DATE) or tokens.capital[found.head]:
        return False
    if tokens.low[found.head].endswith("s") and not tokens.low[found.head].endswith("ss"):
        return False
    led = tokens.bits[found.start] & DETERMINER or _owned(tokens, found)
    return bool(led) and (names_speaker(tokens, found) or bool(tokens.bits[name] & GIVEN))


def names_speaker(tokens: Tokens, found: Phrase) -> bool:
    """Whether the head noun names a speaker: by the word lists or by its ending, as in "the neurosurgeon"."""
    bits, low = tokens.bits[found.head], tokens.low[found.head]
    if bits & (SPEAKERS | EPITHET) or low.startswith("@") or _outlet(tokens, found):
        return True
    if bits & NOT_SPEAKERS:
        return False
    return low.endswith(_AGENTS) and (
        low.endswith("s") or bool(tokens.bits[found.start] & DETERMINER) or _owned(tokens, found)
    )


def past_roles(tokens: Tokens, i: int, stop: int) -> int:
    """Where the name begins behind a list of roles: "chairman, CEO and creative president Craig Menear"."""
    at = i
    while at < min(stop, i + _MOST_ROLES) and not tokens.bits[at] & (DETERMINER | GIVEN):
        end = core_end(tokens, at, stop)
        one = end == at + 1 and tokens.bits[at] & ONE_PERSON
        if end is None or not (one or is_role(tokens, end - 1)):
            break
        if tokens.low[end] != "and" and not (one and tokens.low[end] == ","):
            break
        at = end + 1
    if at >= stop:
        return i
    if tokens.capital[at] or (at > i and tokens.bits[at] & (ONE_PERSON | GIVEN)):
        return at
    last = phrase(tokens, at, stop) if at > i and not tokens.bits[at] & DETERMINER else None
    return at if last is not None and tokens.capital[last.end - 1] and last.end - at > 2 else i
