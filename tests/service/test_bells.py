"""What is rung every so often goes on, whatever becomes of it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from adapters.clock import Bell, ringing
from adapters.wiring import utc_now
from tests.delivery.conftest import until


async def test_what_breaks_off_is_in_the_log_at_once(caplog: pytest.LogCaptureFixture) -> None:
    async def task() -> None:
        raise ZeroDivisionError("a bug")

    async with ringing(Bell(task, timedelta(hours=1), at_once=True), now=utc_now):
        await until(lambda: "a bug" in caplog.text)


async def test_a_task_that_gives_a_time_is_done_then_and_neither_before_nor_later() -> None:
    rung: list[datetime] = []

    async def task() -> datetime:
        rung.append(datetime.now(UTC))
        return rung[-1] + timedelta(seconds=1.5)

    async with ringing(Bell(task, timedelta(hours=1), at_once=True), now=utc_now):
        await until(lambda: len(rung) > 1)

    assert rung[1] - rung[0] >= timedelta(seconds=1.5)


async def test_a_bell_that_is_rung_at_the_moment_at_which_it_rings_warns_of_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    rung = 0

    async def task() -> None:
        nonlocal rung
        rung += 1

    bell = Bell(task, timedelta(hours=1))
    async with ringing(bell, now=utc_now) as ring:
        for _ in range(5):
            ring(bell)
            await asyncio.sleep(0)
        await until(lambda: rung)

    assert caplog.records == []


async def test_a_bell_that_was_left_alone_goes_on_once_it_was_rung_out_of_turn() -> None:
    rung = 0

    async def task() -> datetime | None:
        nonlocal rung
        rung += 1
        return utc_now() + timedelta(hours=1) if rung == 1 else None

    bell = Bell(task, timedelta(seconds=0.1), at_once=True)
    async with ringing(bell, now=utc_now) as ring:
        await until(lambda: rung)
        ring(bell)
        await until(lambda: rung > 2)


async def test_a_clock_that_is_set_back_silences_no_bell(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("adapters.clock.MINDED", timedelta(seconds=0.05))
    rung = 0
    behind = timedelta()

    async def task() -> None:
        nonlocal rung
        rung += 1

    async with ringing(Bell(task, timedelta(hours=1), at_once=True), now=lambda: utc_now() - behind):
        await until(lambda: rung == 1)
        behind = timedelta(hours=1)
        await until(lambda: rung == 2)

    assert "the clock was set back by 3600 seconds" in caplog.text


async def test_a_bell_that_is_rung_while_its_task_is_under_way_has_it_done_again_at_once() -> None:
    begun: list[datetime] = []
    let_go = asyncio.Event()

    async def task() -> datetime:
        begun.append(utc_now())
        await let_go.wait()
        return utc_now() + timedelta(hours=1)

    bell = Bell(task, timedelta(hours=1), at_once=True)
    async with ringing(bell, now=utc_now) as ring:
        await until(lambda: begun)
        ring(bell)
        let_go.set()
        await until(lambda: len(begun) == 2)

    ring(bell)  # a last post may be finished after the bells
