"""Backups of a history, and putting one in its place."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path

from adapters.sqlite.connections import keep_from_others, reader, translated, writer
from adapters.sqlite.locks import beside, run_lock
from adapters.sqlite.migrations import pending, shipped
from bot.errors import HistoryBusy, HistoryError, HistoryTooNew

MAGIC = b"SQLite format 3\0"
"""How every database begins (sqlite.org/fileformat.html)."""


def backup(path: Path, target: Path) -> None:
    """Write a checked copy of the history, also while others write to it; whole or not at all.

    An older backup is replaced, and nothing else. Raises HistoryError.
    """
    if _same(path, target) or _is_something_else(target):
        raise HistoryError(str(target), "a backup cannot go there", "give the path of another file")
    partial = beside(target, ".partial")
    with _removed(partial):
        _copy(path, partial, target)
        with _file_errors(target):
            partial.replace(target)


def restore(backup: Path, path: Path) -> Path | None:
    """Put a backup in the history's place; where the history that was there is now, None when there was none.

    Raises HistoryBusy while anybody has the history open, and HistoryError when the backup is none.
    """
    if _same(path, backup):
        raise HistoryError(str(backup), "this is the history itself", "give the path of a backup")
    fresh = beside(path, ".restoring")
    with run_lock(path), _removed(fresh):
        _copy(backup, fresh, path)
        with _file_errors(path), translated(path):
            aside = _set_aside(path) if path.exists() else None
            fresh.replace(path)
        return aside


def purge_copies(path: Path, before: datetime) -> None:
    """Remove what a migration or `restore` put beside the history before then; raises HistoryError."""
    kinds = "|".join((*(name for name, _ in shipped()), r"restore-\d+"))
    ours = re.compile(rf"{re.escape(path.name)}\.before-({kinds})\.db(-wal|-shm)?")
    with _file_errors(path):
        for file in path.parent.iterdir():
            # A file that was put aside keeps its time of change; the other time tells when it got its name.
            if ours.fullmatch(file.name) and file.stat().st_ctime < before.timestamp():
                file.unlink()


def _copy(path: Path, target: Path, meant: Path) -> None:
    """Copy what is committed into a file of its own and check it; raises HistoryError, also when it is no history.

    What is wrong with the copy is told of the file that it is `meant` for.
    """
    if not path.is_file():
        raise HistoryError(str(path), "there is no such file", "give the path of a history")
    target.unlink(missing_ok=True)
    with translated(path), closing(reader(path)) as source:
        pending(source, path)
        keep_from_others(target)
        with translated(meant), closing(sqlite3.connect(target)) as made:
            source.backup(made)
            made.execute("PRAGMA journal_mode = DELETE")
            (found,) = made.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        raise HistoryError(str(path), f"it is damaged ({found})", "use another backup, or: verbatim check --repair")
    with _file_errors(meant), target.open("rb") as written:
        os.fsync(written.fileno())


def _set_aside(path: Path) -> Path:
    """Give the history a second name, to which it keeps; what the first stands for may then be replaced."""
    aside = next(name for number in count(1) if not (name := beside(path, f".before-restore-{number}.db")).exists())
    _close_up(path)
    aside.hardlink_to(path)
    for ending in ("-wal", "-shm"):  # of a history too damaged to be closed up; it must not meet the restored one
        if beside(path, ending).exists():
            beside(path, ending).rename(beside(aside, ending))
    return aside


def _close_up(path: Path) -> None:
    """Bring everything into the one file; that needs the history to be open nowhere else."""
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            return  # SQLite would throw away what belongs to it
    try:
        with closing(writer(path, patience=0.5)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if not error.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise
        problem = f"another process has it open ({error})"
        raise HistoryBusy(str(path), problem, "stop that one first, then restore again") from error
    except sqlite3.DatabaseError:
        return  # damaged: the reason to restore


def _is_something_else(target: Path) -> bool:
    """Whether a file is there that is no history of any version."""
    if not target.exists():
        return False
    if not target.is_file():
        return True
    try:
        with translated(target), closing(reader(target)) as found:
            pending(found, target)
    except HistoryTooNew:
        return False
    except HistoryError:
        return True
    return False


def _same(path: Path, other: Path) -> bool:
    return path.exists() and other.exists() and path.samefile(other)


@contextmanager
def _removed(partial: Path) -> Iterator[None]:
    try:
        yield
    finally:
        with _file_errors(partial):
            partial.unlink(missing_ok=True)


@contextmanager
def _file_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        way_out = "give a path in a folder that can be written"
        raise HistoryError(str(path), f"it cannot be written ({error.strerror})", way_out) from error
