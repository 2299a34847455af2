"""Who changed what, and who asked how often."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from adapters.sqlite.times import read, written
from bot.shelves.people import Change, Question


class AuditShelf:
    """A `bot.shelves.Audit` within a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, change: Change) -> None:
        """Append."""
        self._connection.execute(
            "INSERT INTO audit (space, person, at, line) VALUES (?, ?, ?, ?)",
            (change.space, change.person, written(change.at), change.line),
        )

    def last(self, space: str, limit: int) -> list[Change]:
        """The latest changes in the space, newest first."""
        rows = self._connection.execute(
            "SELECT space, person, at, line FROM audit WHERE space = ? ORDER BY number DESC LIMIT ?", (space, limit)
        )
        return [Change(space, person, read(at), line) for space, person, at, line in rows]


class QuestionShelf:
    """A `bot.shelves.Questions` within a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, questions: Sequence[Question], keep: datetime) -> None:
        """Append, and forget what is older than `keep`."""
        self._connection.execute("DELETE FROM questions WHERE at < ?", (written(keep),))
        self._connection.executemany(
            "INSERT INTO questions (space, person, at) VALUES (?, ?, ?)",
            [(question.space, question.person, written(question.at)) for question in questions],
        )

    def since(self, at: datetime) -> list[Question]:
        """All from then on, oldest first."""
        rows = self._connection.execute(
            "SELECT space, person, at FROM questions WHERE at >= ? ORDER BY at, number", (written(at),)
        )
        return [Question(space, person, read(asked)) for space, person, asked in rows]
