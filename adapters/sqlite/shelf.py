"""What the shelves have in common: each works within one transaction."""

from __future__ import annotations

import sqlite3


class Shelf:
    """A shelf over the connection of a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
