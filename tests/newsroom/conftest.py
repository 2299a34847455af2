"""A newsroom over a history in memory, with fakes behind the ports and a clock that is set by hand."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.lexicon import load
from adapters.reading import ready
from adapters.sources.changes import changes, marked
from adapters.sqlite import SQLiteHistory, open_history
from bot.async_history import on_threads
from bot.desk import Desk
from bot.errors import ReaderFailed, SourceError, TextError
from bot.model import Article, Health, Source
from bot.newsroom import Newsroom
from bot.ports import Catch, Clipping, LookUp, Reading
from bot.reading.digest import read
from tests.clocks import Clock

MORNING = datetime(2025, 3, 13, 8, tzinfo=UTC)


@dataclass
class FakeReporter:
    """Gives what the test laid out for each source, with its problems; an exception is raised. The first visits wait
    until there are `together` at once.
    """

    catches: dict[str, Sequence[Clipping] | Exception] = field(default_factory=dict)
    problems: dict[str, tuple[str, ...]] = field(default_factory=dict)
    together: int = 1
    visiting: int = 0
    most: int = 0
    enough: asyncio.Event = field(default_factory=asyncio.Event)

    async def visit(self, source: Source, health: Health, known: LookUp, shown: Sequence[Clipping] = ()) -> Catch:
        self.visiting += 1
        self.most = max(self.most, self.visiting)
        if self.most >= self.together:
            self.enough.set()
        await self.enough.wait()
        await asyncio.sleep(0.005)
        self.visiting -= 1
        laid = self.catches.get(source.id, SourceError(source.address, "is not there", "check the address"))
        if isinstance(laid, Exception):
            raise laid
        clippings = [each if each.mark else marked(each) for each in laid]
        found = changes(clippings, await known(clippings))
        brought = (*found.fresh, *(clipping for clipping, _ in found.changed))
        return Catch(brought, health, problems=self.problems.get(source.id, ()), seen=found.seen)


@dataclass
class InlineReader:
    """Reads in the caller's thread, but for the articles that it refuses."""

    refused: set[str] = field(default_factory=set)

    async def read(self, clipping: Clipping, source: Source, fetched: datetime) -> Reading:
        if not clipping.text:
            raise TextError(clipping.id, "is empty")
        if clipping.id in self.refused:
            await asyncio.sleep(0.001)
            raise ReaderFailed(clipping.id, "makes the reader crash")
        article = Article(
            clipping.id,
            clipping.text,
            fetched,
            source=source.id,
            outlet=clipping.outlet or source.outlet,
            title=clipping.title,
            url=clipping.url,
            published=clipping.published,
        )
        return ready(article, *read(article, load()))


@dataclass
class Office:
    """Everything that a test of the newsroom needs."""

    history: SQLiteHistory
    desk: Desk
    clock: Clock
    reporter: FakeReporter
    reader: InlineReader
    newsroom: Newsroom

    def source(self, id: str, clippings: list[Clipping] | Exception, outlet: str | None = None) -> Source:
        source = Source(id, f"https://{id}.example/feed", "feed", outlet or id)
        self.reporter.catches[id] = clippings
        with self.history.writing() as books:
            books.sources.put(source)
        return source


@pytest.fixture
def office() -> Iterator[Office]:
    history = open_history(None)
    clock = Clock(MORNING)
    reporter, reader = FakeReporter(), InlineReader()
    with on_threads(history) as async_history:
        desk = Desk(history, load())
        newsroom = Newsroom(async_history, desk, reporter, reader, clock)
        yield Office(history, desk, clock, reporter, reader, newsroom)
    history.close()


FERRY = (
    "The ferry Maren sank off Port Hale on Wednesday night, killing 12 people, the coastguard said.\n\n"
    "“We heard a bang and then the deck was under water,” said Ada Lund, a passenger, at the harbour.\n\n"
    "Rescue boats searched the strait until dawn and found 17 survivors near the lighthouse of Port Hale."
)
RATES = (
    "The central bank cut its main rate to 2.75% on Wednesday, its seventh cut, and said tariffs cloud growth.\n\n"
    "“We will proceed carefully with any further changes,” governor Tim Marlow told reporters in the capital.\n\n"
    "Economists had expected the bank to lower borrowing costs by a quarter of a percentage point."
)


def clipping(id: str, text: str, title: str, published: datetime | None = MORNING - timedelta(hours=1)) -> Clipping:
    return Clipping(id, url=f"https://news.example/{id}", title=title, text=text, published=published)


def renamed(made: Clipping, id: str) -> Clipping:
    return replace(made, id=id)


def fill(office: Office) -> None:
    """Make the history's disk full as it is."""
    (pages,) = office.history._writer.execute("PRAGMA page_count").fetchone()
    office.history._writer.execute(f"PRAGMA max_page_count = {pages}")
