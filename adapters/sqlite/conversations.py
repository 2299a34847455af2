"""What was asked and answered, by thread or terminal session."""

from __future__ import annotations

import sqlite3

import msgspec

from adapters.sqlite.times import read, written
from bot.model import LOCAL, Turn


class ConversationShelf:
    """A `bot.ports.Conversations` within a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, thread: str, turn: Turn, space: str = LOCAL, person: str = "terminal") -> None:
        """Append a turn; who asked, and where, is known for the time when it is to be forgotten."""
        self._connection.execute(
            "INSERT INTO turns (space, person, thread, question, answer, asked, articles) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                space,
                person,
                thread,
                turn.question,
                turn.answer,
                written(turn.asked),
                msgspec.json.encode(turn.articles).decode(),
            ),
        )

    def turns(self, thread: str, limit: int) -> list[Turn]:
        """The latest turns, oldest first."""
        rows = self._connection.execute(
            "SELECT question, answer, asked, articles FROM turns WHERE thread = ? ORDER BY number DESC LIMIT ?",
            (thread, limit),
        ).fetchall()
        return [_turn(row) for row in reversed(rows)]


def _turn(row: sqlite3.Row) -> Turn:
    articles = msgspec.json.decode(row["articles"], type=tuple[str, ...])
    return Turn(row["question"], row["answer"], read(row["asked"]), articles)
