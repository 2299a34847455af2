"""Watches, what they found, and what was told of it."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby

import msgspec

from adapters.sqlite.connections import Shelf
from adapters.sqlite.rows import encoded, read, written
from bot.model import LOCAL
from bot.watches import Batch, Find, Pause, Pauses, Watch, Watched

DAY = timedelta(days=1)


class WatchShelf(Shelf):
    """`bot.shelves.people.Watches` within a transaction."""

    def add(self, watch: Watch) -> int:
        (number,) = self._connection.execute("UPDATE latest_watch SET number = number + 1 RETURNING number").fetchone()
        self._connection.execute(
            """
            INSERT INTO watches (number, space, channel, person, kind, speaker, words, outlets, minutes, made)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (
                number,
                watch.space,
                watch.channel,
                watch.person,
                watch.kind,
                watch.by,
                encoded(watch.words),
                watch.outlets,
                watch.minutes,
                written(watch.made),
            ),
        )
        return int(number)

    def remove(self, number: int, space: str) -> None:
        if self.get(number, space) is not None:
            self._connection.execute("DELETE FROM finds WHERE watch = ?", (number,))
            self._connection.execute("DELETE FROM watched_values WHERE watch = ?", (number,))
            self._connection.execute("DELETE FROM watches WHERE number = ?", (number,))

    def get(self, number: int, space: str) -> Watch | None:
        row = self._connection.execute(
            "SELECT * FROM watches WHERE number = ? AND space = ?", (number, space)
        ).fetchone()
        return _watch(row) if row else None

    def all(self, space: str = LOCAL) -> list[Watch]:
        rows = self._connection.execute(
            "SELECT * FROM watches WHERE space = ?1 OR ?1 = 'local' ORDER BY number", (space,)
        )
        return [_watch(row) for row in rows]

    def unseen(self, limit: int) -> list[tuple[str, frozenset[str]]]:
        rows = self._connection.execute(
            """
            SELECT id, (
                SELECT json_group_array(DISTINCT space) FROM visible WHERE visible.article = articles.number
            ) AS spaces
            FROM articles WHERE number > (SELECT article FROM watched_until) ORDER BY number LIMIT ?
            """,
            (limit,),
        )
        return [(row["id"], frozenset((*msgspec.json.decode(row["spaces"]), LOCAL))) for row in rows]

    def seen(self, article: str) -> None:
        self._connection.execute(
            "UPDATE watched_until SET article = (SELECT number FROM articles WHERE id = ?)", (article,)
        )

    def found(self, find: Find, at: datetime) -> None:
        self._connection.execute(
            """
            INSERT OR IGNORE INTO finds (watch, target, article, found)
            SELECT ?, ?, number, ? FROM articles WHERE id = ?
            """,
            (find.watch, find.target, written(at), find.article),
        )

    def set_value(self, watch: int, unit: str, value: str) -> str | None:
        before = self._connection.execute(
            "SELECT value FROM watched_values WHERE watch = ? AND unit = ?", (watch, unit)
        ).fetchone()
        self._connection.execute(
            "INSERT OR REPLACE INTO watched_values (watch, unit, value) VALUES (?, ?, ?)", (watch, unit, value)
        )
        return before[0] if before else None

    def gather(self, now: datetime, pauses: Pauses) -> list[Batch]:
        for kind, pause in pauses.items():
            if due := [channel for channel, at in self._waiting(kind, pause, now) if at <= now]:
                self._begin(kind, due, now)
        return self._begun()

    def next(self, now: datetime, pauses: Pauses) -> datetime | None:
        begun = "SELECT 1 FROM finds INDEXED BY finds_waiting WHERE told IS NULL AND batch IS NOT NULL LIMIT 1"
        if self._connection.execute(begun).fetchone():
            return now
        waiting = (each for kind, pause in pauses.items() for each in self._waiting(kind, pause, now))
        return min((at for _, at in waiting), default=None)

    def mark_told(self, batch: Batch) -> None:
        self._connection.executemany(
            "UPDATE finds SET told = batch WHERE watch = ? AND target = ?",
            [(find.watch, find.target) for find in batch.finds],
        )

    def _waiting(self, kind: Watched, pause: Pause, now: datetime) -> list[tuple[str, datetime]]:
        """The channels in which something of this kind waits for a batch, and when each may have one."""
        channels = self._channels(kind)
        batches = self._batches(kind, now - DAY) if channels else {}
        return [(channel, _may_begin(batches.get(channel, ()), now, pause)) for channel in channels]

    def _channels(self, kind: Watched) -> list[str]:
        rows = self._connection.execute(
            """
            SELECT DISTINCT watches.channel
            FROM finds JOIN watches ON watches.number = finds.watch
            WHERE finds.told IS NULL AND finds.batch IS NULL AND watches.kind = ? ORDER BY watches.channel
            """,
            (kind,),
        )
        return [channel for (channel,) in rows]

    def _batches(self, kind: Watched, since: datetime) -> dict[str, list[datetime]]:
        """When the batches of each channel were begun, latest first; of all channels at once, as many may wait."""
        rows = self._connection.execute(
            """
            SELECT DISTINCT watches.channel, batch FROM finds JOIN watches ON watches.number = finds.watch
            WHERE watches.kind = ? AND batch > ? ORDER BY batch DESC
            """,
            (kind, written(since)),
        )
        begun: defaultdict[str, list[datetime]] = defaultdict(list)
        for channel, batch in rows:
            begun[channel].append(read(batch))
        return begun

    def _begin(self, kind: Watched, channels: Sequence[str], now: datetime) -> None:
        self._connection.execute(
            """
            UPDATE finds SET batch = ? WHERE told IS NULL AND batch IS NULL AND watch IN (
                SELECT number FROM watches WHERE kind = ? AND channel IN (SELECT value FROM json_each(?))
            )
            """,
            (written(now), kind, encoded(channels)),
        )

    def _begun(self) -> list[Batch]:
        rows = self._connection.execute(
            """
            SELECT watches.channel, watches.space, watches.kind, finds.batch, finds.watch, finds.target,
                articles.id AS article
            FROM finds JOIN watches ON watches.number = finds.watch JOIN articles ON articles.number = finds.article
            WHERE finds.batch IS NOT NULL AND finds.told IS NULL
            ORDER BY finds.batch, watches.channel, watches.space, watches.kind, finds.found, finds.watch, finds.target
            """
        )
        return [
            _batch(list(group))
            for _, group in groupby(rows, key=lambda row: (row["batch"], row["channel"], row["space"], row["kind"]))
        ]


def _may_begin(batches: Sequence[datetime], now: datetime, pause: Pause) -> datetime:
    """A pause after the channel's last batch, and a day after the last but as many as a day may have."""
    if not batches:
        return now
    rested = batches[0] + timedelta(minutes=pause.minutes)
    return max(rested, batches[pause.a_day - 1] + DAY) if len(batches) >= pause.a_day else rested


def _batch(rows: Sequence[sqlite3.Row]) -> Batch:
    first = rows[0]
    finds = tuple(Find(row["watch"], row["target"], row["article"]) for row in rows)
    return Batch(first["channel"], first["space"], first["kind"], read(first["batch"]), finds)


def _watch(row: sqlite3.Row) -> Watch:
    return Watch(
        space=row["space"],
        channel=row["channel"],
        person=row["person"],
        kind=row["kind"],
        made=read(row["made"]),
        by=row["speaker"],
        words=msgspec.json.decode(row["words"], type=tuple[str, ...]),
        outlets=row["outlets"],
        minutes=row["minutes"],
        number=row["number"],
    )
