"""Keeps the full-text indexes right; what they hold is read from the views that they are declared over."""

from __future__ import annotations

import sqlite3
from typing import get_args

from adapters.sqlite.search_words import Index
from bot.ports import Reading

SHIFT = 20
"""A passage's id is the number of its article times two to this, plus its position; position 0 is the title's."""

POSITIONS = 1 << SHIFT


def passage_ids(number: int) -> tuple[int, int]:
    """The first and the last id that an article's passages may have."""
    return number << SHIFT, (number << SHIFT) + POSITIONS - 1


def write_passages(connection: sqlite3.Connection, number: int, reading: Reading) -> None:
    """Replace an article's passages by its title and its paragraphs; empty ones are left out."""
    article, furniture = reading.article, reading.furniture
    first, last = passage_ids(number)
    rows = [(first, number, "title", 0, len(article.title), False)] if article.title else []
    rows += [
        (first + position, number, "text", start, end, (start, end) in furniture)
        for position, (start, end) in enumerate(reading.paragraphs[: POSITIONS - 1], 1)
        if 0 <= start < end <= len(article.text)
    ]
    connection.execute("DELETE FROM passages WHERE id BETWEEN ? AND ?", (first, last))
    connection.executemany(
        'INSERT INTO passages (id, article, part, start, "end", furniture) VALUES (?, ?, ?, ?, ?, ?)', rows
    )


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


def begin_clearing(connection: sqlite3.Connection) -> None:
    """From now on `clear` merges each index into one segment, which leaves out the words of what was taken out: FTS5
    only notes that these are gone (sqlite.org/fts5.html#the_merge_command).
    """
    for index in get_args(Index):
        _merge(connection, index, -1)


def clear(connection: sqlite3.Connection, pages: int) -> bool:
    """Go on for so many pages of an index, and whether there is more to do."""
    return any(_merge(connection, index, pages) for index in get_args(Index))


def _merge(connection: sqlite3.Connection, index: Index, pages: int) -> bool:
    """Whether there was something to merge: then more than the command itself changes."""
    before = connection.total_changes
    connection.execute(f"INSERT INTO {index}_fts ({index}_fts, rank) VALUES ('merge', ?)", (pages,))  # noqa: S608
    return connection.total_changes - before > 1
