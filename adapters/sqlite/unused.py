"""Takes away a history that was made for nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from adapters.sqlite.connections import translated, unchanging
from adapters.sqlite.locks import opening_lock
from adapters.sqlite.retention import tables_of_spaces


def remove_unused(path: Path) -> None:
    """Remove a history into which nothing was put; one that anybody has open stays."""
    with translated(path), opening_lock(path):
        if path.exists() and _is_unused(path):
            path.unlink()


def _is_unused(path: Path) -> bool:
    with closing(unchanging(path, patience=0)) as connection:
        if _holds_anything(connection):
            return False
        try:
            connection.execute("PRAGMA journal_mode = DELETE")  # needs the history to be open nowhere else
        except sqlite3.OperationalError:
            return False
        return not _holds_anything(connection)  # somebody may have written until then


def _holds_anything(connection: sqlite3.Connection) -> bool:
    return any(
        connection.execute(f'SELECT EXISTS (SELECT 1 FROM "{table}")').fetchone()[0]  # noqa: S608 - a table's name
        for table in ("articles", "spaces", *tables_of_spaces(connection))
    )
