"""Rings the bell: APScheduler calls what is to be done every so often, in UTC, late rather than never."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

Task = Callable[[], Awaitable[None]]

TICK_SECONDS = 1
"""How often the schedules are asked for what is due; idle, that is one indexed query."""


@asynccontextmanager
async def ringing(gather: Task, gather_minutes: int, publish: Task) -> AsyncIterator[None]:
    """Gather now and every so many minutes, and publish each second, until the block is left.

    APScheduler's CronTrigger loses and doubles days at clock changes, so only intervals are asked of it: the slots of
    briefings are computed by `bot.briefing.timetable` and kept in the history. A grace of None runs late bells too.
    """
    scheduler = AsyncIOScheduler(
        timezone=UTC, job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1}
    )
    scheduler.add_job(gather, "interval", minutes=gather_minutes, next_run_time=datetime.now(UTC))
    scheduler.add_job(publish, "interval", seconds=TICK_SECONDS)
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)
