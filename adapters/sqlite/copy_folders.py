"""Folders beside a history for a copy that soon goes again, if need be when the next one is made."""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

COPY = "copy.db"
"""The copy's name in its folder."""

_OURS = {f"{COPY}{ending}" for ending in ("", "-journal", "-wal", "-shm")}


@contextmanager
def copy_folder(path: Path) -> Iterator[Path]:
    """An empty folder beside the history until the block is left; raises OSError where none can be made.

    Those that killed processes left for copies of this history are removed first.
    """
    _remove_left(path)
    with ExitStack() as stack:
        yield _made(path, stack)


def _made(path: Path, stack: ExitStack) -> Path:
    """A locked folder, which goes with the stack."""
    while True:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix=f".{path.name}-", dir=path.parent)))
        with suppress(FileNotFoundError):
            fcntl.flock(stack.enter_context(_opened(folder)), fcntl.LOCK_EX)
            if folder.exists():  # else another process took it for one that was left, before it was locked
                return folder


def _remove_left(path: Path) -> None:
    """Remove the folders for copies of this history that no living process uses: its lock ends with a process."""
    named = re.compile(rf"\.{re.escape(path.name)}-[a-z0-9_]{{8}}")
    for folder in path.absolute().parent.iterdir():
        if not named.fullmatch(folder.name) or folder.is_symlink() or not folder.is_dir():
            continue
        with suppress(OSError), _opened(folder) as opened:  # somebody uses it, has removed it, or it is not ours
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if {file.name for file in folder.iterdir()} <= _OURS:
                rmtree(folder)


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield opened
    finally:
        os.close(opened)
