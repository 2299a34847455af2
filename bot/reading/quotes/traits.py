"""Whom an age or a home means in place of a name: "the 43-year-old", "the Scot"."""

from __future__ import annotations

import re
from bisect import bisect_left

from bot.reading.quotes.persons import Cast, Referent
from bot.reading.quotes.phrases import NUMBERS, Phrase
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.view import in_view, so_called, suits
from bot.reading.quotes.words import DEMONYM, EPITHET, ONE_PERSON, PLACE

_AGED = re.compile(r"(\d{1,3})-year-old")
_APPEARANCES_BACK = 30
_INTRODUCED_BACK = 300
_LONGEST_LEAD = 4
_ONE = frozenset(("a", "an", "another", "one", "his", "her", "their", "my", "our", "'s", "’s"))
_MAKERS = frozenset("author co-founder cofounder creator founder inventor star winner".split())
"""What one is of something: "the founder of Holm & Daughters"."""
_PAST = frozenset(("former", "retired"))
_PEOPLES = ("ish", "ese", "ch", "s")
"""Ends of demonyms that are no one's: "the Spanish", "the Swiss", "the Danes"."""


def by_trait(made: Cast, found: Phrase, last_speaker: Referent | None) -> Referent | None:
    """The person of that age, office or trade, or the only one whom the paragraph names, or who spoke before."""
    tokens = made.tokens
    if tokens.low[found.start] != "the" or found.core - found.start < 2:
        return None
    place = bisect_left(made.places, found.start)
    before = made.appearances[max(0, place - _APPEARANCES_BACK) : place]
    if not renames(made, found):
        return None
    aged = _age_told(tokens, found)
    past = tokens.low[found.start + 1] in _PAST
    person = so_called(made, found, before) if not past else None
    if person is None:
        person = in_view(made, found, before, last_speaker)
    if person is None or not suits(made, found, person):
        return None
    bearers = made.holders.get(tokens.low[found.head], []) if not past else []
    if bearers and not aged and person not in bearers:
        return None
    return _called(made, found, person)


def renames(made: Cast, found: Phrase) -> bool:
    """Whether a paper says this of whom it has named: an age, a home, a family, a trade."""
    tokens = made.tokens
    if tokens.low[found.start] != "the" or found.core - found.start < 2:
        return False
    told = bool(_age_told(tokens, found)) or _at_home(tokens, found)
    return told or _parent(tokens, found) or _epithet(made, found)


def _age_told(tokens: Tokens, found: Phrase) -> str:
    """The age in "the 43-year-old" or "the 43-year-old striker"."""
    ages = (_AGED.fullmatch(tokens.low[at]) for at in range(found.start + 1, found.core))
    return next((age[1] for age in ages if age is not None), "")


def _parent(tokens: Tokens, found: Phrase) -> bool:
    """Whether somebody is called by his children: "the mum-of-two", "the grandmother of nine"."""
    if not tokens.bits[found.head] & ONE_PERSON:
        return False
    if "-of-" in tokens.low[found.head]:
        return True
    behind = tokens.low[found.core : found.core + 2]
    return behind[:1] == ["of"] and behind[1:] != [] and (behind[1] in NUMBERS or behind[1].isdecimal())


def _epithet(made: Cast, found: Phrase) -> bool:
    """Whether a paper says this of whom it has named: "the striker", where nobody else is called so before."""
    tokens, noun = made.tokens, made.tokens.low[found.head]
    past = bool(tokens.bits[found.head] & ONE_PERSON) and tokens.low[found.start + 1] in _PAST
    if found.end != found.core:
        return noun in _MAKERS and noun not in made.holders
    if not (past or tokens.bits[found.head] & EPITHET):
        return False
    return not any(
        tokens.low[at] == noun and _introduces(tokens, at)
        for at in range(found.start - 1, max(0, found.start - _INTRODUCED_BACK), -1)
    )


def _introduces(tokens: Tokens, at: int) -> bool:
    """Whether the words before a noun bring in somebody new, or somebody's: "a young singer", "her lawyer"."""
    for before in range(at - 1, max(-1, at - 1 - _LONGEST_LEAD), -1):
        if tokens.low[before] in _ONE:
            return True
        if not tokens.low[before][0].isalpha():
            break
    return False


def _at_home(tokens: Tokens, found: Phrase) -> bool:
    """Whether a word calls one person by a country: "the Scot"."""
    at, bits = found.head, tokens.bits[found.head]
    if not all(tokens.capital[i] for i in range(found.start + 1, found.core)):
        return False  # "the South African", no "the quiet Scot"
    return bool(tokens.capital[at] and bits & DEMONYM and not bits & PLACE) and not tokens.low[at].endswith(_PEOPLES)


def _called(made: Cast, found: Phrase, person: int) -> Referent:
    return Referent(made.name(person), "person", "role", found.start, found.core, person)
