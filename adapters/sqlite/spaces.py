"""What each space decided."""

from __future__ import annotations

import sqlite3
from typing import Literal, cast

import msgspec

from adapters.sqlite.times import read_or_none, written_or_none
from bot.people import Space


class SpaceShelf:
    """A `bot.shelves.Spaces` within a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, space: str) -> Space:
        """The space as it decided, or with the usual settings when it decided nothing."""
        row = self._connection.execute("SELECT * FROM spaces WHERE id = ?", (space,)).fetchone()
        return _space(row) if row else Space(space)

    def put(self, space: Space) -> None:
        """Add or replace."""
        self._connection.execute(
            """
            INSERT OR REPLACE INTO spaces (id, zone, locale, managers, notices, answers, "left")
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            (
                space.id,
                space.zone,
                space.locale,
                msgspec.json.encode(space.managers).decode(),
                space.notices,
                space.answers,
                written_or_none(space.left),
            ),
        )

    def all(self) -> list[Space]:
        """Those that decided something, by id."""
        return [_space(row) for row in self._connection.execute("SELECT * FROM spaces ORDER BY id")]

    def answers(self, channel: str) -> Literal["private", "public"] | None:
        """Who sees answers in this channel; None where the space decides."""
        row = self._connection.execute("SELECT answers FROM channels WHERE channel = ?", (channel,)).fetchone()
        return cast('Literal["private", "public"]', row[0]) if row else None

    def put_answers(self, channel: str, space: str, answers: Literal["private", "public"] | None) -> None:
        """Let the channel decide for itself, or with None no more."""
        self._connection.execute("DELETE FROM channels WHERE channel = ?", (channel,))
        if answers is not None:
            self._connection.execute(
                "INSERT INTO channels (channel, space, answers) VALUES (?, ?, ?)", (channel, space, answers)
            )


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
