"""Whom an age or a home means in place of a name: "the 43-year-old", "the Scot"."""

from __future__ import annotations

import re
from bisect import bisect_left

from bot.reading.quotes.names import possessive
from bot.reading.quotes.persons import Cast, Referent
from bot.reading.quotes.phrases import Phrase
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import DEMONYM, PLACE

_AGED = re.compile(r"(\d{1,3})-year-old")
_APPEARANCES_BACK = 30
_OFFICE = 4
_PEOPLES = ("ish", "ese", "ch", "s")
"""Ends of demonyms that are no one's: "the Spanish", "the Swiss", "the Danes"."""


def by_trait(made: Cast, found: Phrase, last_speaker: Referent | None) -> Referent | None:
    """The person of that age, or the only one whom the paragraph names before, or who spoke in the one before."""
    tokens = made.tokens
    aged = _AGED.fullmatch(tokens.low[found.head])
    if tokens.low[found.start] != "the" or found.core - found.start != 2 or not (aged or _at_home(tokens, found.head)):
        return None
    place = bisect_left(made.places, found.start)
    before = made.appearances[max(0, place - _APPEARANCES_BACK) : place]
    ages = {appearance.person: age for appearance in before if (age := _age(made, appearance.at))}
    if aged is not None:
        fitting = [person for person, age in ages.items() if age == aged[1]]
        if len(fitting) == 1:
            return _called(made, found, fitting[0])
    opening = tokens.paragraphs[tokens.paragraph_of[found.start]][0]
    sentence = tokens.sentences[tokens.sentence_of[found.start]][0]
    here = {
        appearance.person
        for appearance in before
        if opening <= appearance.at < sentence and (appearance.subject or _leads(made, appearance.at))
    }
    if len(here) == 1:
        person = here.pop()
    elif not here and last_speaker is not None and last_speaker.person is not None:
        if tokens.paragraph_of[found.start] - tokens.paragraph_of[last_speaker.start] > 1:
            return None
        person = last_speaker.person
    else:
        return None
    return _called(made, found, person) if aged is None or person not in ages else None


def _at_home(tokens: Tokens, at: int) -> bool:
    """Whether a word calls one person by a country: "the Scot"."""
    bits = tokens.bits[at]
    return bool(tokens.capital[at] and bits & DEMONYM and not bits & PLACE) and not tokens.low[at].endswith(_PEOPLES)


def _leads(made: Cast, at: int) -> bool:
    """Whether a name stands near the head of its sentence, behind words of its office: "Union president X"."""
    near = at - made.tokens.sentences[made.tokens.sentence_of[at]][0] <= _OFFICE
    return near and not possessive(made.tokens, made.mention_at[at].end)


def _age(made: Cast, at: int) -> str:
    """The age set behind a name: "X, 43,"."""
    tokens = made.tokens
    end = made.mention_at[at].end
    told = tokens.low[end : end + 1] == [","] and tokens.low[end + 1 : end + 2] != []
    return tokens.low[end + 1] if told and tokens.low[end + 1].isdecimal() else ""


def _called(made: Cast, found: Phrase, person: int) -> Referent:
    return Referent(made.name(person), "person", "role", found.start, found.core, person)
