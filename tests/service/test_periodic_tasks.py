"""Periodic tasks go on, whatever becomes of one run."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from adapters.clock import PeriodicTask, running
from adapters.wiring import utc_now
from tests.delivery.conftest import until


async def test_work_that_breaks_off_is_in_the_log_at_once(caplog: pytest.LogCaptureFixture) -> None:
    async def work() -> None:
        raise ZeroDivisionError("a bug")

    async with running(PeriodicTask(work, timedelta(hours=1), at_once=True), now=utc_now):
        await until(lambda: "a bug" in caplog.text)


async def test_a_task_that_returns_a_time_runs_then_and_not_before() -> None:
    runs: list[datetime] = []

    async def work() -> datetime:
        runs.append(datetime.now(UTC))
        return runs[-1] + timedelta(seconds=1.5)

    async with running(PeriodicTask(work, timedelta(hours=1), at_once=True), now=utc_now):
        await until(lambda: len(runs) > 1)

    assert runs[1] - runs[0] >= timedelta(seconds=1.5)


async def test_a_task_that_is_run_out_of_turn_just_when_it_is_due_logs_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    runs = 0

    async def work() -> None:
        nonlocal runs
        runs += 1

    task = PeriodicTask(work, timedelta(hours=1))
    async with running(task, now=utc_now) as run_now:
        for _ in range(5):
            run_now(task)
            await asyncio.sleep(0)
        await until(lambda: runs)

    assert caplog.records == []


async def test_a_task_that_sleeps_goes_on_once_it_was_run_out_of_turn() -> None:
    runs = 0

    async def work() -> datetime | None:
        nonlocal runs
        runs += 1
        return utc_now() + timedelta(hours=1) if runs == 1 else None

    task = PeriodicTask(work, timedelta(seconds=0.1), at_once=True)
    async with running(task, now=utc_now) as run_now:
        await until(lambda: runs)
        run_now(task)
        await until(lambda: runs > 2)


async def test_a_clock_that_is_set_back_stops_no_task(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("adapters.clock.CHECKED", timedelta(seconds=0.05))
    runs = 0
    behind = timedelta()

    async def work() -> None:
        nonlocal runs
        runs += 1

    async with running(PeriodicTask(work, timedelta(hours=1), at_once=True), now=lambda: utc_now() - behind):
        await until(lambda: runs == 1)
        behind = timedelta(hours=1)
        await until(lambda: runs == 2)

    assert "the clock was set back by 3600 seconds" in caplog.text


async def test_a_task_that_is_run_while_its_work_is_in_progress_runs_again_at_once() -> None:
    begun: list[datetime] = []
    let_go = asyncio.Event()

    async def work() -> datetime:
        begun.append(utc_now())
        await let_go.wait()
        return utc_now() + timedelta(hours=1)

    task = PeriodicTask(work, timedelta(hours=1), at_once=True)
    async with running(task, now=utc_now) as run_now:
        await until(lambda: begun)
        run_now(task)
        let_go.set()
        await until(lambda: len(begun) == 2)

    run_now(task)  # a last post may be finished after the tasks
