"""Processes for what comes from outside: Ctrl-C leaves them alone, none takes the machine's memory, and each can be
ended when it takes too long, as no thread can.
"""

from __future__ import annotations

import math
import multiprocessing
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from typing import Any, ParamSpec, TypeVar

SECONDS_TO_START = 60.0
"""How long a process may take to start on a machine under load; a reader imports and parses before that is done."""

NAME = "call in time"

MOST_MEMORY = 1_000_000_000
"""Bytes that such a process may hold: the longest articles take a quarter of it, some pages of five million characters
twice as much.
"""

Given = ParamSpec("Given")
Result = TypeVar("Result")


class TooSlow(Exception):
    """A call took too long or too much memory, or ended its process."""


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


def hold_to_memory() -> None:
    """From now on this process gets a MemoryError instead of more than its share."""
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    limits = (MOST_MEMORY, *(limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_DATA, (min(limits), hard))


def within(seconds: float, call: Callable[Given, Result], *given: Given.args, **named: Given.kwargs) -> Result:
    """What a function of a module gives, or raises; raises TooSlow, and OSError where no process can be started.

    Within such a process it is simply called: whoever waits for that ends it.
    """
    if multiprocessing.current_process().daemon:
        return call(*given, **named)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_answer, args=(theirs, seconds), name=NAME, daemon=True)
    with theirs, sheltered():
        process.start()
    try:
        answer: Result | Exception = _asked(ours, (call, given, named), seconds)
    finally:
        process.kill()
        process.join()
        ours.close()
    if isinstance(answer, Exception):
        raise answer
    return answer


def end_calls() -> None:
    """End those under way: whoever waits for one gets TooSlow."""
    for process in multiprocessing.active_children():
        if process.name == NAME:
            process.kill()


def _asked(pipe: Connection, asked: object, seconds: float) -> Any:
    try:
        if not pipe.poll(SECONDS_TO_START):
            raise TooSlow
        pipe.recv()
        pipe.send(asked)
        if not pipe.poll(seconds):
            raise TooSlow
        return pipe.recv()
    except (EOFError, OSError) as error:
        raise TooSlow from error


def _answer(pipe: Connection, seconds: float) -> None:
    pipe.send(None)  # it has started
    call, given, named = pipe.recv()
    hold_to_memory()
    signal.alarm(math.ceil(seconds) + 1)  # whoever is to end it may have been killed
    try:
        answer = call(*given, **named)
    except MemoryError:
        return
    except Exception as error:  # noqa: BLE001 - it is raised where it was called for
        answer = error
    pipe.send(answer)
