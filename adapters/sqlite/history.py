"""The history over SQLite: one writer at a time, readers beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from queue import Empty, LifoQueue
from threading import RLock

from adapters.sqlite.articles import ArticleShelf
from adapters.sqlite.backups import purge_copies
from adapters.sqlite.connections import MEMORY, PATIENCE, reader, translated, unchanging
from adapters.sqlite.edits import EditShelf
from adapters.sqlite.locks import opening_lock
from adapters.sqlite.migrations import migrated
from adapters.sqlite.outbox import OutboxShelf
from adapters.sqlite.people import AuditShelf, ConversationShelf, LineShelf, QuestionShelf, SpaceShelf, TopicShelf
from adapters.sqlite.repairs import RepairShelf
from adapters.sqlite.retention import RetentionShelf, tables_of_spaces
from adapters.sqlite.schedules import ScheduleShelf
from adapters.sqlite.search import SearchShelf
from adapters.sqlite.sources import SourceShelf
from adapters.sqlite.stories import StoryShelf
from adapters.sqlite.watches import WatchShelf
from bot.errors import HistoryError
from bot.ports import Books

WIPING = 1_000
"""Milliseconds to wait for those who read when the log is to be emptied."""


class SQLiteHistory:
    """A `bot.ports.History` in one file, or in memory alone. Any thread may use it.

    Writing waits for its turn: for other threads, and up to ten seconds for other processes. Reading sees what was
    committed before it began; in memory, where there is one connection, it waits for its turn too.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._writer = connection
        self._turn = RLock()
        self._readers: LifoQueue[sqlite3.Connection] = LifoQueue()

    @contextmanager
    def writing(self) -> Iterator[Books]:
        """A transaction that is kept whole on leaving, or dropped whole when an exception leaves it.

        Raises HistoryError when the disk refuses, and when this thread is within another transaction of this writer.
        """
        with self._turn, translated(self.path), self._transaction(self._writer, "BEGIN IMMEDIATE"):
            yield _books(self._writer)

    @contextmanager
    def reading(self) -> Iterator[Books]:
        """A consistent view that cannot write; trying to raises HistoryError."""
        if self.path == MEMORY:
            with self._turn, translated(self.path), _query_only(self._writer), self._transaction(self._writer, "BEGIN"):
                yield _books(self._writer)
            return
        with translated(self.path), self._reader() as connection, self._transaction(connection, "BEGIN"):
            connection.execute("SELECT 1 FROM sqlite_schema").fetchone()  # from here on the view stands still
            yield _books(connection)

    def wipe(self) -> None:
        """Bring everything into the one file and empty the log beside it, where what was deleted still stands.

        While somebody reads what was before, or writes, it stays until the next time. Raises HistoryError.
        """
        with self._turn, translated(self.path):
            self._writer.execute(f"PRAGMA busy_timeout = {WIPING}")  # other processes cannot write meanwhile
            try:
                self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                self._writer.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000:.0f}")

    def purge_copies(self, before: datetime) -> None:
        """Remove the copies of itself that were put aside before then; raises HistoryError when the disk refuses."""
        purge_copies(self.path, before)

    def close(self) -> None:
        """Let go of the files; waits for a transaction of another thread."""
        with self._turn, translated(self.path):
            while not self._readers.empty():
                self._readers.get_nowait().close()
            self._writer.close()

    @contextmanager
    def _transaction(self, connection: sqlite3.Connection, begin: str) -> Iterator[None]:
        if connection.in_transaction:
            raise HistoryError(str(self.path), "a transaction is open in this thread already", "finish that one first")
        connection.execute(begin)
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            _drop(connection)
            raise

    @contextmanager
    def _reader(self) -> Iterator[sqlite3.Connection]:
        """A connection of nobody else; as many are kept as were ever needed at once."""
        try:
            connection = self._readers.get_nowait()
        except Empty:
            connection = reader(self.path)
        try:
            yield connection
        finally:
            self._readers.put(connection)


def open_history(path: Path | None) -> SQLiteHistory:
    """The history in this file, made or brought to this version's schema where need be; None is one in memory.

    Raises HistoryError when it cannot be had, HistoryTooNew when a newer version wrote it.
    """
    if path is None:
        return SQLiteHistory(MEMORY, migrated(MEMORY))
    if path.is_dir():
        raise HistoryError(str(path), "it is a folder", "give the path of a file")
    with translated(path), opening_lock(path):
        return SQLiteHistory(path, migrated(path))


def remove_unused(path: Path) -> None:
    """Remove a history into which nothing was put; one that anybody has open stays."""
    with translated(path), opening_lock(path):
        if path.exists() and _is_unused(path):
            path.unlink()


def _drop(connection: sqlite3.Connection) -> None:
    """End the transaction, unless SQLite has dropped it by itself, as when the disk is full."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


@contextmanager
def _query_only(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("PRAGMA query_only = ON")
    try:
        yield
    finally:
        connection.execute("PRAGMA query_only = OFF")


def _books(connection: sqlite3.Connection) -> Books:
    return Books(
        articles=ArticleShelf(connection),
        search=SearchShelf(connection),
        stories=StoryShelf(connection),
        outbox=OutboxShelf(connection),
        edits=EditShelf(connection),
        schedules=ScheduleShelf(connection),
        sources=SourceShelf(connection),
        conversations=ConversationShelf(connection),
        repairs=RepairShelf(connection),
        retention=RetentionShelf(connection),
        watches=WatchShelf(connection),
        spaces=SpaceShelf(connection),
        topics=TopicShelf(connection),
        audit=AuditShelf(connection),
        questions=QuestionShelf(connection),
        lines=LineShelf(connection),
    )


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
