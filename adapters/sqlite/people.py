"""What spaces decided and channels follow, who changed, asked and was answered what, and lines for buttons."""

from __future__ import annotations

import hashlib
import sqlite3
from base64 import b32encode
from collections.abc import Sequence
from datetime import datetime
from typing import Literal, cast

import msgspec

from adapters.sqlite.connections import Shelf
from adapters.sqlite.rows import encoded, read, read_or_none, written, written_or_none
from bot.model import LOCAL, Referent, Showed, Turn
from bot.people import Space, Topic
from bot.shelves.people import Asked, Change


class SpaceShelf(Shelf):
    """A `bot.shelves.Spaces` within a transaction."""

    def get(self, space: str) -> Space:
        """The settings of a space, or the defaults if it has none of its own."""
        row = self._connection.execute("SELECT * FROM spaces WHERE id = ?", (space,)).fetchone()
        return _space(row) if row else Space(space)

    def put(self, space: Space) -> None:
        """Add or replace the settings of a space."""
        self._connection.execute(
            """
            INSERT OR REPLACE INTO spaces (id, zone, locale, managers, notices, answers, "left")
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            (
                space.id,
                space.zone,
                space.locale,
                encoded(space.managers),
                space.notices,
                space.answers,
                written_or_none(space.left),
            ),
        )

    def all(self) -> list[Space]:
        """The spaces with settings of their own, by id."""
        return [_space(row) for row in self._connection.execute("SELECT * FROM spaces ORDER BY id")]

    def answers(self, channel: str) -> Literal["private", "public"] | None:
        """Who sees answers in this channel; None if the space's setting applies."""
        row = self._connection.execute("SELECT answers FROM channels WHERE channel = ?", (channel,)).fetchone()
        return cast('Literal["private", "public"]', row[0]) if row else None

    def put_answers(self, channel: str, space: str, answers: Literal["private", "public"] | None) -> None:
        """Set who sees answers in this channel; None applies the space's setting."""
        self._connection.execute("DELETE FROM channels WHERE channel = ?", (channel,))
        if answers is not None:
            self._connection.execute(
                "INSERT INTO channels (channel, space, answers) VALUES (?, ?, ?)", (channel, space, answers)
            )


class TopicShelf(Shelf):
    """A `bot.shelves.Topics` within a transaction."""

    def put(self, topic: Topic, channel: str, space: str) -> None:
        """Add or replace by name."""
        self._connection.execute(
            "INSERT OR REPLACE INTO topics (space, channel, name, words, muted) VALUES (?, ?, ?, ?, ?)",
            (space, channel, topic.name, encoded(topic.words), topic.muted),
        )

    def remove(self, name: str, channel: str, space: str) -> None:
        """Take it away; unknown names are fine."""
        self._connection.execute(
            "DELETE FROM topics WHERE space = ? AND channel = ? AND name = ?", (space, channel, name)
        )

    def of(self, channel: str, space: str) -> list[Topic]:
        """The channel's topics, by name."""
        rows = self._connection.execute(
            "SELECT name, words, muted FROM topics WHERE space = ? AND channel = ? ORDER BY name", (space, channel)
        )
        return [
            Topic(name, msgspec.json.decode(words, type=tuple[str, ...]), bool(muted)) for name, words, muted in rows
        ]


class AuditShelf(Shelf):
    """A `bot.shelves.Audit` within a transaction."""

    def add(self, change: Change) -> None:
        """Append a change."""
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


class QuestionShelf(Shelf):
    """A `bot.shelves.Questions` within a transaction."""

    def add(self, questions: Sequence[Asked], keep: datetime) -> None:
        """Append, and delete those older than `keep`."""
        self._connection.execute("DELETE FROM questions WHERE at < ?", (written(keep),))
        self._connection.executemany(
            "INSERT INTO questions (space, person, at) VALUES (?, ?, ?)",
            [(question.space, question.person, written(question.at)) for question in questions],
        )

    def since(self, at: datetime) -> list[Asked]:
        """All since then, oldest first."""
        rows = self._connection.execute(
            "SELECT space, person, at FROM questions WHERE at >= ? ORDER BY at, number", (written(at),)
        )
        return [Asked(space, person, read(asked)) for space, person, asked in rows]


class ConversationShelf(Shelf):
    """A `bot.ports.Conversations` within a transaction."""

    def add(self, thread: str, turn: Turn, space: str = LOCAL, person: str = "terminal") -> None:
        """Append a turn; `space` and `person` are stored so that it can be deleted later."""
        self._connection.execute(
            "INSERT INTO turns (space, person, thread, question, answer, asked, articles, items, looked_at,"
            " speakers, refused) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                space,
                person,
                thread,
                turn.question,
                turn.answer,
                written(turn.asked),
                encoded(turn.showed.articles),
                encoded(turn.showed.items),
                encoded(turn.showed.looked_at),
                encoded(turn.showed.speakers),
                turn.showed.refused,
            ),
        )

    def turns(self, thread: str, limit: int) -> list[Turn]:
        """The latest turns, oldest first."""
        rows = self._connection.execute(
            "SELECT question, answer, asked, articles, items, looked_at, speakers, refused FROM turns"
            " WHERE thread = ? ORDER BY number DESC LIMIT ?",
            (thread, limit),
        ).fetchall()
        return [_turn(row) for row in reversed(rows)]


class LineShelf(Shelf):
    """A `bot.shelves.Lines` within a transaction."""

    def keep(self, line: str, at: datetime) -> str:
        """Store a line, or renew its time; return its token of 16 letters and digits, always the same for a line."""
        token = b32encode(hashlib.sha256(line.encode("utf-8", "surrogatepass")).digest())[:16].decode().lower()
        self._connection.execute(
            "INSERT OR REPLACE INTO lines (token, line, kept) VALUES (?, ?, ?)", (token, line, written(at))
        )
        return token

    def get(self, token: str) -> str | None:
        """The line stored under a token."""
        row = self._connection.execute("SELECT line FROM lines WHERE token = ?", (token,)).fetchone()
        return row[0] if row else None


def _space(row: sqlite3.Row) -> Space:
    return Space(
        id=row["id"],
        zone=row["zone"],
        locale=row["locale"],
        managers=msgspec.json.decode(row["managers"], type=tuple[str, ...]),
        notices=row["notices"],
        answers=row["answers"],
        left=read_or_none(row["left"]),
    )


def _turn(row: sqlite3.Row) -> Turn:
    showed = Showed(
        articles=msgspec.json.decode(row["articles"], type=tuple[str, ...]),
        items=msgspec.json.decode(row["items"], type=tuple[Referent, ...]),
        looked_at=msgspec.json.decode(row["looked_at"], type=Referent | None),
        speakers=msgspec.json.decode(row["speakers"], type=tuple[str, ...]),
        refused=bool(row["refused"]),
    )
    return Turn(row["question"], row["answer"], read(row["asked"]), showed)
