"""The history in one SQLite file: everything that was read and said."""

from adapters.sqlite.backups import backup, restore
from adapters.sqlite.checking import check, repair
from adapters.sqlite.history import SQLiteHistory, open_history, remove_unused
from adapters.sqlite.locks import run_lock

__all__ = ["SQLiteHistory", "backup", "check", "open_history", "remove_unused", "repair", "restore", "run_lock"]
