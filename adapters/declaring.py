"""Keeps what the configuration file declares in the history: sources and briefings "from file", and no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.briefing.timetable import next_slot
from bot.errors import ConfigError
from bot.model import Source
from bot.ports import Books, History
from bot.settings import BriefingSettings, Settings, SourceSettings
from bot.slots import Schedule


@dataclass(frozen=True, slots=True)
class _Declared:
    """What is "from file", by the space and the id or name."""

    sources: dict[tuple[str, str], Source]
    schedules: dict[tuple[str, str], Schedule]


def declare(history: History, settings: Settings, folder: Path, now: datetime) -> None:
    """Make the history's sources and schedules "from file" those of the configuration file, and no others."""
    with history.reading() as books:
        held, wanted = _held_and_wanted(books, settings, folder, now)
        if held == wanted:
            return  # so that looking things up need not wait for a writer
    with history.writing() as books:  # looked at again: others may have written meanwhile
        held, wanted = _held_and_wanted(books, settings, folder, now)
        for space, id in held.sources.keys() - wanted.sources.keys():
            books.sources.remove(id, space)
        for (space, _), source in wanted.sources.items():
            books.sources.put(source, space)
        for space, name in held.schedules.keys() - wanted.schedules.keys():
            books.schedules.remove(name, space)
        for schedule in wanted.schedules.values():
            books.schedules.put(schedule)


def source_at(address: str, outlet: str | None = None, kind: str | None = None, folder: Path = Path()) -> Source:
    """A source by its address: a URL is a feed unless it is said to be a page; anything else is a file's path."""
    if "://" in address:
        return Source(address, address, "page" if kind == "page" else "feed", outlet)
    path = address if address == "-" else str((folder / address).resolve())
    return Source(path, path, "file", outlet)


def no_sources() -> ConfigError:
    """What to raise where nothing can be read."""
    return ConfigError("sources", "there are none", "add one with: verbatim gather ADDRESS")


def _held_and_wanted(books: Books, settings: Settings, folder: Path, now: datetime) -> tuple[_Declared, _Declared]:
    """What the history has "from file" now, and what the configuration file wants it to have."""
    known = {(space, source.id): source for space, source in books.sources.declared()}
    planned = {(each.space, each.name): each for each in books.schedules.all()}
    held = _Declared(known, {key: schedule for key, schedule in planned.items() if schedule.origin == "file"})
    sources = {
        (space, each.id): _named(each, known.get((space, each.id)))
        for space, each in _declared(settings.sources, folder)
    }
    schedules = {
        (each.space, each.name): _scheduled(each, planned.get((each.space, each.name)), now, folder)
        for each in settings.briefings
    }
    return held, _Declared(sources, schedules)


def _declared(sources: Iterable[SourceSettings], folder: Path) -> Iterator[tuple[str, Source]]:
    for each in sources:
        source = replace(source_at(each.address, each.outlet, each.kind, folder), origin="file")
        yield from ((space, source) for space in each.spaces)


def _named(source: Source, known: Source | None) -> Source:
    """The source; with the outlet's name that its articles gave it, where the file gives none."""
    return replace(source, outlet=source.outlet or (known.outlet if known else None))


def _scheduled(briefing: BriefingSettings, known: Schedule | None, now: datetime, folder: Path) -> Schedule:
    """The schedule, which keeps its next slot where its times are as they were."""
    cron = briefing.expressions
    same = known and (known.cron, known.zone) == (cron, briefing.zone)
    return Schedule(
        name=briefing.name,
        channel=briefing.channel,
        cron=cron,
        zone=briefing.zone,
        next_slot=known.next_slot if known and same else next_slot(cron, briefing.zone, now),
        stories=briefing.stories,
        origin="file",
        space=briefing.space,
        late=briefing.late,
        late_hours=briefing.late_hours,
        silent_when_empty=briefing.silent_when_empty,
        quiet=briefing.quiet,
        paused=known.paused if known else None,
        length=briefing.length,
        sources=tuple(source_at(address, folder=folder).id for address in briefing.sources),
        mention=briefing.mention,
        publish=briefing.publish,
    )
