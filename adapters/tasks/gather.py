"""`verbatim gather`: read the sources now, add one by its address, or load articles from JSON Lines."""

from __future__ import annotations

import argparse
import asyncio
import sys
from dataclasses import replace

from adapters.progress import progress
from adapters.sources.worth import described, worth
from adapters.terminal.courier import TerminalCourier
from adapters.terminal.format import safe
from adapters.wiring import House, opened, source_at, staffed
from bot.errors import ConfigError
from bot.model import Source
from bot.newsroom import Visit


def run(arguments: argparse.Namespace) -> int:
    """Visit the sources; 1 when any could not be read."""
    with opened(arguments) as house:
        if arguments.jsonl:
            visits = visit(house, [replace(source_at(arguments.jsonl, arguments.outlet), id="jsonl")])
        elif arguments.addresses:
            visits = add(house, [source_at(address, arguments.outlet) for address in arguments.addresses])
        else:
            with house.history.reading() as books:
                sources = books.sources.all()
            if not sources:
                raise ConfigError("sources", "there are none", "add one with: verbatim gather ADDRESS")
            visits = visit(house, sources)
    for done in visits:
        _print(done, with_worth=bool(arguments.addresses))
    return 1 if any(done.failure or done.problems for done in visits) else 0


def visit(house: House, sources: list[Source]) -> list[Visit]:
    """Visit these sources once; what each visit came to, in order of completion."""
    return asyncio.run(_visit(house, sources))


def add(house: House, sources: list[Source]) -> list[Visit]:
    """Visit new sources and keep those that could be read; standard input is read and not kept."""
    visits = visit(house, sources)
    with house.history.writing() as books:
        for done in visits:
            if not done.failure and done.source.address != "-":
                books.sources.put(done.source)
    return visits


async def _visit(house: House, sources: list[Source]) -> list[Visit]:
    visits: list[Visit] = []
    async with staffed(house, TerminalCourier(sys.stdout)) as newsroom:
        with progress("reading", len(sources)) as advance:

            def done(visit: Visit) -> None:
                visits.append(visit)
                advance()

            await newsroom.gather(sources, done)
    return visits


def _print(done: Visit, with_worth: bool) -> None:
    name = safe(done.source.outlet or done.source.address)
    for problem in done.problems:
        print(f"verbatim: {name}: {safe(problem)}", file=sys.stderr)
    if done.failure:
        print(f"verbatim: {name}: {safe(done.failure)}", file=sys.stderr)
        return
    print(f"{name}: {done.new} new, {len(done.filings) - done.new} known")
    if with_worth and done.readings:
        print(f"  {safe(described(worth(done.readings)))}")
