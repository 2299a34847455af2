"""Signed HTTP: Slack's events as requests that it signs; whatever is not signed, or old, gets 401."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web
from slack_bolt.app.async_app import AsyncApp

from bot.errors import ConfigError

PATH = "/slack/events"
"""Where Slack sends everything: events, commands, interactions, and what completes selects."""

ENDING_SECONDS = 3.0
"""How long a request may take to be answered when the bot ends: Slack waits no longer."""


@asynccontextmanager
async def web_served(app: AsyncApp, host: str, port: int) -> AsyncIterator[int]:
    """Serve until the block is left; the port. Raises ConfigError when it is taken."""
    runner = web.AppRunner(
        app.server(port=port, path=PATH, host=host).web_app, access_log=None, shutdown_timeout=ENDING_SECONDS
    )
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        await runner.cleanup()
        raise ConfigError(f"slack.port {port}", error.strerror or "cannot be used", "choose another port") from error
    try:
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()
