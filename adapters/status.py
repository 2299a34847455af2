"""The condition of a running service: errors of its tasks, /health and /metrics on this machine, a ping elsewhere."""

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
"""Seconds without a run of the task that checks for due briefings after which the service is unhealthy."""

PATIENCE = ClientTimeout(total=10)
"""Time limit of a ping."""


@dataclass(frozen=True, slots=True)
class Condition:
    """The condition of the service; `problem` is None while it is healthy. Times are RFC 3339 in UTC; `looked` is when
    due briefings were last checked for.
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

    A request whose Host is not this machine is refused (421), against DNS rebinding by a web page. Raises ConfigError
    when the port is taken.
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
    """Call an address that raises an alarm when the calls cease; False, and a warning in the log, if that fails."""
    try:
        async with ClientSession(timeout=PATIENCE) as session, session.get(address) as response:
            if response.status < 400:
                return True
            problem = f"status {response.status}"
    except (TimeoutError, ClientError, OSError, ValueError) as error:
        problem = f"{type(error).__name__} {error}".strip()
    logger.warning("the ping address could not be called: %s", problem)
    return False


class TaskErrors:
    """The errors of tasks with the history, each until the task's next run: a full disk may have room again by then.

    `checking` is the task that checks for due briefings.
    """

    def __init__(self, checking: str, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._checking = checking
        self._monotonic = monotonic
        self._checked = monotonic()
        self._by_task: dict[str, str] = {}

    @contextmanager
    def run_of(self, task: str) -> Iterator[None]:
        """One run of a task; a HistoryError is noted and logged."""
        if task == self._checking:
            self._checked = self._monotonic()
        try:
            yield
        except HistoryError as error:
            if str(error) not in self._by_task.values():  # some tasks run each second, and the log may be on that disk
                logger.error("%s", error)
            self._by_task[task] = str(error)
            return
        problem = self._by_task.pop(task, None)
        if problem and problem not in self._by_task.values():
            logger.warning("over: %s", problem)

    def current(self) -> list[str]:
        """The present errors, each once."""
        silent = self._monotonic() - self._checked > SILENCE
        return [*dict.fromkeys(self._by_task.values()), *(["nobody looks for due briefings"] if silent else [])]
