"""Which articles tell one event."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

import msgspec

from adapters.sqlite.connections import Shelf
from adapters.sqlite.rows import encoded, read, written
from bot.errors import HistoryError
from bot.model import Story
from bot.shelves.news import Vector

Terms = tuple[tuple[str, float], ...]


class StoryShelf(Shelf):
    """`bot.shelves.news.Stories` within a transaction."""

    def open(self, article: str, at: datetime, terms: Sequence[tuple[str, float]]) -> int:
        row = self._connection.execute(
            "INSERT INTO stories (opened) VALUES (?) RETURNING id", (written(at),)
        ).fetchone()
        story: int = row["id"]
        self.join(story, article, at, terms)
        return story

    def join(self, story: int, article: str, at: datetime, terms: Sequence[tuple[str, float]]) -> None:
        row = self._connection.execute("SELECT number FROM articles WHERE id = ?", (article,)).fetchone()
        if row is None:
            raise HistoryError(f"article {article}", "it is not in the history", "file it before its story")
        self._revive(story, at)
        self._connection.execute(
            "INSERT INTO story_articles (article, story, at, terms) VALUES (?, ?, ?, ?)",
            (row["number"], story, written(at), encoded(terms)),
        )

    def merge(self, story: int, into: int, at: datetime) -> None:
        self._revive(into, at)
        self._connection.execute(
            "UPDATE stories SET merged = ?2, merged_at = coalesce(merged_at, ?3) WHERE id = ?1 OR merged = ?1",
            (story, into, written(at)),
        )

    def _revive(self, story: int, at: datetime) -> None:
        """Whoever groups may still think of a story that was cleared away when the last of its articles was purged."""
        self._connection.execute("INSERT OR IGNORE INTO stories (id, opened) VALUES (?, ?)", (story, written(at)))

    def get(self, ids: Sequence[int], space: str) -> list[Story]:
        rows = self._connection.execute(
            """
            WITH wanted AS (
                SELECT coalesce(stories.merged, stories.id) AS story, min(asked.key) AS key
                FROM json_each(?1) AS asked JOIN stories ON stories.id = asked.value
                GROUP BY 1
            )
            SELECT wanted.key, wanted.story, articles.id, story_articles.at
            FROM wanted
            JOIN stories ON stories.id = wanted.story OR stories.merged = wanted.story
            JOIN story_articles ON story_articles.story = stories.id
            JOIN articles ON articles.number = story_articles.article
            WHERE ?2 = 'local' OR EXISTS (SELECT 1 FROM visible WHERE space = ?2 AND visible.article = articles.number)
            ORDER BY wanted.key, articles.number
            """,
            (encoded(ids), space),
        )
        return [_story(list(group)) for _, group in groupby(rows, key=lambda row: row["key"])]

    def of(self, articles: Sequence[str]) -> dict[str, int]:
        rows = self._connection.execute(
            """
            SELECT articles.id, coalesce(stories.merged, stories.id) AS story
            FROM json_each(?) AS asked
            JOIN articles ON articles.id = asked.value
            JOIN story_articles ON story_articles.article = articles.number
            JOIN stories ON stories.id = story_articles.story
            ORDER BY asked.key
            """,
            (encoded(articles),),
        )
        return {row["id"]: row["story"] for row in rows}

    def window(self, limit: int) -> list[Vector]:
        rows = self._connection.execute(
            """
            SELECT articles.id, coalesce(stories.merged, stories.id) AS story, story_articles.at, story_articles.terms
            FROM story_articles
            JOIN articles ON articles.number = story_articles.article
            JOIN stories ON stories.id = story_articles.story
            ORDER BY story_articles.article DESC LIMIT ?
            """,
            (limit,),
        ).fetchall()
        decode = msgspec.json.Decoder(Terms).decode
        return [Vector(row["id"], row["story"], read(row["at"]), decode(row["terms"])) for row in reversed(rows)]


def _story(rows: Sequence[sqlite3.Row]) -> Story:
    times = [read(row["at"]) for row in rows]
    return Story(rows[0]["story"], tuple(row["id"] for row in rows), min(times), max(times))
