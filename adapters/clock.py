"""Periodic tasks: APScheduler's interval jobs, in UTC, late rather than never."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

logger = logging.getLogger(__name__)

Work = Callable[[], Coroutine[object, object, datetime | None]]
"""What a task does; it may return the time (UTC) at which there is something to do again."""

TICK = timedelta(seconds=1)
"""How often the history is asked for what is due while work is in progress."""

CHECKED = timedelta(minutes=1)
"""How often the clock is checked for having been set back; a check every few seconds would cost more than all else."""

SET_BACK = timedelta(seconds=5)
"""The smallest step back that matters."""


@dataclass(frozen=True, slots=True)
class PeriodicTask:
    """Work that is done every so often, never twice at once; `at_once`: also now.

    A task whose work returns a time more than a second ahead sleeps until then.
    """

    work: Work
    every: timedelta
    at_once: bool = False


@asynccontextmanager
async def running(*tasks: PeriodicTask, now: Callable[[], datetime]) -> AsyncIterator[Callable[[PeriodicTask], None]]:
    """Run the tasks until the block is left, which cancels work in progress; yields a function that runs one of them
    out of turn. `now` gives the time in UTC.
    """
    timers = _Timers(now)
    for task in tasks:
        timers.add(task)
    timers.scheduler.start()
    checking = asyncio.create_task(timers.check_the_clock())
    try:
        yield timers.run_now
    finally:
        timers.scheduler.shutdown(wait=False)
        in_progress = [checking, *timers.in_progress.values()]
        for each in in_progress:
            each.cancel()
        await asyncio.wait(in_progress)


class _Timers:
    """The tasks with their jobs.

    APScheduler's CronTrigger loses and doubles days at clock changes, so it times intervals only: the slots of
    briefings are computed by `bot.briefing.timetable` and kept in the history. A grace of None runs late jobs too.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.scheduler = AsyncIOScheduler(timezone=UTC, job_defaults={"coalesce": True, "misfire_grace_time": None})
        self.in_progress: dict[PeriodicTask, asyncio.Task[None]] = {}
        self._now = now
        self._jobs: dict[PeriodicTask, str] = {}
        self._out_of_turn: set[PeriodicTask] = set()

    def add(self, task: PeriodicTask) -> None:
        """Run the task from now on."""
        first = self._now() if task.at_once else self._now() + task.every
        seconds = task.every.total_seconds()
        job = self.scheduler.add_job(self._start_soon, "interval", (task,), seconds=seconds, next_run_time=first)
        self._jobs[task] = job.id

    def run_now(self, task: PeriodicTask) -> None:
        """Run it out of turn; ignored once the scheduler is shut down."""
        self._out_of_turn.add(task)
        if self.scheduler.running:
            self._resume(task, self._now() + task.every)
            self._start(task)

    async def check_the_clock(self) -> None:
        """Move all jobs when the clock is set back; otherwise none would run for as long."""
        monotonic = asyncio.get_running_loop().time
        while True:
            checked, before = self._now(), monotonic()
            await asyncio.sleep(CHECKED.total_seconds())
            back = timedelta(seconds=monotonic() - before) - (self._now() - checked)
            if back > SET_BACK:
                logger.warning("the clock was set back by %.0f seconds", back.total_seconds())
                for job in self.scheduler.get_jobs():
                    job.modify(next_run_time=job.next_run_time - back)

    async def _start_soon(self, task: PeriodicTask) -> None:
        """The job ends at once: the next run need not wait for the work of this one."""
        self._start(task)

    def _start(self, task: PeriodicTask) -> None:
        if task not in self.in_progress or self.in_progress[task].done():
            self.in_progress[task] = asyncio.create_task(self._work(task))

    async def _work(self, task: PeriodicTask) -> None:
        resume: datetime | None = None
        again = True
        while again:
            self._out_of_turn.discard(task)
            try:
                resume = await task.work()
            except Exception:
                logger.exception("a task broke off; it runs again at its next time")
                return
            again = task in self._out_of_turn  # asked for meanwhile: the work may have looked too early
        if resume is not None and resume > self._now() + TICK and self.scheduler.running:
            self._resume(task, resume)

    def _resume(self, task: PeriodicTask, at: datetime) -> None:
        self.scheduler.get_job(self._jobs[task]).modify(next_run_time=at)


def whole_minute(after: datetime) -> datetime:
    """The next whole minute: slots lie on whole minutes, so looking then misses none that was planned by then."""
    return after.replace(second=0, microsecond=0) + timedelta(minutes=1)
