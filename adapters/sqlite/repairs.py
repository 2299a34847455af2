"""What was reported, and what managers have decided about it, by space."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import cast

from adapters.sqlite.connections import Shelf
from adapters.sqlite.receipts import posting_of
from adapters.sqlite.rows import read, written
from bot.errors import HistoryError
from bot.model import Part, Passage
from bot.repairs import Action, Complaint, Mended, Repair, mended
from bot.slots import Posting


class RepairShelf(Shelf):
    """A `bot.repairs.Repairs` within a transaction."""

    def put(self, repair: Repair, space: str) -> None:
        """Add, or replace the one about the same target; what was complained about it is settled by that."""
        target = repair.target
        self._connection.execute(
            """
            INSERT OR REPLACE INTO repairs (
                space, target, action, story, article, revision, part, start, "end", words, person, at
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (
                space,
                repair.id,
                repair.action,
                *(self._place(target) if isinstance(target, Passage) else (target, *(None,) * 6)),
                repair.by,
                written(repair.at),
            ),
        )
        self._connection.execute("DELETE FROM complaints WHERE space = ? AND target = ?", (space, repair.id))

    def of(self, space: str) -> Mended:
        """The combined repairs of the space."""
        return mended(repairs_of(self._connection, space))

    def complain(self, complaint: Complaint, space: str) -> bool:
        """Store a complaint; False if one about the same id is open already."""
        first = not self.complaints(complaint.id, space)
        self._connection.execute(
            "INSERT OR REPLACE INTO complaints (space, target, person, fault, at) VALUES (?, ?, ?, ?, ?)",
            (space, complaint.id, complaint.by, complaint.fault, written(complaint.at)),
        )
        return first

    def complaints(self, id: str, space: str) -> list[Complaint]:
        """The open ones about an id, oldest first."""
        rows = self._connection.execute(
            "SELECT * FROM complaints WHERE space = ? AND target = ? ORDER BY at, person", (space, id)
        )
        return [Complaint(row["target"], row["fault"], row["person"], read(row["at"])) for row in rows]

    def posted(self, space: str, since: datetime) -> list[tuple[str, Posting]]:
        """The parts posted in the space since then, newest first, with pending edits applied, each with its channel."""
        rows = self._connection.execute(
            """
            SELECT outbox.channel, postings.*, coalesce(amended, message) AS wanted
            FROM outbox JOIN postings ON postings.receipt = outbox.key
            WHERE outbox.space = ? AND outbox.slot >= ? AND postings.posted IS NOT NULL
            ORDER BY outbox.slot DESC, outbox.key, postings.number
            """,
            (space, written(since)),
        )
        return [(row["channel"], posting_of(row)) for row in rows]

    def _place(self, passage: Passage) -> tuple[str | int | None, ...]:
        row = self._connection.execute("SELECT number FROM articles WHERE id = ?", (passage.article,)).fetchone()
        if row is None:
            raise HistoryError(f"article {passage.article}", "it is not in the history", "it may have been purged")
        return (
            None,
            row["number"],
            passage.revision,
            passage.part,
            passage.start,
            passage.end,
            passage.text,
        )


def repairs_of(connection: sqlite3.Connection, space: str) -> list[Repair]:
    """The space's repairs, by id of their target."""
    rows = connection.execute(
        """
        SELECT repairs.*, articles.id AS article_id FROM repairs
        LEFT JOIN articles ON articles.number = repairs.article
        WHERE repairs.space = ? ORDER BY repairs.target
        """,
        (space,),
    )
    return [_repair(row) for row in rows]


def mended_in(connection: sqlite3.Connection, space: str) -> Mended:
    """What the space's repairs change, for the shelves that show quotes and figures."""
    return mended(repairs_of(connection, space))


def _repair(row: sqlite3.Row) -> Repair:
    target = row["story"]
    if target is None:
        part = cast(Part, row["part"])
        target = Passage(row["article_id"], row["revision"], part, row["start"], row["end"], row["words"])
    return Repair(target, cast(Action, row["action"]), row["person"], read(row["at"]))
