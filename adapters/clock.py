"""Rings the bells: APScheduler calls what is to be done every so often, in UTC, late rather than never."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

Task = Callable[[], Coroutine[object, object, None]]

TICK = timedelta(seconds=1)
"""How often the schedules are asked for what is due; idle, that is one indexed query."""

GRACE_SECONDS = 7.0
"""How long a post in hand may take to be finished when the bot is stopped; the whole ending takes at most ten."""


@dataclass(frozen=True, slots=True)
class Bell:
    """What is done every so often, never twice at once; `at_once`: also now; `finished`: not cut off by the end."""

    task: Task
    every: timedelta
    at_once: bool = False
    finished: bool = False


@asynccontextmanager
async def ringing(*bells: Bell) -> AsyncIterator[None]:
    """Ring the bells until the block is left. Leaving, what must be `finished` is, and the rest is dropped.

    APScheduler's CronTrigger loses and doubles days at clock changes, so only intervals are asked of it: the slots of
    briefings are computed by `bot.briefing.timetable` and kept in the history. A grace of None runs late bells too.
    """
    under_way: dict[Bell, asyncio.Task[None]] = {}

    async def ring(bell: Bell) -> None:  # only starts it: APScheduler cuts off what it waits for when it shuts down
        if bell not in under_way or under_way[bell].done():
            under_way[bell] = asyncio.create_task(bell.task())

    scheduler = AsyncIOScheduler(timezone=UTC, job_defaults={"coalesce": True, "misfire_grace_time": None})
    now = datetime.now(UTC)
    for bell in bells:
        first = now if bell.at_once else now + bell.every
        scheduler.add_job(ring, "interval", (bell,), seconds=bell.every.total_seconds(), next_run_time=first)
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)
        for bell, task in under_way.items():
            if not bell.finished:
                task.cancel()
        if under_way:
            await asyncio.wait(under_way.values(), timeout=GRACE_SECONDS)
