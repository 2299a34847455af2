"""Rings the bell: APScheduler calls what is to be done every so often, in UTC, late rather than never."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

Task = Callable[[], Coroutine[object, object, None]]

TICK_SECONDS = 1
"""How often the schedules are asked for what is due; idle, that is one indexed query."""

GRACE_SECONDS = 20.0
"""How long a post in hand may take to be finished when the bot is stopped."""


@asynccontextmanager
async def ringing(gather: Task, gather_minutes: int, publish: Task) -> AsyncIterator[None]:
    """Gather now and every so many minutes, and publish each second, until the block is left; never one of them twice
    at once. Leaving, a publishing in hand is finished and a gathering is dropped.

    APScheduler's CronTrigger loses and doubles days at clock changes, so only intervals are asked of it: the slots of
    briefings are computed by `bot.briefing.timetable` and kept in the history. A grace of None runs late bells too.
    """
    under_way: dict[Task, asyncio.Task[None]] = {}

    async def ring(task: Task) -> None:  # only starts it: APScheduler cuts off what it waits for when it shuts down
        if task not in under_way or under_way[task].done():
            under_way[task] = asyncio.create_task(task())

    scheduler = AsyncIOScheduler(timezone=UTC, job_defaults={"coalesce": True, "misfire_grace_time": None})
    scheduler.add_job(ring, "interval", (gather,), minutes=gather_minutes, next_run_time=datetime.now(UTC))
    scheduler.add_job(ring, "interval", (publish,), seconds=TICK_SECONDS)
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)
        if gather in under_way:
            under_way[gather].cancel()
        if under_way:
            await asyncio.wait(under_way.values(), timeout=GRACE_SECONDS)
