"""Brings a history to this version's schema, keeping a copy of what was there before.

A migration is a file of SQL in the folder `schema`; one that has shipped is never edited.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.sqlite.connections import MEMORY, close_to_others, keep_from_others, reader, unchanging, write_ahead
from adapters.sqlite.locks import beside
from bot.errors import HistoryError, HistoryTooNew

if TYPE_CHECKING:
    from sqlite_utils.db import Database

HISTORY = "verbatim"
"""The name of our set of migrations in sqlite-utils' table."""

Migration = tuple[str, Sequence[str]]
"""Name and statements."""


@cache
def shipped() -> tuple[Migration, ...]:
    """The migrations of this version, oldest first; "02_delivery.sql" is named "delivery"."""
    found = (file for file in files("adapters.sqlite").joinpath("schema").iterdir() if file.name.endswith(".sql"))
    return tuple(
        (file.name.partition("_")[2].removesuffix(".sql"), tuple(_statements(file.read_text("utf-8"))))
        for file in sorted(found, key=lambda file: file.name)
    )


def migrated(path: Path) -> sqlite3.Connection:
    """A writer of the history in this file, made where there is none and brought to this version's schema.

    Another program's database is refused, as `migrate` does, before anything in it is changed.
    """
    if path != MEMORY:
        keep_from_others(path)
    connection = unchanging(path)
    try:
        pending(connection, path)
        close_to_others(path)
        write_ahead(connection)
        migrate(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration] | None = None) -> None:
    """Apply what is pending, all or nothing, and before that copy an existing history to NAME.before-MIGRATION.db.

    Two processes may start this at once: the second waits and finds it done. Raises HistoryTooNew, or HistoryError for
    another program's database.
    """
    migrations = shipped() if migrations is None else migrations
    if not pending(connection, path, migrations):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        names = pending(connection, path, migrations)  # another process may have been faster
        if names and _applied(connection) and path != MEMORY:
            _copy(path, beside(path, f".before-{names[0]}.db"))
        if names:
            _apply(connection, migrations)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def pending(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration] | None = None) -> list[str]:
    """The names of the migrations that are still to come; raises HistoryTooNew and HistoryError as `migrate` does."""
    names = [name for name, _ in (shipped() if migrations is None else migrations)]
    applied = _applied(connection)
    if unknown := sorted(applied - set(names)):
        problem = f"a newer version wrote it (it has {', '.join(unknown)})"
        raise HistoryTooNew(str(path), problem, "upgrade verbatim, or use another --db")
    if not applied and connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
        raise HistoryError(str(path), "this is another program's database", "give the path of a history or a new file")
    return [name for name in names if name not in applied]


def _statements(script: str) -> Iterator[str]:
    """One by one: sqlite3 would commit before it runs a whole script."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""


def _applied(connection: sqlite3.Connection) -> set[str]:
    """Read without sqlite-utils, whose import would take most of the time of a cold question."""
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = '_sqlite_migrations'").fetchone():
        return set()
    rows = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (HISTORY,))
    return {name for (name,) in rows}


def _apply(connection: sqlite3.Connection, migrations: Sequence[Migration]) -> None:
    """Each migration is a savepoint within the transaction that is open."""
    from sqlite_utils import Database, Migrations  # takes 0.2 to 0.5 s

    steps = Migrations(HISTORY)
    for name, statements in migrations:
        steps(name=name)(_step(statements))
    steps.apply(Database(connection, recursive_triggers=False))


def _step(statements: Sequence[str]) -> Callable[[Database], None]:
    def step(db: Database) -> None:
        for statement in statements:
            db.conn.execute(statement)

    return step


def _copy(path: Path, target: Path) -> None:
    """What is committed; a copy that is there already is from an attempt that failed, of the same history."""
    keep_from_others(target)
    with closing(reader(path)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
