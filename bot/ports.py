"""What the core asks of the world, as small protocols that adapters implement.

A `History` opens `Books`: one transaction over all of the history's shelves. Every method that takes a `space` shows
only what that space may see; the space `local` sees everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from bot.message import Message
from bot.model import (
    LOCAL,
    Article,
    Coverage,
    Digest,
    Figure,
    Health,
    Passage,
    Posting,
    Quote,
    Receipt,
    Schedule,
    Sketch,
    Source,
    Story,
    Turn,
)
from bot.shelves import Audit, Lines, Questions, Repairs, Retention, Spaces, Topics
from bot.watches import Watches

Filing = Literal["new", "revised", "known"]


@dataclass(frozen=True, slots=True)
class Mark:
    """How a source shows an article: `stamp` changes when it does; the others are what the page behind it was marked
    with, to ask for changes only.
    """

    stamp: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """An article that a source gave: when it came `first`, when it was last `read`, and how it was shown then."""

    first: datetime
    read: datetime
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for. `words` are plain words of which any may match, best matches first; empty words match nothing.

    `since` and `until` bound when the article was published (or fetched, where it has no date); `limit` is at most 200.
    """

    words: tuple[str, ...]
    space: str = LOCAL
    since: datetime | None = None
    until: datetime | None = None
    outlets: tuple[str, ...] = ()
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph (or title) that matches, and its BM25 score: higher is better, never negative."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class Vector:
    """An article's place in the grouping window: its story, time and weighted terms."""

    article: str
    story: int
    at: datetime
    terms: tuple[tuple[str, float], ...]


class Articles(Protocol):
    """Articles with their digests, by id and by arrival."""

    def file(self, article: Article, digest: Digest, paragraphs: Sequence[tuple[int, int]]) -> Filing:
        """Store an article and what it says, and index its title and paragraphs (start, end).

        The same text again is "known" and changes nothing but an older digest; another text is the next revision.
        """

    def get(self, ids: Sequence[str]) -> list[Article]:
        """The newest revisions of these articles, in the order asked; unknown ids are left out."""

    def digests(self, ids: Sequence[str], space: str | None = LOCAL) -> list[Digest]:
        """The digests of the newest revisions, in the order asked, as the space's managers have repaired them (None: as
        they were read); unknown ids are left out.
        """

    def sketches(self, ids: Sequence[str]) -> list[Sketch]:
        """What is quickly known of these articles, in the order asked; unknown ids are left out."""

    def arrived(self, since: datetime, until: datetime, space: str = LOCAL) -> list[str]:
        """Ids of the articles that came in within [since, until), in order of arrival."""

    def at(self, addresses: Sequence[str], space: str = LOCAL) -> list[str]:
        """Ids of the articles with these links, in order of arrival."""

    def of_source(self, source: str, limit: int) -> list[str]:
        """Ids of the latest `limit` articles that a source gave."""

    def known(self, source: str, limit: int) -> dict[str, Known]:
        """How a source showed the latest `limit` articles that it gave, by id."""

    def mark(self, source: str, marks: Sequence[tuple[str, Mark]], at: datetime) -> None:
        """Remember how the source shows these articles, by id, and that they were read then; an article's first mark is
        of when it came in.
        """

    def stale(self, reader: int, limit: int) -> list[Article]:
        """Articles whose digest an older reader made, to be read anew."""

    def counts(self) -> dict[str, int]:
        """How many articles each source has given, by source id."""


class Search(Protocol):
    """Looking things up in the newest revisions; quotes and figures are as the space's managers have repaired them."""

    def passages(self, query: Query) -> list[Hit]:
        """Paragraphs and titles that match, best first."""

    def quotes(self, query: Query, speaker: str | None = None) -> list[Quote]:
        """Quotes whose words match (all, when the query has no words), of a speaker by last name, newest first."""

    def figures(self, query: Query) -> list[Figure]:
        """Figures whose sentence matches (all, when the query has no words), newest first."""

    def speakers(self, prefix: str, space: str = LOCAL, limit: int = 25) -> list[str]:
        """Names of quoted speakers with a word that starts so, most quoted first."""

    def spellings(self, name: str) -> list[str]:
        """How else the last name of a speaker is spelt, folded: what sounds the same."""

    def passage(self, id: str, space: str = LOCAL) -> Quote | Figure | None:
        """The quote or figure with this short id; None when the space's managers have hidden it."""

    def as_read(self, id: str, space: str = LOCAL) -> Quote | Figure | None:
        """The same, as it was read, whatever the space's managers decided about it."""

    def coverage(self, space: str = LOCAL) -> Coverage:
        """How many articles there are, the newest and the oldest."""


class Stories(Protocol):
    """Which articles tell one event; an article stays in the story that it joined."""

    def open(self, article: str, at: datetime, terms: Sequence[tuple[str, float]]) -> int:
        """A new story with its first article; its id."""

    def join(self, story: int, article: str, at: datetime, terms: Sequence[tuple[str, float]]) -> None:
        """Add an article to a story."""

    def merge(self, story: int, into: int, at: datetime) -> None:
        """Record that a story turned out to be another one: from then on both are told as that one."""

    def get(self, ids: Sequence[int], space: str = LOCAL) -> list[Story]:
        """Stories with the articles that the space may see, in the order asked; those without any are left out.

        A merged story is given as the one that it became, and that one once.
        """

    def of(self, articles: Sequence[str]) -> dict[str, int]:
        """The story of each article, by article id."""

    def window(self, limit: int) -> list[Vector]:
        """The latest `limit` articles with their terms, oldest first, to start grouping from."""


class Outbox(Protocol):
    """One row for each slot of a briefing in a channel, and for each single post; its parts, and what was told.

    The row's key is made of channel, briefing and slot: two briefings in one channel at the same minute are both
    posted, and each once.
    """

    def plan(self, receipts: Iterable[Receipt]) -> list[Receipt]:
        """Add rows; those whose key was there already are left as they are. What was added, in order."""

    def record(self, receipt: Receipt) -> None:
        """Change the fate of a row: state, reason, settled, tries, retry_at."""

    def get(self, key: str) -> Receipt | None:
        """The row with this key."""

    def ready(self, now: datetime, limit: int) -> list[Receipt]:
        """The oldest unfinished row of each channel that may be tried now, oldest first."""

    def waiting(self) -> datetime | None:
        """When the first unfinished row may be tried, or a post edited; long ago for a row that was not tried yet, None
        without any.
        """

    def last(self, channel: str, limit: int, briefing: str | None = None) -> list[Receipt]:
        """The channel's latest slots (of one briefing), newest first; no single posts."""

    def covered(self, channel: str, briefing: str, before: datetime) -> datetime | None:
        """The latest slot before this one whose news need not be told any more: posted, unknown or skipped."""

    def compose(self, key: str, messages: Sequence[Message]) -> None:
        """Replace the row's parts by these, none of them posted."""

    def parts(self, key: str) -> list[Posting]:
        """The row's parts, in order."""

    def mark(self, posting: Posting, at: datetime) -> None:
        """Change the state and id of one part."""

    def amend(self, posting: Posting, at: datetime) -> None:
        """Let a posted part say this; it is edited from then on."""

    def amending(self, now: datetime, space: str | None = None) -> list[tuple[str, Posting]]:
        """The parts that may be edited now, as they are to be, each with its channel, first come first."""

    def amended(self, posting: Posting) -> None:
        """The part says this now; what it is to say by now, if that is something else, it is still to say."""

    def put_off(self, posting: Posting, at: datetime) -> None:
        """Let the part be edited from then on, to what it is to say by then."""

    def keep(self, posting: Posting) -> None:
        """The part is not to say this; what it is to say by now, if that is something else, it is still to say."""

    def slot_of(self, channel: str, posted: str) -> Receipt | None:
        """The row that a posted message belongs to, by the platform's id of any of its parts."""

    def tell(self, key: str, stories: Sequence[tuple[int, Sequence[str]]]) -> None:
        """Replace what the row tells: stories in order, each with the ids of its articles."""

    def stories(self, key: str) -> list[tuple[int, tuple[str, ...]]]:
        """The stories that the row tells, in order, and the ids of their articles as they were then."""

    def told(self, channel: str) -> set[str]:
        """Ids of the articles that the channel's posted briefings told (also those of unknown fate)."""


class Schedules(Protocol):
    """When channels get their briefings; `local` sees those of all spaces."""

    def put(self, schedule: Schedule) -> None:
        """Add, or replace the one of the same space and name."""

    def remove(self, name: str, space: str = LOCAL) -> None:
        """Take it away; unknown names are fine."""

    def get(self, name: str, space: str = LOCAL) -> Schedule | None:
        """The space's briefing with this name."""

    def due(self, now: datetime, limit: int | None = None) -> list[Schedule]:
        """Those whose next slot is not after now, earliest first."""

    def advance(self, moves: Iterable[tuple[Schedule, datetime]]) -> None:
        """Give each its next slot, unless it has another by now than the one that it was read with."""

    def next(self) -> datetime | None:
        """The earliest next slot of all."""

    def all(self, space: str = LOCAL) -> list[Schedule]:
        """The space's, by next slot."""


class Sources(Protocol):
    """Where articles come from, who subscribes to them, and how they do."""

    def put(self, source: Source, space: str = LOCAL) -> None:
        """Add or change a source and let the space see it."""

    def remove(self, source: str, space: str = LOCAL) -> None:
        """Hide it from the space; its articles stay in the history."""

    def all(self, space: str = LOCAL) -> list[Source]:
        """The space's sources, by id; `local` sees all."""

    def declared(self) -> list[tuple[str, Source]]:
        """What the configuration file has declared: spaces and sources, in order."""

    def latest(self, space: str = LOCAL) -> dict[str, datetime]:
        """When the newest article of each of the space's sources came in, by id; a source without any is left out."""

    def readers(self, source: str) -> list[str]:
        """The spaces that read it, in order."""

    def health(self) -> dict[str, Health]:
        """How each source does, by source id."""

    def report(self, health: Health) -> None:
        """Replace what is known of a source's health."""


class Conversations(Protocol):
    """What was asked and answered, by thread or terminal session."""

    def add(self, thread: str, turn: Turn, space: str = LOCAL, person: str = "terminal") -> None:
        """Append a turn; who asked, and where, is known for the time when it is to be forgotten."""

    def turns(self, thread: str, limit: int) -> list[Turn]:
        """The latest turns, oldest first."""


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

        Raises TryLater, ChannelGone, FateUnknown (the connection broke after it was sent).
        """

    async def find(self, channel: str, key: str, since: datetime, under: str | None = None) -> str | None:
        """The id of the part that was posted for this key since then; None when it may be sent (again) safely.

        Raises FateUnknown when it may have been posted, and the bot is not allowed to look.
        """

    async def edit(self, channel: str, posted: str, message: Message) -> None:
        """Replace what a posted part says."""

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

    `seen` are the ids and marks of known articles that need not be read again for them.
    """

    clippings: tuple[Clipping, ...]
    health: Health
    unchanged: bool = False
    problems: tuple[str, ...] = ()
    seen: tuple[tuple[str, Mark], ...] = ()


class Reporter(Protocol):
    """Visits sources."""

    async def visit(self, source: Source, health: Health, known: Mapping[str, Known]) -> Catch:
        """What the source has now, without the entries that are `known` by their id and show nothing else than they
        did; raises SourceError with the reason.
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
