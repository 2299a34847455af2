"""What is quickly known of articles, to choose by."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import msgspec

from adapters.sqlite.times import read, read_or_none
from bot.model import Sketch


def read_sketches(connection: sqlite3.Connection, ids: Sequence[str]) -> list[Sketch]:
    """The sketches of these articles, in the order asked: 5,000 in about 0.1 s."""
    rows = connection.execute(
        """
        SELECT
            articles.id, coalesce(stories.merged, stories.id) AS story, articles.source, articles.outlet,
            articles.published, articles.fetched, digests.language, digests.genre,
            (
                SELECT count(*) FROM quotes
                WHERE article = articles.number AND kind = 'direct' AND speaker IS NOT NULL AND NOT superseded
            ) AS quotes,
            (SELECT count(*) FROM figures WHERE article = articles.number AND NOT superseded) AS figures
        FROM json_each(?) AS asked
        JOIN articles ON articles.id = asked.value
        JOIN digests ON digests.article = articles.number
        LEFT JOIN story_articles ON story_articles.article = articles.number
        LEFT JOIN stories ON stories.id = story_articles.story
        ORDER BY asked.key
        """,
        (msgspec.json.encode(ids).decode(),),
    )
    return [
        Sketch(id, story, source, outlet, read_or_none(published), read(fetched), language, genre, quotes, figures)
        for id, story, source, outlet, published, fetched, language, genre, quotes, figures in rows
    ]
