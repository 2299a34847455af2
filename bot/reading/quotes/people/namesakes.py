"""Which of several people with one name is meant, and whether two names with one surname can be one person's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping

from bot.reading.quotes.people.cast import FAMILY, Cast, opens_clause
from bot.reading.quotes.people.name_edges import possessive
from bot.reading.quotes.people.names import Mention
from bot.reading.quotes.words import SAY

SAME_NAME = 30
"""People of one name among whom one is looked for, at most."""

_NOBODY = -1
_OF_A_FAMILY = frozenset(("elder", "older", "younger"))
_AGAIN = 2
_SHORT = 2
"""Words of a name that has a given name and a surname only."""
_LONG = 6
_DOUBLE = re.compile(r"(.)\1")
_SHORT_FORMS = {
    "bill": "william", "billy": "william", "will": "william", "bob": "robert", "bobby": "robert", "rob": "robert",
    "jim": "james", "jimmy": "james", "mike": "michael", "tom": "thomas", "tommy": "thomas", "joe": "joseph",
    "dick": "richard", "rick": "richard", "jack": "john", "johnny": "john", "ted": "edward", "ed": "edward",
    "tony": "anthony", "chuck": "charles", "charlie": "charles", "liz": "elizabeth", "beth": "elizabeth",
    "kate": "katherine", "kathy": "katherine", "peggy": "margaret", "meg": "margaret", "steve": "stephen",
    "dave": "david", "andy": "andrew", "hank": "henry", "larry": "lawrence", "jerry": "gerald",
    "josh": "joshua", "dan": "daniel", "ben": "benjamin", "matt": "matthew", "nick": "nicholas", "tim": "timothy",
    "greg": "gregory", "jeff": "jeffrey", "ken": "kenneth", "ron": "ronald", "don": "donald", "ray": "raymond",
    "vlad": "vladimir", "sue": "susan", "deb": "deborah", "debbie": "deborah", "jen": "jennifer", "abby": "abigail",
}  # fmt: skip
"""Short forms in everyday use, each of one name; those of several ("sam", "alex", "chris") are left out."""
_LEADING = {"he": re.compile(r"\b(he|him|his)\b"), "she": re.compile(r"\b(she|her)\b")}
"""Words before a subject that are about it: "in his letter, Holm wrote"."""
_FOLLOWING = {
    "he": re.compile(r"\b(himself|his (wife|girlfriend))\b"),
    "she": re.compile(r"\b(herself|her (husband|boyfriend))\b"),
}
_OWN = {"he": re.compile(r"\bmy wife\b"), "she": re.compile(r"\bmy husband\b")}
"""Words within a quote of its speaker."""


def bearer(cast: Cast, surname: str, several: list[int], mention: Mention) -> int:
    """Of people with one name: the only one known so far or named in full in the paragraph, else whom it meant before.

    A headline means who is introduced first. Who is of the other sex than the sentence tells is not meant. Where none
    of these tells, it is who was introduced first, and the name is doubtful.
    """
    at, sex = mention.start, _sex_told(cast, mention) if len(several) > 1 else ""
    fitting = [number for number in several if cast.persons[number].gender in ("", sex)] if sex else several
    if len(fitting) == 1 < len(several):
        return fitting[0]
    if not fitting:
        cast.doubtful.update(range(mention.start, mention.end))
        return several[0]
    known = [number for number in fitting if cast.persons[number].first < at] or fitting[:1]
    if len(known) == 1:
        cast.called.setdefault(surname, known[0])
        return known[0]
    cast.called.setdefault(surname, _in_the_lead(cast, known))
    relative = cast.tokens.low[mention.title - 1] in _OF_A_FAMILY
    here = {one for one in _in_full(cast, surname, at) & {*known} if relative or not _of_family(cast, one)}
    if len(here) == 1:
        named = here.pop()
        if named != cast.called[surname]:
            cast.called[surname] = _NOBODY
        return named
    if not (here or cast.surnames.get(surname)):  # a surname that comes first: "Kim Dong-yub"
        before = _in_full(cast, surname, max(0, cast.tokens.paragraph(at)[0] - 1)) & {*known}
        if len(before) == 1:
            return before.pop()
    if not here and cast.called[surname] in known:
        return cast.called[surname]
    principal = _principal(cast, known)
    if not here and principal is not None:
        return principal
    cast.doubtful.update(range(mention.start, mention.end))
    return max(here, default=known[0])


def _sex_told(cast: Cast, mention: Mention) -> str:
    """ "he" or "she" where the sentence tells which its subject, a surname, is: "Holm said of his wife"."""
    tokens, at = cast.tokens, mention.start
    first, last = tokens.sentence(at)
    inverted = tokens.bits[mention.title - 1] & SAY and tokens.quote[mention.title - 2] >= 0
    if not (inverted or opens_clause(tokens, mention)):
        return ""
    others = [i for i in range(first, last) if i in cast.person_at]
    before = tokens.low[first:at] if not others or others[0] > at else []
    behind = tokens.low[at : next((i for i in others if i > at), last)]
    quoted = [tokens.quoted(number) for number in tokens.quote[first:last] if number >= 0]
    told = _told(before, _LEADING) | _told(behind, _FOLLOWING) | _told(quoted, _OWN)
    return told.pop() if len(told) == 1 else ""


def _told(words: list[str], signs: Mapping[str, re.Pattern[str]]) -> set[str]:
    """Which of "he" and "she" some words tell of somebody."""
    text = " ".join(words)
    return {sex for sex, sign in signs.items() if sign.search(text)}


def _in_full(cast: Cast, surname: str, at: int) -> set[int]:
    """Who of a surname is named in full in a paragraph before a token."""
    full, opening = cast.full_at[surname], cast.tokens.paragraph(at)[0]
    place = bisect_left(full, (at, 0))
    return {number for begin, number in full[max(0, place - SAME_NAME) : place] if begin >= opening}


def means_another(cast: Cast, number: int, mention: Mention) -> bool:
    """Whether a surname is of another one of the family, whom nobody names in full: "the younger Holm"."""
    if cast.tokens.low[mention.title - 1] not in _OF_A_FAMILY:
        return False
    return number not in _in_full(cast, cast.persons[number].words[-1], mention.start)


def _principal(cast: Cast, several: list[int]) -> int | None:
    """The one whose family the others of a surname are: Peter Holm, of "his daughter Ana Holm"."""
    rest = [number for number in several if not _of_family(cast, number)]
    if len(rest) != 1 or any(cast.persons[number].first < cast.persons[rest[0]].first for number in several):
        return None
    return rest[0]


def _of_family(cast: Cast, number: int) -> bool:
    """Whether somebody is introduced as "his daughter" or so, and named only once or by more than two words."""
    person, low = cast.persons[number], cast.tokens.low
    before = person.start - 1 - (low[person.start - 1] == ",")
    if low[before] not in FAMILY or low[before - 1] == "their":
        return False
    return person.count < _AGAIN or len(person.words) > _SHORT


def _in_the_lead(cast: Cast, several: list[int]) -> int:
    """Of people with one name the only one whom the first paragraph names, or names not only as whose something is."""
    tokens = cast.tokens
    first = [number for number in several if tokens.paragraph_of[cast.persons[number].first] == 0]
    names = {number: cast.mention_at[cast.persons[number].first] for number in first}
    owners = {number for number, name in names.items() if possessive(tokens, name.end)}
    first = [number for number in first if number not in owners] or first
    return first[0] if len(first) == 1 else _NOBODY


def other_family(cast: Cast, number: int, mention: Mention) -> bool:
    """Whether a given name is of a relative who is named so alone: "her father, Peter,", beside Gov. Peter Holm."""
    low = cast.tokens.low
    before = mention.start - 1 - (low[mention.start - 1] == ",")
    person = cast.persons[number]
    if low[before] not in FAMILY or not FAMILY.isdisjoint(person.roles):
        return False
    return len(cast.surnames[person.words[-1]]) == 1


def may_be_one(known: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """Whether two names with one surname can be one person's."""
    if len(known) == 1 or len(parts) == 1:
        return True
    first, second = known[0], parts[0]
    return (
        first == second
        or _misspelled(first, second)
        or _short_form(first, second)
        or ((len(first) == 1 or len(second) == 1) and first[0] == second[0])
        or first in parts
        or second in known
    )


def _misspelled(one: str, other: str) -> bool:
    """Whether two long given names differ in one letter or a double one: "Kristin", "Kristen"; "Hilary", "Hillary"."""
    if min(len(one), len(other)) < _LONG or one[0] != other[0]:
        return False
    if _DOUBLE.sub(r"\1", one) == _DOUBLE.sub(r"\1", other):
        return True
    return len(one) == len(other) and sum(mine != theirs for mine, theirs in zip(one, other, strict=True)) == 1


def _short_form(one: str, other: str) -> bool:
    return _SHORT_FORMS.get(one) == other or _SHORT_FORMS.get(other) == one
