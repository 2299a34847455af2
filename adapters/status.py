"""What a running service tells about itself, over HTTP on this machine alone: /health and /metrics."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass

from aiohttp import web

from bot.errors import ConfigError

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Condition:
    """How the service does; `problem` is None while it does well. Times are RFC 3339 in UTC;
    `looked` is when due briefings were last looked for.
    """

    problem: str | None
    version: str
    started: str
    looked: str | None


@asynccontextmanager
async def status_served(
    port: int, condition: Callable[[], Condition], exposition: Callable[[], bytes], content_type: str
) -> AsyncIterator[int]:
    """Serve /health (200, or 503 with the problem) and /metrics until the block is left; gives the port (0: any).

    Raises ConfigError when the port is taken.
    """

    async def health(request: web.Request) -> web.Response:
        found = condition()
        return web.json_response(asdict(found), status=200 if found.problem is None else 503)

    async def metrics(request: web.Request) -> web.Response:
        return web.Response(body=exposition(), headers={"Content-Type": content_type})

    application = web.Application()
    application.add_routes([web.get("/health", health), web.get("/metrics", metrics)])
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    site = web.TCPSite(runner, LOOPBACK, port)
    try:
        try:
            await site.start()
        except OSError as error:
            why = os.strerror(error.errno or 0).lower()  # aiohttp's own words name the address a second time
            problem = f"port {port} of {LOOPBACK} cannot be used ({why})"
            raise ConfigError("service.port", problem, "give another one") from error
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()
