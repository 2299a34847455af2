"""How long the texts of one source may keep the reader from those of the others."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime

from bot.errors import ReaderFailed, TextError
from bot.model import Source
from bot.ports import Clipping, Reader, Reading

READ_AT_ONCE, MOST_FAILURES = 8, 10
"""Articles of a source that may wait for the reader at once, and over how many of a visit it may fail before the rest
is left to the next one: each may take twenty seconds that others wait for.
"""


@dataclass(slots=True)
class Patience:
    """The reader for one visit, until it has failed too often."""

    reader: Reader
    places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(READ_AT_ONCE))
    failures: int = 0

    async def read(self, clipping: Clipping, source: Source, fetched: datetime) -> Reading:
        """As the reader does; raises TextError also for what is left to the next visit."""
        async with self.places:
            if self.failures >= MOST_FAILURES:
                raise TextError(
                    clipping.url or clipping.id, "waits for the next visit: the reader failed over too many"
                )
            try:
                return await self.reader.read(clipping, source, fetched)
            except ReaderFailed:
                self.failures += 1
                raise
