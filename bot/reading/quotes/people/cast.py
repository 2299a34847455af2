"""The people of an article as values: who they are, where they appear, and where they open a clause."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Literal

from bot.model import SpeakerKind
from bot.reading.quotes.grammar.phrases import whole_phrase
from bot.reading.quotes.people.name_edges import narrows, possessive
from bot.reading.quotes.people.names import Mention
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import (
    ADVERB,
    AUXILIARY,
    BODIES,
    COMPOUND,
    CONJUNCTION,
    DATE,
    DEMONYM,
    FINITE,
    ONE_PERSON,
    ORGANISATION,
    PLACE,
    PREPOSITION,
    PRONOUN,
    ROLE,
    SAY,
    SUBORDINATOR,
    TITLE,
)

FAMILY = frozenset("wife husband son daughter brother sister mother father mom dad".split())
_LATELY = 14
_LONGEST_DESCRIPTION = 14
_LONGEST_NAME = 8
_MOST_JOINED = 3
_TOPICS = frozenset(("for", "to"))
"""At the head of a sentence they say whose view or lot it tells: "To Ana Ruiz, the mill is home"."""
_WHERE = frozenset(("at", "in"))
_OBJECTS = frozenset("her him me them us".split())


@dataclass(slots=True)
class Person:
    """Somebody named in the article.

    `words` is the fullest form of the name, `gender` "he", "she" or "", `suffix` "jr" or the like.
    """

    number: int
    words: tuple[str, ...]
    start: int
    end: int
    first: int = 0
    gender: str = ""
    sure: bool = True
    count: int = 0
    suffix: str = ""
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


Naming = Literal[
    "name",
    "surname",
    "surname of several",
    "body",
    "role",
    "issuer",
    "description",
    "definite",
    "renaming",
    "pronoun",
    "pronoun among several",
]
"""How a phrase names whom it means."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Whom a phrase means: `name` for print, `person` where it is one, `how` it was found and its tokens."""

    name: str
    kind: SpeakerKind
    how: Naming
    start: int
    end: int
    person: int | None = None


@dataclass(slots=True)
class Cast:
    """The people of an article and where they appear.

    `person_at` and `mention_at` give the person and the name at each token of a name; `appearances` and `bodies` are in
    order; `others` counts the names of no person, and `met` gives the token of each first one; `holders` lists the
    people of each role. `full_at` lists by surname where whole names stand, and whose; `called` gives whom a bare
    surname means where a paragraph does not tell (-1: nobody); `doubtful` are tokens of surnames of several people.
    """

    tokens: Tokens
    persons: list[Person] = field(default_factory=list)
    person_at: dict[int, int] = field(default_factory=dict)
    mention_at: dict[int, Mention] = field(default_factory=dict)
    appearances: list[Appearance] = field(default_factory=list)
    bodies: list[Mention] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)
    met: dict[str, int] = field(default_factory=dict)
    holders: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    surnames: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    givens: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    full_at: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    called: dict[str, int] = field(default_factory=dict)
    doubtful: set[int] = field(default_factory=set)

    def name(self, person: int) -> str:
        """The fullest form of the name, as the article writes it."""
        found = self.persons[person]
        return self.tokens.written(found.start, found.end)

    def voice(self, person: int, how: Naming, start: int, end: int) -> Voice:
        """The person whom the tokens `start:end` mean."""
        return Voice(self.name(person), "person", how, start, end, person)

    def body(self, start: int, end: int) -> Voice:
        """The body that the tokens `start:end` name."""
        return Voice(self.tokens.written(start, end), "group", "body", start, end)

    def appearances_before(self, at: int, most: int = _LATELY) -> list[Appearance]:
        """At most so many appearances of people before a token, in order; the last ones, who may be meant there."""
        place = bisect_left(self.appearances, at, key=attrgetter("at"))
        return self.appearances[max(0, place - most) : place]

    def bodies_before(self, at: int) -> list[Mention]:
        """The latest names of bodies before a token, in order."""
        place = bisect_left(self.bodies, at, key=attrgetter("start"))
        return self.bodies[max(0, place - _LATELY) : place]


def opens_clause(tokens: Tokens, mention: Mention) -> bool:
    """Whether the name opens a clause, is no possessor and narrows no noun; of joined names the first one tells."""
    if possessive(tokens, mention.end) or narrows(tokens, mention.end):
        return False
    first = tokens.sentence(mention.title)[0]
    at = _behind_office(tokens, mention.title, first)
    for _ in range(_MOST_JOINED):
        if at < first + 2 or tokens.low[at - 1] != "and" or not tokens.capital[at - 2] or tokens.bits[at - 2] & PLACE:
            break
        name = at - 2
        while name > max(first, at - _LONGEST_NAME) and tokens.capital[name - 1]:
            name -= 1
        at = _behind_office(tokens, name, first)
    if mention.title < mention.start and tokens.low[at - 1] in _WHERE and tokens.bits[at - 2] & ROLE:
        at = _behind_office(tokens, at - 1, first)  # "parish priest in Larkfield Fr X"
    while at > first and tokens.bits[at - 1] & (ADVERB | DATE) and not tokens.bits[at - 1] & PREPOSITION:
        at -= 1
    if at == first or (at == first + 1 and tokens.low[first] in _TOPICS):
        return True
    if tokens.low[at - 1] == "and" and tokens.low[at - 2] in _OBJECTS:
        return False  # "between him and X"
    if tokens.low[at - 1] in ("named", "called") and at - first <= _LONGEST_DESCRIPTION:
        return not (tokens.capital[at - 2] or tokens.bits[at - 2] & (PRONOUN | AUXILIARY))  # no "he called X"
    if tokens.low[at - 1] == "," and at - first > 1 and tokens.bits[at - 2] & ONE_PERSON:
        return whole_phrase(tokens, first, at - 1) is not None
    previous = tokens.bits[at - 1]
    if previous & SAY and previous & FINITE and tokens.low[at - 2] == ",":
        return True  # "The method is neat, says X"
    return (
        (bool(previous & (SUBORDINATOR | CONJUNCTION)) and not previous & PREPOSITION)
        or tokens.quote[at - 1] >= 0
        or tokens.low[at - 1] == ","
        or (tokens.low[at - 1] in ("is", "was") and not tokens.low[at].endswith("ing"))
    )


def _behind_office(tokens: Tokens, name: int, first: int) -> int:
    """Where the words begin that stand before a name and say what its bearer is: "the | Larkfield head coach X"."""
    at = name
    while at > max(first, name - 6) and (
        tokens.bits[at - 1] & (TITLE | ROLE)
        or tokens.low[at - 1] in ("the", "a", "an")
        or (at < name and tokens.low[at - 1].isalpha() and _modifies(tokens, at - 1))
    ):
        at -= 1
    return at


def _modifies(tokens: Tokens, at: int) -> bool:
    """Whether a word before an office can only narrow it: "Larkfield head coach X"."""
    return not tokens.bits[at] or (
        tokens.capital[at] and bool(tokens.bits[at] & (PLACE | COMPOUND | DEMONYM | ORGANISATION | BODIES))
    )
