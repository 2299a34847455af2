"""One row for each slot of a briefing and each single post: what became of it, its parts, and what it told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from adapters.sqlite.connections import Shelf
from adapters.sqlite.receipts import posting_of, receipt_columns, receipt_of
from adapters.sqlite.rows import encoded, read_or_none, written
from bot.delivery.message_json import message_json
from bot.delivery.policy import LONGEST_WAIT
from bot.message import Message
from bot.slots import Posting, Receipt


class OutboxShelf(Shelf):
    """`bot.shelves.delivery.Outbox` within a transaction."""

    def plan(self, receipts: Iterable[Receipt]) -> list[Receipt]:
        wanted = {receipt.key: receipt for receipt in reversed([*receipts])}
        rows = self._connection.execute(
            "SELECT key FROM outbox WHERE key IN (SELECT value FROM json_each(?))",
            (encoded([*wanted]),),
        )
        known = {key for (key,) in rows}
        added = [receipt for key, receipt in reversed(wanted.items()) if key not in known]
        self._connection.executemany(
            """
            INSERT INTO outbox (key, channel, briefing, space, slot, state, reason, settled, tries, retry_at)
            VALUES (:key, :channel, :briefing, :space, :slot, :state, :reason, :settled, :tries, :retry_at)
            """,
            map(receipt_columns, added),
        )
        return added

    def record(self, receipt: Receipt) -> None:
        self._connection.execute(
            """
            UPDATE outbox SET state = :state, reason = :reason, settled = :settled, tries = :tries, retry_at = :retry_at
            WHERE key = :key
            """,
            receipt_columns(receipt),
        )

    def get(self, key: str) -> Receipt | None:
        row = self._connection.execute("SELECT * FROM receipts WHERE key = ?", (key,)).fetchone()
        return receipt_of(row) if row else None

    def ready(self, now: datetime, limit: int) -> list[Receipt]:
        rows = self._connection.execute(
            """
            SELECT * FROM receipts WHERE key IN (
                SELECT key FROM (
                    SELECT key, slot, retry_at, min(slot) FROM outbox
                    WHERE state IN ('planned', 'posting') GROUP BY channel
                ) WHERE retry_at IS NULL OR retry_at <= ?1 OR retry_at > ?2 ORDER BY slot LIMIT ?3
            ) ORDER BY slot, channel
            """,
            (written(now), written(now + LONGEST_WAIT), limit),
        )
        return [receipt_of(row) for row in rows]

    def waiting(self, now: datetime) -> datetime | None:
        (at,) = self._connection.execute(
            """
            SELECT min(CASE WHEN at > ?2 THEN ?1 ELSE at END) FROM (
                SELECT coalesce(retry_at, slot) AS at, min(slot) FROM outbox
                WHERE state IN ('planned', 'posting') GROUP BY channel
                UNION ALL SELECT amend_at, NULL FROM postings WHERE amended IS NOT NULL AND posted IS NOT NULL
            )
            """,
            (written(now), written(now + LONGEST_WAIT)),
        ).fetchone()
        return read_or_none(at)

    def last(self, channel: str, limit: int, briefing: str | None = None) -> list[Receipt]:
        rows = self._connection.execute(
            """
            SELECT * FROM receipts WHERE channel = ? AND briefing IS NOT NULL AND briefing = coalesce(?, briefing)
            ORDER BY slot DESC, briefing LIMIT ?
            """,
            (channel, briefing, limit),
        )
        return [receipt_of(row) for row in rows]

    def covered(self, channel: str, briefing: str, before: datetime) -> datetime | None:
        (slot,) = self._connection.execute(
            """
            SELECT max(slot) FROM outbox
            WHERE channel = ? AND briefing = ? AND slot < ? AND state IN ('posted', 'unknown', 'skipped')
            """,
            (channel, briefing, written(before)),
        ).fetchone()
        return read_or_none(slot)

    def compose(self, key: str, messages: Sequence[Message], stories: Sequence[tuple[int, Sequence[str]]] = ()) -> None:
        self._connection.execute("DELETE FROM postings WHERE receipt = ?", (key,))
        self._connection.executemany(
            "INSERT INTO postings (receipt, number, message, state) VALUES (?, ?, ?, 'planned')",
            [(key, number, message_json(message)) for number, message in enumerate(messages)],
        )
        self._connection.execute("DELETE FROM told WHERE receipt = ?", (key,))
        self._connection.executemany(
            """
            INSERT INTO told (receipt, place, story, article, channel)
            SELECT key, ?, ?, number, channel FROM outbox, articles WHERE key = ? AND id = ?
            """,
            [
                (place, story, key, article)
                for place, (story, ids) in enumerate(stories)
                for article in dict.fromkeys(ids)
            ],
        )

    def parts(self, key: str) -> list[Posting]:
        rows = self._connection.execute(
            "SELECT *, message AS wanted FROM postings WHERE receipt = ? ORDER BY number", (key,)
        )
        return [posting_of(row) for row in rows]

    def mark(self, posting: Posting, at: datetime) -> None:
        self._connection.execute(
            "UPDATE postings SET state = ?, posted = ?, at = ? WHERE receipt = ? AND number = ?",
            (posting.state, posting.posted, written(at), posting.receipt, posting.number),
        )

    def slot_of(self, channel: str, posted: str) -> Receipt | None:
        row = self._connection.execute(
            "SELECT * FROM receipts WHERE channel = ? AND key IN (SELECT receipt FROM postings WHERE posted = ?)",
            (channel, posted),
        ).fetchone()
        return receipt_of(row) if row else None

    def stories(self, key: str) -> list[tuple[int, tuple[str, ...]]]:
        rows = self._connection.execute(
            """
            SELECT place, story, articles.id AS id FROM told JOIN articles ON articles.number = told.article
            WHERE receipt = ? AND story IS NOT NULL ORDER BY place, told.rowid
            """,
            (key,),
        )
        told: dict[tuple[int, int], list[str]] = {}
        for row in rows:
            told.setdefault((row["place"], row["story"]), []).append(row["id"])
        return [(story, tuple(ids)) for (_, story), ids in told.items()]

    def told_articles(self, channel: str, among: Sequence[str]) -> set[str]:
        rows = self._connection.execute(
            """
            SELECT articles.id FROM json_each(?) AS asked JOIN articles ON articles.id = asked.value
            WHERE EXISTS (
                SELECT 1 FROM told JOIN outbox ON outbox.key = told.receipt
                WHERE told.article = articles.number AND told.channel = ?
                AND outbox.briefing IS NOT NULL AND outbox.state IN ('posted', 'unknown')
            )
            """,
            (encoded(among), channel),
        )
        return {id for (id,) in rows}
