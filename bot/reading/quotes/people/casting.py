"""Who is who in an article: full names and later surnames brought to one person."""

from __future__ import annotations

from operator import attrgetter

from bot.reading.quotes.grammar.verbs import says
from bot.reading.quotes.people.cast import Appearance, Cast, Person, opens_clause
from bot.reading.quotes.people.name_edges import doubtful
from bot.reading.quotes.people.name_kinds import undate
from bot.reading.quotes.people.names import Mention, mentions
from bot.reading.quotes.people.namesakes import SAME_NAME, bearer, may_be_one, means_another, other_family
from bot.reading.quotes.people.roles import note_roles
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import (
    COMPOUND,
    DEMONYM,
    GIVEN,
    GIVEN_HE,
    GIVEN_SHE,
    OFFICE,
    ORGANISATION,
    PLACE,
    SUFFIX,
)

_NO_NAME = DEMONYM | OFFICE


def cast_of(tokens: Tokens) -> Cast:
    """Find the people of an article; linear in its tokens."""
    cast = Cast(tokens)
    undate(tokens)
    found = mentions(tokens)
    rest: list[Mention] = []
    inside = {tokens.low[m.start] for m in found if not _capital_by_place(tokens, m)}
    for mention in found:
        if mention.kind == "person" and len(_parts(tokens, mention)) > 1 and not doubtful(tokens, mention.start):
            number = _meet(cast, mention)
            _appear(cast, mention, number)
            for part in {_parts(tokens, mention)[0], _parts(tokens, mention)[-1]}:
                cast.full_at[part].append((mention.start, number))
            note_roles(cast, mention)
        else:
            rest.append(mention)
    for mention in rest:
        known = _known(cast, mention)
        if known is not None:
            _appear(cast, mention, known)
            if means_another(cast, known, mention):
                cast.doubtful.update(range(mention.start, mention.end))
        elif mention.kind == "person" or (mention.kind == "unknown" and _someone(tokens, mention, inside)):
            _appear(cast, mention, _meet(cast, mention))
        elif mention.kind != "unknown" and not all(
            tokens.bits[i] & _NO_NAME for i in range(mention.start, mention.end)
        ):
            name = tokens.written(mention.start, mention.end)
            cast.others[name] += 1
            cast.met.setdefault(name, mention.start)
            if mention.kind == "body":
                cast.bodies.append(mention)
        if mention.kind != "unknown" or mention.start in cast.person_at:
            cast.mention_at.update((i, mention) for i in range(mention.start, mention.end))
    cast.appearances.sort(key=attrgetter("at"))
    for mention in rest:
        if mention.start in cast.person_at:
            note_roles(cast, mention)
    return cast


def _capital_by_place(tokens: Tokens, mention: Mention) -> bool:
    """Whether the name may have its capital only from its place; one with a given name has it in any place."""
    at = mention.start
    first = tokens.opens_sentence(at) or tokens.low[at - 1] in (":", "(")
    return first and not tokens.bits[at] & GIVEN


def _someone(tokens: Tokens, mention: Mention, inside: set[str]) -> bool:
    """Whether a lone capital is a name: it stands within a sentence, too, or says something."""
    if tokens.low[mention.start] in inside:
        return True
    low = tokens.low[mention.start]
    group = low.endswith("s") and not low.endswith("ss")  # "Candidates said"
    return not group and says(tokens, mention.end)


def _parts(tokens: Tokens, mention: Mention) -> tuple[str, ...]:
    """The words of a name in lower case, without suffixes and signs."""
    if mention.end == mention.start + 1 and not tokens.bits[mention.start] & SUFFIX:
        return (tokens.low[mention.start].strip("."),)
    words = tuple(
        tokens.low[i].strip(".")
        for i in range(mention.start, mention.end)
        if not tokens.bits[i] & SUFFIX and tokens.low[i] != ","
    )
    return words or (tokens.low[mention.end - 1],)


def _suffix(tokens: Tokens, mention: Mention) -> str:
    """ "jr." or the like, which tells a son from his father."""
    return next((tokens.low[i].strip(".") for i in range(mention.start, mention.end) if tokens.bits[i] & SUFFIX), "")


def _meet(cast: Cast, mention: Mention) -> int:
    """The number of the person with this name, who is new where nobody of that surname and given name is known."""
    tokens = cast.tokens
    parts, suffix = _parts(tokens, mention), _suffix(tokens, mention)
    for number in cast.surnames.get(parts[-1], [])[:SAME_NAME]:
        known = cast.persons[number]
        if known.suffix == suffix and may_be_one(known.words, parts) and not _other_sex(known, mention):
            if len(parts) > len(known.words) or (
                len(parts) == len(known.words) and len(parts[0]) > len(known.words[0])
            ):
                known.words, known.start, known.end = parts, mention.start, mention.end
            return number
    number = len(cast.persons)
    bits = tokens.bits[mention.start]
    usual = "he" if bits & GIVEN_HE else "she" if bits & GIVEN_SHE else ""
    gender = mention.gender or (usual if len(parts) > 1 else "")
    cast.persons.append(
        Person(number, parts, mention.start, mention.end, mention.start, gender, mention.kind == "person")
    )
    cast.persons[number].suffix = suffix
    cast.surnames[parts[-1]].append(number)
    if len(parts) > 1:
        cast.givens[parts[0]].append(number)
    return number


def _other_sex(known: Person, mention: Mention) -> bool:
    """Whether a surname behind a title is of a husband or wife: "Mrs Holm" beside Peter Holm."""
    return bool(mention.gender and known.gender) and mention.gender != known.gender


def _known(cast: Cast, mention: Mention) -> int | None:
    """The person that a surname, or a given name alone, stands for."""
    tokens = cast.tokens
    parts = _parts(tokens, mention)
    if mention.kind == "body" and len(parts) > 1 and _led_by_place(tokens, mention):
        namesakes = cast.surnames.get(parts[-1], [])
        return namesakes[0] if len(namesakes) == 1 else None
    if len(parts) > 1 and (bearers := _so_ending(cast, parts)):
        return bearers[0] if len(bearers) == 1 else None
    if mention.kind in ("body", "place") and (
        len(parts) > 1 or (mention.kind == "body" and not _plain_one(tokens, mention))
    ):
        return None
    several = cast.surnames.get(parts[-1])
    if not several and len(parts) == 1:
        several = [number for number in cast.givens.get(parts[0], ()) if not other_family(cast, number, mention)]
    if not several:
        return None
    fitting = [number for number in several[:SAME_NAME] if not _other_sex(cast.persons[number], mention)]
    if len(several) == 1:
        return fitting[0] if fitting else None
    suffix, titles = _suffix(tokens, mention), tokens.low[mention.title : mention.start]
    if suffix:
        fitting = [number for number in fitting if cast.persons[number].suffix == suffix] or fitting
    so_called = [number for number in fitting if not cast.persons[number].roles.keys().isdisjoint(titles)]
    return bearer(cast, parts[-1], so_called or fitting or several[:SAME_NAME], mention)


def _so_ending(cast: Cast, parts: tuple[str, ...]) -> list[int]:
    """The people whose surname is of several words: "Del Rio" of Frank Del Rio."""
    known = cast.surnames.get(parts[-1], [])[:SAME_NAME]
    return [number for number in known if cast.persons[number].words[1:] == parts]


def _led_by_place(tokens: Tokens, mention: Mention) -> bool:
    """Whether all words but the last name places: "to the United States Trump has"."""
    return all(
        tokens.bits[i] & (PLACE | DEMONYM | COMPOUND | ORGANISATION) for i in range(mention.start, mention.end - 1)
    )


def _plain_one(tokens: Tokens, mention: Mention) -> bool:
    word = tokens.word[mention.start]
    return not word.isupper() and tokens.low[mention.start - 1] != "the"


def _appear(cast: Cast, mention: Mention, number: int) -> None:
    tokens = cast.tokens
    person = cast.persons[number]
    person.count += 1
    if mention.gender and not person.gender:
        person.gender = mention.gender
    person.sure = person.sure or mention.kind == "person"
    for i in range(mention.start, mention.end):
        cast.person_at[i] = number
        cast.mention_at[i] = mention
    cast.appearances.append(Appearance(mention.start, number, opens_clause(tokens, mention)))
