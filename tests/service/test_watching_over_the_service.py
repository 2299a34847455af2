"""The ping address is called after what went well, and a service that cannot do its work says so."""

from __future__ import annotations

import logging

import pytest
from aiohttp import ClientSession

from adapters.metrics import CONTENT_TYPE, Metrics
from adapters.status import Condition, TaskErrors, ping, status_served
from bot.errors import ConfigError, HistoryBusy, HistoryError, SourceError
from tests.cli.places import NewsSite

FINE = Condition(None, "1.0", "2026-05-04T08:00:00+00:00", None)


async def test_a_ping_is_heard(site: NewsSite) -> None:
    assert await ping(site.serve("/ping", "ok"))
    assert site.statuses("/ping") == [200]


@pytest.mark.parametrize("path", ["/broken", "refused", "no address"])
async def test_a_ping_that_fails_is_a_warning_and_nothing_more(
    site: NewsSite, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    site.serve("/broken", "no", status=500)
    address = {"/broken": site.url("/broken"), "refused": "http://127.0.0.1:9/", "no address": "nowhere"}[path]

    with caplog.at_level(logging.WARNING):
        assert not await ping(address)

    assert "the ping address could not be called" in caplog.text


async def test_an_ill_service_answers_503_with_its_problem() -> None:
    ill = Condition("the disk is full", "1.0", "2026-05-04T08:00:00+00:00", None)
    metrics = Metrics()
    async with status_served(0, lambda: ill, metrics.exposition, CONTENT_TYPE) as port, ClientSession() as session:
        async with session.get(f"http://127.0.0.1:{port}/health") as health:
            answer = await health.json()
        async with session.get(f"http://127.0.0.1:{port}/metrics") as figures:
            shown = await figures.text()

    assert (health.status, answer["problem"]) == (503, "the disk is full")
    assert 'verbatim_errors_total{stage="fetch"} 0.0' in shown


@pytest.mark.parametrize(
    ("host", "status"),
    [("127.0.0.1:8765", 200), ("localhost", 200), ("news.example:8765", 421), ("127.0.0.1.news.example", 421)],
)
@pytest.mark.parametrize("path", ["/health", "/metrics"])
async def test_a_page_whose_name_is_led_to_this_machine_learns_nothing(path: str, host: str, status: int) -> None:
    async with status_served(0, lambda: FINE, bytes, CONTENT_TYPE) as port, ClientSession() as session:
        answer = await session.get(f"http://127.0.0.1:{port}{path}", headers={"Host": host})

    assert answer.status == status


def test_a_trouble_of_many_turns_and_tasks_is_told_once_when_it_begins_and_is_over(
    caplog: pytest.LogCaptureFixture,
) -> None:
    errors = TaskErrors("publish")
    full, busy = HistoryError("v.db", "the disk is full"), HistoryBusy("v.db", "another process is writing to it")
    told = []

    for trouble in (full, full, busy, full, None, None, full):
        for task in ("gather", "publish"):
            with errors.run_of(task):
                if trouble:
                    raise trouble
        told.append(errors.current())

    assert told == [[str(full)], [str(full)], [str(busy)], [str(full)], [], [], [str(full)]]
    assert caplog.messages == [str(full), str(busy), str(full), f"over: {full}", str(full)]


async def test_a_port_that_is_taken_is_named() -> None:
    async with status_served(0, lambda: FINE, bytes, CONTENT_TYPE) as port:
        with pytest.raises(
            ConfigError, match=rf"port {port} of 127.0.0.1 cannot be used \(address already in use\); give"
        ):
            async with status_served(port, lambda: FINE, bytes, CONTENT_TYPE):
                raise AssertionError("it was served twice")


def test_errors_are_counted_by_stage_and_slots_by_fate() -> None:
    metrics = Metrics()

    with pytest.raises(SourceError), metrics.timed("fetch"):
        raise SourceError("a", "is gone")
    metrics.slot("posted", late=True)
    metrics.slot("skipped", late=False)
    metrics.posted("https://hooks.example/a")
    metrics.posted("slack:T1/C1")

    shown = metrics.exposition().decode()
    for line in (
        'verbatim_errors_total{stage="fetch"} 1.0',
        'verbatim_stage_seconds_count{stage="fetch"} 1.0',
        'verbatim_slots_total{fate="posted"} 1.0',
        "verbatim_slots_late_total 1.0",
        'verbatim_posts_total{platform="webhook"} 1.0',
        'verbatim_posts_total{platform="slack"} 1.0',
    ):
        assert line in shown


def test_a_service_that_looks_for_no_briefing_is_ill_whatever_its_clock_says() -> None:
    counter = iter((0.0, 100.0, 219.0, 221.0, 222.0, 223.0))
    errors = TaskErrors("publish", monotonic=lambda: next(counter))
    told = []

    for task in ("publish", "gather", "publish"):
        with errors.run_of(task):
            told.append(errors.current())

    assert told == [[], ["nobody looks for due briefings"], []]
