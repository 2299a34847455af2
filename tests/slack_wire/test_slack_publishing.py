"""Briefings posted to Slack by the publisher, through what may go wrong on the way."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.lexicon import load
from adapters.platforms import Platforms
from adapters.slack.courier import SlackCourier
from adapters.slack.pacing import PostPace
from adapters.slack.workspace import web_client
from adapters.sqlite import SQLiteHistory
from bot.async_history import on_threads
from bot.delivery.publishing import Publisher
from bot.desk import Desk
from bot.slots import Receipt, Schedule
from tests.slack_wire.conftest import SPACE, texts
from tests.slack_wire.faults import Cut, Limited, Refused
from tests.slack_wire.server import BOT_TOKEN, SlackServer
from tests.story_contract import NOW

BRIEFING = Schedule("morning", "slack:T1/C1", ("0 18 * * *",), "UTC", NOW, space=SPACE, made_by="slack:T1/U1")
READ_THREADS = {"channels:history", "groups:history"}


@pytest.fixture
def due(history: SQLiteHistory) -> SQLiteHistory:
    """A history with one briefing that is due now, and managers who are told in another channel."""
    with history.writing() as books:
        books.schedules.put(BRIEFING)
        books.spaces.put(replace(books.spaces.get(SPACE), notices="slack:T1/C2"))
    return history


@asynccontextmanager
async def publisher(
    slack: SlackServer, history: SQLiteHistory, fates: list[Receipt], minutes: int
) -> AsyncIterator[Publisher]:
    """A publisher as a new process has it, so many minutes after the slot."""
    courier = SlackCourier(web_client(BOT_TOKEN, slack.api), PostPace(spacing=0))
    now = NOW + timedelta(minutes=minutes)
    with on_threads(history) as async_history:
        platforms = Platforms({"slack:": courier})
        yield Publisher(async_history, Desk(history, load()), platforms.courier, lambda: now, fates.append)


async def published(slack: SlackServer, history: SQLiteHistory) -> list[str]:
    """The fates of what was due, published by three processes one after the other."""
    fates: list[Receipt] = []
    for minutes in (0, 1, 2):
        async with publisher(slack, history, fates, minutes) as made:
            await made.publish()
    return [fate.state for fate in fates if fate.briefing]


async def test_a_briefing_stands_in_the_channel_with_its_stories_below(slack: SlackServer, due: SQLiteHistory) -> None:
    assert await published(slack, due) == ["posted"]

    first, *others = slack.said("C1")
    assert first.thread is None
    assert {each.thread for each in others} == {first.ts}
    assert len(others) == 4


@pytest.mark.parametrize("done", [True, False])
async def test_with_history_scopes_a_broken_connection_neither_loses_nor_doubles(
    slack: SlackServer, due: SQLiteHistory, done: bool
) -> None:
    slack.fault("chat.postMessage", Cut(done))

    assert await published(slack, due) == ["posted"]
    assert [texts(each.body).count("5 new stories") > 0 for each in slack.said("C1")] == [True, *[False] * 4]
    assert slack.said("C2") == []


async def test_without_history_scopes_the_managers_are_asked_once(slack: SlackServer, due: SQLiteHistory) -> None:
    slack.granted -= READ_THREADS
    slack.fault("chat.postMessage", Cut(done=True))

    assert await published(slack, due) == ["unknown"]
    assert len(slack.said("C1")) == 1
    (asked,) = slack.said("C2")
    assert "again" in texts(asked.body).lower()
    assert any(block["type"] == "actions" for block in asked.body["blocks"])


@pytest.mark.parametrize(("error", "told"), [("not_in_channel", "/invite @Verbatim"), ("is_archived", "unarchive it")])
async def test_a_channel_that_is_closed_is_reported_once(
    slack: SlackServer, due: SQLiteHistory, error: str, told: str
) -> None:
    slack.fault("chat.postMessage", Refused(error))

    assert await published(slack, due) == ["failed"]
    assert slack.said("C1") == []
    (report,) = slack.said("C2")
    assert told in texts(report.body)


async def test_a_limit_is_waited_out(slack: SlackServer, due: SQLiteHistory) -> None:
    slack.fault("chat.postMessage", Limited(1))

    assert await published(slack, due) == ["posted"]
    assert len(slack.said("C1")) == 5
