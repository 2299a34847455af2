"""A loopback Slack, which fails the test over whatever Slack would have refused, and the bot in its workspace."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple
from unittest.mock import AsyncMock

import pytest

from adapters.chat.records import Records
from adapters.lexicon import load
from adapters.slack.connection import PATH
from adapters.slack.courier import SlackCourier
from adapters.slack.listeners import ANSWERING
from adapters.slack.service import Access, serving
from adapters.sqlite import SQLiteHistory, open_history
from bot.async_history import on_threads
from bot.care import Care
from bot.care.care import MessagePoster
from bot.desk import Desk
from bot.front_desk import FrontDesk
from bot.ports import Reading
from tests.dependencies import dependencies
from tests.slack_wire import payloads
from tests.slack_wire.server import APP_TOKEN, BOT_TOKEN, PATIENCE, SECRET, SlackServer, form
from tests.story_contract import NOW, subscribe

SPACE = "slack:T1"

Json = dict[str, Any]


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """slack_sdk sends even loopback requests through a proxy that the environment names."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left undone when Slack would wait no longer has the time that a busy machine needs."""
    for name in (
        "adapters.chat.pending.SECONDS",
        "adapters.slack.people.WAIT_SECONDS",
        "adapters.slack.conversation.CHECK_SECONDS",
        "adapters.slack.conversation.STATUS_SECONDS",
        "adapters.slack.conversation.SUBMIT_SECONDS",
        "adapters.slack.suggestions.SUGGEST_SECONDS",
        "adapters.slack.connection.PATIENCE",
    ):
        monkeypatch.setattr(name, PATIENCE)


@pytest.fixture
async def slack() -> AsyncIterator[SlackServer]:
    async with SlackServer().running() as server:
        yield server
        assert server.problems == []


@pytest.fixture(scope="session")
def filed(sample_news: list[Reading]) -> SQLiteHistory:
    """A history of the sample news, to which the workspace subscribes; to be copied."""
    history = open_history(None)
    subscribe(history, SPACE)
    Desk(history, load()).file(sample_news)
    return history


@pytest.fixture
def history(filed: SQLiteHistory) -> Iterator[SQLiteHistory]:
    """A copy of that history."""
    history = open_history(None)
    filed._writer.backup(history._writer)
    yield history
    history.close()


@dataclass
class Bot:
    """The bot in its workspace. `deliver` brings something to it, over Socket Mode or signed HTTP."""

    slack: SlackServer
    history: SQLiteHistory
    courier: SlackCourier
    address: str | None = None

    async def deliver(self, kind: str, payload: Json, retry: int = 0) -> Json:
        """What it was acknowledged with."""
        if self.address is None:
            return await self.slack.send(kind, payload, retry)
        bodies = {"slash_commands": payloads.form, "interactive": form}
        body = bodies[kind](payload) if kind in bodies else payload
        status, answer = await self.slack.deliver(self.address, body, retry=retry)
        assert status == 200
        return answer if isinstance(answer, dict) else {}

    async def command(self, text: str, **where: str) -> list[Json]:
        """What is said over the response_url of a slash command."""
        body = payloads.command(self.slack, text, **where)
        await self.deliver("slash_commands", body)
        await self.slack.until(lambda: self.slack.over(body["response_url"]))
        return self.slack.over(body["response_url"])

    async def settled(self) -> None:
        """Wait until all is answered that was delivered before: what comes after it is heard after it."""
        await self.deliver("events_api", payloads.direct(self.slack, "help", "U2"))
        await self.slack.until(lambda: self.slack.said("DU2"))
        if answering := [task for task in asyncio.all_tasks() if task.get_name() == ANSWERING]:
            await asyncio.wait(answering, timeout=PATIENCE)


class Lobby(NamedTuple):
    """What the adapter serves besides Slack itself."""

    desk: FrontDesk
    records: Records


@contextmanager
def lobby_of(history: SQLiteHistory) -> Iterator[Lobby]:
    """A front desk over the history, and its records."""
    with on_threads(history) as async_history:
        care = Care(async_history, load(), AsyncMock(spec=MessagePoster), lambda: NOW).answer
        desk = FrontDesk(Desk(history, load()), dependencies(async_history, care=care), lambda: NOW)
        yield Lobby(desk, Records(async_history, lambda: NOW))


@pytest.fixture
def lobby(history: SQLiteHistory) -> Iterator[Lobby]:
    with lobby_of(history) as made:
        yield made


@pytest.fixture
async def bot(slack: SlackServer, history: SQLiteHistory, lobby: Lobby) -> AsyncIterator[Bot]:
    """Over Socket Mode."""
    access = Access(BOT_TOKEN, APP_TOKEN, base_url=slack.api)
    async with serving(access, *lobby) as made:
        await slack.until(lambda: slack.sockets)
        yield Bot(slack, history, made.courier)


@pytest.fixture
async def http_bot(
    slack: SlackServer, history: SQLiteHistory, lobby: Lobby, unused_tcp_port: int
) -> AsyncIterator[Bot]:
    """Over signed HTTP."""
    access = Access(BOT_TOKEN, signing_secret=SECRET, base_url=slack.api, port=unused_tcp_port)
    async with serving(access, *lobby) as made:
        await listening(unused_tcp_port)
        yield Bot(slack, history, made.courier, f"http://127.0.0.1:{unused_tcp_port}{PATH}")


async def listening(port: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.02)
                continue
            writer.close()
            return


@pytest.fixture(params=["bot", "http_bot"])
def any_bot(request: pytest.FixtureRequest) -> Bot:
    """Over both."""
    made: Bot = request.getfixturevalue(request.param)
    return made


def texts(value: object) -> str:
    """All that is to be read in blocks."""
    return json.dumps(value, ensure_ascii=False)
