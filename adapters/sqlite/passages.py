"""Full-text search over titles and paragraphs."""

from __future__ import annotations

import sqlite3

import msgspec

from adapters.sqlite.index import SHIFT, passage_ids
from adapters.sqlite.matching import EVERYWHERE, as_json, rare_first
from adapters.sqlite.rows import article_of
from adapters.sqlite.times import written_or_none
from bot.model import LOCAL, Article
from bot.ports import Hit, Query

MOST = 200
"""Hits that one query may have."""

RANKING = "bm25(2.0, 1.0, 0.0)"
"""A word of the title counts twice a word of the paragraph; source tokens do not count."""


def find_passages(connection: sqlite3.Connection, query: Query) -> list[Hit]:
    """Paragraphs and titles that match, best first by BM25 (SQLite: k1 = 1.2, b = 0.75), whose sign is turned."""
    bounds = _bounds(connection, query)
    words = bounds and rare_first(connection, "passages", query.words, bounds)
    if not bounds or not words:
        return []
    expression = f"{{title text}} : ({words})"
    if not _sees_all(connection, query.space):
        tokens = _tokens(connection, query.space)
        if not tokens:
            return []
        expression = f"({expression}) AND sources : ({tokens})"
    rows = connection.execute(
        # FTS5 sorts by rank alone and hands rows on until there are enough; the conditions below cost nothing before.
        """
        SELECT rowid, rank FROM passages_fts
        WHERE passages_fts MATCH :expression AND rank MATCH :ranking AND rowid BETWEEN :first AND :last
        AND (NOT :timed OR (rowid >> :shift) IN (
            SELECT number FROM articles
            WHERE (:since IS NULL OR dated >= :since) AND (:until IS NULL OR dated < :until)
        ))
        AND (:outlets IS NULL OR (rowid >> :shift) IN (
            SELECT number FROM articles
            WHERE outlet COLLATE NOCASE IN (SELECT value FROM json_each(:outlets))
        ))
        ORDER BY rank LIMIT :limit
        """,
        {
            "expression": expression,
            "ranking": RANKING,
            "first": bounds[0],
            "last": bounds[1],
            "shift": SHIFT,
            "timed": query.since is not None or query.until is not None,
            "since": written_or_none(query.since),
            "until": written_or_none(query.until),
            "outlets": as_json(query.outlets),
            "limit": min(query.limit, MOST),
        },
    ).fetchall()
    return _hits(connection, [(row["rowid"], max(0.0, -row["rank"])) for row in rows])


def _bounds(connection: sqlite3.Connection, query: Query) -> tuple[int, int] | None:
    """The first and last passage id of the articles of the time asked for; None when there are none.

    Articles come in nearly in the order of their dates, so that this alone leaves out most of the others.
    """
    if query.since is None and query.until is None:
        return EVERYWHERE
    first, last = connection.execute(
        """
        SELECT min(number), max(number) FROM articles
        WHERE (?1 IS NULL OR dated >= ?1) AND (?2 IS NULL OR dated < ?2)
        """,
        (written_or_none(query.since), written_or_none(query.until)),
    ).fetchone()
    return None if first is None else (passage_ids(first)[0], passage_ids(last)[1])


def _sees_all(connection: sqlite3.Connection, space: str) -> bool:
    """Whether the space subscribes to every source that has given articles; `local` needs not."""
    if space == LOCAL:
        return True
    unseen = connection.execute(
        """
        SELECT 1 FROM sources
        WHERE number NOT IN (SELECT source FROM subscriptions WHERE space = ?)
        AND EXISTS (SELECT 1 FROM article_sources WHERE source = number)
        """,
        (space,),
    ).fetchone()
    return unseen is None


def _tokens(connection: sqlite3.Connection, space: str) -> str:
    rows = connection.execute("SELECT source FROM subscriptions WHERE space = ? ORDER BY source", (space,))
    return " OR ".join(f'"s{source}"' for (source,) in rows)


def _hits(connection: sqlite3.Connection, ranked: list[tuple[int, float]]) -> list[Hit]:
    numbers = sorted({id >> SHIFT for id, _ in ranked})
    articles: dict[int, Article] = {
        row["number"]: article_of(row)
        for row in connection.execute(
            "SELECT articles.* FROM json_each(?) AS asked JOIN articles ON articles.number = asked.value",
            (msgspec.json.encode(numbers).decode(),),
        )
    }
    places = {
        row["id"]: row
        for row in connection.execute(
            "SELECT passages.* FROM json_each(?) AS asked JOIN passages ON passages.id = asked.value",
            (msgspec.json.encode([id for id, _ in ranked]).decode(),),
        )
    }
    return [
        Hit(articles[row["article"]].passage(row["start"], row["end"], row["part"]), score)
        for row, score in ((places[id], score) for id, score in ranked)
    ]
