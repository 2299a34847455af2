"""Rings the bell: APScheduler calls what is to be done every so often, in UTC, late rather than never."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

Task = Callable[[], Awaitable[None]]

TICK_SECONDS = 1
"""How often the schedules are asked for what is due; idle, that is one indexed query."""

GRACE_SECONDS = 20.0
"""How long a post in hand may take to be finished when the bot is stopped."""


@asynccontextmanager
async def ringing(gather: Task, gather_minutes: int, publish: Task) -> AsyncIterator[None]:
    """Gather now and every so many minutes, and publish each second, until the block is left.

    Leaving, a publishing in hand is finished and a gathering is dropped. APScheduler's CronTrigger loses and doubles
    days at clock changes, so only intervals are asked of it: the slots of briefings are computed by
    `bot.briefing.timetable` and kept in the history. A grace of None runs late bells too.
    """
    in_hand = asyncio.Lock()

    async def publish_whole() -> None:
        async with in_hand:
            await publish()

    scheduler = AsyncIOScheduler(
        timezone=UTC, job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1}
    )
    scheduler.add_job(gather, "interval", minutes=gather_minutes, next_run_time=datetime.now(UTC))
    scheduler.add_job(publish_whole, "interval", seconds=TICK_SECONDS)
    scheduler.start()
    try:
        yield
    finally:
        scheduler.pause()
        with suppress(TimeoutError):
            await asyncio.wait_for(in_hand.acquire(), GRACE_SECONDS)
        scheduler.shutdown(wait=False)
