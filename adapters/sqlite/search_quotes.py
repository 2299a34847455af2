"""Quotes and figures by words, speaker, time and outlet, newest first."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from adapters.sqlite.figures import figure_of
from adapters.sqlite.names import folded, last_name, spellings
from adapters.sqlite.quotes import quote_of
from adapters.sqlite.rows import article_of, encoded
from adapters.sqlite.search_words import EVERYWHERE, Index, any_of, as_json, bound, newest, quoted, rare_first, sifted
from bot.model import Article, Figure, Quote
from bot.shelves.news import Query

Values = dict[str, str | int | None]
"""What is bound to a statement, by name."""

Thing = TypeVar("Thing")
ReadRow = Callable[[sqlite3.Row, Article], Thing]

QUOTES_NEWEST = "articles.dated DESC, articles.number DESC, quotes.number"
FIGURES_NEWEST = "articles.dated DESC, articles.number DESC, figures.number"

QUOTES_WITH_WORDS = sifted(
    """
    SELECT quotes.*, speakers.name AS speaker_name
    FROM quotes_fts
    JOIN quotes ON quotes.number = quotes_fts.rowid
    JOIN articles ON articles.number = quotes.article
    LEFT JOIN speakers ON speakers.number = quotes.speaker
    WHERE quotes_fts MATCH :words AND quotes_fts.rowid BETWEEN :first AND :last
    """,
    QUOTES_NEWEST,
)

QUOTES_OF_SPEAKER = sifted(
    """
    SELECT quotes.*, speakers.name AS speaker_name
    FROM speakers
    JOIN quotes ON quotes.speaker = speakers.number
    JOIN articles ON articles.number = quotes.article
    WHERE NOT quotes.superseded AND speakers.last_name IN (SELECT value FROM json_each(:last_names)) AND (
        speakers.folded = speakers.last_name
        OR NOT EXISTS (SELECT 1 FROM json_each(:names) WHERE NOT instr(' ' || speakers.folded || ' ', value))
    )
    AND (:words IS NULL OR quotes.number IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH :words))
    """,
    QUOTES_NEWEST,
)

ALL_QUOTES = sifted(
    """
    SELECT quotes.*, speakers.name AS speaker_name
    FROM articles INDEXED BY articles_dated
    CROSS JOIN quotes ON quotes.article = articles.number
    LEFT JOIN speakers ON speakers.number = quotes.speaker
    WHERE NOT quotes.superseded
    """,
    QUOTES_NEWEST,
)

FIGURES_WITH_WORDS = sifted(
    """
    SELECT figures.*
    FROM figures_fts
    JOIN figures ON figures.number = figures_fts.rowid
    JOIN articles ON articles.number = figures.article
    WHERE figures_fts MATCH :words AND figures_fts.rowid BETWEEN :first AND :last
    """,
    FIGURES_NEWEST,
)

ALL_FIGURES = sifted(
    """
    SELECT figures.*
    FROM articles INDEXED BY articles_dated
    CROSS JOIN figures ON figures.article = articles.number
    WHERE NOT figures.superseded
    """,
    FIGURES_NEWEST,
)


STATEMENTS: dict[Index, tuple[str, str]] = {
    "quotes": (QUOTES_WITH_WORDS, ALL_QUOTES),
    "figures": (FIGURES_WITH_WORDS, ALL_FIGURES),
}
"""What finds those with words, and all."""


def find_quotes(connection: sqlite3.Connection, query: Query, speaker: str | None) -> list[Quote]:
    """Quotes of the newest revisions, newest first; those with common words only where there is none with a rare."""
    if speaker is not None:
        values = bound(query) | _speaker(connection, speaker) | _every_word(query)
        return _read(connection, QUOTES_OF_SPEAKER, values, quote_of)
    return _found(connection, "quotes", query, quote_of)


def find_figures(connection: sqlite3.Connection, query: Query) -> list[Figure]:
    """Figures of the newest revisions, newest first; those with common words only where there is none with a rare."""
    return _found(connection, "figures", query, figure_of)


def _found(connection: sqlite3.Connection, index: Index, query: Query, read: ReadRow[Thing]) -> list[Thing]:
    with_words, every = STATEMENTS[index]
    if not query.words:
        return _read(connection, every, bound(query), read)
    wordings = _wordings(connection, index, query)
    found = (_read(connection, with_words, bound(query) | wording, read) for wording in wordings)
    return next(filter(None, found), [])


def _read(connection: sqlite3.Connection, statement: str, values: Values, read: ReadRow[Thing]) -> list[Thing]:
    rows = connection.execute(statement, values).fetchall()
    articles = _articles(connection, rows)
    return [read(row, articles[row["article"]]) for row in rows]


def _wordings(connection: sqlite3.Connection, index: Index, query: Query) -> Iterator[Values]:
    """An expression for the rare words and the rows to look at, then one for the others."""
    wording = rare_first(connection, index, query.words)
    if wording is None:
        return
    for words in filter(None, (wording.rare, wording.rest)):
        expression = any_of(words)
        first, last = newest(connection, index, expression, EVERYWHERE)
        yield {"words": expression, "first": first, "last": last}


def _every_word(query: Query) -> Values:
    """An expression for all words: of one speaker's quotes there are so few that common words may lead, too."""
    if not query.words:
        return {"words": None}
    return {"words": any_of(quoted(query.words)) or '""'}


def _speaker(connection: sqlite3.Connection, name: str) -> Values:
    """The last name in all its spellings, and the other words of the name, which a fuller one must have."""
    words = folded(name)
    last = last_name(words)
    others = [f" {word} " for word in words.split() if word != last]
    return {"last_names": as_json(spellings(connection, last)), "names": encoded(others)}


def _articles(connection: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> dict[int, Article]:
    numbers = sorted({row["article"] for row in rows})
    found = connection.execute(
        "SELECT articles.* FROM json_each(?) AS asked JOIN articles ON articles.number = asked.value",
        (encoded(numbers),),
    )
    return {row["number"]: article_of(row) for row in found}
