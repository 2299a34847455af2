"""What the configuration file says: where the history is, what is read, and who is briefed when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from bot.briefing.timetable import next_slot
from bot.errors import ConfigError, UsageError

MAXIMUM_JOBS = 16
MAXIMUM_STORIES = 20


@dataclass(frozen=True, slots=True)
class HistorySettings:
    """Where the history is kept: a path, relative to the configuration file."""

    path: str = "verbatim.db"


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """How sources are read: worker processes, minutes between visits, and hosts that may be inside the network."""

    jobs: int = 1
    every_minutes: int = 15
    allow_hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """A source by its address: a feed's or page's URL, or a file's path relative to the configuration file."""

    address: str
    outlet: str | None = None
    kind: Literal["feed", "page", "file"] | None = None


@dataclass(frozen=True, slots=True)
class BriefingSettings:
    """A briefing: its channel, five-field cron expression, zone, and at most how many stories it tells."""

    name: str
    cron: str
    zone: str = "UTC"
    channel: str = "terminal"
    stories: int = 5


@dataclass(frozen=True, slots=True)
class Settings:
    """The whole configuration file; every key has a default, so that an empty file is one."""

    zone: str = "UTC"
    history: HistorySettings = HistorySettings()
    reading: ReadingSettings = ReadingSettings()
    sources: tuple[SourceSettings, ...] = ()
    briefings: tuple[BriefingSettings, ...] = ()


def check(settings: Settings, file: str) -> None:
    """Raises ConfigError, naming the file and the key, where the values make no sense."""

    def within(key: str, value: int, most: int) -> None:
        if not 1 <= value <= most:
            raise ConfigError(f"{file}: {key}", f"{value} is out of range", f"give 1 to {most}")

    within("reading.jobs", settings.reading.jobs, MAXIMUM_JOBS)
    within("reading.every_minutes", settings.reading.every_minutes, 7 * 24 * 60)
    _check_slot(f"{file}: zone", "0 0 * * *", settings.zone)
    names: set[str] = set()
    for place, briefing in enumerate(settings.briefings):
        within(f"briefings[{place}].stories", briefing.stories, MAXIMUM_STORIES)
        _check_slot(f"{file}: briefings[{place}]", briefing.cron, briefing.zone)
        if briefing.name in names:
            raise ConfigError(
                f"{file}: briefings[{place}].name", f"{briefing.name!r} stands twice", "give each briefing its own"
            )
        names.add(briefing.name)


def _check_slot(subject: str, cron: str, zone: str) -> None:
    try:
        next_slot(cron, zone, datetime(2026, 1, 1, tzinfo=UTC))
    except UsageError as error:
        raise ConfigError(subject, f"{error.subject}: {error.problem}", error.way_out) from error
