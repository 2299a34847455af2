"""What was remembered last, so that a process that runs for months forgets the rest."""

from __future__ import annotations

from collections import UserDict
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Latest(UserDict[Key, Value]):
    """A mapping of at most `most` entries, in which a new key takes the place of the oldest."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: Key, value: Value) -> None:
        super().__setitem__(key, value)
        if len(self) > self._most:
            del self[next(iter(self))]
