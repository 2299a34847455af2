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


MINDED = timedelta(minutes=1)
"""How often the clock is looked at, to see whether it was set back; every few seconds would cost more than all else."""

BACK = timedelta(seconds=5)
"""By how much it must have been set back to matter."""


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
    """
    tower = _Tower(now)
    for bell in bells:
        tower.hang(bell)
    tower.scheduler.start()
    minding = asyncio.create_task(tower.mind_the_clock())
    try:
        yield tower.ring_now
    finally:
        tower.scheduler.shutdown(wait=False)
        tasks = [minding, *tower.under_way.values()]
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)


class _Tower:
    """Where the bells hang.

    APScheduler's CronTrigger loses and doubles days at clock changes, so only times are asked of it: the slots of
    briefings are computed by `bot.briefing.timetable` and kept in the history. A grace of None rings late bells too.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.scheduler = AsyncIOScheduler(timezone=UTC, job_defaults={"coalesce": True, "misfire_grace_time": None})
        self.under_way: dict[Bell, asyncio.Task[None]] = {}
        self._now = now
        self._jobs: dict[Bell, str] = {}
        self._out_of_turn: set[Bell] = set()

    def hang(self, bell: Bell) -> None:
        """Let the bell ring from now on."""
        first = self._now() if bell.at_once else self._now() + bell.every
        seconds = bell.every.total_seconds()
        self._jobs[bell] = self.scheduler.add_job(
            self._ring, "interval", (bell,), seconds=seconds, next_run_time=first
        ).id

    def ring_now(self, bell: Bell) -> None:
        """Ring it out of turn; after the bells have ended nothing rings any more."""
        self._out_of_turn.add(bell)
        if self.scheduler.running:
            self._resume(bell, self._now() + bell.every)
            self._start(bell)

    async def mind_the_clock(self) -> None:
        """Where it is set back, every bell would be silent for as long."""
        counted = asyncio.get_running_loop().time
        while True:
            looked, before = self._now(), counted()
            await asyncio.sleep(MINDED.total_seconds())
            back = timedelta(seconds=counted() - before) - (self._now() - looked)
            if back > BACK:
                logger.warning("the clock was set back by %.0f seconds", back.total_seconds())
                for job in self.scheduler.get_jobs():
                    job.modify(next_run_time=job.next_run_time - back)

    async def _ring(self, bell: Bell) -> None:
        """Only starts it: a bell that rings on time need not wait for the last ringing."""
        self._start(bell)

    def _start(self, bell: Bell) -> None:
        if bell not in self.under_way or self.under_way[bell].done():
            self.under_way[bell] = asyncio.create_task(self._attend(bell))

    async def _attend(self, bell: Bell) -> None:
        resume: datetime | None = None
        rung = True
        while rung:
            self._out_of_turn.discard(bell)
            try:
                resume = await bell.task()
            except Exception:
                logger.exception("a task broke off; it runs again at its next time")
                return
            rung = bell in self._out_of_turn  # meanwhile: it may have looked too early
        if resume is not None and resume > self._now() + TICK and self.scheduler.running:
            self._resume(bell, resume)

    def _resume(self, bell: Bell, at: datetime) -> None:
        self.scheduler.get_job(self._jobs[bell]).modify(next_run_time=at)


def whole_minute(after: datetime) -> datetime:
    """The next whole minute: slots lie on those, so that who looks then misses none that was planned by then."""
    return after.replace(second=0, microsecond=0) + timedelta(minutes=1)
