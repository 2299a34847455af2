"""What somebody wants to be told of: a person quoted, a figure that changes, news that many outlets carry at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from bot.model import LOCAL

Watched = Literal["quotes", "figures", "breaking"]


@dataclass(frozen=True, slots=True)
class Watch:
    """What is told to `channel` (also a person's, for direct messages); `person` asked for it.

    `by` is a speaker as typed, `words` are as typed. Breaking news is a story that `outlets` independent outlets carry
    within so many `minutes`. `number` is 0 until it is kept.
    """

    space: str
    channel: str
    person: str
    kind: Watched
    made: datetime
    by: str | None = None
    words: tuple[str, ...] = ()
    outlets: int = 3
    minutes: int = 60
    number: int = 0

    @property
    def name(self) -> str:
        """What it watches for, in words."""
        about = " ".join(self.words)
        match self.kind:
            case "quotes":
                who = f"{self.by} is quoted" if self.by else "somebody is quoted"
                return f"{who} on {about}" if about else who
            case "figures":
                return f"figures on {about}"
            case "breaking":
                news = f"{self.outlets} outlets tell a story within {self.minutes} minutes"
                return f"{news}, about {about}" if about else news


@dataclass(frozen=True, slots=True)
class Find:
    """What a watch found: a passage's short id or a story's number, and in which article."""

    watch: int
    target: str
    article: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Finds that go to a channel in one message; `at` names it for good, `kind` is what they are of."""

    channel: str
    space: str
    kind: Watched
    at: datetime
    finds: tuple[Find, ...]


@dataclass(frozen=True, slots=True)
class Pause:
    """How many minutes must lie between two messages in a channel, and how many a day there may be."""

    minutes: int
    a_day: int


Pauses = Mapping[Watched, Pause]
"""For each kind."""


class Watches(Protocol):
    """Watches, what they found, and what was told of it."""

    def add(self, watch: Watch) -> int:
        """Keep a watch; its number, which no other had before."""

    def remove(self, number: int, space: str) -> None:
        """Watch no more; unknown numbers are fine."""

    def get(self, number: int, space: str) -> Watch | None:
        """The space's watch with this number."""

    def all(self, space: str = LOCAL) -> list[Watch]:
        """The space's watches, by number; `local` sees all."""

    def unseen(self, limit: int) -> list[tuple[str, frozenset[str]]]:
        """The next articles that no watch has seen, in order of arrival, and the spaces that may see each."""

    def seen(self, article: str) -> None:
        """All articles up to this one were looked at."""

    def found(self, find: Find, at: datetime) -> None:
        """Keep what was found, to be told; what was found before stays as it was."""

    def set_value(self, watch: int, unit: str, value: str) -> str | None:
        """Remember the last value that a watch met in this unit; return the one before it, if any."""

    def gather(self, now: datetime, pauses: Pauses) -> list[Batch]:
        """Put all that waits into a batch for each channel, and each space of a person who watches in several; with
        those that were begun and not told, oldest first.
        """

    def next(self, now: datetime, pauses: Pauses) -> datetime | None:
        """When something may be told next, now where a batch was begun and not told; None where nothing waits."""

    def mark_told(self, batch: Batch) -> None:
        """The batch was handed on to be posted."""
