"""Measures the adapter on loopback with 10,000 articles: `python -m tests.discord_wire.bench`."""

from __future__ import annotations

import asyncio
import json
import logging
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from adapters.chat.records import Records
from adapters.discord.connection import REQUESTS_PER_SECOND
from adapters.discord.service import Discord, serving
from adapters.discord.slash import commands_of
from adapters.lexicon import load
from adapters.reading import ready
from adapters.sqlite import open_history
from adapters.wiring import App, open_app, open_newsroom
from bot.async_history import AsyncHistory, on_threads
from bot.desk import Desk
from bot.front_desk import FrontDesk
from bot.message import Message, Paragraph, Run
from bot.model import Article, Source
from bot.newsroom import Newsroom
from bot.ports import Reading
from bot.reading.digest import read
from bot.settings import DiscordSettings, LimitsSettings, Rules, Settings
from tests.bench import NOW, QUESTIONS, articles
from tests.dependencies import dependencies
from tests.discord_wire.interactions import Asked
from tests.discord_wire.server import TOKEN, LoopbackDiscord, discord_on_loopback

ARTICLES = 10_000
ASKED = 200
CHANNELS = 500
SPACE = "discord:3000"
GENEROUS = Rules(LimitsSettings(person_a_minute=10_000, person_an_hour=10_000, space_an_hour=10_000))


async def main(path: Path, more: Path) -> int:
    """Print each figure beside its target, over a history, and with more articles to gather; 1 when one is missed."""
    met = []
    with open_app(path, Settings(), lambda: NOW) as app, on_threads(app.history) as async_history:
        async with open_newsroom(app, async_history) as newsroom, _served(app, async_history) as (wire, discord):
            gathering = asyncio.create_task(_gather(newsroom, more))
            met += await _latencies(wire)
            running = not gathering.done()
            met.append(await _completions(wire))
            gathering.cancel()
            await asyncio.wait({gathering})
            print(f"  (gathered all the while: {running})")
            met.append(await _at_once(wire))
            met.append(await _due_at_once(wire, discord))
    return 0 if all(met) else 1


def fill(path: Path) -> None:
    """A history of so many articles, which the server's space sees."""
    history = open_history(path)
    with history.writing() as books:
        books.sources.put(Source("bench", "https://bench.example/feed", "feed"), SPACE)
    desk = Desk(history, load())
    batch: list[Reading] = []
    for number, text in enumerate(articles(ARTICLES, 150)):
        at = NOW - number * timedelta(minutes=1)
        article = Article(f"a{number}", text, at, source="bench", outlet=f"Outlet {number % 20}", title=text[:60])
        article = replace(article, published=at)
        batch.append(ready(article, *read(article, load())))
        if len(batch) == 100:
            desk.file(batch)
            batch = []
    history.close()


def lay_out(file: Path) -> None:
    """Articles of 600 words, as a file to be gathered."""
    rows = ({"id": f"m{n}", "text": text, "title": text[:60]} for n, text in enumerate(articles(3_000, 600)))
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")


@asynccontextmanager
async def _served(app: App, history: AsyncHistory) -> AsyncIterator[tuple[LoopbackDiscord, Discord]]:
    desk = FrontDesk(app.desk, dependencies(history), app.now, GENEROUS)
    async with discord_on_loopback() as wire:
        wire.judges = False
        wire.world.commands = commands_of()
        settings = DiscordSettings(base_url=wire.base, gateway_url=wire.gateway.address)
        async with serving(settings, TOKEN, desk, Records(history, app.now)) as discord:
            await wire.gateway.ready.wait()
            yield wire, discord


async def _gather(newsroom: Newsroom, file: Path) -> None:
    while True:
        await newsroom.gather([Source("more", str(file), "file")])


async def _latencies(wire: LoopbackDiscord) -> list[bool]:
    asked = []
    for number in range(ASKED):
        options = {"question": QUESTIONS[number % len(QUESTIONS)]}
        one = await wire.interactions.command("ask", options, asker=5_000 + number)
        await one.answer(30)
        asked.append(one)
        await asyncio.sleep(0.02)
    acknowledged, answered = _times(asked)
    ninety_nine, ninety_five = _quantile(acknowledged, 0.99), _quantile(answered, 0.95)
    print(f"command to acknowledgement, ms: median {statistics.median(acknowledged):.0f}, p99 {ninety_nine:.0f} (150)")
    print(f"command to answer, ms: median {statistics.median(answered):.0f}, p95 {ninety_five:.0f} (500)")
    return [ninety_nine < 150, ninety_five < 500]


async def _completions(wire: LoopbackDiscord) -> bool:
    times = []
    for typed in ("ush", "ferry", "the bank", "Ushakov ceasfire", "w") * 10:
        asked = await wire.interactions.complete("quote", "find", typed)
        await asked.acknowledgement()
        times.append(1000 * ((asked.acknowledged or 1e9) - asked.sent))
    ninety_five = _quantile(times, 0.95)
    print(f"completion, ms: median {statistics.median(times):.0f}, p95 {ninety_five:.0f} (100)")
    return ninety_five < 100


async def _at_once(wire: LoopbackDiscord) -> bool:
    asked = await asyncio.gather(
        *(
            wire.interactions.command("ask", {"question": QUESTIONS[n % len(QUESTIONS)]}, asker=9_000 + n)
            for n in range(ASKED)
        )
    )
    await asyncio.gather(*(one.answer(120) for one in asked))
    acknowledged, answered = _times(asked)
    print(f"{ASKED} questions at once, ms: slowest acknowledgement {max(acknowledged):.0f} (3000)")
    print(f"  the last answer after {max(answered):.0f} ms")
    return max(acknowledged) < 3000


async def _due_at_once(wire: LoopbackDiscord, discord: Discord) -> bool:
    for number in range(CHANNELS):
        where = wire.world.channel(100_000 + number, 0, f"channel-{number}")
        await wire.gateway.dispatch("CHANNEL_CREATE", where)
    message = Message((Paragraph((Run("A briefing."),)),))
    started = time.monotonic()
    await asyncio.gather(
        *(discord.courier.post(f"discord:{100_000 + n}", message, f"slot {n}.0") for n in range(CHANNELS))
    )
    seconds = time.monotonic() - started
    print(f"{CHANNELS} channels due at once: {seconds:.1f} s, {CHANNELS / seconds:.0f} posts/s ({REQUESTS_PER_SECOND})")
    print(f"  requests that Discord refused with 429: {wire.provoked} (0)")
    return wire.provoked == 0


def _times(asked: list[Asked]) -> tuple[list[float], list[float]]:
    """Milliseconds to acknowledgement and to the answer."""
    return (
        [1000 * ((one.acknowledged or 1e9) - one.sent) for one in asked],
        [1000 * ((one.answered or 1e9) - one.sent) for one in asked],
    )


def _quantile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as place:
        history, more = Path(place) / "bench.db", Path(place) / "more.jsonl"
        fill(history)
        lay_out(more)
        sys.exit(asyncio.run(main(history, more)))
