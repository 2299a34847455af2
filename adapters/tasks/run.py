"""`verbatim run`: gather and post on time, until it is told to stop; SIGHUP reads the configuration again."""

from __future__ import annotations

import argparse
import asyncio
import gc
import logging
import signal
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path

from adapters.clock import TICK, PeriodicTask, running, whole_minute
from adapters.declaring import declare, no_sources
from adapters.logs import configure
from adapters.metrics import CONTENT_TYPE, MeasuredDesk, Metrics
from adapters.platforms import Platforms, Served, any_platform, check_secrets, open_platforms
from adapters.sqlite import run_lock
from adapters.status import Condition, TaskErrors, ping, status_served
from adapters.terminal.courier import TerminalCourier
from adapters.tokens import tokens
from adapters.wiring import CONFIG, UNCONFIGURED, App, history_path, open_newsroom, opened, settings_of
from bot.async_history import AsyncHistory, on_threads
from bot.care import apply_retention
from bot.counting import counted
from bot.errors import ConfigError, HistoryError
from bot.newsroom import Newsroom, Visit
from bot.settings import Settings
from bot.slots import Receipt

logger = logging.getLogger(__name__)

LATE = timedelta(minutes=1)
"""How long after its slot a post counts as late."""

UNPLANNED = "no briefing is planned yet: declare one, or say /briefing schedule in chat"

UNCHANGED = "the configuration stays as it was: %s"


def run(arguments: argparse.Namespace) -> int:
    """Serve until SIGTERM or Ctrl-C; raises HistoryBusy while another process serves the same history."""
    settings, folder = settings_of(arguments)
    _log(arguments, settings, folder)
    with run_lock(history_path(arguments)), opened(arguments) as app:  # another service has declared its own sources
        secrets = tokens(folder)
        check_secrets(settings, secrets)
        with app.history.reading() as books:
            if not books.sources.all() and not any_platform(secrets):
                raise no_sources()
        return asyncio.run(_Service(arguments, app, secrets).serve())


@dataclass(frozen=True, slots=True)
class _Fresh:
    """The present configuration, the folder that its paths are relative to, and secrets by their variables."""

    settings: Settings
    folder: Path
    secrets: Mapping[str, str]


class _Service:
    """One process that serves; /health shows its condition."""

    def __init__(self, arguments: argparse.Namespace, app: App, secrets: Mapping[str, str]) -> None:
        self._arguments = arguments
        self._secrets = secrets
        self._metrics = Metrics()
        self._app = replace(app, desk=MeasuredDesk(app.history, app.lexicon, self._metrics))
        self._courier = TerminalCourier(sys.stdout)
        self._started = app.now()
        self._checked: datetime | None = None
        self._errors = TaskErrors("publish")
        self._platforms = Platforms({})
        self._pings: set[asyncio.Task[bool]] = set()
        self._run_now: Callable[[PeriodicTask], None] = lambda task: None
        self._publishing: PeriodicTask | None = None

    async def serve(self) -> int:
        """Serve until a signal ends it; returns the exit status."""
        received: asyncio.Queue[int] = asyncio.Queue()
        loop = asyncio.get_running_loop()
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(each, received.put_nowait, each)
        async with self._status():
            logger.info("serving %s", self._app.history.path)
            while (number := await self._serve_until_signal(received)) == signal.SIGHUP:
                pass
        logger.info("stopped by %s", signal.Signals(number).name)
        return 128 + number if number == signal.SIGINT else 0

    async def _serve_until_signal(self, received: asyncio.Queue[int]) -> int:
        """Gather and publish by the present settings; returns the signal that ends it, SIGHUP if there are new ones."""
        app = self._app
        with on_threads(app.history) as history:
            async with (
                open_newsroom(app, history, metrics=self._metrics) as newsroom,
                open_platforms(
                    app, history, self._courier, self._secrets, self._metrics, self._settled, self._freed
                ) as service,
            ):
                self._platforms = service.platforms
                self._say_what_is_ahead()
                tasks = self._tasks(history, newsroom, service)
                gc.collect()
                gc.freeze()  # words and libraries stay: looking through them stops the event loop for 30 ms and more
                async with running(*tasks, now=app.now) as self._run_now:
                    number, fresh = await self._signal(received)
        if fresh is not None:
            self._hold(fresh)
        return number

    def _say_what_is_ahead(self) -> None:
        with self._app.history.reading() as books:
            sources, following = len(books.sources.all()), books.schedules.next()
        places = ", ".join(beginning.rstrip(":") for beginning in self._platforms.couriers)
        ahead = f"the next briefing is due at {following:%Y-%m-%d %H:%M} UTC" if following else UNPLANNED
        logger.info("on %s; %s; %s", places, counted(sources, "source"), ahead)

    async def _signal(self, received: asyncio.Queue[int]) -> tuple[int, _Fresh | None]:
        """The signal that ends this round, and with SIGHUP the new settings; invalid settings are ignored."""
        while True:
            number = await received.get()
            if number != signal.SIGHUP:
                return number, None
            fresh = self._read_again()
            if fresh is not None:
                return number, fresh

    def _read_again(self) -> _Fresh | None:
        """The settings in the file now; None, and a line in the log, when something is wrong with them."""
        try:
            settings, folder = settings_of(self._arguments)
            if settings is UNCONFIGURED and self._app.settings is not UNCONFIGURED:
                raise ConfigError(CONFIG, "it is not there any more", "put it back")
            secrets = tokens(folder)
            check_secrets(settings, secrets)
            _log(self._arguments, settings, folder)
        except ConfigError as error:
            logger.error(UNCHANGED, error)
            return None
        held = self._app.settings
        if (settings.history, settings.service.port) != (held.history, held.service.port):
            logger.warning("history.path and service.port hold from the next start on")
        return _Fresh(settings, folder, secrets)

    def _hold(self, fresh: _Fresh) -> None:
        """Use these settings from now on, unless the history refuses what they declare."""
        app = self._app
        try:
            if fresh.settings is not UNCONFIGURED:
                declare(app.history, fresh.settings, fresh.folder, app.now())
        except HistoryError as error:
            logger.error(UNCHANGED, error)
            return
        self._app, self._secrets = replace(app, settings=fresh.settings), fresh.secrets
        logger.info("the configuration was read again")

    def _tasks(self, history: AsyncHistory, newsroom: Newsroom, service: Served) -> tuple[PeriodicTask, ...]:
        visits = timedelta(minutes=self._app.settings.reading.every_minutes)

        def visited(visit: Visit) -> None:
            if "new" in visit.filings:
                self._run_now(watching)

        async def gather() -> None:
            with self._errors.run_of("gather"):
                begun = self._app.now()
                await newsroom.gather(await history.read(lambda books: books.sources.all()), visited)
                await service.care.report_failures()
                await newsroom.renew(begun + visits / 2)

        async def look() -> datetime | None:
            following: datetime | None = None
            with self._errors.run_of("look"):
                following = await service.care.look() or self._app.now() + visits
            return following  # noqa: RET504 - None where the disk refused

        async def publish() -> datetime | None:
            following: datetime | None = None
            with self._errors.run_of("publish"):
                self._checked = self._app.now()
                following = min(await service.publisher.tick(), whole_minute(self._checked))
                self._metrics.checked(self._checked)
            return following

        async def clean() -> None:
            with self._errors.run_of("clean"):
                await apply_retention(history, self._app.settings.retention, self._app.now())

        watching = PeriodicTask(look, timedelta(minutes=1))
        self._publishing = PeriodicTask(publish, TICK, at_once=True)
        return (
            PeriodicTask(gather, visits, at_once=True),
            self._publishing,
            watching,
            PeriodicTask(clean, timedelta(days=1), at_once=True),
        )

    def _freed(self) -> None:
        """A channel has finished its post: check at once when its next row may be tried."""
        if self._publishing is not None:
            self._run_now(self._publishing)

    def _settled(self, receipt: Receipt) -> None:
        """Count the outcome of a slot, and call the ping address."""
        if receipt.briefing is None:
            return
        late = receipt.state == "posted" and self._app.now() - receipt.slot > LATE
        self._metrics.slot(receipt.state, late)
        address = self._app.settings.service.ping
        if address is not None and receipt.state != "failed":
            task = asyncio.create_task(ping(address))
            self._pings.add(task)
            task.add_done_callback(self._pings.discard)

    @asynccontextmanager
    async def _status(self) -> AsyncIterator[None]:
        port = self._arguments.port or self._app.settings.service.port
        if port is None:
            yield
            return
        async with status_served(port, self._condition, self._metrics.exposition, CONTENT_TYPE):
            yield

    def _condition(self) -> Condition:
        problem = "; ".join((*self._errors.current(), *self._platforms.problems)) or None
        checked = self._checked.isoformat() if self._checked else None
        return Condition(problem, version("verbatim"), self._started.isoformat(), checked)


def _log(arguments: argparse.Namespace, settings: Settings, folder: Path) -> None:
    """Log as --log-format or the file says, with known tokens hidden; raises ConfigError."""
    hidden = (value for name, value in tokens(folder).items() if name.endswith(("TOKEN", "SECRET", "PASSWORD", "KEY")))
    configure(arguments.log_format or settings.service.log_format, sys.stderr, hidden)
