"""The threads on which the history is used, so that the event loop never waits for a disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Threads:
    """`writing` is the one thread that writes the history, `reading` a small pool that only reads it."""

    writing: Executor
    reading: Executor

    async def write(self, call: Callable[..., Result], *arguments: object) -> Result:
        """The call's result, from the writing desk's thread."""
        return await asyncio.get_running_loop().run_in_executor(self.writing, call, *arguments)

    async def read(self, call: Callable[..., Result], *arguments: object) -> Result:
        """The call's result, from a thread that reads."""
        return await asyncio.get_running_loop().run_in_executor(self.reading, call, *arguments)
