"""Who is who in an article: full names and later surnames brought to one person."""

from __future__ import annotations

from bisect import bisect_left

from bot.reading.quotes.dates import undate
from bot.reading.quotes.given_names import may_be_one
from bot.reading.quotes.headlines import doubtful
from bot.reading.quotes.introductions import introduce
from bot.reading.quotes.names import Mention, mentions
from bot.reading.quotes.openings import opens_clause
from bot.reading.quotes.persons import Appearance, Cast, Person
from bot.reading.quotes.roles import note_roles
from bot.reading.quotes.tokens import POSSESSIVE_ENDINGS, Tokens
from bot.reading.quotes.words import (
    ANY_TITLE,
    COMPOUND,
    DEMONYM,
    GIVEN,
    GIVEN_HE,
    GIVEN_SHE,
    ONE_PERSON,
    ORGANISATION,
    PLACE,
    SUFFIX,
)

_SAME_NAME = 30
_NOBODY = -1
_AGAIN = 2
_SHORT = 2
"""Words of a name that has a given name and a surname only."""
_FAMILY = frozenset("wife husband son daughter brother sister mother father mom dad".split())
_NO_NAME = DEMONYM | ANY_TITLE | ONE_PERSON


def cast(tokens: Tokens) -> Cast:
    """Find the people of an article; linear in its tokens."""
    made = Cast(tokens)
    undate(tokens)
    found = mentions(tokens)
    rest: list[Mention] = []
    inside = {tokens.low[m.start] for m in found if not _opens_sentence(tokens, m)}
    for mention in found:
        if mention.kind == "person" and _length(tokens, mention) > 1 and not doubtful(tokens, mention.start):
            number = _meet(made, mention)
            _appear(made, mention, number)
            made.full_at[_parts(tokens, mention)[-1]].append((mention.start, number))
            note_roles(made, mention)
        else:
            rest.append(mention)
    for mention in rest:
        known = _known(made, mention)
        if known is not None:
            _appear(made, mention, known)
        elif mention.kind == "person" or (mention.kind == "unknown" and tokens.low[mention.start] in inside):
            _appear(made, mention, _meet(made, mention))
        elif mention.kind != "unknown" and not all(
            tokens.bits[i] & _NO_NAME for i in range(mention.start, mention.end)
        ):
            name = _plain(tokens, mention)
            made.others[name] += 1
            made.met.setdefault(name, mention.start)
            if mention.kind == "body":
                made.bodies.append(mention)
        if mention.kind != "unknown" or mention.start in made.person_at:
            made.mention_at.update((i, mention) for i in range(mention.start, mention.end))
    made.appearances.sort(key=lambda appearance: appearance.at)
    made.places = [appearance.at for appearance in made.appearances]
    for mention in rest:
        if mention.start in made.person_at:
            note_roles(made, mention)
    introduce(made)
    return made


def _opens_sentence(tokens: Tokens, mention: Mention) -> bool:
    """Whether the name may have its capital only from its place; one with a given name has it in any place."""
    at = mention.start
    first = tokens.sentences[tokens.sentence_of[at]][0] == at or tokens.low[at - 1] in (":", "(")
    return first and not tokens.bits[at] & GIVEN


def _length(tokens: Tokens, mention: Mention) -> int:
    return sum(1 for i in range(mention.start, mention.end) if not tokens.bits[i] & SUFFIX and tokens.low[i] != ",")


def _plain(tokens: Tokens, mention: Mention) -> str:
    return tokens.text[tokens.start[mention.start] : tokens.end[mention.end - 1]]


def _parts(tokens: Tokens, mention: Mention) -> tuple[str, ...]:
    """The words of a name in lower case, without suffixes and signs."""
    if mention.end == mention.start + 1 and not tokens.bits[mention.start] & SUFFIX:
        return (tokens.low[mention.start].strip("."),)
    words = tuple(
        tokens.low[i].strip(".")
        for i in range(mention.start, mention.end)
        if not tokens.bits[i] & SUFFIX and tokens.low[i] != "," and tokens.low[i] not in POSSESSIVE_ENDINGS
    )
    return words or (tokens.low[mention.end - 1],)


def _suffix(tokens: Tokens, mention: Mention) -> str:
    """ "jr." or the like, which tells a son from his father."""
    return next((tokens.low[i].strip(".") for i in range(mention.start, mention.end) if tokens.bits[i] & SUFFIX), "")


def _meet(made: Cast, mention: Mention) -> int:
    """The number of the person with this name, who is new where nobody of that surname and given name is known."""
    tokens = made.tokens
    parts, suffix = _parts(tokens, mention), _suffix(tokens, mention)
    for number in made.surnames.get(parts[-1], [])[:_SAME_NAME]:
        known = made.persons[number]
        if known.suffix == suffix and may_be_one(known.words, parts) and not _other_sex(known, mention):
            if len(parts) > len(known.words) or (
                len(parts) == len(known.words) and len(parts[0]) > len(known.words[0])
            ):
                known.words, known.start, known.end = parts, mention.start, mention.end
            return number
    number = len(made.persons)
    bits = tokens.bits[mention.start]
    usual = "he" if bits & GIVEN_HE else "she" if bits & GIVEN_SHE else ""
    gender = mention.gender or (usual if len(parts) > 1 else "")
    made.persons.append(
        Person(number, parts, mention.start, mention.end, mention.start, gender, mention.kind == "person")
    )
    made.persons[number].suffix = suffix
    made.surnames[parts[-1]].append(number)
    if len(parts) > 1:
        made.givens[parts[0]].append(number)
    return number


def _other_sex(known: Person, mention: Mention) -> bool:
    """Whether a surname behind a title is of a husband or wife: "Mrs Holm" beside Peter Holm."""
    return bool(mention.gender and known.gender) and mention.gender != known.gender


def _known(made: Cast, mention: Mention) -> int | None:
    """The person that a surname, or a given name alone, stands for."""
    tokens = made.tokens
    parts = _parts(tokens, mention)
    if mention.kind == "body" and len(parts) > 1 and _led_by_place(tokens, mention):
        namesakes = made.surnames.get(parts[-1], [])
        return namesakes[0] if len(namesakes) == 1 else None
    if mention.kind in ("body", "place") and (
        len(parts) > 1 or (mention.kind == "body" and not _plain_one(tokens, mention))
    ):
        return None
    several = made.surnames.get(parts[-1])
    if not several and len(parts) == 1:
        several = [number for number in made.givens.get(parts[0], ()) if not _other_family(made, number, mention)]
    if not several:
        return None
    if len(several) == 1:
        return several[0] if not _other_sex(made.persons[several[0]], mention) else None
    several = several[:_SAME_NAME]
    surname, suffix = parts[-1], _suffix(tokens, mention)
    if suffix:
        several = [number for number in several if made.persons[number].suffix == suffix] or several
    fitting = [
        number for number in several if not mention.gender or made.persons[number].gender in ("", mention.gender)
    ]
    titles = [tokens.low[i] for i in range(mention.title, mention.start)]
    so_called = [number for number in fitting if any(title in made.persons[number].roles for title in titles)]
    return _bearer(made, surname, so_called or fitting or several, mention)


def _other_family(made: Cast, number: int, mention: Mention) -> bool:
    """Whether a given name is of a relative who is named so alone: "her father, Peter,", beside Gov. Peter Holm."""
    low = made.tokens.low
    before = mention.start - 1 - (low[mention.start - 1] == ",")
    person = made.persons[number]
    if low[before] not in _FAMILY or not _FAMILY.isdisjoint(person.roles):
        return False
    return len(made.surnames[person.words[-1]]) == 1


def _in_the_lead(made: Cast, several: list[int]) -> int:
    """Of people with one name the only one whom the first paragraph names."""
    tokens = made.tokens
    first = [number for number in several if tokens.paragraph_of[made.persons[number].first] == 0]
    return first[0] if len(first) == 1 else _NOBODY


def _led_by_place(tokens: Tokens, mention: Mention) -> bool:
    """Whether all words but the last name places: "to the United States Trump has"."""
    return all(
        tokens.bits[i] & (PLACE | DEMONYM | COMPOUND | ORGANISATION) for i in range(mention.start, mention.end - 1)
    )


def _plain_one(tokens: Tokens, mention: Mention) -> bool:
    word = tokens.word[mention.start]
    return not word.isupper() and word[0] not in "@#" and tokens.low[mention.start - 1] != "the"


def _bearer(made: Cast, surname: str, several: list[int], mention: Mention) -> int:
    """Of people with one name: the only one known so far or named in full in the paragraph, else whom it meant before.

    A headline means who is introduced first. Where none of these tells, it is who was introduced first, and the name
    is doubtful.
    """
    tokens, at = made.tokens, mention.start
    known = [number for number in several if made.persons[number].first < at] or several[:1]
    if len(known) == 1:
        made.called.setdefault(surname, known[0])
        return known[0]
    made.called.setdefault(surname, _in_the_lead(made, known))
    opening = tokens.paragraphs[tokens.paragraph_of[at]][0]
    full = made.full_at[surname]
    place = bisect_left(full, (at, 0))
    here = {number for begin, number in full[max(0, place - _SAME_NAME) : place] if begin >= opening} & {*known}
    if len(here) == 1:
        named = here.pop()
        if named != made.called[surname]:
            made.called[surname] = _NOBODY
        return named
    if not here and made.called[surname] in known:
        return made.called[surname]
    principal = _principal(made, known)
    if not here and principal is not None:
        return principal
    made.doubtful.update(range(mention.start, mention.end))
    return max(here, default=known[0])


def _principal(made: Cast, several: list[int]) -> int | None:
    """The one whose family the others of a surname are: Peter Holm, of "his daughter Ana Holm"."""
    rest = [number for number in several if not _of_family(made, number)]
    if len(rest) != 1 or any(made.persons[number].first < made.persons[rest[0]].first for number in several):
        return None
    return rest[0]


def _of_family(made: Cast, number: int) -> bool:
    """Whether somebody is introduced as "his daughter" or so, and named only once or by more than two words."""
    person, low = made.persons[number], made.tokens.low
    before = person.start - 1 - (low[person.start - 1] == ",")
    if low[before] not in _FAMILY or low[before - 1] == "their":
        return False
    return person.count < _AGAIN or len(person.words) > _SHORT


def _appear(made: Cast, mention: Mention, number: int) -> None:
    tokens = made.tokens
    person = made.persons[number]
    person.count += 1
    if mention.gender and not person.gender:
        person.gender = mention.gender
    person.sure = person.sure or mention.kind == "person"
    for i in range(mention.start, mention.end):
        made.person_at[i] = number
        made.mention_at[i] = mention
    made.appearances.append(Appearance(mention.start, number, opens_clause(tokens, mention)))
