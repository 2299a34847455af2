"""Who is who in an article: full names and later surnames brought to one person, and what the person is."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from bot.reading.quotes.names import Mention, mentions, possessive
from bot.reading.quotes.phrases import Phrase, phrase
from bot.reading.quotes.tokens import POSSESSIVE_ENDINGS, Tokens
from bot.reading.quotes.words import (
    ANY_TITLE,
    COMPOUND,
    CONJUNCTION,
    DEMONYM,
    GIVEN,
    GIVEN_HE,
    GIVEN_SHE,
    MAN,
    ONE_PERSON,
    ORGANISATION,
    PLACE,
    PREPOSITION,
    SUBORDINATOR,
    SUFFIX,
    TITLE,
    VERB,
    WOMAN,
)

_SAME_NAME = 30
_NO_NAME = DEMONYM | ANY_TITLE | ONE_PERSON
_BEFORE_NAME = 12
_AFTER_ROLE = frozenset((",", ".", ")", ";", "—", "–", "and"))


@dataclass(slots=True)
class Person:
    """Somebody named in the article; `words` is the fullest form of the name, `gender` "he", "she" or ""."""

    number: int
    words: tuple[str, ...]
    start: int
    end: int
    first: int = 0
    gender: str = ""
    sure: bool = True
    count: int = 0
    roles: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def full(self) -> bool:
        """Whether more than one word of the name is known."""
        return len(self.words) > 1


@dataclass(frozen=True, slots=True)
class Appearance:
    """One mention of a person, at a token; `subject` where it opens a clause."""

    at: int
    person: int
    subject: bool


@dataclass(slots=True)
class Cast:
    """The people of an article and where they appear.

    `person_at` and `mention_at` give the person and the name at each token of a name; `places` are the tokens of the
    appearances; `bodies` are the names of bodies in order; `others` counts the names of no person; `holders` lists
    the people of each role.
    """

    tokens: Tokens
    persons: list[Person] = field(default_factory=list)
    person_at: dict[int, int] = field(default_factory=dict)
    mention_at: dict[int, Mention] = field(default_factory=dict)
    appearances: list[Appearance] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    bodies: list[Mention] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)
    holders: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    surnames: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    givens: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def name(self, person: int) -> str:
        """The fullest form of the name, as the article writes it."""
        found = self.persons[person]
        return self.tokens.text[self.tokens.start[found.start] : self.tokens.end[found.end - 1]]


def cast(tokens: Tokens) -> Cast:
    """Find the people of an article; linear in its tokens."""
    made = Cast(tokens)
    found = mentions(tokens)
    rest: list[Mention] = []
    inside = {tokens.low[m.start] for m in found if not _opens_sentence(tokens, m)}
    for mention in found:
        if mention.kind == "person" and _length(tokens, mention) > 1:
            _appear(made, mention, _meet(made, mention))
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
            made.others[_plain(tokens, mention)] += 1
            if mention.kind == "body":
                made.bodies.append(mention)
        if mention.kind != "unknown" or mention.start in made.person_at:
            made.mention_at.update((i, mention) for i in range(mention.start, mention.end))
    made.appearances.sort(key=lambda appearance: appearance.at)
    made.places = [appearance.at for appearance in made.appearances]
    for mention in found:
        if mention.start in made.person_at:
            _note_roles(made, mention)
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
    words = tuple(
        tokens.low[i].strip(".")
        for i in range(mention.start, mention.end)
        if not tokens.bits[i] & SUFFIX and tokens.low[i] != "," and tokens.low[i] not in POSSESSIVE_ENDINGS
    )
    return words or (tokens.low[mention.end - 1],)


def _meet(made: Cast, mention: Mention) -> int:
    """The number of the person with this name, who is new where nobody of that surname and given name is known."""
    tokens = made.tokens
    parts = _parts(tokens, mention)
    for number in made.surnames.get(parts[-1], [])[:_SAME_NAME]:
        known = made.persons[number]
        if _same(known.words, parts):
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
    made.surnames[parts[-1]].append(number)
    if len(parts) > 1:
        made.givens[parts[0]].append(number)
    return number


def _same(known: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """Whether two names with one surname can be one person's."""
    if len(known) == 1 or len(parts) == 1:
        return True
    first, second = known[0], parts[0]
    return (
        first == second
        or ((len(first) == 1 or len(second) == 1) and first[0] == second[0])
        or first in parts
        or second in known
    )


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
        several = made.givens.get(parts[0])
    if not several:
        return None
    if len(several) == 1:
        return several[0]
    fitting = [
        number for number in several if not mention.gender or made.persons[number].gender in ("", mention.gender)
    ]
    return _nearest(made, fitting or several, mention.start)


def _led_by_place(tokens: Tokens, mention: Mention) -> bool:
    """Whether all words but the last name places: "to the United States Trump has"."""
    return all(
        tokens.bits[i] & (PLACE | DEMONYM | COMPOUND | ORGANISATION) for i in range(mention.start, mention.end - 1)
    )


def _plain_one(tokens: Tokens, mention: Mention) -> bool:
    word = tokens.word[mention.start]
    return not word.isupper() and word[0] not in "@#" and tokens.low[mention.start - 1] != "the"


def _nearest(made: Cast, several: list[int], at: int) -> int:
    """Of people with one name: who was named in the same paragraph before, else who was introduced first."""
    tokens = made.tokens
    paragraph = tokens.paragraphs[tokens.paragraph_of[at]][0]
    here = [number for number in several if paragraph <= made.persons[number].start < at]
    return here[-1] if here else several[0]


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
    made.appearances.append(Appearance(mention.start, number, _is_subject(tokens, mention)))


def _is_subject(tokens: Tokens, mention: Mention) -> bool:
    """Whether the name opens a clause and is no possessor."""
    if possessive(tokens, mention.end):
        return False
    at = mention.title
    first = tokens.sentences[tokens.sentence_of[at]][0]
    while (
        at > first
        and at > mention.title - 6
        and (tokens.bits[at - 1] & (TITLE | ONE_PERSON) or tokens.low[at - 1] in ("the", "a", "an"))
    ):
        at -= 1
    if at == first:
        return True
    previous = tokens.bits[at - 1]
    return (
        (bool(previous & (SUBORDINATOR | CONJUNCTION)) and not previous & PREPOSITION)
        or tokens.quote[at - 1] >= 0
        or tokens.low[at - 1] == ","
    )


def _note_roles(made: Cast, mention: Mention) -> None:
    """Remember what the words beside a name say that the person is."""
    tokens = made.tokens
    number = made.person_at[mention.start]
    nouns = _roles_before(tokens, mention)
    for noun in nouns:
        _hold(made, number, tokens.low[noun], (nouns[-1], mention.start))
    if nouns and nouns[0] == mention.start - 1:
        _learn_gender(made.persons[number], tokens.bits[nouns[0]])
    role = _role_behind(made, mention)
    if role is not None:
        _hold(made, number, tokens.low[role.head], (role.start, role.end))
        _learn_gender(made.persons[number], tokens.bits[role.head])


def _hold(made: Cast, number: int, noun: str, span: tuple[int, int]) -> None:
    roles = made.persons[number].roles
    if noun not in roles:
        roles[noun] = span
        made.holders[noun].append(number)


def _roles_before(tokens: Tokens, mention: Mention) -> list[int]:
    """The tokens of the roles and titles before a name, nearest first."""
    first = tokens.sentences[tokens.sentence_of[mention.start]][0]
    nouns: list[int] = []
    for i in range(mention.start - 1, max(first, mention.start - _BEFORE_NAME) - 1, -1):
        low, bits = tokens.low[i], tokens.bits[i]
        if not (low[0].isalpha() or low in POSSESSIVE_ENDINGS or low == "-"):
            break
        if bits & VERB and not tokens.capital[i] and not bits & ONE_PERSON:
            break
        if bits & (SUBORDINATOR | CONJUNCTION) & ~PREPOSITION or (bits & PREPOSITION and not (nouns or mention.led)):
            break
        if bits & (ONE_PERSON | TITLE) and low[0].isalpha():
            nouns.append(i)
    return nouns


def _role_behind(made: Cast, mention: Mention) -> Phrase | None:
    """The description behind a name, between its commas: "X, a lawyer for Y,"."""
    tokens = made.tokens
    last = tokens.sentences[tokens.sentence_of[mention.start]][1]
    if mention.end + 1 >= last or tokens.low[mention.end] != ",":
        return None
    role = phrase(tokens, mention.end + 1, last)
    if (
        role is None
        or not tokens.bits[role.head] & ONE_PERSON
        or tokens.capital[role.start]
        or role.head in made.person_at
    ):
        return None
    ends = role.end >= last or tokens.low[role.end] in _AFTER_ROLE or tokens.quote[role.end] >= 0
    return role if ends else None


def _learn_gender(person: Person, bits: int) -> None:
    if not person.gender and bits & (MAN | WOMAN):
        person.gender = "he" if bits & MAN else "she"
