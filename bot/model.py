"""The nouns of what is read: what an article, a quote, a figure, a story and a source are.

Everything here is immutable. Offsets are characters (code points) into an article's title or text, half open. Times are
aware and in UTC. News words are only ever printed as a `Passage`, which is a slice of an article as it was stored.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b32encode
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Literal

Genre = Literal["news", "opinion", "release", "live", "unknown"]
Part = Literal["title", "text"]
QuoteKind = Literal["direct", "fragment", "relayed"]
SpeakerKind = Literal["person", "group", "document", "unnamed"]
Change = Literal["=", "~", "up", "down", ">", "<"]

LOCAL = "local"
"""The terminal's space, which sees every article of its history."""

UNRANKED = 99
"""Where a quote or figure without a rank stands in its article."""


@dataclass(frozen=True, slots=True)
class Article:
    """One text of one outlet as it came; a changed text is the next revision of the same id.

    `published` is None when the source gives no date that can be trusted; `outlet`, `title`, `url` and `author` are
    None when missing, never guessed. `teaser` is true when only the feed's summary could be had.
    """

    id: str
    text: str
    fetched: datetime
    revision: int = 1
    source: str = ""
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    author: str | None = None
    published: datetime | None = None
    teaser: bool = False

    def part(self, part: Part) -> str:
        """The whole title (empty when missing) or the whole text."""
        return self.text if part == "text" else self.title or ""

    def passage(self, start: int, end: int, part: Part = "text") -> Passage:
        """The words between two offsets; raises ValueError when they are empty or outside of the article."""
        words = self.part(part)
        if not 0 <= start < end <= len(words):
            raise ValueError(f"article {self.id}: no passage {start}:{end} in {len(words)} characters of {part}")
        return Passage(self.id, self.revision, part, start, end, words[start:end])

    @property
    def headline(self) -> Passage | None:
        """The whole title; None when it is missing."""
        return self.passage(0, len(self.title), "title") if self.title else None

    @property
    def dated(self) -> datetime:
        """When it was published, or fetched where the source gives no date: for ordering, never for printing."""
        return self.published or self.fetched


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article: `text` equals the slice `start:end` of that part of that revision."""

    article: str
    revision: int
    part: Part
    start: int
    end: int
    text: str

    @property
    def id(self) -> str:
        """A short stable id of seven letters and digits, the same whenever the article is read again."""
        place = f"{self.article}\0{self.revision}\0{self.part}\0{self.start}\0{self.end}"
        return b32encode(hashlib.sha256(place.encode()).digest())[:7].decode().lower()

    def cut(self, start: int, end: int) -> Passage:
        """These words from `start` to `end`, counted from their own beginning."""
        return replace(self, start=self.start + start, end=self.start + end, text=self.text[start:end])

    def shares(self, other: Passage) -> bool:
        """Whether it has characters of the same text in common with the other one."""
        return self.is_beside(other) and self.start < other.end and other.start < self.end

    def is_beside(self, other: Passage) -> bool:
        """Whether they stand in the same text: part and revision of an article."""
        return (self.article, self.revision, self.part) == (other.article, other.revision, other.part)


_ID = re.compile(r"[a-z2-7]{7}")


def passage_id(text: str) -> str | None:
    """The id of a passage that somebody typed, in any case and with spaces around it; None for anything else."""
    typed = text.strip().lower()
    return typed if _ID.fullmatch(typed) else None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it: `name` as fully as the article gives it ("Yuri Ushakov", "a spokesman for the agency")."""

    name: str
    kind: SpeakerKind


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, word for word, without its quote marks; `speaker` is None when the article names nobody.

    `kind` is direct (the speaker's own sentence or sentences), fragment (a few words inside the writer's sentence) or
    relayed (put into the speaker's mouth by `via`). `mention` is where the speaker is named beside the quote. `role`
    and `occasion` are slices ("a spokesman for Putin", "on Russian state television"). `context` is the writer's whole
    sentence or sentences around the quote, marks and tag included. `confidence` (0 to 1) is that of the speaker.
    `rank` starts at 1 within the article (or story); `statement` is equal for wordings of one statement.
    """

    passage: Passage
    speaker: Speaker | None
    kind: QuoteKind
    context: Passage
    confidence: float
    via: str | None = None
    role: Passage | None = None
    occasion: Passage | None = None
    mention: Passage | None = None
    rank: int = 0
    statement: int = 0

    @property
    def standing(self) -> int:
        """Its rank; behind all others where it has none."""
        return self.rank or UNRANKED


@dataclass(frozen=True, slots=True)
class Range:
    """A figure with two ends, `low` <= `high`: "10 to 15", "tens of millions"."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Conversion:
    """The same figure in other units, in brackets behind it: "(77 square miles)"."""

    passage: Passage
    value: Decimal | Range
    unit: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its sense: the slice, its value, unit (singular noun, British spelling, "" for none) and change.

    `change` is "=" or "~" (about), "up" or "down" (a direction), ">" or "<" (a bound). `measures` are the words of the
    sentence that give the number its sense; `claimed_by` names who claims it; `sentence` is the whole sentence.
    `rank` starts at 1; 0 means not ranked. `when` is the time that its clause states ("in 2024", "since May").
    """

    passage: Passage
    value: Decimal | Range
    unit: str
    change: Change
    sentence: Passage
    measures: Passage | None = None
    claimed_by: str | None = None
    also: tuple[Conversion, ...] = ()
    rank: int = 0
    when: Passage | None = None

    @property
    def standing(self) -> int:
        """Its rank; behind all others where it has none."""
        return self.rank or UNRANKED

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The low and the high end of its value, which are the same unless it is a range."""
        return (self.value.low, self.value.high) if isinstance(self.value, Range) else (self.value, self.value)


@dataclass(frozen=True, slots=True)
class GenreEvidence:
    """What kind of text it is, and the words or traits that say so."""

    genre: Genre
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """What one revision of an article says, as `reader` (a version) read it; all but terms are slices of the article.

    `language` is an ISO 639-1 code; other languages than English have no summary, quotes and figures. `names` are the
    people, bodies and places named, most mentioned first, as fully as the article gives them. `terms` are the words
    that count for grouping, normalised, with their weights within the article.
    """

    article: str
    revision: int
    reader: int
    language: str
    genre: GenreEvidence
    summary: tuple[Passage, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    names: tuple[str, ...] = ()
    terms: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is quickly known of a stored article, without its text: enough to choose by.

    `story` is None for an article without one. `quotes` counts direct quotes of named speakers.
    """

    article: str
    story: int | None
    source: str
    outlet: str | None
    published: datetime | None
    fetched: datetime
    language: str
    genre: Genre
    quotes: int
    figures: int

    @property
    def dated(self) -> datetime:
        """When it was published, or fetched where the source gives no date."""
        return self.published or self.fetched


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that tell one event, in order of arrival; fixed once an article has joined."""

    id: int
    articles: tuple[str, ...]
    opened: datetime
    updated: datetime


@dataclass(frozen=True, slots=True)
class Source:
    """A place that articles come from. `address` is a URL, a path or "-"; `origin` says who declared it.

    `lines` is a file that is to be JSON Lines, whatever it looks like.
    """

    id: str
    address: str
    kind: Literal["feed", "page", "file", "lines"]
    outlet: str | None = None
    origin: Literal["file", "chat"] = "chat"


@dataclass(frozen=True, slots=True)
class Health:
    """How a source does. `failing_since` and `reason` are None while it is fine; `retry_at` is when it may be asked.

    `first` is its first good visit: what that brought and is old or undated is backlog, and never briefed.
    """

    source: str
    first: datetime | None = None
    checked: datetime | None = None
    succeeded: datetime | None = None
    failing_since: datetime | None = None
    reason: str | None = None
    retry_at: datetime | None = None
    etag: str | None = None
    last_modified: str | None = None
