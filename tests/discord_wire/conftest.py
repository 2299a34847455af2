"""A Discord on loopback, and discord.py connected to it; every request is judged when the test ends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import discord
import pytest

from adapters.discord.connection import client_of, keep_connected
from bot.settings import DiscordSettings
from tests.discord_wire.server import TOKEN, LoopbackDiscord, discord_on_loopback


@pytest.fixture
async def wire() -> AsyncIterator[LoopbackDiscord]:
    """The server; a test that makes the bot send what Discord would refuse fails."""
    async with discord_on_loopback() as made:
        yield made
    assert made.wrong == []


def settings_for(wire: LoopbackDiscord, **more: bool) -> DiscordSettings:
    return DiscordSettings(base_url=wire.base, gateway_url=wire.gateway.address, **more)


@asynccontextmanager
async def connected(wire: LoopbackDiscord, **more: bool) -> AsyncIterator[discord.Client]:
    """A client that has received its servers."""
    client = client_of(settings_for(wire, **more))
    client.identify_wait = 0.02  # type: ignore[attr-defined]
    task = asyncio.create_task(keep_connected(client, TOKEN, 0.02))
    try:
        await until(lambda: client.get_channel(42) is not None)
        yield client
    finally:
        await client.close()
        task.cancel()
        await asyncio.wait({task})


@pytest.fixture
async def client(wire: LoopbackDiscord) -> AsyncIterator[discord.Client]:
    async with connected(wire) as made:
        yield made


async def until(holds: Callable[[], bool], seconds: float = 5) -> None:
    """Wait until something holds; raises TimeoutError when it does not."""
    async with asyncio.timeout(seconds):
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
