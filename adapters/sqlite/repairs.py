"""What was reported, and what managers have decided about it, by space."""

from __future__ import annotations

import sqlite3
from typing import cast

from adapters.sqlite.connections import Shelf
from adapters.sqlite.rows import read, written
from bot.errors import HistoryError
from bot.model import Part, Passage
from bot.repairs import Action, Complaint, Mended, Repair, mended


class RepairShelf(Shelf):
    """`bot.shelves.people.Repairs` within a transaction."""

    def put(self, repair: Repair, space: str) -> None:
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
        return mended_in(self._connection, space)

    def complain(self, complaint: Complaint, space: str) -> bool:
        known = self._connection.execute(
            "SELECT 1 FROM complaints WHERE space = ? AND target = ?", (space, complaint.id)
        ).fetchone()
        self._connection.execute(
            "INSERT OR REPLACE INTO complaints (space, target, person, fault, at) VALUES (?, ?, ?, ?, ?)",
            (space, complaint.id, complaint.by, complaint.fault, written(complaint.at)),
        )
        return known is None

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


def mended_in(connection: sqlite3.Connection, space: str) -> Mended:
    """What the space's repairs change, for the shelves that show quotes and figures."""
    rows = connection.execute(
        """
        SELECT repairs.*, articles.id AS article_id FROM repairs
        LEFT JOIN articles ON articles.number = repairs.article
        WHERE repairs.space = ? ORDER BY repairs.target
        """,
        (space,),
    )
    return mended(map(_repair, rows))


def _repair(row: sqlite3.Row) -> Repair:
    target = row["story"]
    if target is None:
        part = cast(Part, row["part"])
        target = Passage(row["article_id"], row["revision"], part, row["start"], row["end"], row["words"])
    return Repair(target, cast(Action, row["action"]), row["person"], read(row["at"]))
