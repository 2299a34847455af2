"""Who is who in an article: full names, later surnames, roles and pronouns brought to one person."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from bot.reading.quotes.names import Mention, mentions, possessive
from bot.reading.quotes.phrases import Phrase, phrase
from bot.reading.quotes.tokens import POSSESSIVE_ENDINGS, Tokens
from bot.reading.quotes.words import (
    ANY_TITLE,
    BODIES,
    CONJUNCTION,
    DETERMINER,
    DOCUMENTS,
    GIVEN_HE,
    GIVEN_SHE,
    GROUPS,
    MAN,
    ONE_PERSON,
    POSSESSIVE,
    PREPOSITION,
    SUBORDINATOR,
    SUFFIX,
    TITLE,
    VERB,
    WOMAN,
)

_PARAGRAPHS_BACK = 4
_APPEARANCES_BACK = 14


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
    """The people of an article and where they appear; `person_at` gives the person of each token of a name."""

    tokens: Tokens
    persons: list[Person] = field(default_factory=list)
    person_at: dict[int, int] = field(default_factory=dict)
    mention_at: dict[int, Mention] = field(default_factory=dict)
    appearances: list[Appearance] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)
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
    for mention in found:
        if mention.kind == "person" and _length(tokens, mention) > 1:
            _appear(made, mention, _meet(made, mention))
        else:
            rest.append(mention)
    for mention in rest:
        known = _known(made, mention)
        if known is not None:
            _appear(made, mention, known)
        elif mention.kind in ("person", "unknown"):
            _appear(made, mention, _meet(made, mention))
        else:
            made.others[_plain(tokens, mention)] += 1
        for i in range(mention.start, mention.end):
            made.mention_at[i] = mention
    made.appearances.sort(key=lambda appearance: appearance.at)
    made.places = [appearance.at for appearance in made.appearances]
    for mention in found:
        if mention.start in made.person_at:
            _note_roles(made, mention)
    return made


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
    for number in made.surnames.get(parts[-1], ()):
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
    person = made.persons[made.person_at[mention.start]]
    sentence = tokens.sentence_of[mention.start]
    first, last = tokens.sentences[sentence]
    start = mention.start
    nouns = []
    for i in range(mention.start - 1, max(first, mention.start - 12) - 1, -1):
        if not (tokens.low[i][0].isalpha() or tokens.low[i] in POSSESSIVE_ENDINGS or tokens.low[i] == "-"):
            break
        bits = tokens.bits[i]
        if (bits & VERB and not tokens.capital[i] and not bits & ONE_PERSON) or bits & (
            SUBORDINATOR | CONJUNCTION
        ) & ~PREPOSITION:
            break
        if bits & PREPOSITION and not (nouns or mention.led):
            break
        if bits & (ONE_PERSON | TITLE) and tokens.low[i][0].isalpha():
            nouns.append(tokens.low[i])
            start = i
    for noun in nouns:
        person.roles.setdefault(noun, (start, mention.start))
    if mention.end + 1 < last and tokens.low[mention.end] == ",":
        role = phrase(tokens, mention.end + 1, last)
        if (
            role is not None
            and tokens.bits[role.head] & ONE_PERSON
            and role.head not in made.person_at
            and not tokens.capital[role.start]
            and (
                role.end >= last
                or tokens.low[role.end] in (",", ".", ")", ";", "—", "–", "and")
                or tokens.quote[role.end] >= 0
            )
        ):
            person.roles.setdefault(tokens.low[role.head], (role.start, role.end))
            _learn_gender(person, tokens.bits[role.head])
    for noun in nouns:
        _learn_gender(person, tokens.bits[mention.start - 1] if noun == tokens.low[mention.start - 1] else 0)


def _learn_gender(person: Person, bits: int) -> None:
    if not person.gender and bits & (MAN | WOMAN):
        person.gender = "he" if bits & MAN else "she"


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom a phrase means: `name` for print, `person` where it is one, `how` it was found and its tokens."""

    name: str
    kind: str
    how: str
    start: int
    end: int
    person: int | None = None


def referent(made: Cast, found: Phrase, last_speaker: Referent | None) -> Referent | None:
    """Whom a noun phrase means; None where a pronoun or description stays open."""
    tokens = made.tokens
    low = tokens.low[found.head]
    if found.end - found.start == 1 and low in ("he", "she"):
        return _pronoun(made, found.start, low, last_speaker)
    if found.end - found.start == 1 and low in ("they", "it"):
        return _plural(tokens, found.start, low, last_speaker)
    if low in ("i", "we", "you", "who", "which", "that", "this", "these", "those"):
        return None
    named = _named(made, found)
    if named is not None:
        return named
    return _described(made, found)


def _named(made: Cast, found: Phrase) -> Referent | None:
    """The person or body whose name ends the phrase."""
    tokens = made.tokens
    last = found.end - 1
    if found.head in made.person_at:
        number = made.person_at[found.head]
        mention = made.mention_at[found.head]
        how = "name" if mention.end - mention.start > 1 else "surname"
        return Referent(made.name(number), "person", how, mention.start, mention.end, number)
    if last in made.person_at and made.mention_at[last].led and tokens.bits[found.head] & ONE_PERSON:
        number = made.person_at[last]
        mention = made.mention_at[last]
        prefix = tokens.bits[mention.title : mention.start]
        if tokens.low[mention.title - 1] not in ("for", "to", "with", "of") or not all(b & ANY_TITLE for b in prefix):
            return Referent(made.name(number), "person", "name", mention.start, mention.end, number)
    mention = made.mention_at.get(found.head)
    if mention is None or found.head != found.core - 1 or tokens.bits[found.head] & ONE_PERSON:
        return None
    start = min(mention.title, mention.start)
    text = tokens.text[tokens.start[start] : tokens.end[mention.end - 1]]
    return Referent(text, "group", "body", start, mention.end)


def _described(made: Cast, found: Phrase) -> Referent | None:
    """A role that the article gives to somebody, or the description itself: "a spokesman for the agency"."""
    tokens = made.tokens
    bits = tokens.bits[found.head]
    definite = (
        tokens.low[found.start] in ("the", "his", "her", "their", "its")
        or any(tokens.low[i] in POSSESSIVE_ENDINGS for i in range(found.start, found.core))
        or tokens.capital[found.head]
    )
    if bits & (ONE_PERSON | TITLE) and definite:
        number = _with_role(made, tokens.low[found.head], found)
        if number is not None:
            return Referent(made.name(number), "person", "role", found.start, found.core, number)
    end = found.end if found.end - found.core <= 7 else found.core
    text = tokens.text[tokens.start[found.start] : tokens.end[end - 1]]
    return Referent(text, kind_of(bits), "description", found.start, end)


def kind_of(bits: int) -> str:
    """What a head noun speaks for."""
    if bits & ONE_PERSON:
        return "unnamed"
    if bits & DOCUMENTS and not bits & (GROUPS | BODIES):
        return "document"
    return "group" if bits & (GROUPS | BODIES) else "unnamed"


def _with_role(made: Cast, noun: str, found: Phrase) -> int | None:
    """The one person of this role who was named before, or the one last named."""
    tokens = made.tokens
    place = bisect_left(made.places, found.start)
    fitting = [
        person.number
        for person in made.persons
        if noun in person.roles and person.first < found.start and _fits(tokens, person.roles[noun], found)
    ]
    if len(fitting) <= 1:
        return fitting[0] if fitting else None
    for appearance in reversed(made.appearances[max(0, place - _APPEARANCES_BACK) : place]):
        if appearance.person in fitting:
            return appearance.person
    return None


def _fits(tokens: Tokens, role: tuple[int, int], found: Phrase) -> bool:
    """Whether each word that narrows the description stands in the role, too: not "the Florida senator" for any."""
    known = set(tokens.low[role[0] : role[1]])
    possessor = max((i for i in range(found.start, found.head) if tokens.low[i] in POSSESSIVE_ENDINGS), default=-1)
    narrowing = [
        tokens.low[i]
        for i in range(max(found.start, possessor + 1), found.head)
        if not tokens.bits[i] & (DETERMINER | POSSESSIVE | ANY_TITLE)
    ]
    return known.issuperset(narrowing) and (
        found.end == found.core or tokens.low[found.core] not in ("of", "for", "to")
    )


def _pronoun(made: Cast, at: int, low: str, last_speaker: Referent | None) -> Referent | None:
    """The person that "he" or "she" most likely means, by nearness, place in the sentence, and gender."""
    tokens = made.tokens
    scores: dict[int, float] = {}
    paragraph = tokens.paragraph_of[at]
    sentence = tokens.sentence_of[at]
    place = bisect_left(made.places, at)
    for rank, appearance in enumerate(reversed(made.appearances[max(0, place - _APPEARANCES_BACK) : place])):
        person = made.persons[appearance.person]
        back = paragraph - tokens.paragraph_of[appearance.at]
        if back > _PARAGRAPHS_BACK:
            break
        if person.gender not in ("", low):
            continue
        near = sentence - tokens.sentence_of[appearance.at]
        score = (5.0 if near == 0 else 4.0 if near == 1 else 3.0 if near == 2 else 2.0) - 0.5 * back - 0.1 * rank
        score += 1.5 if appearance.subject else 0.0
        score += 1.0 if person.gender else 0.0
        score -= 0.0 if person.sure else 2.5
        scores[person.number] = max(scores.get(person.number, 0.0), score)
    if (
        last_speaker is not None
        and last_speaker.person is not None
        and made.persons[last_speaker.person].gender in ("", low)
    ):
        back = paragraph - tokens.paragraph_of[last_speaker.start]
        if back <= _PARAGRAPHS_BACK:
            number = last_speaker.person
            scores[number] = max(scores.get(number, 0.0), 3.0 - 0.5 * back) + 2.0
    if not scores:
        return None
    best = max(scores, key=lambda number: (scores[number], -number))
    second = max((score for number, score in scores.items() if number != best), default=0.0)
    how = "pronoun" if scores[best] - second >= 1.0 else "pronoun among several"
    if made.persons[best].gender == "" and how == "pronoun":
        made.persons[best].gender = low
    return Referent(made.name(best), "person", how, at, at + 1, best)


def _plural(tokens: Tokens, at: int, low: str, last_speaker: Referent | None) -> Referent | None:
    """The body or group that spoke last, for "it" and "they"."""
    if last_speaker is None or last_speaker.person is not None:
        return None
    if tokens.paragraph_of[at] - tokens.paragraph_of[last_speaker.start] > 2:
        return None
    return Referent(last_speaker.name, last_speaker.kind, "pronoun", at, at + 1)
