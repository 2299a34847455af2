"""What channels follow and have muted."""

from __future__ import annotations

import sqlite3

import msgspec

from bot.people import Topic


class TopicShelf:
    """A `bot.shelves.Topics` within a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def put(self, topic: Topic, channel: str, space: str) -> None:
        """Add or replace by name."""
        self._connection.execute(
            "INSERT OR REPLACE INTO topics (space, channel, name, words, muted) VALUES (?, ?, ?, ?, ?)",
            (space, channel, topic.name, msgspec.json.encode(topic.words).decode(), topic.muted),
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
