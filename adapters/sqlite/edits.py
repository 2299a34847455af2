"""Edits of what was posted, which wait in its row until they are made."""

from __future__ import annotations

from datetime import datetime

from adapters.sqlite.connections import Shelf
from adapters.sqlite.receipts import posting_of
from adapters.sqlite.rows import written
from bot.delivery.message_json import message_json
from bot.delivery.policy import LONGEST_WAIT
from bot.slots import Posting


class EditShelf(Shelf):
    """`bot.shelves.delivery.Edits` within a transaction."""

    def plan(self, posting: Posting, at: datetime) -> None:
        self._connection.execute(
            "UPDATE postings SET amended = ?, amend_at = ? WHERE receipt = ? AND number = ?",
            (message_json(posting.message), written(at), posting.receipt, posting.number),
        )

    def due(self, now: datetime, space: str | None = None, channel: str | None = None) -> list[tuple[str, Posting]]:
        rows = self._connection.execute(
            """
            SELECT outbox.channel, postings.*, amended AS wanted
            FROM postings JOIN outbox ON outbox.key = receipt
            WHERE amended IS NOT NULL AND posted IS NOT NULL AND (amend_at <= ?1 OR amend_at > ?2)
            AND (?3 IS NULL OR outbox.space = ?3) AND (?4 IS NULL OR outbox.channel = ?4)
            ORDER BY amend_at, receipt, number
            """,
            (written(now), written(now + LONGEST_WAIT), space, channel),
        )
        return [(row["channel"], posting_of(row)) for row in rows]

    def done(self, posting: Posting) -> None:
        self._connection.execute(
            """
            UPDATE postings SET message = ?1, amended = nullif(amended, ?1) WHERE receipt = ?2 AND number = ?3
            """,
            (message_json(posting.message), posting.receipt, posting.number),
        )

    def put_off(self, posting: Posting, at: datetime) -> None:
        self._connection.execute(
            "UPDATE postings SET amend_at = ? WHERE receipt = ? AND number = ?",
            (written(at), posting.receipt, posting.number),
        )

    def drop(self, posting: Posting) -> None:
        self._connection.execute(
            "UPDATE postings SET amended = nullif(amended, ?) WHERE receipt = ? AND number = ?",
            (message_json(posting.message), posting.receipt, posting.number),
        )

    def posted(self, space: str, since: datetime) -> list[Posting]:
        rows = self._connection.execute(
            """
            SELECT postings.*, coalesce(amended, message) AS wanted
            FROM outbox JOIN postings ON postings.receipt = outbox.key
            WHERE outbox.space = ? AND outbox.slot >= ? AND postings.posted IS NOT NULL
            ORDER BY outbox.slot DESC, outbox.key, postings.number
            """,
            (space, written(since)),
        )
        return [posting_of(row) for row in rows]

    def telling(self, article: str, since: datetime) -> list[Posting]:
        rows = self._connection.execute(
            """
            SELECT postings.*, coalesce(amended, message) AS wanted
            FROM postings JOIN outbox ON outbox.key = receipt
            WHERE outbox.slot >= ? AND outbox.state IN ('posting', 'posted', 'unknown')
            AND receipt IN (SELECT receipt FROM told WHERE article = (SELECT number FROM articles WHERE id = ?))
            ORDER BY receipt, postings.number
            """,
            (written(since), article),
        )
        return [posting_of(row) for row in rows]
