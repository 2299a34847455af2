"""Whom an age or a home means in place of a name: "the 43-year-old", "the Scot"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from bot.reading.quotes.name_edges import narrows, possessive
from bot.reading.quotes.persons import Appearance, Cast, Referent
from bot.reading.quotes.phrases import NUMBERS, Phrase
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import DEMONYM, EPITHET, MAN, ONE_PERSON, PEOPLE, PLACE, WOMAN

_AGED = re.compile(r"(\d{1,3})-year-old")
_APPEARANCES_BACK = 30
_OFFICE = 4
_LONGEST_INITIALS = 4
_INTRODUCED_BACK = 300
_LONGEST_LEAD = 4
_ONE = frozenset(("a", "an", "another", "one"))
_PAST = frozenset(("former", "retired"))
_PEOPLES = ("ish", "ese", "ch", "s")
"""Ends of demonyms that are no one's: "the Spanish", "the Swiss", "the Danes"."""


def by_trait(made: Cast, found: Phrase, last_speaker: Referent | None) -> Referent | None:
    """The person of that age, office or trade, or the only one whom the paragraph names, or who spoke before."""
    tokens = made.tokens
    if tokens.low[found.start] != "the" or found.core - found.start < 2:
        return None
    if tokens.word[found.head].isupper():
        return _by_initials(made, found)
    aged = _AGED.fullmatch(tokens.low[found.head])
    if not (aged or _at_home(tokens, found) or _parent(tokens, found) or _epithet(made, found)):
        return None
    place = bisect_left(made.places, found.start)
    before = made.appearances[max(0, place - _APPEARANCES_BACK) : place]
    ages = {appearance.person: age for appearance in before if (age := _age(made, appearance.at))}
    if aged is not None:
        fitting = [person for person, age in ages.items() if age == aged[1]]
        if len(fitting) == 1:
            return _called(made, found, fitting[0])
    person = _in_view(made, found, before, last_speaker)
    if person is None or (aged is not None and person in ages) or not _suits(made, found, person):
        return None
    return _called(made, found, person)


def _in_view(made: Cast, found: Phrase, before: Sequence[Appearance], last_speaker: Referent | None) -> int | None:
    """The only person whom the paragraph is about so far, else who spoke in the one before or whom it is about."""
    tokens = made.tokens
    opening = tokens.paragraphs[tokens.paragraph_of[found.start]][0]
    sentence = tokens.sentences[tokens.sentence_of[found.start]][0]
    here = _heads(made, before, opening, sentence)
    if here:
        return here.pop() if len(here) == 1 else None
    for paragraph in range(tokens.paragraph_of[found.start] - 1, tokens.paragraph_of[found.start] - 3, -1):
        if paragraph < 0:
            break
        begin, end = tokens.paragraphs[paragraph]
        if last_speaker is not None and tokens.paragraph_of[last_speaker.start] >= paragraph:
            later = _heads(made, before, max(begin, last_speaker.end), end) - {last_speaker.person}
            return last_speaker.person if not later else None
        if opening < sentence:
            break
        if max(tokens.quote[begin:end]) >= 0:
            begin = tokens.sentences[tokens.sentence_of[end - 1]][0]
        heads = _heads(made, before, begin, end)
        if heads or any(begin <= one.at < end and made.persons[one.person].full for one in before):
            return heads.pop() if len(heads) == 1 and max(tokens.quote[begin:end]) < 0 else None
    return None


def _heads(made: Cast, before: Sequence[Appearance], begin: int, end: int) -> set[int]:
    """The people who are subjects among the tokens `begin:end`."""
    return {
        appearance.person
        for appearance in before
        if begin <= appearance.at < end
        and made.persons[appearance.person].sure
        and (appearance.subject or leads(made, appearance.at))
    }


def _suits(made: Cast, found: Phrase, person: int) -> bool:
    """Whether the word for a man or a woman suits whom it is taken for."""
    bits, gender = made.tokens.bits[found.head], made.persons[person].gender
    if bits & MAN and not bits & WOMAN and not bits & PEOPLE:
        return gender != "she"
    return gender != "he" or not bits & WOMAN


def _by_initials(made: Cast, found: Phrase) -> Referent | None:
    """The one person whose office has these initials: "the CM" for "chief minister X"."""
    tokens = made.tokens
    initials = tokens.low[found.head]
    if found.core - found.start != 2 or not 1 < len(initials) <= _LONGEST_INITIALS:
        return None
    bearers = {
        number
        for noun, holders in made.holders.items()
        if noun[0] == initials[-1]
        for number in holders[:_APPEARANCES_BACK]
        if made.persons[number].first < found.start and _spells(tokens, made.persons[number].roles[noun], initials)
    }
    return _called(made, found, bearers.pop()) if len(bearers) == 1 else None


def _spells(tokens: Tokens, role: tuple[int, int], initials: str) -> bool:
    """Whether words of a role that follow each other have these initials."""
    letters = "".join(tokens.low[at][0] for at in range(*role))
    return initials in letters


def _parent(tokens: Tokens, found: Phrase) -> bool:
    """Whether somebody is called by his children: "the mum-of-two", "the grandmother of nine"."""
    if not tokens.bits[found.head] & (MAN | WOMAN | PEOPLE):
        return False
    if "-of-" in tokens.low[found.head]:
        return True
    behind = tokens.low[found.core : found.core + 2]
    return behind[:1] == ["of"] and behind[1:] != [] and (behind[1] in NUMBERS or behind[1].isdecimal())


def _epithet(made: Cast, found: Phrase) -> bool:
    """Whether a paper says this of whom it has named: "the striker", where nobody else is called so before."""
    tokens, noun = made.tokens, made.tokens.low[found.head]
    past = bool(tokens.bits[found.head] & ONE_PERSON) and tokens.low[found.start + 1] in _PAST
    if not (past or tokens.bits[found.head] & EPITHET) or found.end != found.core or noun in made.holders:
        return False
    for at in range(found.start - 1, max(0, found.start - _INTRODUCED_BACK), -1):
        if tokens.low[at] == noun and not _ONE.isdisjoint(tokens.low[max(0, at - _LONGEST_LEAD) : at]):
            return False
    return True


def _at_home(tokens: Tokens, found: Phrase) -> bool:
    """Whether a word calls one person by a country: "the Scot"."""
    at, bits = found.head, tokens.bits[found.head]
    if found.core - found.start != 2:
        return False
    return bool(tokens.capital[at] and bits & DEMONYM and not bits & PLACE) and not tokens.low[at].endswith(_PEOPLES)


def leads(made: Cast, at: int) -> bool:
    """Whether a name stands near the head of its sentence, behind words of its office: "Union president X"."""
    near = at - made.tokens.sentences[made.tokens.sentence_of[at]][0] <= _OFFICE
    end = made.mention_at[at].end
    return near and not possessive(made.tokens, end) and not narrows(made.tokens, end)


def _age(made: Cast, at: int) -> str:
    """The age set behind a name: "X, 43,"."""
    tokens = made.tokens
    end = made.mention_at[at].end
    told = tokens.low[end : end + 1] == [","] and tokens.low[end + 1 : end + 2] != []
    return tokens.low[end + 1] if told and tokens.low[end + 1].isdecimal() else ""


def _called(made: Cast, found: Phrase, person: int) -> Referent:
    return Referent(made.name(person), "person", "role", found.start, found.core, person)
