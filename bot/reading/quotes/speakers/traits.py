"""Whom an age, a home or a trade means ("the 43-year-old", "the Scot"): the one whom a paragraph has in view."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading.quotes.grammar.phrases import Phrase
from bot.reading.quotes.people.cast import Appearance, Cast, Voice
from bot.reading.quotes.people.name_edges import narrows, possessive
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import DEMONYM, EPITHET, NUMBERS, ONE_PERSON, PREPOSITION

_AGED = re.compile(r"(\d{1,3})-year-old")
_APPEARANCES_BACK = 30
_INTRODUCED_BACK = 300
_LONGEST_LEAD = 6
_ONE = frozenset(("a", "an", "another", "one", "his", "her", "their", "my", "our", "'s", "’s"))
_MAKERS = frozenset("author co-founder cofounder creator founder inventor star winner".split())
"""What one is of something: "the founder of Holm & Daughters"."""
_PAST = frozenset(("former", "retired"))
_PEOPLES = ("ish", "ese", "ch", "s")
"""Ends of demonyms that are no one's: "the Spanish", "the Swiss", "the Danes"."""
_OFFICE = 4
_BACK = 2
_STEM = 4
_FARTHEST = 300
"""How many tokens of a paragraph are looked at."""


def by_trait(cast: Cast, found: Phrase, last_speaker: Voice | None) -> Voice | None:
    """The person of that age, office or trade, or the only one whom the paragraph names, or who spoke before."""
    tokens = cast.tokens
    if not renames(cast, found):
        return None
    before = cast.appearances_before(found.start, _APPEARANCES_BACK)
    aged = _age_told(tokens, found)
    past = tokens.low[found.start + 1] in _PAST
    person = _so_called(cast, found, before) if not past else None
    if person is None:
        person = _in_view(cast, found, before, last_speaker)
    if person is None:
        return None
    bearers = cast.holders.get(tokens.low[found.head], []) if not past else []
    if bearers and not aged and person not in bearers:
        return None
    return cast.voice(person, "role", found.start, found.core)


def renames(cast: Cast, found: Phrase) -> bool:
    """Whether a paper says this of whom it has named: an age, a home, a family, a trade."""
    tokens = cast.tokens
    if tokens.low[found.start] != "the" or found.size < 2:
        return False
    told = bool(_age_told(tokens, found)) or _at_home(tokens, found)
    return told or _parent(tokens, found) or _epithet(cast, found)


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
    number = tokens.low[found.core + 1]
    return tokens.low[found.core] == "of" and (number in NUMBERS or number.isdecimal())


def _epithet(cast: Cast, found: Phrase) -> bool:
    """Whether a paper says this of whom it has named: "the striker", where nobody else is called so before."""
    tokens, noun = cast.tokens, cast.tokens.low[found.head]
    past = bool(tokens.bits[found.head] & ONE_PERSON) and tokens.low[found.start + 1] in _PAST
    if found.end != found.core:
        return noun in _MAKERS and noun not in cast.holders
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
        if not tokens.low[before][0].isalpha() or tokens.bits[before] & PREPOSITION:
            break
    return False


def _at_home(tokens: Tokens, found: Phrase) -> bool:
    """Whether a word calls one person by a country: "the Scot"."""
    at, bits = found.head, tokens.bits[found.head]
    if not all(tokens.capital[i] for i in range(found.start + 1, found.core)):
        return False  # "the South African", no "the quiet Scot"
    return bool(tokens.capital[at] and bits & DEMONYM) and not tokens.low[at].endswith(_PEOPLES)


def _in_view(cast: Cast, found: Phrase, before: Sequence[Appearance], last_speaker: Voice | None) -> int | None:
    """The only person whom the paragraph is about so far, else who spoke in the one before or whom it is about.

    `before` are the appearances before the words `found`.
    """
    tokens = cast.tokens
    here = tokens.paragraph_of[found.start]
    opening = tokens.paragraphs[here][0]
    sentence = tokens.sentence(found.start)[0]
    named = _named(cast, before, opening, sentence)
    if named:
        return _only(named)
    for paragraph in range(here - 1, max(-1, here - 1 - _BACK), -1):
        begin, end = tokens.paragraphs[paragraph]
        begin = max(begin, end - _FARTHEST)
        if last_speaker is not None and tokens.paragraph_of[last_speaker.start] >= paragraph:
            later = _heads(cast, before, max(begin, last_speaker.end), end) - {last_speaker.person}
            return last_speaker.person if not later else None
        if opening < sentence:
            return None
        if max(tokens.quote[begin:end]) >= 0:
            begin = tokens.sentence(end - 1)[0]
        named = _named(cast, before, begin, end)
        if named:
            return _only(named) if max(tokens.quote[begin:end]) < 0 else None
    return None


def _so_called(cast: Cast, found: Phrase, before: Sequence[Appearance]) -> int | None:
    """The only person named behind a word of that stem: "the winger" for "wing X"."""
    tokens = cast.tokens
    stem = tokens.low[found.head][:_STEM]
    return _only({one.person for one in before if tokens.low[cast.mention_at[one.at].title - 1][:_STEM] == stem})


def heads_sentence(cast: Cast, at: int) -> bool:
    """Whether a name stands near the head of its sentence, behind words of its office: "Union president X"."""
    near = at - cast.tokens.sentence(at)[0] <= _OFFICE
    end = cast.mention_at[at].end
    return near and not possessive(cast.tokens, end) and not narrows(cast.tokens, end)


def _only(people: set[int]) -> int | None:
    return next(iter(people)) if len(people) == 1 else None


def _named(cast: Cast, before: Sequence[Appearance], begin: int, end: int) -> set[int]:
    """The people who are subjects among the tokens `begin:end`, where none is those who are named in full."""
    return _heads(cast, before, begin, end) or {
        one.person
        for one in before
        if begin <= one.at < end
        and cast.persons[one.person].full
        and not narrows(cast.tokens, cast.mention_at[one.at].end)
    }


def _heads(cast: Cast, before: Sequence[Appearance], begin: int, end: int) -> set[int]:
    return {
        one.person
        for one in before
        if begin <= one.at < end and cast.persons[one.person].sure and (one.subject or heads_sentence(cast, one.at))
    }
