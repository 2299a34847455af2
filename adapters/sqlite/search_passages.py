"""Full-text search over titles and paragraphs."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence

from adapters.sqlite.index import SHIFT, passage_ids
from adapters.sqlite.rows import encoded, written_or_none
from adapters.sqlite.search_words import EVERYWHERE, MOST_HITS, Rows, any_of, bound, newest, rare_first
from bot.model import LOCAL, Passage
from bot.shelves.news import Hit, Query

ENOUGH_RARE = 10
"""Hits with a rare word that make those without one needless."""

_DIGIT = re.compile("[0-9]")

ONE_IN = 10
"""A space that subscribes to less than one in so many sources is searched by their tokens; others are sifted."""

FITTING = """
    (NOT :sifted OR EXISTS (
        SELECT 1 FROM articles
        WHERE articles.number = found.id >> :shift
        AND articles.dated >= coalesce(:since, '') AND articles.dated < coalesce(:until, '~')
        AND (:outlets IS NULL OR articles.outlet COLLATE NOCASE IN (SELECT value FROM json_each(:outlets)))
    ))
    AND (:space = 'local' OR EXISTS (
        SELECT 1 FROM visible WHERE visible.space = :space AND visible.article = found.id >> :shift
    ))
"""
"""What rows meet beside the words; looked at in their order, until there are enough."""

# A word of the title counts twice a word of the paragraph, source tokens do not count. All rows are weighed and sorted,
# which takes half as long as by FTS5's own rank.
BEST = f"""
    SELECT found.id, found.score FROM (
        SELECT rowid AS id, bm25(passages_fts, 2.0, 1.0, 0.0) AS score FROM passages_fts
        WHERE passages_fts MATCH :expression AND rowid BETWEEN :first AND :last
        ORDER BY score LIMIT :sorted
    ) AS found
    WHERE {FITTING} LIMIT :limit
"""  # noqa: S608 - conditions of ours

NEWEST = f"""
    SELECT found.id FROM (
        SELECT rowid AS id FROM passages_fts WHERE passages_fts MATCH :expression AND rowid BETWEEN :first AND :last
    ) AS found
    WHERE {FITTING} ORDER BY found.id DESC LIMIT :limit
"""  # noqa: S608 - conditions of ours

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
    limit = min(query.limit, MOST_HITS)

    def ranked(words: str, many: bool) -> dict[int, float]:
        sought = _sought(words, tokens)
        narrowed = newest(connection, "passages", sought, rows) if many else rows
        return _ranked(connection, query, sought, narrowed, sifted)

    rare = any_of(wording.rare)
    scores = ranked(rare, wording.many)
    if wording.common:  # what has a common word, too, is found twice; here its whole score is known
        scores |= ranked(f"({rare}) AND ({any_of(wording.common)})", wording.many)
    lacking = bool(wording.rest) and len(scores) < min(limit, ENOUGH_RARE)
    if lacking and not wording.too_many:
        scores = ranked(any_of(wording.rest), many=True) | scores
    best = dict(sorted(scores.items(), key=lambda item: (-item[1], item[0])))
    if lacking and wording.too_many:
        best |= _unranked(connection, query, wording.rest, bounds, tokens) | best
    return _hits(connection, list(best.items())[:limit])


def _sought(words: str, tokens: str | None) -> str:
    """An expression for these words of titles and paragraphs; only those with digits may be a source's token, too."""
    columns = "{title text} : " if _DIGIT.search(words) else ""
    return f"{columns}({words})" + (f" AND sources : ({tokens})" if tokens else "")


def _unranked(
    connection: sqlite3.Connection,
    query: Query,
    words: Sequence[str],
    bounds: tuple[Rows, bool],
    tokens: str | None,
) -> dict[int, float]:
    """The newest rows with all of the words, then with any."""
    limit = min(query.limit, MOST_HITS)
    found: dict[int, float] = {}
    for expression in (" AND ".join(words), any_of(words)):
        if len(found) < limit:
            values = _values(query, _sought(expression, tokens), *bounds)
            found |= {id: 0.0 for (id,) in connection.execute(NEWEST, values)}
    return dict(list(found.items())[:limit])


def _ranked(
    connection: sqlite3.Connection, query: Query, expression: str, rows: Rows, sifted: bool
) -> dict[int, float]:
    values = _values(query, expression, rows, sifted)
    found = connection.execute(BEST, values | {"sorted": -1 if sifted or query.space != LOCAL else values["limit"]})
    return {id: max(0.0, -score) for id, score in found}


def _values(query: Query, expression: str, rows: Rows, sifted: bool) -> dict[str, object]:
    return {
        "expression": expression,
        "first": rows[0],
        "last": rows[1],
        "shift": SHIFT,
        "sifted": sifted,
        **bound(query),
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
    few = 0 < len(subscribed) * ONE_IN < sources
    return any_of(f'"s{source}"' for source in subscribed) if few else None


def _hits(connection: sqlite3.Connection, ranked: list[tuple[int, float]]) -> list[Hit]:
    asked = encoded([id for id, _ in ranked])
    passages = {number: Passage(*place) for number, *place in connection.execute(HITS, (asked,))}
    return [Hit(passages[id], score) for id, score in ranked]
