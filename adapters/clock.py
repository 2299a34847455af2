"""Rings the bells: APScheduler calls what is to be done every so often, in UTC, late rather than never."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

logger = logging.getLogger(__name__)

Task = Callable[[], Coroutine[object, object, datetime | None]]
"""What is done; it may give the time (UTC) at which there is something to do again."""

TICK = timedelta(seconds=1)
"""How often the history is asked for what is due, while something is under way."""


MINDED = timedelta(seconds=5)
"""How often the clock is looked at, and by how much it must have been set back to matter."""


@dataclass(frozen=True, slots=True)
class Bell:
    """What is done every so often, never twice at once; `at_once`: also now.

    A task that gives a time, over a second on, is left alone until then and done then.
    """

    task: Task
    every: timedelta
    at_once: bool = False


@asynccontextmanager
async def ringing(*bells: Bell, now: Callable[[], datetime]) -> AsyncIterator[Callable[[Bell], None]]:
    """Ring the bells until the block is left, which cuts off what they began; gives what rings one out of turn. `now`
    gives the time in UTC.

    APScheduler's CronTrigger loses and doubles days at clock changes, so only times are asked of it: the slots of
    briefings are computed by `bot.briefing.timetable` and kept in the history. A grace of None rings late bells too.
    """
    under_way: dict[Bell, asyncio.Task[None]] = {}
    scheduler = AsyncIOScheduler(timezone=UTC, job_defaults={"coalesce": True, "misfire_grace_time": None})

    async def ring(bell: Bell) -> None:  # only starts it: a bell that rings on time need not wait for the last ringing
        if bell not in under_way or under_way[bell].done():
            under_way[bell] = asyncio.create_task(attend(bell))

    async def attend(bell: Bell) -> None:
        try:
            resume = await bell.task()
        except Exception:
            logger.exception("a task broke off; it runs again at its next time")
            return
        if resume is not None and resume > now() + TICK and scheduler.running:
            scheduler.get_job(jobs[bell]).modify(next_run_time=resume)

    def ring_now(bell: Bell) -> None:
        if not scheduler.running:
            return
        scheduler.get_job(jobs[bell]).modify(next_run_time=now())

    async def mind_the_clock() -> None:  # where it is set back, every bell would be silent for as long
        while True:
            looked, counted = now(), asyncio.get_running_loop().time()
            await asyncio.sleep(MINDED.total_seconds())
            back = timedelta(seconds=asyncio.get_running_loop().time() - counted) - (now() - looked)
            if back > MINDED:
                logger.warning("the clock was set back by %.0f seconds", back.total_seconds())
                for job in scheduler.get_jobs():
                    job.modify(next_run_time=job.next_run_time - back)

    jobs: dict[Bell, str] = {}
    begun = now()
    for bell in bells:
        first = begun if bell.at_once else begun + bell.every
        job = scheduler.add_job(ring, "interval", (bell,), seconds=bell.every.total_seconds(), next_run_time=first)
        jobs[bell] = job.id
    scheduler.start()
    minding = asyncio.create_task(mind_the_clock())
    try:
        yield ring_now
    finally:
        scheduler.shutdown(wait=False)
        tasks = [minding, *under_way.values()]
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)


def whole_minute(after: datetime) -> datetime:
    """The next whole minute: slots lie on those, so that who looks then misses none that was planned by then."""
    return after.replace(second=0, microsecond=0) + timedelta(minutes=1)
