"""Reads articles in worker processes: a slow or crashing text costs itself, never the bot.

A worker is spawned when there is work for it, loads the words once, and answers over a pipe. It is killed when one
article takes too long; a worker that dies is replaced and its article tried once more.
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from adapters.processes import SECONDS_TO_START, hold_to_memory, sheltered
from adapters.reading import reading_of
from bot.errors import ReaderFailed, VerbatimError
from bot.model import Source
from bot.ports import Clipping, Reading
from bot.reading.quotes import THRESHOLD

logger = logging.getLogger(__name__)

SECONDS_FOR_ONE = 20.0
"""How long one article may take before its worker is ended."""

TRIES = 2
"""How often an article is read that has ended its worker without an answer."""

Read = TypeVar("Read")
Result = TypeVar("Result")

Work = Callable[[Clipping, Source, datetime], Read]
"""What a worker does with a clipping; it raises VerbatimError where that cannot be done."""


@dataclass(frozen=True, slots=True)
class Task:
    """One clipping to be read."""

    clipping: Clipping
    source: Source
    fetched: datetime


@dataclass(frozen=True, slots=True)
class Unread:
    """How reading a clipping went wrong; `trace` is the traceback where the reader itself failed."""

    problem: str
    trace: str | None = None


class WorkerPool(Generic[Read]):
    """Work on clippings in `jobs` processes; `seconds` is the time that one article may take."""

    def __init__(self, work: Work[Read], jobs: int = 1, seconds: float = SECONDS_FOR_ONE) -> None:
        self._seconds = seconds
        self._idle: asyncio.Queue[_Worker[Read]] = asyncio.Queue()
        self._workers = [_Worker(work) for _ in range(jobs)]
        for worker in self._workers:
            self._idle.put_nowait(worker)

    async def read(self, clipping: Clipping, source: Source, fetched: datetime) -> Read:
        """What the work makes of it; raises what the work does, and ReaderFailed when it takes too long or crashes."""
        worker = await self._idle.get()
        try:
            answer = await self._answer(worker, Task(clipping, source, fetched))
        except asyncio.CancelledError:
            await worker.stop()  # its answer would be taken for the next article's
            raise
        finally:
            self._idle.put_nowait(worker)
        if isinstance(answer, VerbatimError):
            raise answer
        if not isinstance(answer, Unread):
            return answer
        if answer.trace:
            logger.warning("the reader failed over %s:\n%s", clipping.id, answer.trace)
        raise ReaderFailed(clipping.url or clipping.id, answer.problem)

    async def close(self) -> None:
        """End all workers; what they were reading is lost."""
        await asyncio.gather(*(worker.stop() for worker in self._workers))

    async def _answer(self, worker: _Worker[Read], task: Task) -> Read | VerbatimError | Unread:
        for _ in range(TRIES):
            answer = await worker.answer(task, self._seconds)
            if answer is not None:
                return answer
        return Unread("makes the reader crash")


class ProcessReader(WorkerPool[Reading]):
    """A `bot.ports.Reader` over processes. A speaker whose confidence is below the threshold (0 to 1) is left out."""

    def __init__(self, jobs: int = 1, seconds: float = SECONDS_FOR_ONE, threshold: float = THRESHOLD) -> None:
        super().__init__(partial(reading_of, threshold=threshold), jobs, seconds)


class _Worker(Generic[Read]):
    """One process and the pipe to it; started by the first task, and again after its end.

    The pipe is used on a thread of its own: a process that stands still takes no long text and ends no answer.
    """

    def __init__(self, work: Work[Read]) -> None:
        self._work = work
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._thread = ThreadPoolExecutor(1, "reader")
        self._exchange: asyncio.Future[Any] | None = None

    async def answer(self, task: Task, seconds: float) -> Read | VerbatimError | Unread | None:
        """What the work made of it, why there is nothing, or None when the process died over it."""
        try:
            pipe = self._pipe = self._pipe or await self._start()
        except (EOFError, OSError):
            await self.stop()
            return Unread("no process could be started that reads it")
        try:
            answer: Read | VerbatimError | Unread = await self._in_time(seconds, _answered, pipe, task)
        except TimeoutError:
            await self.stop()
            return Unread(f"took longer than {seconds:g} seconds to read")
        except (EOFError, OSError):
            await self.stop()
            return None
        return answer

    async def stop(self) -> None:
        """Kill the process and wait for it, and for the thread, which that lets go."""
        process, pipe, self._process, self._pipe = self._process, self._pipe, None, None
        exchange, self._exchange = self._exchange, None
        if process is not None:
            process.kill()
            await asyncio.to_thread(process.join)
            process.close()
        if exchange is not None:
            await asyncio.gather(exchange, return_exceptions=True)
        if pipe is not None:
            pipe.close()

    async def _start(self) -> Connection:
        ours, theirs = multiprocessing.get_context("spawn").Pipe()
        process = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs, self._work), daemon=True)
        with sheltered():
            process.start()
        theirs.close()
        self._process, self._pipe = process, ours
        await self._in_time(SECONDS_TO_START, ours.recv)
        return ours

    async def _in_time(self, seconds: float, call: Callable[..., Result], *arguments: object) -> Result:
        """The call's result, from the thread; raises TimeoutError, after which only `stop` ends the call."""
        exchange = asyncio.get_running_loop().run_in_executor(self._thread, call, *arguments)
        self._exchange = exchange
        async with asyncio.timeout(seconds):
            return await asyncio.shield(exchange)


def _answered(pipe: Connection, task: Task) -> Any:
    pipe.send(task)
    return pipe.recv()


def serve(pipe: Connection, work: Work[object]) -> None:
    """The worker's life: say that it is ready, then answer each task until the pipe ends."""
    hold_to_memory()
    try:
        pipe.send(None)
        while True:
            task: Task = pipe.recv()
            pipe.send(_done(work, task))
    except (EOFError, OSError):
        return  # the parent has ended


def _done(work: Work[object], task: Task) -> object:
    try:
        return work(task.clipping, task.source, task.fetched)
    except VerbatimError as error:
        return error
    except Exception as error:  # noqa: BLE001 - the worker's top: one text that trips the reader costs itself only
        return Unread(f"makes the reader fail ({type(error).__name__})", traceback.format_exc())
