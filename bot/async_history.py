"""The history for coroutines: its transactions run on threads, so that the event loop never waits for a disk."""

from __future__ import annotations

import asyncio
from asyncio import Future
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Concatenate, ParamSpec, TypeVar

from bot.ports import Books, History

Given = ParamSpec("Given")
Result = TypeVar("Result")

READERS = 4
"""Threads that read the history at once."""


@dataclass(frozen=True, slots=True)
class AsyncHistory:
    """A history with the one thread that writes it, and a small pool that only reads it."""

    sync: History
    writer: Executor
    readers: Executor

    def write(
        self, change: Callable[Concatenate[Books, Given], Result], *given: Given.args, **named: Given.kwargs
    ) -> Future[Result]:
        """What the change returns, once it is committed; where it raises, nothing is changed. Raises HistoryError."""

        def changed() -> Result:
            with self.sync.writing() as books:
                return change(books, *given, **named)

        return self.in_writer(changed)

    def read(
        self, look: Callable[Concatenate[Books, Given], Result], *given: Given.args, **named: Given.kwargs
    ) -> Future[Result]:
        """What is found in a consistent view."""

        def looked() -> Result:
            with self.sync.reading() as books:
                return look(books, *given, **named)

        return self.in_reader(looked)

    def in_writer(self, call: Callable[Given, Result], *given: Given.args, **named: Given.kwargs) -> Future[Result]:
        """The result of a call that opens its own transactions, from the thread that writes."""
        return asyncio.get_running_loop().run_in_executor(self.writer, partial(call, *given, **named))

    def in_reader(self, call: Callable[Given, Result], *given: Given.args, **named: Given.kwargs) -> Future[Result]:
        """The same, from a thread that reads."""
        return asyncio.get_running_loop().run_in_executor(self.readers, partial(call, *given, **named))


@contextmanager
def on_threads(history: History) -> Iterator[AsyncHistory]:
    """The history with threads of its own; leaving the block waits for what they are doing."""
    with ThreadPoolExecutor(1, "writing-desk") as writer, ThreadPoolExecutor(READERS, "reading-desk") as readers:
        yield AsyncHistory(history, writer, readers)
