"""Where articles come from, which spaces see them, and how the sources do."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from adapters.sqlite.connections import Shelf
from adapters.sqlite.rows import read, read_or_none, written_or_none
from bot.model import LOCAL, Health, Source

SEEN = """
    WITH seen AS (
        SELECT source FROM subscriptions WHERE space = :space
        UNION SELECT source FROM subscriptions WHERE :space = 'local'
    )
"""
"""What a space reads, found without a look at what others read; `local` sees what any reads."""

HEALTH = """
    SELECT sources.id, first, checked, succeeded, failing_since, reason, retry_at, etag, last_modified
    FROM health JOIN sources ON sources.number = health.source
"""


class SourceShelf(Shelf):
    """`bot.shelves.news.Sources` within a transaction."""

    def put(self, source: Source, space: str = LOCAL) -> None:
        number = source_number(self._connection, source.id)
        values = (source.address, source.kind, source.outlet)
        self._connection.execute(
            """
            UPDATE sources SET address = ?1, kind = ?2, outlet = coalesce(?3, outlet)
            WHERE number = ?4 AND (address, kind, outlet) IS NOT (?1, ?2, coalesce(?3, outlet))
            """,
            (*values, number),
        )
        self._connection.execute(
            """
            INSERT INTO subscriptions (space, source, origin) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET origin = excluded.origin WHERE origin IS NOT excluded.origin
            """,
            (space, number, source.origin),
        )

    def name(self, source: str, outlet: str) -> None:
        self._connection.execute("UPDATE sources SET outlet = ? WHERE id = ? AND outlet IS NULL", (outlet, source))

    def remove(self, source: str, space: str = LOCAL) -> None:
        self._connection.execute(
            "DELETE FROM subscriptions WHERE space = ? AND source = (SELECT number FROM sources WHERE id = ?)",
            (space, source),
        )

    def all(self, space: str = LOCAL) -> list[Source]:
        rows = self._seen(
            """
            SELECT id, address, kind, outlet, coalesce(
                own.origin, (SELECT max(origin) FROM subscriptions WHERE source = number)
            )
            FROM seen CROSS JOIN sources ON number = seen.source
            LEFT JOIN subscriptions AS own ON own.source = number AND own.space = :space
            ORDER BY id
            """,
            space,
        )
        return [Source(*row) for row in rows]

    def outlets(self, space: str) -> list[str]:
        rows = self._seen(
            """
            SELECT DISTINCT outlet FROM seen CROSS JOIN sources ON number = seen.source
            WHERE outlet <> '' ORDER BY outlet
            """,
            space,
        )
        return [outlet for (outlet,) in rows]

    def declared(self) -> list[tuple[str, Source]]:
        rows = self._connection.execute(
            """
            SELECT space, id, address, kind, outlet, subscriptions.origin
            FROM subscriptions JOIN sources ON number = source
            WHERE subscriptions.origin = 'file' ORDER BY space, id
            """
        )
        return [(row[0], Source(*row[1:])) for row in map(tuple, rows)]

    def latest(self, space: str) -> dict[str, datetime]:
        rows = self._seen(
            """
            SELECT sources.id, articles.arrived
            FROM seen CROSS JOIN sources ON sources.number = seen.source
            CROSS JOIN articles ON articles.number = (
                SELECT max(article) FROM article_sources WHERE article_sources.source = seen.source
            )
            ORDER BY sources.id
            """,
            space,
        )
        return {row["id"]: read(row["arrived"]) for row in rows}

    def readers(self, source: str) -> list[str]:
        rows = self._connection.execute(
            """
            SELECT space FROM subscriptions WHERE source = (SELECT number FROM sources WHERE id = ?) ORDER BY space
            """,
            (source,),
        )
        return [space for (space,) in rows]

    def health(self, space: str = LOCAL) -> dict[str, Health]:
        rows = self._connection.execute(
            f"""
            {HEALTH}
            WHERE :space = 'local' OR health.source IN (SELECT source FROM subscriptions WHERE space = :space)
            ORDER BY sources.id
            """,  # noqa: S608 - a selection of ours
            {"space": space},
        )
        return {row["id"]: _health(row) for row in rows}

    def health_of(self, source: str) -> Health:
        row = self._connection.execute(f"{HEALTH} WHERE sources.id = ?", (source,)).fetchone()
        return _health(row) if row else Health(source)

    def report(self, health: Health) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO health VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                source_number(self._connection, health.source),
                written_or_none(health.first),
                written_or_none(health.checked),
                written_or_none(health.succeeded),
                written_or_none(health.failing_since),
                health.reason,
                written_or_none(health.retry_at),
                health.etag,
                health.last_modified,
            ),
        )

    def _seen(self, selection: str, space: str) -> sqlite3.Cursor:
        """The rows that are selected from what the space reads."""
        return self._connection.execute(f"{SEEN} {selection}", {"space": space})


def source_number(connection: sqlite3.Connection, id: str) -> int:
    """The number of a source, which is given one when it is not known yet."""
    row = connection.execute("SELECT number FROM sources WHERE id = ?", (id,)).fetchone()
    if row is None:
        row = connection.execute("INSERT INTO sources (id) VALUES (?) RETURNING number", (id,)).fetchone()
    number: int = row[0]
    return number


def _health(row: sqlite3.Row) -> Health:
    return Health(
        source=row["id"],
        first=read_or_none(row["first"]),
        checked=read_or_none(row["checked"]),
        succeeded=read_or_none(row["succeeded"]),
        failing_since=read_or_none(row["failing_since"]),
        reason=row["reason"],
        retry_at=read_or_none(row["retry_at"]),
        etag=row["etag"],
        last_modified=row["last_modified"],
    )
