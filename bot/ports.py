"""What the core asks of the world, as small protocols that adapters implement.

A `History` opens `Books`: one transaction over all of its shelves, which `bot.shelves` declares.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.message import Message
from bot.model import Article, Digest, Health, Source
from bot.shelves.delivery import Outbox, Schedules
from bot.shelves.news import Articles, Known, Mark, Search, Sources, Stories
from bot.shelves.people import Audit, Conversations, Lines, Questions, Repairs, Retention, Spaces, Topics
from bot.watches import Watches


@dataclass(frozen=True, slots=True)
class Books:
    """The shelves of a history within one transaction."""

    articles: Articles
    search: Search
    stories: Stories
    outbox: Outbox
    schedules: Schedules
    sources: Sources
    conversations: Conversations
    spaces: Spaces
    topics: Topics
    audit: Audit
    questions: Questions
    lines: Lines
    repairs: Repairs
    retention: Retention
    watches: Watches


class History(Protocol):
    """Everything that was read and said. One writer; any number of readers, each on its own thread."""

    def writing(self) -> AbstractContextManager[Books]:
        """A transaction that is kept whole on leaving, or dropped whole when an exception leaves it.

        Raises HistoryError when the disk refuses.
        """

    def reading(self) -> AbstractContextManager[Books]:
        """A consistent view that cannot write."""

    def wipe(self) -> None:
        """Leave what was deleted in no file, as far as nobody is reading what was before.

        Raises HistoryError when the disk refuses.
        """

    def purge_copies(self, before: datetime) -> None:
        """Remove the copies of itself that it put aside before then, when it was upgraded or replaced.

        Raises HistoryError when the disk refuses.
        """

    def close(self) -> None:
        """Let go of the files."""


class Courier(Protocol):
    """Carries messages to one platform's channels. Every method raises DeliveryError, or a narrower one of it."""

    def parts(self, message: Message) -> list[Message]:
        """The message in as many parts as the platform's limits make of it; no word is lost.

        The first goes into the channel, the others under it (its thread, or numbered parts where there are none).
        """

    async def post(self, channel: str, message: Message, key: str, under: str | None = None) -> str:
        """Post one part once for this key and give the platform's id of it; `under` is the first part's id.

        Raises TryLater, ChannelGone, MessageGone (the first part was deleted), FateUnknown (the connection broke after
        it was sent).
        """

    async def find(self, channel: str, key: str, since: datetime, under: str | None = None) -> str | None:
        """The id of the part that was posted for this key since then; None when it may be sent (again) safely.

        Raises FateUnknown when it may have been posted, and the bot is not allowed to look.
        """

    async def edit(self, channel: str, posted: str, message: Message) -> None:
        """Replace what a posted part says; raises MessageGone when it was deleted."""

    def link(self, channel: str, posted: str) -> str | None:
        """Where people can see the part; None where there is no such address."""


@dataclass(frozen=True, slots=True)
class Clipping:
    """An article as a source gave it, before it is read: a text, or a page's HTML with what the feed said of it.

    `mark` is None where its source shows it only once.
    """

    id: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: datetime | None = None
    text: str | None = None
    html: str | None = None
    teaser: bool = False
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Catch:
    """What one visit brought; `unchanged` when the source said so (304). `problems` name single bad entries.

    `health` is as it was, but for how to ask next time; that the visit went well is for its sender to say.

    `seen` are the ids and marks of known articles that need not be read again for them; `gone` are the ids of those
    whose page is there no more.
    """

    clippings: tuple[Clipping, ...]
    health: Health
    unchanged: bool = False
    problems: tuple[str, ...] = ()
    seen: tuple[tuple[str, Mark], ...] = ()
    gone: tuple[str, ...] = ()


Acquaintance = Callable[[Sequence[Clipping]], Awaitable[Mapping[str, Known]]]
"""Tells which of these are articles that the source has given already, and how it showed them, by id."""


async def nothing_known(clippings: Sequence[Clipping]) -> Mapping[str, Known]:
    """As of a source that has given nothing yet."""
    return {}


class Reporter(Protocol):
    """Visits sources."""

    async def visit(self, source: Source, health: Health, known: Acquaintance, shown: Sequence[Clipping] = ()) -> Catch:
        """What the source has now, without the entries that are `known` by their id and show nothing else than they
        did. The pages of the `shown` articles are asked for again, whether their entries changed or not.

        Raises SourceError with the reason.
        """


class Scout(Protocol):
    """Finds sources by what people type or bring."""

    async def find(self, address: str) -> list[Source]:
        """The feed at this address, or the feeds that the page there names; the page itself where it names none.

        Raises SourceError for what must not be read (private addresses, files) or is not news.
        """

    def listed(self, text: str) -> list[Source]:
        """The feeds of an OPML list; raises SourceError when it is none, or names what must not be read."""


class Reader(Protocol):
    """Reads clippings into articles and digests, away from the caller's thread and within a time limit."""

    async def read(self, clipping: Clipping, source: Source, fetched: datetime) -> Reading:
        """The article, what it says and where its paragraphs are; raises TextError (binary, empty, too slow)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One article read: ready to be filed."""

    article: Article
    digest: Digest
    paragraphs: tuple[tuple[int, int], ...]
