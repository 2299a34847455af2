"""What a running service tells of itself: what hinders it, /health and /metrics on this machine, a ping elsewhere."""

from __future__ import annotations

import logging
import os
import re
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import asdict, dataclass

from aiohttp import ClientError, ClientSession, ClientTimeout, web
from aiohttp.typedefs import Handler

from bot.errors import ConfigError, HistoryError

logger = logging.getLogger(__name__)

LOOPBACK = "127.0.0.1"
HERE = re.compile(r"(127\.0\.0\.1|localhost)(:\d+)?", re.IGNORECASE)

SILENCE = 120.0
"""Seconds without a turn of the task that looks for due briefings after which the service counts as ill."""

PATIENCE = ClientTimeout(total=10)
"""How long a ping may take."""


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

    Who asks under another name than this machine's own for itself is told nothing (421): a web page may have led its
    name here, and so have a browser ask (DNS rebinding). Raises ConfigError when the port is taken.
    """

    @web.middleware
    async def meant(request: web.Request, handler: Handler) -> web.StreamResponse:
        if HERE.fullmatch(request.headers.get("Host", LOOPBACK)):
            return await handler(request)
        raise web.HTTPMisdirectedRequest

    async def health(request: web.Request) -> web.Response:
        found = condition()
        return web.json_response(asdict(found), status=200 if found.problem is None else 503)

    async def metrics(request: web.Request) -> web.Response:
        return web.Response(body=exposition(), headers={"Content-Type": content_type})

    application = web.Application(middlewares=[meant])
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


async def ping(address: str) -> bool:
    """Call an address that raises the alarm when the calls cease; False, and a warning in the log, when that does not
    work: no post depends on it.
    """
    try:
        async with ClientSession(timeout=PATIENCE) as session, session.get(address) as response:
            if response.status < 400:
                return True
            problem = f"status {response.status}"
    except (TimeoutError, ClientError, OSError, ValueError) as error:
        problem = f"{type(error).__name__} {error}".strip()
    logger.warning("the ping address could not be called: %s", problem)
    return False


class Troubles:
    """Those of the history: a disk that refuses may have room again by the next time that a task has its turn.

    `looking` is the task that looks for due briefings; `counted` gives seconds that no clock's change touches.
    """

    def __init__(self, looking: str, counted: Callable[[], float] = time.monotonic) -> None:
        self._looking = looking
        self._counted = counted
        self._looked = counted()
        self._by_task: dict[str, str] = {}

    @contextmanager
    def minded(self, task: str) -> Iterator[None]:
        """A task's turn, which may fail."""
        if task == self._looking:
            self._looked = self._counted()
        try:
            yield
        except HistoryError as error:
            if self._by_task.get(task) != str(error):  # some have a turn each second, and the log may be on that disk
                logger.error("%s", error)
            self._by_task[task] = str(error)
            return
        if problem := self._by_task.pop(task, None):
            logger.warning("over: %s", problem)

    def current(self) -> list[str]:
        """The troubles that there are, each once."""
        silent = self._counted() - self._looked > SILENCE
        return [*dict.fromkeys(self._by_task.values()), *(["nobody looks for due briefings"] if silent else [])]
