"""When channels get their briefings."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from adapters.sqlite.times import read, written
from bot.model import Schedule


class ScheduleShelf:
    """A `bot.ports.Schedules` within a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def put(self, schedule: Schedule) -> None:
        """Add or replace by name."""
        self._connection.execute(
            """
            INSERT INTO schedules (name, channel, cron, zone, next_slot, stories, origin) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (name) DO UPDATE SET
                channel = excluded.channel, cron = excluded.cron, zone = excluded.zone,
                next_slot = excluded.next_slot, stories = excluded.stories, origin = excluded.origin
            """,
            (
                schedule.name,
                schedule.channel,
                schedule.cron,
                schedule.zone,
                written(schedule.next_slot),
                schedule.stories,
                schedule.origin,
            ),
        )

    def remove(self, name: str) -> None:
        """Take it away; unknown names are fine."""
        self._connection.execute("DELETE FROM schedules WHERE name = ?", (name,))

    def due(self, now: datetime) -> list[Schedule]:
        """Those whose next slot is not after now, earliest first."""
        rows = self._connection.execute(
            "SELECT * FROM schedules WHERE next_slot <= ? ORDER BY next_slot, name", (written(now),)
        )
        return [_schedule(row) for row in rows]

    def all(self) -> list[Schedule]:
        """All, by next slot."""
        return [_schedule(row) for row in self._connection.execute("SELECT * FROM schedules ORDER BY next_slot, name")]


def _schedule(row: sqlite3.Row) -> Schedule:
    return Schedule(
        name=row["name"],
        channel=row["channel"],
        cron=row["cron"],
        zone=row["zone"],
        next_slot=read(row["next_slot"]),
        stories=row["stories"],
        origin=row["origin"],
    )
