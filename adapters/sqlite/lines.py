"""Lines too long for a button, under a short token."""

from __future__ import annotations

import hashlib
import sqlite3
from base64 import b32encode
from datetime import datetime

from adapters.sqlite.times import written


class LineShelf:
    """A `bot.shelves.Lines` within a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def keep(self, line: str, at: datetime) -> str:
        """The token of the line, the same each time: 16 letters and digits. Its time begins anew."""
        token = b32encode(hashlib.sha256(line.encode("utf-8", "surrogatepass")).digest())[:16].decode().lower()
        self._connection.execute(
            "INSERT OR REPLACE INTO lines (token, line, kept) VALUES (?, ?, ?)", (token, line, written(at))
        )
        return token

    def get(self, token: str) -> str | None:
        """The line that was kept."""
        row = self._connection.execute("SELECT line FROM lines WHERE token = ?", (token,)).fetchone()
        return row[0] if row else None
