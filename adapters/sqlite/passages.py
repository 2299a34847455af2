"""Full-text search over titles and paragraphs."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import msgspec

from adapters.sqlite.index import SHIFT, passage_ids
from adapters.sqlite.matching import EVERYWHERE, Rows, any_of, as_json, newest, rare_first
from adapters.sqlite.times import written_or_none
from bot.model import LOCAL, Passage
from bot.shelves.news import Hit, Query

MOST = 200
"""Hits that one query may have."""

RANKING = "bm25(2.0, 1.0, 0.0)"
"""A word of the title counts twice a word of the paragraph; source tokens do not count."""


ENOUGH = 10
"""Hits with a rare word that make those without one needless."""

FEW = 10
"""A space that subscribes to less than one in so many sources is searched by their tokens; others are sifted."""

# FTS5 sorts by rank alone and hands rows on until there are enough: the other conditions are met by few rows.
BEST = """
    SELECT rowid, rank FROM passages_fts
    WHERE passages_fts MATCH :expression AND rank MATCH :ranking AND rowid BETWEEN :first AND :last
    AND (NOT :sifted OR EXISTS (
        SELECT 1 FROM articles
        WHERE articles.number = passages_fts.rowid >> :shift
        AND articles.dated >= coalesce(:since, '') AND articles.dated < coalesce(:until, '~')
        AND (:outlets IS NULL OR articles.outlet COLLATE NOCASE IN (SELECT value FROM json_each(:outlets)))
    ))
    AND (:space = 'local' OR EXISTS (
        SELECT 1 FROM visible WHERE visible.space = :space AND visible.article = passages_fts.rowid >> :shift
    ))
    ORDER BY rank LIMIT :limit
"""

NEWEST = """
    SELECT rowid FROM passages_fts
    WHERE passages_fts MATCH :expression AND rowid BETWEEN :first AND :last
    AND (NOT :sifted OR EXISTS (
        SELECT 1 FROM articles
        WHERE articles.number = passages_fts.rowid >> :shift
        AND articles.dated >= coalesce(:since, '') AND articles.dated < coalesce(:until, '~')
        AND (:outlets IS NULL OR articles.outlet COLLATE NOCASE IN (SELECT value FROM json_each(:outlets)))
    ))
    AND (:space = 'local' OR EXISTS (
        SELECT 1 FROM visible WHERE visible.space = :space AND visible.article = passages_fts.rowid >> :shift
    ))
    ORDER BY rowid DESC LIMIT :limit
"""

HITS = """
    SELECT
        passages.id AS number, articles.id, articles.revision, passages.part, passages.start, passages."end",
        substr(
            CASE passages.part WHEN 'title' THEN articles.title ELSE articles.text END,
            passages.start + 1, passages."end" - passages.start
        ) AS words
    FROM json_each(?) AS asked
    JOIN passages ON passages.id = asked.value
    JOIN articles ON articles.number = passages.article
"""


def find_passages(connection: sqlite3.Connection, query: Query) -> list[Hit]:
    """Paragraphs and titles that match, best first by BM25 (SQLite: k1 = 1.2, b = 0.75), whose sign is turned.

    Rows without a rare word are only looked at when those with one are too few; of very many rows, the newest. Words
    that are too common to be weighed find the newest rows with all of them, then with any, all of score 0.
    """
    bounds = _rows(connection, query)
    wording = bounds and rare_first(connection, "passages", query.words, bounds[0])
    if not bounds or not wording:
        return []
    rows, sifted = bounds
    tokens = _tokens(connection, query.space)
    limit = min(query.limit, MOST)

    def ranked(words: str, many: bool) -> dict[int, float]:
        sought = _sought(words, tokens)
        narrowed = newest(connection, "passages", sought, rows) if many else rows
        return _ranked(connection, query, sought, narrowed, sifted)

    rare = any_of(wording.rare)
    scores = ranked(rare, wording.many)
    if wording.common:  # what has a common word, too, is found twice; here its whole score is known
        scores |= ranked(f"({rare}) AND ({any_of(wording.common)})", wording.many)
    lacking = bool(wording.rest) and len(scores) < min(limit, ENOUGH)
    if lacking and not wording.too_many:
        scores = ranked(any_of(wording.rest), many=True) | scores
    best = dict(sorted(scores.items(), key=lambda item: (-item[1], item[0])))
    if lacking and wording.too_many:
        best |= _unranked(connection, query, wording.rest, bounds, tokens) | best
    return _hits(connection, list(best.items())[:limit])


def _sought(words: str, tokens: str | None) -> str:
    return f"{{title text}} : ({words})" + (f" AND sources : ({tokens})" if tokens else "")


def _unranked(
    connection: sqlite3.Connection,
    query: Query,
    words: Sequence[str],
    bounds: tuple[Rows, bool],
    tokens: str | None,
) -> dict[int, float]:
    """The newest rows with all of the words, then with any."""
    limit = min(query.limit, MOST)
    found: dict[int, float] = {}
    for expression in (" AND ".join(words), any_of(words)):
        if len(found) < limit:
            values = _values(query, _sought(expression, tokens), *bounds)
            found |= {row["rowid"]: 0.0 for row in connection.execute(NEWEST, values)}
    return dict(list(found.items())[:limit])


def _ranked(
    connection: sqlite3.Connection, query: Query, expression: str, rows: Rows, sifted: bool
) -> dict[int, float]:
    found = connection.execute(BEST, _values(query, expression, rows, sifted))
    return {row["rowid"]: max(0.0, -row["rank"]) for row in found}


def _values(query: Query, expression: str, rows: Rows, sifted: bool) -> dict[str, object]:
    return {
        "expression": expression,
        "ranking": RANKING,
        "first": rows[0],
        "last": rows[1],
        "shift": SHIFT,
        "sifted": sifted,
        "since": written_or_none(query.since),
        "until": written_or_none(query.until),
        "outlets": as_json(query.outlets),
        "space": query.space,
        "limit": min(query.limit, MOST),
    }


def _rows(connection: sqlite3.Connection, query: Query) -> tuple[Rows, bool] | None:
    """The first and last passage id of the articles of the time asked for, and whether others are between them.

    None when there are none. Articles come in nearly in the order of their dates, so that this alone leaves out most
    of the others. Those of other outlets are between them, too.
    """
    if query.since is None and query.until is None:
        return EVERYWHERE, bool(query.outlets)
    first, last, count = connection.execute(
        """
        SELECT min(number), max(number), count(*) FROM articles
        WHERE dated >= coalesce(?, '') AND dated < coalesce(?, '~')
        """,
        (written_or_none(query.since), written_or_none(query.until)),
    ).fetchone()
    if first is None:
        return None
    return (passage_ids(first)[0], passage_ids(last)[1]), bool(query.outlets) or count <= last - first


def _tokens(connection: sqlite3.Connection, space: str) -> str | None:
    """An expression for the sources of a space that sees few of all, None for others."""
    if space == LOCAL:
        return None
    subscribed = [
        source
        for (source,) in connection.execute(
            "SELECT source FROM subscriptions WHERE space = ? ORDER BY source", (space,)
        )
    ]
    (sources,) = connection.execute("SELECT count(*) FROM sources").fetchone()
    few = 0 < len(subscribed) * FEW < sources
    return any_of(f'"s{source}"' for source in subscribed) if few else None


def _hits(connection: sqlite3.Connection, ranked: list[tuple[int, float]]) -> list[Hit]:
    asked = msgspec.json.encode([id for id, _ in ranked]).decode()
    passages = {number: Passage(*place) for number, *place in connection.execute(HITS, (asked,))}
    return [Hit(passages[id], score) for id, score in ranked]
