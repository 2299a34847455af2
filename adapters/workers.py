"""Reads articles in worker processes: a slow or crashing text costs itself, never the bot.

A worker is spawned when there is work for it, loads the words once, and answers over a pipe. It is killed when one
article takes too long; a worker that dies is replaced and its article tried once more.
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from bot.errors import TextError
from bot.model import Source
from bot.ports import Clipping, Reading
from bot.reading.quotes import THRESHOLD

logger = logging.getLogger(__name__)

SECONDS_FOR_ONE = 20.0
SECONDS_TO_START = 60.0
"""A new worker imports and parses before its first answer; a machine under load takes its time."""

TRIES = 2


@dataclass(frozen=True, slots=True)
class Task:
    """One clipping to be read."""

    clipping: Clipping
    source: Source
    fetched: datetime


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a clipping could not be read; `trace` is the traceback where the reader itself failed."""

    problem: str
    trace: str | None = None


class Readers:
    """A `bot.ports.Reader` over `jobs` processes; `seconds` is the time that one article may take.

    A speaker whose confidence is below the threshold (0 to 1) is left out.
    """

    def __init__(self, jobs: int = 1, seconds: float = SECONDS_FOR_ONE, threshold: float = THRESHOLD) -> None:
        self._seconds = seconds
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._workers = [_Worker(threshold) for _ in range(jobs)]
        for worker in self._workers:
            self._idle.put_nowait(worker)

    async def read(self, clipping: Clipping, source: Source, fetched: datetime) -> Reading:
        """The article and what it says; raises TextError when it has no text, takes too long or crashes the reader."""
        worker = await self._idle.get()
        try:
            answer = await self._answer(worker, Task(clipping, source, fetched))
        except asyncio.CancelledError:
            await worker.stop()  # its answer would be taken for the next article's
            raise
        finally:
            self._idle.put_nowait(worker)
        if isinstance(answer, Reading):
            return answer
        if answer.trace:
            logger.warning("the reader failed over %s:\n%s", clipping.id, answer.trace)
        raise TextError(clipping.url or clipping.id, answer.problem)

    async def close(self) -> None:
        """End all workers; what they were reading is lost."""
        await asyncio.gather(*(worker.stop() for worker in self._workers))

    async def _answer(self, worker: _Worker, task: Task) -> Reading | Unread:
        for _ in range(TRIES):
            answer = await worker.answer(task, self._seconds)
            if answer is not None:
                return answer
        return Unread("makes the reader crash")


class _Worker:
    """One process and the pipe to it; started by the first task, and again after its end."""

    def __init__(self, threshold: float) -> None:
        self._threshold = threshold
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    async def answer(self, task: Task, seconds: float) -> Reading | Unread | None:
        """The reading, why there is none, or None when the process died over it."""
        try:
            pipe = self._pipe = self._pipe or await self._start()
        except (EOFError, OSError):
            await self.stop()
            return Unread("no process could be started that reads it")
        try:
            pipe.send(task)
            if await _readable(pipe, seconds):
                answer: Reading | Unread = pipe.recv()
                return answer
        except (EOFError, OSError):
            await self.stop()
            return None
        await self.stop()
        return Unread(f"took longer than {seconds:g} seconds to read")

    async def stop(self) -> None:
        """Kill the process and wait for it."""
        process, pipe, self._process, self._pipe = self._process, self._pipe, None, None
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.kill()
            await asyncio.to_thread(process.join)
            process.close()

    async def _start(self) -> Connection:
        ours, theirs = multiprocessing.get_context("spawn").Pipe()
        process = multiprocessing.get_context("spawn").Process(
            target=serve, args=(theirs, self._threshold), daemon=True
        )
        with sheltered():
            process.start()
        theirs.close()
        self._process = process
        if not await _readable(ours, SECONDS_TO_START):
            raise EOFError
        ours.recv()
        return ours


async def _readable(pipe: Connection, seconds: float) -> bool:
    """Whether something (or the end) can be read from the pipe within so many seconds."""
    loop = asyncio.get_running_loop()
    ready = asyncio.Event()
    loop.add_reader(pipe.fileno(), ready.set)
    try:
        async with asyncio.timeout(seconds):
            await ready.wait()
    except TimeoutError:
        return False
    finally:
        loop.remove_reader(pipe.fileno())
    return True


@contextmanager
def sheltered() -> Iterator[None]:
    """Processes started in the block inherit that SIGINT is blocked: Ctrl-C goes to the whole group, and the parent
    ends its workers itself."""
    resource_tracker.ensure_running()  # or the first start in the block starts it, which unblocks SIGINT
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def serve(pipe: Connection, threshold: float) -> None:
    """The worker's life: say that it is ready, then answer each task until the pipe ends."""
    from adapters.reading import reading_of  # in the worker alone: it brings trafilatura when a page comes

    try:
        pipe.send(None)
        while True:
            task: Task = pipe.recv()
            pipe.send(_read(partial(reading_of, threshold=threshold), task))
    except (EOFError, OSError):
        return  # the parent has ended


def _read(reading_of: Callable[[Clipping, Source, datetime], Reading | str], task: Task) -> Reading | Unread:
    try:
        answer = reading_of(task.clipping, task.source, task.fetched)
    except Exception as error:  # noqa: BLE001 - the worker's top: one text that trips the reader costs itself only
        return Unread(f"makes the reader fail ({type(error).__name__})", traceback.format_exc())
    return answer if isinstance(answer, Reading) else Unread(answer)
