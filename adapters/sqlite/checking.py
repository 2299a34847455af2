"""Is the history sound, and how its search indexes are made anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import get_args

from adapters.sqlite.connections import reader, translated
from adapters.sqlite.copy_folders import COPY, copy_folder
from adapters.sqlite.migrations import migrated, pending
from adapters.sqlite.search_words import Index
from bot.errors import HistoryError

MISPLACED = {
    table: f"""
        FROM {table} AS told JOIN articles ON articles.number = told.article AND articles.revision = told.revision
        WHERE NOT told.superseded AND NOT instr(articles.text, char(0))
        AND told."end" > length(CASE told.part WHEN 'title' THEN articles.title ELSE articles.text END)
    """
    for table in ("quotes", "figures")
}
"""Those that end behind the end of what they are of."""

COUNTS = {
    "articles without a digest of their newest text": """
        SELECT count(*) FROM articles LEFT JOIN digests
        ON digests.article = articles.number AND digests.revision = articles.revision
        WHERE digests.article IS NULL
    """,
    "articles without a source": """
        SELECT count(*) FROM articles WHERE number NOT IN (SELECT article FROM article_sources)
    """,
    "titles that cannot be searched": """
        SELECT count(*) FROM articles
        WHERE title <> '' AND NOT EXISTS (SELECT 1 FROM passages WHERE id = articles.number << 20)
    """,
    "passages outside of their text": """
        SELECT count(*) FROM passages JOIN articles ON articles.number = passages.article
        WHERE passages.part = 'text' AND passages."end" > length(articles.text) AND NOT instr(articles.text, char(0))
    """,
}


def check(path: Path) -> list[str]:
    """What is wrong with a history, in words; empty when it is sound. Raises HistoryError when it cannot be read.

    A copy is checked, beside the history, so that others may go on writing.
    """
    if not path.is_file():
        raise HistoryError(str(path), "there is no such file", "give the path of a history")
    try:
        with copy_folder(path) as folder:
            return _check_copy(path, folder / COPY)
    except OSError as error:
        raise HistoryError(str(path), f"no copy can be made beside it ({error.strerror})", "free some space") from error


def repair(path: Path) -> int:
    """Make the search indexes anew from what is stored, and have articles read anew whose quotes or figures lie outside
    of them, with the next gathering; how many. Raises HistoryError when the file itself is damaged.
    """
    if not path.is_file():
        raise HistoryError(str(path), "there is no such file", "give the path of a history")
    with translated(path), closing(migrated(path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        for index in get_args(Index):
            connection.execute(f"INSERT INTO {index}_fts ({index}_fts) VALUES ('rebuild')")  # noqa: S608 - a table's name
        misplaced = " UNION ".join(f"SELECT told.article {rows}" for rows in MISPLACED.values())
        unread = connection.execute(f"UPDATE digests SET reader = 0 WHERE article IN ({misplaced})").rowcount  # noqa: S608
        connection.execute("COMMIT")
        return unread


def _check_copy(path: Path, copy: Path) -> list[str]:
    connecting = closing(sqlite3.connect(copy, isolation_level=None))
    with translated(path), closing(reader(path)) as source, connecting as made:
        steps = pending(source, path)
        with _fitting(path):
            source.backup(made)
            made.execute("PRAGMA journal_mode = DELETE")
        if steps:
            return [f"{path}: it is of an older version, and is brought up to date when it is next opened"]
        return [f"{path}: {problem}" for problem in _problems(made)]


@contextmanager
def _fitting(path: Path) -> Iterator[None]:
    """Raises HistoryError where the disk has no room for the copy: nothing is wrong with the history."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if not getattr(error, "sqlite_errorname", "").startswith(("SQLITE_FULL", "SQLITE_IOERR_WRITE")):
            raise
        problem = f"the copy to be checked, which is made beside it, does not fit on the disk ({error})"
        way_out = "free as much space as the history takes; nothing is known to be wrong with it"
        raise HistoryError(str(path), problem, way_out) from error


def _problems(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        damages = [row[0] for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
    except sqlite3.DatabaseError as error:
        damages = [str(error)]
    if damages:
        yield from (f"damaged: {damage}; restore a backup: verbatim restore FILE" for damage in damages)
        return
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield f"row {row[1]} of {row[0]} refers to a row of {row[2]} that is not there; restore a backup"
    for index in get_args(Index):
        try:
            connection.execute(f"INSERT INTO {index}_fts ({index}_fts, rank) VALUES ('integrity-check', 1)")  # noqa: S608
        except sqlite3.DatabaseError:
            yield f"the search index of {index} does not fit what is stored; run: verbatim check --repair"
    for problem, statement in COUNTS.items():
        (number,) = connection.execute(statement).fetchone()
        if number:
            yield f"{number} {problem}; gather them again"
    for table, rows in MISPLACED.items():
        (number,) = connection.execute(f"SELECT count(*) {rows}").fetchone()
        if number:
            yield f"{number} {table} outside of their text; run: verbatim check --repair, then verbatim gather"
