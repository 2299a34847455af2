"""Ports: small protocols that adapters implement.

A `History` opens `Books`: one transaction over all of its shelves, which `bot.shelves` declares.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence, Set
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.message import Message
from bot.model import Article, Digest, Health, Source
from bot.shelves.delivery import Edits, Outbox, Schedules
from bot.shelves.news import Articles, Known, Mark, Search, Sources, Stories
from bot.shelves.people import Audit, Conversations, Lines, Questions, Repairs, Retention, Spaces, Topics, Watches


@dataclass(frozen=True, slots=True)
class Books:
    """The shelves of a history within one transaction."""

    articles: Articles
    search: Search
    stories: Stories
    outbox: Outbox
    edits: Edits
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
    """The database. One writer; any number of readers, each on its own thread."""

    def writing(self) -> AbstractContextManager[Books]:
        """Open a transaction that is committed on exit, or rolled back if an exception leaves it.

        Raises HistoryError when the disk refuses.
        """

    def reading(self) -> AbstractContextManager[Books]:
        """Open a consistent, read-only view."""

    def wipe(self) -> None:
        """Remove deleted data from all files, as far as no reader still uses an older state.

        Raises HistoryError when the disk refuses.
        """

    def purge_copies(self, before: datetime) -> None:
        """Delete the copies that an upgrade or restore put aside before then.

        Raises HistoryError when the disk refuses.
        """

    def close(self) -> None:
        """Close the files."""


class Courier(Protocol):
    """Posts messages to the channels of one platform. Every method raises DeliveryError or a subclass."""

    def parts(self, message: Message) -> list[Message]:
        """Split the message into parts within the platform's limits, without losing a word.

        The first part goes into the channel, the others under it (in its thread, or as numbered parts if the platform
        has no threads).
        """

    async def post(self, channel: str, message: Message, key: str, under: str | None = None) -> str:
        """Post one part, once for this key, and return the platform's id of it; `under` is the first part's id.

        Raises TryLater, ChannelGone, MessageGone (the first part was deleted), FateUnknown (the connection broke after
        the part was sent).
        """

    async def find(self, channel: str, key: str, since: datetime, under: str | None = None) -> str | None:
        """Find the part posted for this key since then, and return its id; None if it is safe to post (again).

        Raises FateUnknown if it may have been posted and the bot is not allowed to look.
        """

    async def edit(self, channel: str, posted: str, message: Message) -> None:
        """Replace the content of a posted part; raises MessageGone if it was deleted."""

    def link(self, channel: str, posted: str) -> str | None:
        """The URL of a posted part; None if it has none."""


@dataclass(frozen=True, slots=True)
class Clipping:
    """An article as a source gave it, before it is read: a text, or a page's HTML with the feed's metadata.

    `mark` is None if its source shows it only once.
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
    """The result of one visit; `unchanged` if the source said so (304). `problems` describe invalid entries.

    `health` is the previous one with new validators for the next request; the caller records the success.

    `seen` are the ids and new marks of known articles that need not be read again; `gone` are the ids of articles whose
    page no longer exists.
    """

    clippings: tuple[Clipping, ...]
    health: Health
    unchanged: bool = False
    problems: tuple[str, ...] = ()
    seen: tuple[tuple[str, Mark], ...] = ()
    gone: tuple[str, ...] = ()


LookUp = Callable[[Sequence[Clipping]], Awaitable[Mapping[str, Known]]]
"""Looks up which of these articles the source has given before, and how it showed them, by id."""


async def nothing_known(clippings: Sequence[Clipping]) -> Mapping[str, Known]:
    """The `LookUp` of a new source."""
    return {}


class Reporter(Protocol):
    """Visits sources."""

    async def visit(self, source: Source, health: Health, known: LookUp, shown: Sequence[Clipping] = ()) -> Catch:
        """Fetch a source's new and changed entries; entries that are `known` and unchanged are left out. The pages of
        the `shown` articles are fetched again, whether their entries changed or not.

        Raises SourceError with the reason.
        """


class Scout(Protocol):
    """Finds sources from URLs and OPML lists."""

    async def find(self, address: str) -> list[Source]:
        """The feed at this address, or the feeds that the page there links to; the page itself if it links to none.

        Raises SourceError if the address must not be read (private addresses, files) or is not news.
        """

    def listed(self, text: str) -> list[Source]:
        """The feeds of an OPML list; raises SourceError if it is invalid or an address in it must not be read."""


class Reader(Protocol):
    """Reads clippings into articles and digests, off the caller's thread and within a time limit."""

    async def read(self, clipping: Clipping, source: Source, fetched: datetime) -> Reading:
        """Read a clipping: its article, digest and paragraphs; raises TextError (binary, empty, too slow)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article that was read and is ready to be stored.

    `paragraphs` are (start, end) in its text; those that are page furniture, such as captions, are in `furniture`, too.
    """

    article: Article
    digest: Digest
    paragraphs: Sequence[tuple[int, int]]
    furniture: Set[tuple[int, int]] = frozenset()
