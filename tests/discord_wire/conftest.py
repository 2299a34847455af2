"""A Discord on loopback, and discord.py connected to it; every request is judged when the test ends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

import discord
import pytest

from adapters.chat.records import Records
from adapters.discord.connection import client_of, close, keep_connected
from adapters.discord.service import Discord, serving
from adapters.discord.slash import commands_of
from adapters.sqlite import open_history
from bot.async_history import on_threads
from bot.commands import Completion
from bot.front_desk import FrontDesk
from bot.message import Message, Paragraph, Run
from bot.people import Reply, Suggestion, Visitor
from bot.settings import DiscordSettings
from tests.discord_wire.gateway import PATIENCE
from tests.discord_wire.server import TOKEN, LoopbackDiscord, discord_on_loopback

NOW = datetime(2025, 3, 13, 18, tzinfo=UTC)


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left undone when Discord would wait no longer has the time that a busy machine needs."""
    for name in ("chat.pending", "discord.suggestions", "discord.visitors"):
        monkeypatch.setattr(f"adapters.{name}.SECONDS", PATIENCE)


@pytest.fixture
async def wire() -> AsyncIterator[LoopbackDiscord]:
    """The server; a test that makes the bot send what Discord would refuse fails."""
    async with discord_on_loopback() as made:
        made.world.commands = commands_of()
        yield made
    assert made.wrong == []


def settings_for(wire: LoopbackDiscord, **more: bool) -> DiscordSettings:
    return DiscordSettings(base_url=wire.base, gateway_url=wire.gateway.address, **more)


@asynccontextmanager
async def connected(wire: LoopbackDiscord, **more: bool) -> AsyncIterator[discord.Client]:
    """A client that has received its servers."""
    client = client_of(settings_for(wire, **more))
    client.identify_wait = 0.02  # type: ignore[attr-defined]
    task = asyncio.create_task(keep_connected(client, TOKEN, first_wait=0.02))
    try:
        await until(lambda: client.get_channel(42) is not None)
        yield client
    finally:
        await ended(client, task)


async def ended(client: discord.Client, task: asyncio.Task[None]) -> None:
    """Let a client that is kept connected by the task be connected no more."""
    task.cancel()
    await asyncio.wait({task})
    await close(client)


@pytest.fixture
async def client(wire: LoopbackDiscord) -> AsyncIterator[discord.Client]:
    async with connected(wire) as made:
        yield made


async def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds; raises TimeoutError when it does not."""
    async with asyncio.timeout(PATIENCE):
        while not holds():  # noqa: ASYNC110 - what is waited for happens in another's memory
            await asyncio.sleep(0.005)


@dataclass
class Drawer:
    """Keeps lines that are too long for a button."""

    lines: dict[str, str] = field(default_factory=dict)

    async def keep(self, line: str) -> str:
        token = f"t{len(self.lines)}"
        self.lines[token] = line
        return token

    async def kept(self, token: str) -> str | None:
        return self.lines.get(token)


@dataclass(frozen=True)
class Said:
    """A line that came to the front desk, from whom, and what came with it."""

    line: str
    visitor: Visitor
    attachment: str | None = None


class ScriptedDesk(FrontDesk):
    """A front desk that says what the test laid out, by line; lines that begin with "/settings" are private."""

    def __init__(self) -> None:
        self.heard: list[Said] = []
        self.replies: dict[str, Reply] = {}
        self.delay = 0.0
        self.public = False
        self.suggestions: list[Suggestion] = []
        self.suggested: list[tuple[str, str]] = []
        self.broken: Exception | None = None

    async def answer(self, line: str, visitor: Visitor, attachment: str | None = None) -> Reply:
        self.heard.append(Said(line, visitor, attachment))
        await asyncio.sleep(self.delay)
        if self.broken:
            raise self.broken
        answered = Message((Paragraph((Run(f"answer to {line}"),)),))
        return self.replies.get(line, Reply(answered, await self.is_private(line, visitor)))

    async def is_private(self, line: str, visitor: Visitor) -> bool:
        return not self.public or line.startswith("/settings")

    async def suggest(self, kind: Completion, prefix: str, visitor: Visitor) -> list[Suggestion]:
        self.suggested.append((kind, prefix))
        await asyncio.sleep(self.delay)
        return self.suggestions


@pytest.fixture
def desk() -> ScriptedDesk:
    return ScriptedDesk()


@pytest.fixture(scope="module")
def records() -> Iterator[Records]:
    history = open_history(None)
    with on_threads(history) as async_history:
        yield Records(async_history, lambda: NOW)
    history.close()


@asynccontextmanager
async def served(wire: LoopbackDiscord, desk: FrontDesk, records: Records, **more: bool) -> AsyncIterator[Discord]:
    """The whole adapter at work, connected."""
    async with serving(settings_for(wire, **more), TOKEN, desk, records) as made:
        made.client.identify_wait = 0.02  # type: ignore[attr-defined]
        made.client._connection.guild_ready_timeout = 0.02
        await until(lambda: made.client.get_channel(42) is not None)
        yield made


@pytest.fixture
async def service(wire: LoopbackDiscord, desk: ScriptedDesk, records: Records) -> AsyncIterator[Discord]:
    async with served(wire, desk, records) as made:
        yield made
