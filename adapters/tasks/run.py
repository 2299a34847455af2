"""`verbatim run`: gather and post on time, until it is told to stop."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys

from adapters.clock import ringing
from adapters.sqlite import run_lock
from adapters.terminal.courier import TerminalCourier
from adapters.wiring import House, opened, staffed
from bot.errors import ConfigError


def run(arguments: argparse.Namespace) -> int:
    """Serve until SIGTERM or Ctrl-C; raises HistoryBusy while another process serves the same history."""
    with opened(arguments) as house, run_lock(house.history.path):
        with house.history.reading() as books:
            if not books.sources.all():
                raise ConfigError("sources", "there are none", "add one with: verbatim gather ADDRESS")
        return asyncio.run(_serve(house))


async def _serve(house: House) -> int:
    stopping = asyncio.Event()
    received: list[int] = []

    def stop(number: int) -> None:
        received.append(number)
        stopping.set()

    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop, number)
    async with staffed(house, TerminalCourier(sys.stdout)) as newsroom:

        async def gather() -> None:
            with house.history.reading() as books:
                sources = books.sources.all()
            await newsroom.gather(sources)

        async def publish() -> None:
            await newsroom.publish()

        async with ringing(gather, house.settings.reading.every_minutes, publish):
            await stopping.wait()
    return 130 if received and received[0] == signal.SIGINT else 0
