"""Measures the bot in Slack on loopback: times to acknowledgement and answer, under load, and many channels at once.

python -m tests.slack_wire.bench [articles]
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from adapters import wiring
from adapters.chat.records import Records
from adapters.declaring import source_at
from adapters.lexicon import load
from adapters.slack.courier import SlackCourier
from adapters.slack.service import Access, serving
from adapters.slack.workspace import web_client
from adapters.sqlite import SQLiteHistory, open_history
from bot.async_history import on_threads
from bot.desk import Desk
from bot.front_desk import FrontDesk
from bot.message import Heading, Message, Paragraph, Run
from bot.settings import LimitsSettings, Rules, Settings
from tests.bench import NOW, QUESTIONS, articles, fill
from tests.dependencies import dependencies
from tests.slack_wire import payloads
from tests.slack_wire.server import APP_TOKEN, BOT_TOKEN, SlackServer

Row = tuple[str, str, str]

ROUNDS, CROWD, CHANNELS, GATHERED = 200, 200, 500, 6_000
UNLIMITED = Rules(LimitsSettings(100_000, 100_000, 100_000))


async def measure(folder: Path) -> list[Row]:
    """The rows of the table; the folder has a history and articles to be gathered."""
    history = open_history(folder / "bench.db")
    rows: list[Row] = []
    async with _in_slack(history) as slack:
        rows += await _one_after_another(slack, "idle")
        async with _gathering(folder, history):
            rows += await _one_after_another(slack, "while a gather runs")
            rows += await _all_at_once(slack)
        rows += await _direct(slack)
    history.close()
    return rows + await _many_channels()


def _prepare(folder: Path, count: int) -> None:
    fill(folder / "bench.db", count)
    for number, text in enumerate(articles(GATHERED, 600)):
        news = folder / "news" / f"{number // 200:03}"
        news.mkdir(parents=True, exist_ok=True)
        (news / f"{number}.txt").write_text(f"Article {number}\n\n{text}", encoding="utf-8")


@asynccontextmanager
async def _in_slack(history: SQLiteHistory) -> AsyncIterator[SlackServer]:
    with on_threads(history) as async_history:
        desk = FrontDesk(Desk(history, load()), dependencies(async_history), lambda: NOW, UNLIMITED)
        async with SlackServer().running() as slack:
            given, records = Access(BOT_TOKEN, APP_TOKEN, base_url=slack.api), Records(async_history, lambda: NOW)
            async with serving(given, _Everywhere(desk), records):  # type: ignore[arg-type]
                await slack.until(lambda: slack.sockets, 20)
                yield slack


class _Everywhere:
    """Lets the workspace see all articles of the bench, which belong to no source."""

    def __init__(self, desk: FrontDesk) -> None:
        self._desk = desk

    async def attend(self, line: str, visitor: Any) -> Any:
        return await self._desk.attend(line, replace(visitor, space="local"))


@asynccontextmanager
async def _gathering(folder: Path, history: SQLiteHistory) -> AsyncIterator[None]:
    """A gather into the same history from the same process, as `verbatim run` has it, for as long as the block runs."""
    made = wiring.App(Settings(), history, load(), Desk(history, load()), lambda: NOW)
    with on_threads(history) as async_history:
        async with wiring.open_newsroom(made, async_history) as newsroom:
            sources = [source_at(str(each)) for each in sorted((folder / "news").iterdir())]

            async def gather() -> None:
                for source in sources:
                    await newsroom.gather([source])

            task = asyncio.create_task(gather())
            await asyncio.sleep(2)
            yield
            state = "over" if task.done() else "under way"
            read = await async_history.read(lambda books: books.search.coverage().articles)
            print(f"{read:,} articles at the end, the gather was {state}")
            task.cancel()
            await asyncio.wait((task,))


async def _asked(slack: SlackServer, question: str) -> tuple[float, float]:
    """Seconds to the acknowledgement, and to the answer."""
    body = payloads.command(slack, question)
    started = time.perf_counter()
    await slack.send("slash_commands", body)
    acknowledged = time.perf_counter() - started
    await _when(lambda: bool(slack.over(body["response_url"])))
    return acknowledged, time.perf_counter() - started


async def _one_after_another(slack: SlackServer, when: str) -> list[Row]:
    await _asked(slack, QUESTIONS[0])
    times = [await _asked(slack, QUESTIONS[n % len(QUESTIONS)]) for n in range(ROUNDS)]
    acks, answers = ([pair[place] for pair in times] for place in (0, 1))
    return [
        (f"command to acknowledgement, p50 / p99, ms, {when}", _two(acks, 0.99), "p99 < 150"),
        (f"command to answer, p50 / p95, ms, {when}", _two(answers, 0.95), "p95 < 500"),
    ]


async def _all_at_once(slack: SlackServer) -> list[Row]:
    times = await asyncio.gather(*(_asked(slack, QUESTIONS[n % len(QUESTIONS)]) for n in range(CROWD)))
    acks, answers = ([pair[place] for pair in times] for place in (0, 1))
    return [
        (f"{CROWD} questions at once: slowest acknowledgement, ms", f"{max(acks) * 1000:.0f}", "< 3000"),
        ("the same: slowest answer, s", f"{max(answers):.1f}", ""),
    ]


async def _direct(slack: SlackServer) -> list[Row]:
    times = []
    for n in range(50):
        before = len(slack.said("DU1"))
        started = time.perf_counter()
        await slack.send("events_api", payloads.direct(slack, QUESTIONS[n % len(QUESTIONS)]))
        await _when(lambda: len(slack.said("DU1")) > before)  # noqa: B023 - called at once
        times.append(time.perf_counter() - started)
    return [("direct message to answer, p50 / p95, ms", _two(times, 0.95), "p95 < 500")]


async def _many_channels() -> list[Row]:
    """A briefing of one message and two in its thread, to 500 channels at once, at one message a second in each."""
    async with SlackServer().running() as slack:
        channels = [f"C{n}" for n in range(CHANNELS)]
        slack.members |= set(channels)
        slack.pace = 0.95
        courier = SlackCourier(web_client(BOT_TOKEN, slack.api))
        message = Message((Heading((Run("2 new stories"),), 1), Paragraph((Run("word " * 300),))))

        async def brief(channel: str) -> None:
            first = await courier.post(f"slack:T1/{channel}", message, f"{channel}.0")
            for part in (1, 2):
                await courier.post(f"slack:T1/{channel}", message, f"{channel}.{part}", first)

        started = time.perf_counter()
        await asyncio.gather(*map(brief, channels))
        seconds = time.perf_counter() - started
        posted = [len(slack.said(channel)) for channel in channels]
        refused = len(slack.called("chat.postMessage")) - sum(posted)
    return [
        (f"{CHANNELS} channels at once, 3 messages each, s", f"{seconds:.1f}", "2 is the least at 1/s/channel"),
        ("the same: doubled or lost / refused by Slack (429)", f"{sum(n != 3 for n in posted)} / {refused}", "0"),
    ]


async def _when(holds: Callable[[], bool]) -> None:
    while not holds():  # noqa: ASYNC110 - what is waited for happens in another's memory
        await asyncio.sleep(0.002)


def _two(seconds: list[float], share: float) -> str:
    ordered = sorted(seconds)
    return f"{statistics.median(ordered) * 1000:.0f} / {ordered[int(len(ordered) * share)] * 1000:.0f}"


def main() -> int:
    """Measure, and print the table."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        os.environ.pop(name, None)
    table = Table("what", "measured", "target")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _prepare(folder, int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
        for row in asyncio.run(measure(folder)):
            table.add_row(*row)
    Console(width=120).print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
