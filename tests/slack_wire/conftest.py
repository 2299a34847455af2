"""A loopback Slack, which fails the test over whatever Slack would have refused, and the bot in its workspace."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from adapters.lexicon import load
from adapters.reading import reading_of
from adapters.slack.courier import SlackCourier
from adapters.slack.home import Overview, overview
from adapters.slack.service import Access, House, serving
from adapters.slack.web import PATH
from adapters.sources import Reporters, seed_sources
from adapters.sqlite import SQLiteHistory, open_history
from bot.desk import Desk
from bot.front_desk import FrontDesk, Staff
from bot.model import Health
from bot.ports import Reading
from tests.slack_wire import payloads
from tests.slack_wire.server import APP_TOKEN, BOT_TOKEN, SECRET, SlackServer, form

SEEDS = Path(__file__).parents[2] / "seeds"
NOW = datetime(2025, 3, 13, 18, tzinfo=UTC)
SPACE = "slack:T1"

Json = dict[str, Any]


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """slack_sdk sends even loopback requests through a proxy that the environment names."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
async def slack() -> AsyncIterator[SlackServer]:
    async with SlackServer().running() as server:
        yield server
        assert server.problems == []


async def read_seeds() -> list[Reading]:
    """The sample news, read."""
    reporters = Reporters(clock=lambda: NOW)
    readings = []
    for source in seed_sources(SEEDS):
        catch = await reporters.visit(source, Health(source.id), ())
        answers = [reading_of(clipping, source, NOW) for clipping in catch.clippings]
        readings += [answer for answer in answers if isinstance(answer, Reading)]
    await reporters.close()
    return readings


@pytest.fixture(scope="session")
def readings() -> list[Reading]:
    """The sample news, read."""
    return asyncio.run(read_seeds())


@pytest.fixture
def history(readings: list[Reading]) -> Iterator[SQLiteHistory]:
    """A history of the sample news, to which the workspace subscribes."""
    history = open_history(None)
    with history.writing() as books:
        for source in seed_sources(SEEDS):
            books.sources.put(source)
            books.sources.put(source, SPACE)
            books.sources.report(Health(source.id, first=NOW, checked=NOW, succeeded=NOW))
    Desk(history, load()).file(readings)
    yield history
    history.close()


@dataclass
class Bot:
    """The bot in its workspace. `deliver` brings something to it, over Socket Mode or signed HTTP."""

    slack: SlackServer
    history: SQLiteHistory
    courier: SlackCourier
    left: list[str]
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


def desk_over(history: SQLiteHistory, threads: ThreadPoolExecutor) -> FrontDesk:
    return FrontDesk(history, load(), Staff(threads, threads), lambda: NOW)


@pytest.fixture
async def house(history: SQLiteHistory) -> AsyncIterator[tuple[House, list[str]]]:
    left: list[str] = []

    async def look(space: str) -> Overview:
        with history.reading() as books:
            return overview(books, space)

    async def gone(space: str) -> None:
        left.append(space)

    with ThreadPoolExecutor(1) as threads:
        yield House(desk_over(history, threads), look, gone), left


@pytest.fixture
async def bot(slack: SlackServer, history: SQLiteHistory, house: tuple[House, list[str]]) -> AsyncIterator[Bot]:
    """Over Socket Mode."""
    access = Access(BOT_TOKEN, APP_TOKEN, base_url=slack.api, ping=0.2)
    async with serving(access, house[0]) as courier:
        await slack.until(lambda: slack.sockets)
        yield Bot(slack, history, courier, house[1])


@pytest.fixture
async def http_bot(
    slack: SlackServer, history: SQLiteHistory, house: tuple[House, list[str]], unused_tcp_port: int
) -> AsyncIterator[Bot]:
    """Over signed HTTP."""
    access = Access(BOT_TOKEN, signing_secret=SECRET, base_url=slack.api, port=unused_tcp_port)
    async with serving(access, house[0]) as courier:
        await slack.until(lambda: slack.called("auth.test"))
        await asyncio.sleep(0.1)
        yield Bot(slack, history, courier, house[1], f"http://127.0.0.1:{unused_tcp_port}{PATH}")


@pytest.fixture(params=["bot", "http_bot"])
def any_bot(request: pytest.FixtureRequest) -> Bot:
    """Over both."""
    made: Bot = request.getfixturevalue(request.param)
    return made


def texts(value: object) -> str:
    """All that is to be read in blocks."""
    return json.dumps(value, ensure_ascii=False)
