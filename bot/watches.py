"""What somebody wants to be told of: a person quoted, a figure that changes, news that many outlets carry at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

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
