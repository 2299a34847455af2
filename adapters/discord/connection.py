"""The connection to Discord: discord.py's client, kept alive through what would end it.

- `Client.connect` dies with an AttributeError when the first connection fails (its `ws` is None): it is called again.
- One malformed event ends the client: parsers are guarded, one by one.
- The library keeps to each route's limit, but not to 50 requests a second of all: requests are spaced.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import yarl

from bot.errors import ConfigError
from bot.settings import DISCORD_TOKEN, DiscordSettings

logger = logging.getLogger(__name__)

REQUESTS_PER_SECOND = 48
"""Discord takes 50 (topics/rate-limits); interactions do not count."""

LONGEST_LIMIT = 30.0
"""Seconds that a request may wait for a limit of Discord's; longer ones the outbox waits out, which holds up no other
channel meanwhile. The library takes no less."""

FIRST_WAIT = 1.0
LONGEST_WAIT = 60.0
"""Seconds between two tries to connect: they double from the first to the longest."""

REFUSALS = {
    4004: ("the token is refused", f"set a new one in {DISCORD_TOKEN}: Developer Portal › Bot › Reset Token"),
    4010: ("the shard is refused", "restart the bot"),
    4011: ("it is in too many servers for one connection", "set sharding = true under [discord]"),
    4013: ("the intents are refused", "tell the maintainers"),
    4014: (
        "the Message Content intent is not switched on",
        "switch it on (Developer Portal › Bot), or set message_content = false under [discord]",
    ),
}
"""Close codes after which connecting again is of no use (topics/opcodes): what is wrong, and the way out."""


def connect_to(settings: DiscordSettings) -> None:
    """Make the library use the addresses of the settings, which it has in its classes, and not warn of voice."""
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    discord.http.Route.BASE = f"{settings.base_url.rstrip('/')}/api/v10"
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.gateway_url)


def intents(message_content: bool) -> discord.Intents:
    """No privileged intent, but for the texts of bare messages where the owner has enabled that."""
    return discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=message_content)


class RequestPace:
    """Lets requests go one after the other, at least so far apart, in the order in which they come.

    Each waits for the one before to have gone: after a moment in which nothing went, they do not go in a bunch.
    """

    def __init__(self, per_second: float) -> None:
        self._gap = 1 / per_second
        self._last = 0.0
        self._turn = asyncio.Lock()

    async def wait(self, session: object, context: SimpleNamespace, request: aiohttp.TraceRequestStartParams) -> None:
        """Called by aiohttp before each request."""
        await self.wait_for(request.url.path)

    async def wait_for(self, path: str) -> None:
        """Wait for a request's turn; answers to interactions have no turn."""
        if path.startswith(("/api/v10/interactions", "/api/v10/webhooks", "/gateway")):
            return
        clock = asyncio.get_running_loop().time
        async with self._turn:
            await asyncio.sleep(max(0.0, self._last + self._gap - clock()))
            self._last = clock()


class _Hooks:
    """What our clients do otherwise than the library's."""

    identify_wait = 5.0
    """Seconds before another IDENTIFY (events/gateway: one in five seconds)."""

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait before a further IDENTIFY, so that reconnects do not exhaust the IDENTIFY limit."""
        if not initial:
            await asyncio.sleep(self.identify_wait)


class PlainClient(_Hooks, discord.Client):
    """One connection."""


class ShardedClient(_Hooks, discord.AutoShardedClient):
    """As many connections as Discord recommends."""


def client_of(settings: DiscordSettings) -> discord.Client:
    """A client for the settings, not yet connected; must be made in the loop that it runs in."""
    connect_to(settings)
    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(RequestPace(REQUESTS_PER_SECOND).wait)
    kind = ShardedClient if settings.sharding else PlainClient
    client = kind(
        intents=intents(settings.message_content),
        http_trace=trace,
        max_messages=None,
        chunk_guilds_at_startup=False,
        member_cache_flags=discord.MemberCacheFlags.none(),
        allowed_mentions=discord.AllowedMentions.none(),
        enable_debug_events=False,
        max_ratelimit_timeout=LONGEST_LIMIT,
    )
    parsers: dict[str, Callable[[Any], None]] = client._connection.parsers
    for event, parse in list(parsers.items()):
        parsers[event] = _guarded(event, parse)
    return client


def _guarded(event: str, parse: Callable[[Any], None]) -> Callable[[Any], None]:
    def guarded(payload: Any) -> None:
        try:
            parse(payload)
        except Exception:
            logger.exception("an event %s of Discord's could not be read; it is left out", event)

    return guarded


Prepare = Callable[[], Awaitable[None]]


async def keep_connected(
    client: discord.Client, token: str, prepare: Prepare | None = None, first_wait: float = FIRST_WAIT
) -> None:
    """Be connected until the task is cancelled; only then may the client be closed. `prepare` is called after logins.

    Raises ConfigError for what the owner must put right: a refused token, an intent that is not switched on.
    """
    wait = first_wait
    while True:
        started = asyncio.get_running_loop().time()
        try:
            await _connect(client, token, prepare)
            return
        except discord.LoginFailure as error:
            raise ConfigError("Discord", *REFUSALS[4004]) from error
        except discord.PrivilegedIntentsRequired as error:
            raise ConfigError("Discord", *REFUSALS[4014]) from error
        except discord.ConnectionClosed as error:
            if error.code in REFUSALS:
                raise ConfigError("Discord", *REFUSALS[error.code]) from error
            logger.warning("Discord closed the connection (%s); trying again in %.0f s", error.code, wait)
        except Exception as error:  # noqa: BLE001 - the library dies of more than it says; the bot goes on
            logger.warning("the connection to Discord failed (%s); trying again in %.0f s", _in_words(error), wait)
        if asyncio.get_running_loop().time() - started > LONGEST_WAIT:
            wait = first_wait
        await asyncio.sleep(wait)
        wait = min(2 * wait, LONGEST_WAIT)


def _in_words(error: Exception) -> str:
    """What the system said, where it is the network; else the kind of error, and what it says."""
    if isinstance(error, aiohttp.ClientConnectorError):
        return error.os_error.strerror or str(error)
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


async def _connect(client: discord.Client, token: str, prepare: Prepare | None) -> None:
    """Log in, where that is not done, and connect; comes back when the client was closed by us."""
    begin = client.is_closed() or client.application is None
    if client.is_closed():
        client.clear()
        client.http.connector = discord.utils.MISSING  # the library would use the closed one again
    if begin:
        await _login(client, token)
        if prepare:
            await prepare()
    await client.connect(reconnect=True)


async def _login(client: discord.Client, token: str) -> None:
    """Log in; the library opens a session for each try, and closes none that failed."""
    try:
        await client.login(token)
    except BaseException:
        await client.http.close()
        client.http.connector = discord.utils.MISSING
        raise


async def close(client: discord.Client) -> None:
    """Close the client; what the library would still announce after that is dropped.

    A connection that is given up between HELLO and READY stays open, with its thread of heartbeats.
    """
    ready: asyncio.Task[None] | None = client._connection._ready_task
    if ready is not None:
        ready.cancel()
        await asyncio.wait({ready}, timeout=1)
    await client.close()
    here = asyncio.get_running_loop()
    for thread in threading.enumerate():
        if isinstance(thread, discord.gateway.KeepAliveHandler) and thread.ws.loop is here:
            thread.stop()
            await thread.ws.socket.close()
