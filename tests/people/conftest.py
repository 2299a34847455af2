"""Two spaces over one history of invented news: each subscribes to an outlet that the other does not see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.lexicon import load
from adapters.reading import ready
from adapters.sqlite import SQLiteHistory, open_history
from bot.async_history import AsyncHistory, on_threads
from bot.desk import Desk
from bot.errors import SourceError
from bot.front_desk import FrontDesk
from bot.message import Choices
from bot.model import Article, Source
from bot.people import Reply, Visitor
from bot.ports import Reading
from bot.reading.digest import read
from bot.reading.lexicon import Lexicon
from bot.settings import Rules
from bot.slots import Receipt, Schedule
from tests.dependencies import dependencies
from tests.shown import text_of

NOW = datetime(2025, 3, 14, 9, tzinfo=UTC)

TUNNEL = """PORT ALDOUS - The minister Lena Okafor resigned on Thursday over the cost of a harbour tunnel, which rose \
to $47 million.

"I have made mistakes, and I will pay for them," Okafor said in Port Aldous.

"She should have gone a year ago," said Piet Maro, who leads the opposition."""

FERRY = """HARROWMOUTH - At least 12 people died when the ferry Maren Dahl capsized in Kell Sound on Wednesday \
evening, the coastguard said.

"Nobody had chained it, and nobody had checked," said Ruth Askew, the harbour master.

Divers will go down again on Friday morning."""

SHARED = """LOWER TERN - The council voted on Tuesday to rebuild the Weir Bridge at a cost of $4.5 million.

"It is the only road to the hospital," said the mayor, Tomas Brandt, after the vote."""

ALICE = Visitor("discord:1", "discord:@81", "discord:11", "t1", manages=True)
BOB = Visitor("discord:2", "discord:@82", "discord:22", "t2", manages=True)
GUEST = replace(ALICE, person="discord:@99", thread="t3", manages=False)


def _article(id: str, text: str, source: str, outlet: str, title: str, day: int) -> Article:
    published = datetime(2025, 3, day, 15, tzinfo=UTC)
    url = f"https://{source}.example/{id}"
    fetched = published + timedelta(hours=1)
    return Article(id, text, fetched, source=source, outlet=outlet, title=title, url=url, published=published)


ARTICLES = (
    _article("tunnel", TUNNEL, "gazette", "Aldous Gazette", "Minister resigns over tunnel", 13),
    _article("ferry", FERRY, "wire", "Meridian Wire", "Ferry capsizes in Kell Sound", 13),
    _article("bridge", SHARED, "courier", "The Harbour Courier", "Bridge to be rebuilt", 13),
)


class Scouted:
    """Finds what is at a few addresses."""

    async def find(self, address: str) -> list[Source]:
        if "many" in address:
            return [Source(f"{address}/{n}", f"{address}/{n}", "feed") for n in range(3)]
        if not address.startswith("https://"):
            raise SourceError(address, "is not an address on the web", "give an http or https address")
        if address.endswith(".html"):
            return [Source(address, address, "page")]
        return [Source(address, address, "feed", "Tern Valley Post")]

    def listed(self, text: str) -> list[Source]:
        return [Source(address, address, "feed") for address in text.split()]


@dataclass
class Posts:
    """Posts nothing, and remembers what was to be posted."""

    asked: list[Schedule] = field(default_factory=list)

    async def post_now(self, schedule: Schedule) -> Receipt | None:
        self.asked.append(schedule)
        return Receipt("k", schedule.channel, NOW, "posted")

    async def again(self, key: str) -> Receipt | None:
        return None


@dataclass
class Office:
    """A front desk over the history, with a clock that can be put forward."""

    history: SQLiteHistory
    desk: FrontDesk
    posts: Posts
    clock: list[datetime]
    async_history: AsyncHistory

    async def reply(self, line: str, visitor: Visitor = ALICE, attachment: str | None = None) -> Reply:
        return await self.desk.answer(line, visitor, attachment)

    async def say(self, line: str, visitor: Visitor = ALICE, attachment: str | None = None) -> str:
        reply = await self.desk.answer(line, visitor, attachment)
        return " ".join(text_of(reply.message).replace("▌", " ").split())

    async def lines(self, line: str, visitor: Visitor = ALICE) -> list[str]:
        """The lines of the buttons under a reply."""
        reply = await self.desk.answer(line, visitor)
        return [each for block in reply.message.blocks if isinstance(block, Choices) for _, each in block.options]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load()


@pytest.fixture(scope="session")
def readings(lexicon: Lexicon) -> list[Reading]:
    return [ready(article, *read(article, lexicon)) for article in ARTICLES]


def filled(readings: list[Reading], lexicon: Lexicon) -> SQLiteHistory:
    history = open_history(None)
    Desk(history, lexicon).file(readings)
    with history.writing() as books:
        for source, spaces in (("gazette", ("discord:2",)), ("wire", ("discord:1",))):
            outlet = next(article.outlet for article in ARTICLES if article.source == source)
            for space in spaces:
                books.sources.put(Source(source, f"https://{source}.example/feed", "feed", outlet), space)
        for space in ("discord:1", "discord:2"):
            books.sources.put(Source("courier", "https://courier.example/feed", "feed", "The Harbour Courier"), space)
    return history


def _belongs(channel: str, space: str) -> bool:
    """Discord's channels begin with their server's digit; Slack's addresses tell all by themselves."""
    return channel.startswith("slack:") or channel[:9] == f"discord:{space[-1]}"


@pytest.fixture
def office(readings: list[Reading], lexicon: Lexicon) -> Iterator[Office]:
    history, posts, clock = filled(readings, lexicon), Posts(), [NOW]
    with on_threads(history) as async_history:
        works_with = dependencies(async_history, scout=Scouted(), poster=posts, belongs=_belongs)
        desk = FrontDesk(Desk(history, lexicon), works_with, lambda: clock[0], Rules())
        yield Office(history, desk, posts, clock, async_history)
    history.close()
