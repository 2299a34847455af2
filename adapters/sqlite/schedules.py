"""When channels get their briefings."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from adapters.sqlite.connections import Shelf
from adapters.sqlite.rows import read, read_or_none, written
from bot.model import LOCAL
from bot.slots import Schedule


class ScheduleShelf(Shelf):
    """`bot.shelves.delivery.Schedules` within a transaction."""

    def put(self, schedule: Schedule) -> None:
        self._connection.execute(
            """
            INSERT OR REPLACE INTO schedules (
                space, name, channel, cron, zone, next_slot, stories, origin, made_by, late, late_hours,
                silent_when_empty, quiet, paused, length, sources, mention, publish
            ) VALUES (
                :space, :name, :channel, :cron, :zone, :next_slot, :stories, :origin, :made_by, :late, :late_hours,
                :silent_when_empty, :quiet, :paused, :length, :sources, :mention, :publish
            )
            """,
            _values(schedule),
        )

    def remove(self, name: str, space: str = LOCAL) -> None:
        self._connection.execute("DELETE FROM schedules WHERE space = ? AND name = ?", (space, name))

    def get(self, name: str, space: str = LOCAL) -> Schedule | None:
        row = self._connection.execute("SELECT * FROM schedules WHERE space = ? AND name = ?", (space, name)).fetchone()
        return _schedule(row) if row else None

    def due(self, now: datetime, limit: int | None = None) -> list[Schedule]:
        rows = self._connection.execute(
            "SELECT * FROM schedules WHERE next_slot <= ? ORDER BY next_slot, space, name LIMIT ?",
            (written(now), -1 if limit is None else limit),
        )
        return [_schedule(row) for row in rows]

    def advance(self, moves: Iterable[tuple[Schedule, datetime]]) -> None:
        self._connection.executemany(
            "UPDATE schedules SET next_slot = ? WHERE space = ? AND name = ? AND next_slot = ?",
            [(written(to), each.space, each.name, written(each.next_slot)) for each, to in moves],
        )

    def next(self) -> datetime | None:
        (at,) = self._connection.execute("SELECT min(next_slot) FROM schedules").fetchone()
        return read_or_none(at)

    def all(self, space: str = LOCAL) -> list[Schedule]:
        rows = self._connection.execute(
            "SELECT * FROM schedules WHERE ? IN (space, ?) ORDER BY next_slot, space, name", (space, LOCAL)
        )
        return [_schedule(row) for row in rows]


def _values(schedule: Schedule) -> dict[str, object]:
    return {
        "space": schedule.space,
        "name": schedule.name,
        "channel": schedule.channel,
        "cron": "\n".join(schedule.cron),
        "zone": schedule.zone,
        "next_slot": written(schedule.next_slot),
        "stories": schedule.stories,
        "origin": schedule.origin,
        "made_by": schedule.made_by,
        "late": schedule.late,
        "late_hours": schedule.late_hours,
        "silent_when_empty": schedule.silent_when_empty,
        "quiet": "-".join(schedule.quiet) if schedule.quiet else None,
        "paused": schedule.paused,
        "length": schedule.length,
        "sources": "\n".join(schedule.sources),
        "mention": schedule.mention,
        "publish": schedule.publish,
    }


def _schedule(row: sqlite3.Row) -> Schedule:
    start, _, end = (row["quiet"] or "").partition("-")
    return Schedule(
        name=row["name"],
        channel=row["channel"],
        cron=tuple(row["cron"].split("\n")),
        zone=row["zone"],
        next_slot=read(row["next_slot"]),
        stories=row["stories"],
        origin=row["origin"],
        space=row["space"],
        made_by=row["made_by"],
        late=row["late"],
        late_hours=row["late_hours"],
        silent_when_empty=bool(row["silent_when_empty"]),
        quiet=(start, end) if end else None,
        paused=row["paused"],
        length=row["length"],
        sources=tuple(row["sources"].split("\n")) if row["sources"] else (),
        mention=row["mention"],
        publish=bool(row["publish"]),
    )
