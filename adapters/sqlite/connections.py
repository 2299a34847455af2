"""Connections to the history's file, and the one place where SQLite's errors become ours."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_IMODE, S_IRWXO

from adapters.sqlite.rows import OutsideText
from bot.errors import HistoryBusy, HistoryError

PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""

OURS_ALONE = 0o660
"""The mode of a history and its copies, of which the umask may take away the group's part, too."""

MEMORY = Path(":memory:")
"""The path of a history that is in memory alone."""

WAYS_OUT = {
    "SQLITE_FULL": ("the disk is full", "free some space; nothing that was stored is lost"),
    "SQLITE_IOERR": ("the disk refuses", "look after its space and health; nothing that was stored is lost"),
    "SQLITE_READONLY": ("it cannot be written", "give write permission for the file and its folder"),
    "SQLITE_CANTOPEN": ("it cannot be opened", "give a path to a file in a folder that can be written"),
    "SQLITE_PERM": ("it cannot be opened", "give write permission for the file and its folder"),
    "SQLITE_NOTADB": ("this is not a history", "give the path of a history, or of a file that does not exist yet"),
    "SQLITE_CORRUPT": ("it is damaged", "restore a backup: verbatim restore FILE"),
}


class Shelf:
    """A shelf over the connection of a transaction; its protocol in `bot` says what its methods do."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turns SQLite's errors into a HistoryError with the way out, HistoryBusy when another process holds the file."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translation(path, error) from error
    except UnicodeEncodeError as error:
        raise HistoryError(str(path), "a text has half a character (a lone surrogate)", "leave it out") from error


def unwritable(path: Path, reason: str | None) -> HistoryError:
    """What to raise where a folder takes no file: SQLite needs some beside a history, also to read it."""
    folder = path.absolute().parent
    if not folder.is_dir():
        return HistoryError(str(path), f"there is no folder {folder}", "make that folder, or give another path")
    way_out = "give write permission for it, or another path"
    if path.exists():
        way_out = "give write permission for it, or copy the history to another folder and give the copy as --db"
    return HistoryError(str(path), f"the folder {folder} cannot be written ({reason or 'refused'})", way_out)


def writer(path: Path, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection that may write, in write-ahead mode; makes the file where there is none."""
    connection = unchanging(path, patience)
    try:
        write_ahead(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def unchanging(path: Path, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection that may write and has changed nothing yet, not even the mode of an existing file."""
    return _connected(str(path), patience)


def keep_from_others(path: Path) -> None:
    """Make the file, where there is none yet, so that others of this machine cannot read what people have asked.

    Where it cannot be made SQLite will say so.
    """
    with suppress(OSError):
        os.close(os.open(os.path.realpath(path), os.O_WRONLY | os.O_CREAT | os.O_EXCL, OURS_ALONE))


def close_to_others(path: Path) -> None:
    """Take from others of this machine what they may do with a history that was put here, if it is ours."""
    for file in (path, *(path.with_name(f"{path.name}{ending}") for ending in ("-wal", "-shm"))):
        with suppress(OSError):
            mode = S_IMODE(file.stat().st_mode)
            if mode & S_IRWXO:
                file.chmod(mode & ~S_IRWXO)


def write_ahead(connection: sqlite3.Connection) -> None:
    """Bring the connection, and the file, into write-ahead mode."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten, however SQLite was built


def reader(path: Path) -> sqlite3.Connection:
    """A connection that cannot write."""
    return _connected(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _connected(address: str, patience: float = PATIENCE, uri: bool = False) -> sqlite3.Connection:
    connection = sqlite3.connect(address, timeout=patience, isolation_level=None, check_same_thread=False, uri=uri)
    connection.row_factory = sqlite3.Row
    return connection


def _translation(path: Path, error: sqlite3.Error) -> HistoryError:
    if isinstance(error, OutsideText):
        return HistoryError(str(path), f"it is damaged ({error})", "run: verbatim check --repair, then verbatim gather")
    name = getattr(error, "sqlite_errorname", None) or ""
    if name.startswith("SQLITE_CANTOPEN") and path != MEMORY and not os.access(path.absolute().parent, os.W_OK):
        return unwritable(path, str(error))
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return HistoryBusy(str(path), "another process is writing to it", "try again when it has finished")
    if name.startswith("SQLITE_READONLY") and (closed := _closed_beside(path)):
        return HistoryError(str(path), f"it cannot be written ({error})", f"give write permission for {closed}, too")
    for start, (problem, way_out) in WAYS_OUT.items():
        if name.startswith(start):
            return HistoryError(str(path), f"{problem} ({error})", way_out)
    return HistoryError(str(path), str(error))


def _closed_beside(path: Path) -> Path | None:
    """A file of SQLite's beside the history that cannot be written: one left from when the history could not be."""
    if not _is_open_to_us(path):
        return None
    files = (path.with_name(f"{path.name}{ending}") for ending in ("-shm", "-wal"))
    return next((file for file in files if file.exists() and not _is_open_to_us(file)), None)


def _is_open_to_us(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
