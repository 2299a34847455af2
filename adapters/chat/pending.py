"""Answers that are in progress when the bot ends: they are finished, if that takes no longer than a second."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any

Listener = Callable[..., Coroutine[Any, Any, None]]

SECONDS = 1.0
"""How long answers may take once the bot ends."""


class PendingTasks:
    """Tasks in progress."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def add(self, task: asyncio.Task[None]) -> None:
        """Hold the task until it is done."""
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def tracked(self, listener: Listener) -> Listener:
        """The listener; the task of each call is held, since the library that starts it does not."""

        @wraps(listener)
        async def listen(*arguments: Any) -> None:
            if task := asyncio.current_task():
                self.add(task)
            await listener(*arguments)

        return listen

    async def finish(self) -> None:
        """Wait for the tasks, and cancel those that take too long."""
        if self._tasks:
            await asyncio.wait(self._tasks.copy(), timeout=SECONDS)
        for task in (left := self._tasks.copy()):
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
