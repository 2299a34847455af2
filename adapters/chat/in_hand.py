"""What was said to the bot and is not answered yet when it ends: it is answered still, if that takes no longer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any

Listener = Callable[..., Coroutine[Any, Any, None]]

SECONDS = 1.0
"""How long a platform may take to answer what is in hand when the bot ends."""


class InHand:
    """Tasks under way."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def take(self, task: asyncio.Task[None]) -> None:
        """Hold the task until it is done."""
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def held(self, listener: Listener) -> Listener:
        """The listener, each call of which is held: the task that it runs in is forgotten by whoever began it."""

        @wraps(listener)
        async def listen(*arguments: Any) -> None:
            if task := asyncio.current_task():
                self.take(task)
            await listener(*arguments)

        return listen

    async def finish(self) -> None:
        """Wait for what is in hand, and drop what takes too long."""
        if self._tasks:
            await asyncio.wait(self._tasks.copy(), timeout=SECONDS)
        for task in (left := self._tasks.copy()):
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
