"""One row for each (channel, slot): what was posted, and what was told."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime

import msgspec

from adapters.sqlite.times import read, written
from bot.model import Receipt


class OutboxShelf:
    """A `bot.ports.Outbox` within a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def plan(self, channel: str, slot: datetime) -> bool:
        """Claim the slot; False when it is there already."""
        claimed = self._connection.execute(
            "INSERT OR IGNORE INTO outbox (channel, slot, state, messages) VALUES (?, ?, 'planned', '[]')",
            (channel, written(slot)),
        )
        return claimed.rowcount == 1

    def record(self, receipt: Receipt) -> None:
        """Replace the row of its (channel, slot)."""
        self._connection.execute(
            """
            INSERT INTO outbox (channel, slot, state, messages, reason) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (channel, slot) DO UPDATE SET
                state = excluded.state, messages = excluded.messages, reason = excluded.reason
            """,
            (
                receipt.channel,
                written(receipt.slot),
                receipt.state,
                msgspec.json.encode(receipt.messages).decode(),
                receipt.reason,
            ),
        )

    def unfinished(self) -> list[Receipt]:
        """Rows planned or posting, oldest first."""
        rows = self._connection.execute(
            "SELECT * FROM outbox WHERE state IN ('planned', 'posting') ORDER BY slot, channel"
        )
        return [_receipt(row) for row in rows]

    def last(self, channel: str, limit: int) -> list[Receipt]:
        """The channel's latest rows, newest first."""
        rows = self._connection.execute(
            "SELECT * FROM outbox WHERE channel = ? ORDER BY slot DESC LIMIT ?", (channel, limit)
        )
        return [_receipt(row) for row in rows]

    def tell(self, channel: str, slot: datetime, articles: Iterable[str]) -> None:
        """Remember which articles the posted briefing told; its slot must have a row."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO told (channel, slot, article) SELECT ?, ?, number FROM articles WHERE id = ?",
            [(channel, written(slot), article) for article in articles],
        )

    def told(self, channel: str) -> set[str]:
        """Ids of the articles that the channel's posted briefings told."""
        rows = self._connection.execute(
            """
            SELECT articles.id FROM told
            JOIN outbox ON outbox.channel = told.channel AND outbox.slot = told.slot
            JOIN articles ON articles.number = told.article
            WHERE told.channel = ? AND outbox.state = 'posted'
            """,
            (channel,),
        )
        return {id for (id,) in rows}


def _receipt(row: sqlite3.Row) -> Receipt:
    return Receipt(
        channel=row["channel"],
        slot=read(row["slot"]),
        state=row["state"],
        messages=msgspec.json.decode(row["messages"], type=tuple[str, ...]),
        reason=row["reason"],
    )
