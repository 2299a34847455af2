"""Keeps the full-text indexes right; what they hold is read from the views that they are declared over."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from bot.model import Article

SHIFT = 20
"""A passage's id is the number of its article times two to this, plus its position; position 0 is the title's."""

POSITIONS = 1 << SHIFT


def passage_ids(number: int) -> tuple[int, int]:
    """The first and the last id that an article's passages may have."""
    return number << SHIFT, (number << SHIFT) + POSITIONS - 1


def write_passages(
    connection: sqlite3.Connection, number: int, article: Article, paragraphs: Sequence[tuple[int, int]]
) -> None:
    """Replace an article's passages by its title and these paragraphs (start, end); empty ones are left out."""
    first, last = passage_ids(number)
    rows = [(first, number, "title", 0, len(article.title))] if article.title else []
    rows += [
        (first + position, number, "text", start, end)
        for position, (start, end) in enumerate(paragraphs[: POSITIONS - 1], 1)
        if 0 <= start < end <= len(article.text)
    ]
    connection.execute("DELETE FROM passages WHERE id BETWEEN ? AND ?", (first, last))
    connection.executemany('INSERT INTO passages (id, article, part, start, "end") VALUES (?, ?, ?, ?, ?)', rows)


def index_passages(connection: sqlite3.Connection, number: int) -> None:
    """Enter an article's passages."""
    connection.execute(
        """
        INSERT INTO passages_fts (rowid, title, text, sources)
        SELECT id, title, text, sources FROM passage_texts WHERE id BETWEEN ? AND ?
        """,
        passage_ids(number),
    )


def forget_passages(connection: sqlite3.Connection, number: int) -> None:
    """Take an article's passages out; must come before its text, passages or sources change."""
    connection.execute(
        """
        INSERT INTO passages_fts (passages_fts, rowid, title, text, sources)
        SELECT 'delete', id, title, text, sources FROM passage_texts WHERE id BETWEEN ? AND ?
        """,
        passage_ids(number),
    )


def index_digest(connection: sqlite3.Connection, number: int) -> None:
    """Enter the sentences of an article's quotes and figures."""
    connection.execute(
        "INSERT INTO quotes_fts (rowid, words) SELECT id, words FROM quote_texts WHERE article = ?", (number,)
    )
    connection.execute(
        "INSERT INTO figures_fts (rowid, words) SELECT id, words FROM figure_texts WHERE article = ?", (number,)
    )


def forget_digest(connection: sqlite3.Connection, number: int) -> None:
    """Take the sentences of an article's quotes and figures out; must come before its text or digest change."""
    connection.execute(
        """
        INSERT INTO quotes_fts (quotes_fts, rowid, words)
        SELECT 'delete', id, words FROM quote_texts WHERE article = ?
        """,
        (number,),
    )
    connection.execute(
        """
        INSERT INTO figures_fts (figures_fts, rowid, words)
        SELECT 'delete', id, words FROM figure_texts WHERE article = ?
        """,
        (number,),
    )
