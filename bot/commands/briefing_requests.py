"""Requests about briefings: one class for each command."""

from __future__ import annotations

from dataclasses import dataclass

from bot.slots import Late, Length


@dataclass(frozen=True, slots=True)
class PostBriefing:
    """Post a briefing here now: the one with this name, if there are several."""

    name: str | None = None


@dataclass(frozen=True, slots=True)
class PostAgain:
    """Retry the parts of a slot whose delivery is uncertain, by the key of its row."""

    key: str


@dataclass(frozen=True, slots=True)
class PreviewBriefing:
    """Show exactly what would be posted now, to the asker only."""

    name: str | None = None


@dataclass(frozen=True, slots=True)
class ScheduleBriefing:
    """Create a briefing, or change the one with this name; None keeps the present value, or the default.

    `when` is in words or cron; `quiet` is "22:00-07:00" or "none"; `sources` are outlets or addresses of the space's
    sources. `late_hours` applies to `late` "catch up". `mention` is the role to mention, or "none".
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
    """List the space's briefings."""


@dataclass(frozen=True, slots=True)
class ShowLog:
    """Show the last ten slots of a briefing: a link to the post, or why there is none."""

    name: str | None = None


@dataclass(frozen=True, slots=True)
class PauseBriefing:
    """Pause a briefing until it is resumed."""

    name: str | None = None


@dataclass(frozen=True, slots=True)
class ResumeBriefing:
    """Resume a briefing from its next slot."""

    name: str | None = None


@dataclass(frozen=True, slots=True)
class RemoveBriefing:
    """Delete a briefing."""

    name: str | None = None


@dataclass(frozen=True, slots=True)
class ShowNext:
    """Show when the next briefings are due."""

    name: str | None = None
