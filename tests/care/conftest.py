"""A small newspaper archive with two spaces, and a courier that remembers what it was given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.lexicon import load
from adapters.reading import ready
from adapters.sqlite import SQLiteHistory, open_history
from bot.async_history import AsyncHistory, on_threads
from bot.briefing.layout import briefing_message
from bot.desk import Desk
from bot.errors import DeliveryError
from bot.message import Message
from bot.model import Article, Source
from bot.people import Visitor
from bot.reading.digest import read
from bot.slots import Receipt, Schedule
from tests.cli.places import FERRY, RATES
from tests.clocks import Clock

MORNING = datetime(2026, 5, 4, 8, tzinfo=UTC)
TOWN, COAST = "discord:1", "slack:T1"
CHANNEL = "discord:10"

ADA = "We heard a bang and then the deck was under water,"
"""What Ada Lund said in the first article."""


@dataclass
class RecordingCourier:
    """Keeps what was posted and edited; refuses edits while it is told to."""

    posted: dict[str, Message] = field(default_factory=dict)
    refuses: bool = False

    def parts(self, message: Message) -> list[Message]:
        return [message]

    async def post(self, channel: str, message: Message, key: str, under: str | None = None) -> str:
        self.posted.setdefault(f"{channel} {key}", message)
        return key

    async def find(self, channel: str, key: str, since: datetime, under: str | None = None) -> str | None:
        return key if f"{channel} {key}" in self.posted else None

    async def edit(self, channel: str, posted: str, message: Message) -> None:
        if self.refuses:
            raise DeliveryError(channel, "edits nothing")
        self.posted[f"{channel} {posted}"] = message

    def link(self, channel: str, posted: str) -> str | None:
        return None


@dataclass
class Archive:
    """A history with its desk, and what the tests do to it."""

    history: SQLiteHistory
    desk: Desk
    clock: Clock
    async_history: AsyncHistory
    courier: RecordingCourier = field(default_factory=RecordingCourier)

    def source(self, id: str, *spaces: str) -> Source:
        source = Source(id, f"https://{id}.example/feed", "feed", f"The {id.title()}")
        with self.history.writing() as books:
            for space in spaces:
                books.sources.put(source, space)
        return source

    def file(self, id: str, text: str, title: str = "", source: str = "courier", outlet: str | None = None) -> Article:
        """File an article that came in now; the same id again is a further revision."""
        article = Article(
            id,
            text,
            self.clock(),
            source=source,
            outlet=outlet or f"The {source.title()}",
            title=title or None,
            url=f"https://{source}.example/{id}",
            published=self.clock(),
        )
        self.desk.file([ready(article, *read(article, load()))])
        return article

    def quote_id(self, words: str, space: str = TOWN) -> str:
        """The id of the quote that has these words, as it was read."""
        with self.history.reading() as books:
            for digest in books.articles.digests(books.articles.arrived(MORNING, self.clock.at + timedelta(1)), None):
                for quote in digest.quotes:
                    if words in quote.passage.text:
                        return quote.passage.id
        raise AssertionError(f"nobody said {words!r}")

    def figure_id(self, words: str) -> str:
        """The id of the figure with these words, as it was read."""
        with self.history.reading() as books:
            for digest in books.articles.digests(books.articles.arrived(MORNING, self.clock.at + timedelta(1)), None):
                for figure in digest.figures:
                    if figure.passage.text == words:
                        return figure.passage.id
        raise AssertionError(f"nobody counted {words!r}")

    def briefing(self, space: str = TOWN) -> Message:
        """The briefing that the space would get now."""
        schedule = Schedule("morning", CHANNEL, ("0 9 * * *",), "UTC", self.clock(), space=space)
        return briefing_message(self.desk.compose(schedule, self.clock(), None), "UTC")

    def post_briefing(self, space: str = TOWN) -> str:
        """Post it and keep it in the outbox; the platform's id of the post."""
        message, posted = self.briefing(space), "m1"
        self.courier.posted[f"{CHANNEL} {posted}"] = message
        receipt = Receipt("k1", CHANNEL, self.clock(), "planned", "morning", space)
        with self.history.writing() as books:
            books.outbox.plan([receipt])
            books.outbox.compose("k1", [message])
            part = books.outbox.parts("k1")[0]
            books.outbox.mark(replace(part, state="posted", posted=posted), self.clock())
            books.outbox.record(replace(receipt, state="posted", settled=self.clock()))
        return f"{CHANNEL} {posted}"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """The ferry and the rates, by two outlets; the town sees both, the coast the courier alone."""
    history = open_history(tmp_path / "verbatim.db")
    with on_threads(history) as async_history:
        made = Archive(history, Desk(history, load()), Clock(MORNING), async_history)
        made.source("courier", TOWN, COAST)
        made.source("ledger", TOWN)
        made.file("ferry-1", FERRY, "Ferry sinks off Port Hale")
        made.file("ferry-2", FERRY.replace("until dawn", "all night"), "Ferry sinks, 12 dead", "ledger")
        made.file("rates-1", RATES, "Central bank cuts its rate")
        made.clock.pass_(minutes=30)
        yield made
    history.close()


@pytest.fixture
def anna() -> Visitor:
    """Somebody who may not manage the town's space."""
    return Visitor(TOWN, "discord:@5", CHANNEL, "t1")


@pytest.fixture
def boss() -> Visitor:
    """Somebody who may."""
    return Visitor(TOWN, "discord:@6", CHANNEL, "t2", manages=True)
