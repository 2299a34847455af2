"""The people of an article as values: who they are and where they appear."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Literal

from bot.model import SpeakerKind
from bot.reading.quotes.names import Mention
from bot.reading.quotes.tokens import Tokens

FAMILY = frozenset("wife husband son daughter brother sister mother father mom dad".split())


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


@dataclass(slots=True)
class Cast:
    """The people of an article and where they appear.

    `person_at` and `mention_at` give the person and the name at each token of a name; `places` are the tokens of the
    appearances; `bodies` are the names of bodies in order; `others` counts the names of no person, and `met` gives the
    token of each first one; `holders` lists the people of each role. `full_at` lists by surname where whole names
    stand, and whose; `called` gives whom a bare surname means where a paragraph does not tell (-1: nobody);
    `doubtful` are tokens of surnames of several people.
    """

    tokens: Tokens
    persons: list[Person] = field(default_factory=list)
    person_at: dict[int, int] = field(default_factory=dict)
    mention_at: dict[int, Mention] = field(default_factory=dict)
    appearances: list[Appearance] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
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
        return self.tokens.text[self.tokens.start[found.start] : self.tokens.end[found.end - 1]]


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
class Referent:
    """Whom a phrase means: `name` for print, `person` where it is one, `how` it was found and its tokens."""

    name: str
    kind: SpeakerKind
    how: Naming
    start: int
    end: int
    person: int | None = None
