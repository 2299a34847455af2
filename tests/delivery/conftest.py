"""A publisher over a history in memory, with a clock set by hand and a courier that fails as it is told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from adapters.lexicon import load
from adapters.platforms import Platforms
from adapters.reading import ready
from adapters.sqlite import SQLiteHistory, open_history
from bot.async_history import AsyncHistory, on_threads
from bot.delivery.publishing import Publisher
from bot.desk import Desk
from bot.errors import DeliveryError
from bot.message import Message
from bot.model import Article, Source
from bot.reading.digest import read
from bot.slots import Receipt, Schedule
from tests.clocks import Clock
from tests.shown import text_of

MORNING = datetime(2026, 5, 4, 8, tzinfo=UTC)
"""A Monday."""

DAILY = Schedule("daily", "test:news", ("0 8 * * *",), "UTC", MORNING, made_by="test:boss")

FERRY = (
    "The ferry Maren sank off Port Hale on Wednesday night, killing 12 people, the coastguard said.\n\n"
    "“We heard a bang and then the deck was under water,” said Ada Lund, a passenger, at the harbour."
)
RATES = (
    "The central bank cut its main rate to 2.75% on Wednesday, its seventh cut, and said tariffs cloud growth.\n\n"
    "“We will proceed carefully with any further changes,” governor Tim Marlow told reporters in the capital."
)


@dataclass
class Platform:
    """A courier that keeps what was posted, and fails as `failures` say, one for each post or search, by channel.

    `refusing` are the failures of the next edits.
    """

    posted: list[tuple[str, str, Message, str | None]] = field(default_factory=list)
    failures: dict[str, list[DeliveryError | None]] = field(default_factory=dict)
    searches: dict[str, list[DeliveryError]] = field(default_factory=dict)
    swallowing: bool = False
    pieces: int = 1
    held: dict[str, asyncio.Event] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    refusing: list[Exception] = field(default_factory=list)
    edits: int = 0
    under_way: int = 0
    most: int = 0

    def parts(self, message: Message) -> list[Message]:
        return [message, *(Message(()) for _ in range(self.pieces - 1))]

    async def post(self, channel: str, message: Message, key: str, under: str | None = None) -> str:
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        try:
            if channel in self.held:
                await self.held[channel].wait()
            failure = self.failures[channel].pop(0) if self.failures.get(channel) else None
            if failure is None or self.swallowing:
                self.posted.append((channel, key, message, under))
            if failure is not None:
                raise failure
            return f"id of {key}"
        finally:
            self.under_way -= 1

    async def find(self, channel: str, key: str, since: datetime, under: str | None = None) -> str | None:
        self.asked.append(key)
        if self.searches.get(channel):
            raise self.searches[channel].pop(0)
        return f"id of {key}" if any(key == known for _, known, _, _ in self.posted) else None

    async def edit(self, channel: str, posted: str, message: Message) -> None:
        self.edits += 1
        if channel in self.held:
            await self.held[channel].wait()
        if self.refusing:
            raise self.refusing.pop(0)
        self.posted = [
            (where, key, message if (where, f"id of {key}") == (channel, posted) else said, under)
            for where, key, said, under in self.posted
        ]

    def link(self, channel: str, posted: str) -> str | None:
        return None

    def keys(self, channel: str) -> list[str]:
        return [key for where, key, _, _ in self.posted if where == channel]

    def texts(self, channel: str) -> list[str]:
        return [text_of(message) for where, _, message, _ in self.posted if where == channel]


@dataclass
class Office:
    """Everything that a test of delivery needs."""

    history: SQLiteHistory
    desk: Desk
    clock: Clock
    platform: Platform
    publisher: Publisher
    settled: list[Receipt]
    async_history: AsyncHistory
    restart: Callable[[], Publisher]
    freed: list[datetime]

    def plan(self, *schedules: Schedule) -> None:
        with self.history.writing() as books:
            for schedule in schedules:
                books.schedules.put(schedule)

    def file(
        self, id: str, text: str = FERRY, source: str = "courier", teaser: bool = False, title: str | None = None
    ) -> None:
        published = self.clock.at - timedelta(minutes=30)
        article = Article(
            id,
            text,
            published,
            source=source,
            outlet="The Courier",
            title=title or f"Title of {id}",
            published=published,
            teaser=teaser,
        )
        with self.history.writing() as books:
            books.sources.put(Source(source, f"https://{source}.example/feed", "feed"))
        self.desk.file([ready(article, *read(article, load()))])

    def log(self, channel: str = "test:news") -> list[tuple[str, str | None]]:
        """State and reason of the channel's slots, oldest first."""
        with self.history.reading() as books:
            return [(row.state, row.reason) for row in reversed(books.outbox.last(channel, 50))]


async def until(met: Callable[[], object]) -> None:
    """Wait, half a minute at most, until it is met."""
    async with asyncio.timeout(30):
        while True:
            if met():
                return
            await asyncio.sleep(0.001)


@pytest.fixture
def office() -> Iterator[Office]:
    history = open_history(None)
    clock, platform, settled, freed = Clock(MORNING), Platform(), list[Receipt](), list[datetime]()
    desk = Desk(history, load())

    with on_threads(history) as async_history:

        def publisher() -> Publisher:
            return Publisher(
                async_history,
                desk,
                Platforms({"test:": platform}).courier,
                clock,
                settled.append,
                lambda: freed.append(clock()),
            )

        yield Office(history, desk, clock, platform, publisher(), settled, async_history, publisher, freed)
    history.close()


@pytest.fixture
async def idle_loop() -> AsyncIterator[Callable[[], float]]:
    """The longest time, in seconds, for which the event loop did nothing else since it was asked last."""
    worst = 0.0
    loop = asyncio.get_running_loop()

    async def watch() -> None:
        nonlocal worst
        while True:
            start = loop.time()
            await asyncio.sleep(0.002)
            worst = max(worst, loop.time() - start - 0.002)

    def taken() -> float:
        nonlocal worst
        worst, was = 0.0, worst
        return was

    task = asyncio.create_task(watch())
    yield taken
    task.cancel()
