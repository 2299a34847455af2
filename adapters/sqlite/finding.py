"""Quotes and figures by words, speaker, time and outlet, newest first."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import msgspec

from adapters.sqlite.figures import figure_of
from adapters.sqlite.matching import as_json, rare_first
from adapters.sqlite.names import folded, last_name
from adapters.sqlite.passages import MOST
from adapters.sqlite.quotes import quote_of
from adapters.sqlite.rows import article_of
from adapters.sqlite.times import written_or_none
from bot.model import Article, Figure, Quote
from bot.ports import Query

QUOTES_WITH_WORDS = """
    SELECT quotes.*, speakers.name AS speaker_name
    FROM quotes_fts
    JOIN quotes ON quotes.number = quotes_fts.rowid
    JOIN articles ON articles.number = quotes.article
    LEFT JOIN speakers ON speakers.number = quotes.speaker
    WHERE quotes_fts MATCH :words
    AND (:last_name IS NULL OR (speakers.last_name = :last_name AND (
        speakers.folded = :last_name
        OR NOT EXISTS (SELECT 1 FROM json_each(:names) WHERE NOT instr(' ' || speakers.folded || ' ', value))
    )))
    AND (:since IS NULL OR articles.dated >= :since) AND (:until IS NULL OR articles.dated < :until)
    AND (:outlets IS NULL OR articles.outlet COLLATE NOCASE IN (SELECT value FROM json_each(:outlets)))
    AND (:space = 'local' OR EXISTS (
        SELECT 1 FROM visible WHERE visible.space = :space AND visible.article = articles.number
    ))
    ORDER BY articles.dated DESC, articles.number DESC, quotes.number LIMIT :limit
"""

QUOTES_OF_SPEAKER = """
    SELECT quotes.*, speakers.name AS speaker_name
    FROM speakers
    JOIN quotes ON quotes.speaker = speakers.number
    JOIN articles ON articles.number = quotes.article AND articles.revision = quotes.revision
    WHERE speakers.last_name = :last_name AND (
        speakers.folded = :last_name
        OR NOT EXISTS (SELECT 1 FROM json_each(:names) WHERE NOT instr(' ' || speakers.folded || ' ', value))
    )
    AND (:since IS NULL OR articles.dated >= :since) AND (:until IS NULL OR articles.dated < :until)
    AND (:outlets IS NULL OR articles.outlet COLLATE NOCASE IN (SELECT value FROM json_each(:outlets)))
    AND (:space = 'local' OR EXISTS (
        SELECT 1 FROM visible WHERE visible.space = :space AND visible.article = articles.number
    ))
    ORDER BY articles.dated DESC, articles.number DESC, quotes.number LIMIT :limit
"""

ALL_QUOTES = """
    SELECT quotes.*, speakers.name AS speaker_name
    FROM articles INDEXED BY articles_dated
    CROSS JOIN quotes ON quotes.article = articles.number AND quotes.revision = articles.revision
    LEFT JOIN speakers ON speakers.number = quotes.speaker
    WHERE articles.dated >= coalesce(:since, '') AND articles.dated < coalesce(:until, '~')
    AND (:outlets IS NULL OR articles.outlet COLLATE NOCASE IN (SELECT value FROM json_each(:outlets)))
    AND (:space = 'local' OR EXISTS (
        SELECT 1 FROM visible WHERE visible.space = :space AND visible.article = articles.number
    ))
    ORDER BY articles.dated DESC, articles.number DESC, quotes.number LIMIT :limit
"""

FIGURES_WITH_WORDS = """
    SELECT figures.*
    FROM figures_fts
    JOIN figures ON figures.number = figures_fts.rowid
    JOIN articles ON articles.number = figures.article
    WHERE figures_fts MATCH :words
    AND (:since IS NULL OR articles.dated >= :since) AND (:until IS NULL OR articles.dated < :until)
    AND (:outlets IS NULL OR articles.outlet COLLATE NOCASE IN (SELECT value FROM json_each(:outlets)))
    AND (:space = 'local' OR EXISTS (
        SELECT 1 FROM visible WHERE visible.space = :space AND visible.article = articles.number
    ))
    ORDER BY articles.dated DESC, articles.number DESC, figures.number LIMIT :limit
"""

ALL_FIGURES = """
    SELECT figures.*
    FROM articles INDEXED BY articles_dated
    CROSS JOIN figures ON figures.article = articles.number AND figures.revision = articles.revision
    WHERE articles.dated >= coalesce(:since, '') AND articles.dated < coalesce(:until, '~')
    AND (:outlets IS NULL OR articles.outlet COLLATE NOCASE IN (SELECT value FROM json_each(:outlets)))
    AND (:space = 'local' OR EXISTS (
        SELECT 1 FROM visible WHERE visible.space = :space AND visible.article = articles.number
    ))
    ORDER BY articles.dated DESC, articles.number DESC, figures.number LIMIT :limit
"""


def find_quotes(connection: sqlite3.Connection, query: Query, speaker: str | None) -> list[Quote]:
    """Quotes of the newest revisions, newest first."""
    name = None if speaker is None else folded(speaker)
    bound = _bound(query) | {"last_name": None if name is None else last_name(name), "names": _words_of(name or "")}
    if query.words:
        bound["words"] = rare_first(connection, "quotes", query.words)
        statement = QUOTES_WITH_WORDS if bound["words"] else None
    else:
        statement = ALL_QUOTES if name is None else QUOTES_OF_SPEAKER
    rows = connection.execute(statement, bound).fetchall() if statement else []
    articles = _articles(connection, rows)
    return [quote_of(row, articles[row["article"]]) for row in rows]


def find_figures(connection: sqlite3.Connection, query: Query) -> list[Figure]:
    """Figures of the newest revisions, newest first."""
    bound = _bound(query)
    statement: str | None = ALL_FIGURES
    if query.words:
        bound["words"] = rare_first(connection, "figures", query.words)
        statement = FIGURES_WITH_WORDS if bound["words"] else None
    rows = connection.execute(statement, bound).fetchall() if statement else []
    articles = _articles(connection, rows)
    return [figure_of(row, articles[row["article"]]) for row in rows]


def _bound(query: Query) -> dict[str, str | int | None]:
    return {
        "since": written_or_none(query.since),
        "until": written_or_none(query.until),
        "outlets": as_json(query.outlets),
        "space": query.space,
        "limit": min(query.limit, MOST),
    }


def _words_of(name: str) -> str:
    return msgspec.json.encode([f" {word} " for word in name.split()]).decode()


def _articles(connection: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> dict[int, Article]:
    numbers = sorted({row["article"] for row in rows})
    found = connection.execute(
        "SELECT articles.* FROM json_each(?) AS asked JOIN articles ON articles.number = asked.value",
        (msgspec.json.encode(numbers).decode(),),
    )
    return {row["number"]: article_of(row) for row in found}
