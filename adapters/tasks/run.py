"""`verbatim run`: gather and post on time, until it is told to stop."""

from __future__ import annotations

import argparse
import asyncio
import logging
import signal
import sys
from datetime import timedelta

from adapters.clock import TICK, Bell, ringing
from adapters.sqlite import run_lock
from adapters.terminal.courier import TerminalCourier
from adapters.wiring import House, opened, staffed
from bot.errors import ConfigError, HistoryError

logger = logging.getLogger(__name__)


def run(arguments: argparse.Namespace) -> int:
    """Serve until SIGTERM or Ctrl-C; raises HistoryBusy while another process serves the same history."""
    with opened(arguments) as house, run_lock(house.history.path):
        with house.history.reading() as books:
            if not books.sources.all():
                raise ConfigError("sources", "there are none", "add one with: verbatim gather ADDRESS")
        return asyncio.run(_serve(house))


async def _serve(house: House) -> int:
    stopped: asyncio.Queue[int] = asyncio.Queue()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.put_nowait, number)
    async with staffed(house, TerminalCourier(sys.stdout)) as newsroom:

        async def gather() -> None:
            try:
                with house.history.reading() as books:
                    sources = books.sources.all()
                await newsroom.gather(sources)
                await newsroom.renew()
            except HistoryError as error:
                logger.error("%s", error)  # a full disk may have room again by the next time

        async def publish() -> None:
            try:
                await newsroom.publish()
            except HistoryError as error:
                logger.error("%s", error)

        visits = timedelta(minutes=house.settings.reading.every_minutes)
        async with ringing(Bell(gather, visits, at_once=True), Bell(publish, TICK, finished=True)):
            received = await stopped.get()
    return 128 + received if received == signal.SIGINT else 0
