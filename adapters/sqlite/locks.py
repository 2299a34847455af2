"""Files that say who works on a history; a lock ends with its process, however that ends."""

from __future__ import annotations

import fcntl
import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from adapters.sqlite.connections import unwritable
from bot.errors import HistoryBusy


@contextmanager
def run_lock(path: Path) -> Iterator[None]:
    """Alone to run on this history until the block is left; raises HistoryBusy, which names the process that does."""
    with _locked(path, ".lock", fcntl.LOCK_EX | fcntl.LOCK_NB) as file:
        try:
            file.truncate(0)
            os.write(file.fileno(), f"process {os.getpid()} ({shlex.join(sys.argv) or 'python'})\n".encode())
        except OSError as error:
            raise unwritable(path, error.strerror) from error
        yield


@contextmanager
def opening_lock(path: Path) -> Iterator[None]:
    """One process at a time makes or migrates a history; waits for the other."""
    with _locked(path, ".opening", fcntl.LOCK_EX):
        yield


def beside(path: Path, ending: str) -> Path:
    """The file of this name and a further ending."""
    return path.with_name(path.name + ending)


@contextmanager
def _locked(path: Path, ending: str, operation: int) -> Iterator[IO[str]]:
    """The locked file of this ending, which goes with the lock: beside the history, whatever links lead to it."""
    lock = beside(Path(os.path.realpath(path)), ending)
    while True:
        with _file(path, lock) as file:
            try:
                fcntl.flock(file, operation)
            except BlockingIOError as error:
                holder = file.read().strip() or "another process"
                way_out = "stop that one first, or use another --db"
                raise HistoryBusy(str(path), f"{holder} runs on it", way_out) from error
            if not _is_there(file, lock):
                continue  # whoever had the lock took the file away with it: it keeps nobody else out any more
            try:
                yield file
            finally:
                lock.unlink(missing_ok=True)
            return


def _is_there(file: IO[str], path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


@contextmanager
def _file(path: Path, lock: Path) -> Iterator[IO[str]]:
    try:
        file = lock.open("a+", encoding="utf-8")
    except OSError as error:
        raise unwritable(path, error.strerror) from error
    with file:
        file.seek(0)
        yield file
