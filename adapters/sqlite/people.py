"""What spaces decided and channels follow, who changed, asked and was answered what, and lines for buttons."""

from __future__ import annotations

import hashlib
import sqlite3
from base64 import b32encode
from datetime import datetime
from typing import Literal, cast

import msgspec

from adapters.sqlite.connections import Shelf
from adapters.sqlite.rows import encoded, read, read_or_none, written, written_or_none
from bot.model import LOCAL
from bot.people import Space, Topic
from bot.shelves.people import Asked, Change
from bot.turns import Referent, Showed, Turn


class SpaceShelf(Shelf):
    """`bot.shelves.people.Spaces` within a transaction."""

    def get(self, space: str) -> Space:
        row = self._connection.execute("SELECT * FROM spaces WHERE id = ?", (space,)).fetchone()
        return _space(row) if row else Space(space)

    def put(self, space: Space) -> None:
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
        return [_space(row) for row in self._connection.execute("SELECT * FROM spaces ORDER BY id")]

    def answers(self, channel: str) -> Literal["private", "public"] | None:
        row = self._connection.execute("SELECT answers FROM channels WHERE channel = ?", (channel,)).fetchone()
        return cast('Literal["private", "public"]', row[0]) if row else None

    def put_answers(self, channel: str, space: str, answers: Literal["private", "public"] | None) -> None:
        self._connection.execute("DELETE FROM channels WHERE channel = ?", (channel,))
        if answers is not None:
            self._connection.execute(
                "INSERT INTO channels (channel, space, answers) VALUES (?, ?, ?)", (channel, space, answers)
            )


class TopicShelf(Shelf):
    """`bot.shelves.people.Topics` within a transaction."""

    def put(self, topic: Topic, channel: str, space: str) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO topics (space, channel, name, words, muted) VALUES (?, ?, ?, ?, ?)",
            (space, channel, topic.name, encoded(topic.words), topic.muted),
        )

    def remove(self, name: str, channel: str, space: str) -> None:
        self._connection.execute(
            "DELETE FROM topics WHERE space = ? AND channel = ? AND name = ?", (space, channel, name)
        )

    def of(self, channel: str, space: str) -> list[Topic]:
        rows = self._connection.execute(
            "SELECT name, words, muted FROM topics WHERE space = ? AND channel = ? ORDER BY name", (space, channel)
        )
        return [
            Topic(name, msgspec.json.decode(words, type=tuple[str, ...]), bool(muted)) for name, words, muted in rows
        ]


class AuditShelf(Shelf):
    """`bot.shelves.people.Audit` within a transaction."""

    def add(self, change: Change) -> None:
        self._connection.execute(
            "INSERT INTO audit (space, person, at, line) VALUES (?, ?, ?, ?)",
            (change.space, change.person, written(change.at), change.line),
        )

    def last(self, space: str, limit: int) -> list[Change]:
        rows = self._connection.execute(
            "SELECT space, person, at, line FROM audit WHERE space = ? ORDER BY number DESC LIMIT ?", (space, limit)
        )
        return [Change(space, person, read(at), line) for space, person, at, line in rows]


class QuestionShelf(Shelf):
    """`bot.shelves.people.Questions` within a transaction."""

    def add(self, question: Asked, keep: datetime) -> None:
        self._connection.execute("DELETE FROM questions WHERE at < ?", (written(keep),))
        self._connection.execute(
            "INSERT INTO questions (space, person, at) VALUES (?, ?, ?)",
            (question.space, question.person, written(question.at)),
        )

    def since(self, at: datetime) -> list[Asked]:
        rows = self._connection.execute(
            "SELECT space, person, at FROM questions WHERE at >= ? ORDER BY at, number", (written(at),)
        )
        return [Asked(space, person, read(asked)) for space, person, asked in rows]


class ConversationShelf(Shelf):
    """`bot.shelves.people.Conversations` within a transaction."""

    def add(self, thread: str, turn: Turn, space: str = LOCAL, person: str = "terminal") -> None:
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
        rows = self._connection.execute(
            "SELECT question, answer, asked, articles, items, looked_at, speakers, refused FROM turns"
            " WHERE thread = ? ORDER BY number DESC LIMIT ?",
            (thread, limit),
        ).fetchall()
        return [_turn(row) for row in reversed(rows)]


class LineShelf(Shelf):
    """`bot.shelves.people.Lines` within a transaction."""

    def keep(self, line: str, at: datetime) -> str:
        token = b32encode(hashlib.sha256(line.encode()).digest())[:16].decode().lower()
        self._connection.execute(
            "INSERT OR REPLACE INTO lines (token, line, kept) VALUES (?, ?, ?)", (token, line, written(at))
        )
        return token

    def get(self, token: str) -> str | None:
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
