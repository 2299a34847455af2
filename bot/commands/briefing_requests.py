"""What is asked about briefings: one shape for each command."""

from __future__ import annotations

from dataclasses import dataclass

from bot.slots import Late, Length


@dataclass(frozen=True, slots=True)
class PostBriefing:
    """Post a briefing here and now; of the briefing with this name, where there are several."""

    name: str | None = None


@dataclass(frozen=True, slots=True)
class PostAgain:
    """Post again what was perhaps not posted of a slot, by the key of its row."""

    key: str


@dataclass(frozen=True, slots=True)
class PreviewBriefing:
    """Exactly what would be posted now, to the asker alone."""

    name: str | None = None


@dataclass(frozen=True, slots=True)
class ScheduleBriefing:
    """Make a briefing, or change the one with this name; what is None keeps its value, or has its usual one.

    `when` is in words or cron; `quiet` is "22:00-07:00", or "none"; `sources` are outlets or addresses of the space's.
    `late_hours` belongs to `late` "catch up". `mention` is the role that is mentioned, or "none".
    """

    when: str
    zone: str | None = None
    channel: str | None = None
    name: str | None = None
    stories: int | None = None
    length: Length | None = None
    sources: tuple[str, ...] | None = None
    late: Late | None = None
    late_hours: int | None = None
    quiet: str | None = None
    silent: bool | None = None
    mention: str | None = None


@dataclass(frozen=True, slots=True)
class ListBriefings:
    """The space's briefings."""


@dataclass(frozen=True, slots=True)
class ShowLog:
    """The last ten slots of a briefing: posted with link, or why not."""

    name: str | None = None


@dataclass(frozen=True, slots=True)
class PauseBriefing:
    """Post nothing until it is resumed."""

    name: str | None = None


@dataclass(frozen=True, slots=True)
class ResumeBriefing:
    """Post again from the next slot on."""

    name: str | None = None


@dataclass(frozen=True, slots=True)
class RemoveBriefing:
    """Take a briefing away."""

    name: str | None = None


@dataclass(frozen=True, slots=True)
class ShowNext:
    """When the next briefings come."""

    name: str | None = None
