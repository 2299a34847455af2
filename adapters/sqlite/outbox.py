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
    """A `bot.ports.Outbox` within a transaction."""

    def plan(self, receipts: Iterable[Receipt]) -> list[Receipt]:
        """Add rows, except those whose key exists; return the added rows in order."""
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
        """Update a row's state, reason, settled, tries and retry_at."""
        self._connection.execute(
            """
            UPDATE outbox SET state = :state, reason = :reason, settled = :settled, tries = :tries, retry_at = :retry_at
            WHERE key = :key
            """,
            receipt_columns(receipt),
        )

    def get(self, key: str) -> Receipt | None:
        """The row with this key."""
        row = self._connection.execute("SELECT * FROM receipts WHERE key = ?", (key,)).fetchone()
        return receipt_of(row) if row else None

    def ready(self, now: datetime, limit: int) -> list[Receipt]:
        """The oldest unfinished row of each channel that may be tried now, oldest first. A row whose retry time is
        implausibly far away counts as well: the clock was set back.
        """
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
        """The earliest time at which an unfinished row may be tried or a post edited; long ago for a row that was not
        tried yet, None if there is nothing to do.
        """
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
        """The channel's latest slots (of `briefing`, if given), newest first; without single posts."""
        rows = self._connection.execute(
            """
            SELECT * FROM receipts WHERE channel = ? AND briefing IS NOT NULL AND briefing = coalesce(?, briefing)
            ORDER BY slot DESC, briefing LIMIT ?
            """,
            (channel, briefing, limit),
        )
        return [receipt_of(row) for row in rows]

    def covered(self, channel: str, briefing: str, before: datetime) -> datetime | None:
        """The latest slot before this time whose news need not be repeated: posted, unknown or skipped."""
        (slot,) = self._connection.execute(
            """
            SELECT max(slot) FROM outbox
            WHERE channel = ? AND briefing = ? AND slot < ? AND state IN ('posted', 'unknown', 'skipped')
            """,
            (channel, briefing, written(before)),
        ).fetchone()
        return read_or_none(slot)

    def compose(self, key: str, messages: Sequence[Message]) -> None:
        """Replace the row's parts with these, none of them posted."""
        self._connection.execute("DELETE FROM postings WHERE receipt = ?", (key,))
        self._connection.executemany(
            "INSERT INTO postings (receipt, number, message, state) VALUES (?, ?, ?, 'planned')",
            [(key, number, message_json(message)) for number, message in enumerate(messages)],
        )

    def parts(self, key: str) -> list[Posting]:
        """The row's parts, in order."""
        rows = self._connection.execute(
            "SELECT *, message AS wanted FROM postings WHERE receipt = ? ORDER BY number", (key,)
        )
        return [posting_of(row) for row in rows]

    def mark(self, posting: Posting, at: datetime) -> None:
        """Update the state and id of one part."""
        self._connection.execute(
            "UPDATE postings SET state = ?, posted = ?, at = ? WHERE receipt = ? AND number = ?",
            (posting.state, posting.posted, written(at), posting.receipt, posting.number),
        )

    def amend(self, posting: Posting, at: datetime) -> None:
        """Set the new content of a part; if it is posted already, it is due for an edit from `at`."""
        self._connection.execute(
            "UPDATE postings SET amended = ?, amend_at = ? WHERE receipt = ? AND number = ?",
            (message_json(posting.message), written(at), posting.receipt, posting.number),
        )

    def telling(self, article: str, since: datetime) -> list[Posting]:
        """The parts, with pending edits applied, of the posts since then that tell this article, including parts that
        are not posted yet.
        """
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

    def amending(
        self, now: datetime, space: str | None = None, channel: str | None = None
    ) -> list[tuple[str, Posting]]:
        """The parts (of a space, in a channel) with an edit due now, with that edit applied, each with its channel;
        oldest edit first.
        """
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

    def amended(self, posting: Posting) -> None:
        """Record an edit as done; keep any newer pending edit."""
        self._connection.execute(
            """
            UPDATE postings SET message = ?1, amended = nullif(amended, ?1) WHERE receipt = ?2 AND number = ?3
            """,
            (message_json(posting.message), posting.receipt, posting.number),
        )

    def put_off(self, posting: Posting, at: datetime) -> None:
        """Postpone the pending edit of a part until `at`."""
        self._connection.execute(
            "UPDATE postings SET amend_at = ? WHERE receipt = ? AND number = ?",
            (written(at), posting.receipt, posting.number),
        )

    def keep(self, posting: Posting) -> None:
        """Drop an edit that was refused; keep any newer pending edit."""
        self._connection.execute(
            "UPDATE postings SET amended = nullif(amended, ?) WHERE receipt = ? AND number = ?",
            (message_json(posting.message), posting.receipt, posting.number),
        )

    def slot_of(self, channel: str, posted: str) -> Receipt | None:
        """The row of a posted message, by the platform's id of any of its parts."""
        row = self._connection.execute(
            "SELECT * FROM receipts WHERE channel = ? AND key IN (SELECT receipt FROM postings WHERE posted = ?)",
            (channel, posted),
        ).fetchone()
        return receipt_of(row) if row else None

    def tell(self, key: str, stories: Sequence[tuple[int, Sequence[str]]]) -> None:
        """Replace the stories that the row tells: in order, each with the ids of its articles."""
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

    def stories(self, key: str) -> list[tuple[int, tuple[str, ...]]]:
        """The stories that the row tells, in order, with the ids of their articles at that time."""
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
        """The articles among these that the channel's briefings told (posted, or of unknown fate)."""
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
