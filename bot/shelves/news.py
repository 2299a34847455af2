"""The shelves about news: articles, search, stories and sources.

Every method that takes a `space` shows only what that space may see; the space `local` sees everything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from bot.model import LOCAL, Article, Digest, Figure, Health, Passage, Quote, Sketch, Source, Story
from bot.told import Coverage

Filing = Literal["new", "revised", "known"]


@dataclass(frozen=True, slots=True)
class Mark:
    """How a source shows an article: `stamp` changes when the entry does; `etag` and `last_modified` are the page's
    validators for conditional requests. `page` says whether the text was read from the page or the page was missing at
    the last request; None if the text comes from the feed.
    """

    stamp: str
    etag: str | None = None
    last_modified: str | None = None
    page: Literal["read", "missing"] | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """An article that a source gave before: when it came `first`, when it was last `read`, and how it was shown then.

    `id` is the stored id if the source uses another one now.
    """

    first: datetime
    read: datetime
    mark: Mark | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A search. Any of the plain `words` may match; without any, no passage does, and every quote and figure.

    `since` and `until` limit when the article was published (or fetched, if it has no date); `limit` is at most 200.
    """

    words: tuple[str, ...]
    space: str = LOCAL
    since: datetime | None = None
    until: datetime | None = None
    outlets: tuple[str, ...] = ()
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """A matching paragraph or title with its BM25 score: higher is better, never negative."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class Vector:
    """An article in the grouping window: its story, time and weighted terms."""

    article: str
    story: int
    at: datetime
    terms: tuple[tuple[str, float], ...]


class Articles(Protocol):
    """Articles and their digests, by id and by arrival."""

    def file(
        self,
        article: Article,
        digest: Digest,
        paragraphs: Sequence[tuple[int, int]],
        furniture: Set[tuple[int, int]] = frozenset(),
    ) -> Filing:
        """Store an article and its digest, and index its title and paragraphs (start, end), some page furniture.

        The same text again is "known" and replaces only an older digest; another text, or another title from the same
        source, becomes the next revision.
        """

    def get(self, ids: Sequence[str]) -> list[Article]:
        """The newest revisions of these articles, in the order asked; unknown ids are left out."""

    def revisions(self, id: str, limit: int) -> list[Article]:
        """The latest `limit` revisions of an article, newest first."""

    def digests(self, ids: Sequence[str], space: str | None = LOCAL) -> list[Digest]:
        """The digests of the newest revisions, in the order asked, with the repairs of the space's managers (None:
        without repairs); unknown ids are left out.
        """

    def sketches(self, ids: Sequence[str]) -> list[Sketch]:
        """Sketches of these articles, in the order asked; unknown ids are left out."""

    def arrived(self, since: datetime, until: datetime, space: str = LOCAL) -> list[str]:
        """Ids of the articles that arrived within [since, until), in order of arrival."""

    def at(self, addresses: Sequence[str], space: str) -> list[str]:
        """Ids of the articles with these links, in order of arrival."""

    def of_source(self, source: str, limit: int) -> list[str]:
        """Ids of the latest `limit` articles that a source gave, newest first."""

    def known(self, source: str, ids: Sequence[str]) -> dict[str, Known]:
        """How a source showed these articles, by id; articles that it did not give are left out."""

    def renamed(
        self, source: str, entries: Mapping[str, tuple[str | None, str | None, datetime | None]]
    ) -> dict[str, str]:
        """Match entries with unknown ids to articles of the source: the latest with the same title, link and date.

        `entries` are title, link and date by id; returns the article's id by entry id.
        """

    def shown(self, source: str, limit: int, since: datetime) -> dict[str, Known]:
        """How a source showed, by id, those of its latest `limit` articles whose pages were read and that posts since
        then tell.
        """

    def mark(self, source: str, marks: Sequence[tuple[str, Mark]], at: datetime) -> None:
        """Store how the source shows these articles, by id, and that they were read at `at`; an article's first mark
        has the time of its arrival.
        """

    def stale(self, reader: int) -> list[str]:
        """Ids of the articles whose digest was made by an older reader, to be read again; those of the oldest first."""

    def counts(self) -> dict[str, int]:
        """The number of articles of each source, by source id."""


class Search(Protocol):
    """Search in the newest revisions; quotes and figures have the repairs of the space's managers."""

    def passages(self, query: Query) -> list[Hit]:
        """Paragraphs and titles that match, best first."""

    def furniture(self, articles: Sequence[str]) -> dict[str, frozenset[tuple[int, int]]]:
        """The paragraphs (start, end) that are page furniture, by article; articles without any are left out."""

    def quotes(self, query: Query, speaker: str | None = None) -> list[Quote]:
        """Quotes whose words match (all, if the query has no words), of a speaker by last name, newest first.

        The words of the sentence around a quote count too. A fuller name leaves out others of that last name.
        """

    def figures(self, query: Query) -> list[Figure]:
        """Figures whose sentence matches (all, if the query has no words), newest first."""

    def speakers(self, prefix: str, space: str, limit: int = 25) -> list[str]:
        """Names of quoted speakers with a word that starts with `prefix`, most quoted first."""

    def spellings(self, name: str) -> list[str]:
        """Other spellings, folded, of a speaker's last name: names that sound the same."""

    def passage(self, id: str, space: str) -> Quote | Figure | None:
        """The quote or figure with this short id, also of a superseded revision; None if the space's managers have
        hidden it.
        """

    def as_read(self, id: str, space: str) -> Quote | Figure | None:
        """The same without the repairs of the space's managers."""

    def coverage(self, space: str = LOCAL) -> Coverage:
        """The number of articles, and the newest and oldest by date of publication."""


class Stories(Protocol):
    """Articles grouped by event; an article stays in the story that it joined."""

    def open(self, article: str, at: datetime, terms: Sequence[tuple[str, float]]) -> int:
        """Create a story with its first article, and return its id."""

    def join(self, story: int, article: str, at: datetime, terms: Sequence[tuple[str, float]]) -> None:
        """Add an article to a story; raises HistoryError when it has a story, or is not filed."""

    def merge(self, story: int, into: int, at: datetime) -> None:
        """Merge a story into another: from now on both are shown as that one."""

    def get(self, ids: Sequence[int], space: str) -> list[Story]:
        """Stories with the articles that the space may see, in the order asked; those without any are left out.

        A story is as old and as new as the oldest and the newest of these articles. A merged story is returned as the
        one it was merged into, only once.
        """

    def of(self, articles: Sequence[str]) -> dict[str, int]:
        """The story of each article, by article id; where it was merged, the one it was merged into."""

    def window(self, limit: int) -> list[Vector]:
        """The latest `limit` articles with their terms, oldest first, as the start of grouping."""


class Sources(Protocol):
    """Sources, the spaces that read them, and their health."""

    def put(self, source: Source, space: str = LOCAL) -> None:
        """Add or update a source and let the space see it; without an outlet it keeps the present one."""

    def name(self, source: str, outlet: str) -> None:
        """Set the outlet of a source that has none."""

    def remove(self, source: str, space: str = LOCAL) -> None:
        """Hide it from the space; its articles stay in the history, and other spaces keep it."""

    def all(self, space: str = LOCAL) -> list[Source]:
        """The space's sources, by id; `local` sees all."""

    def outlets(self, space: str) -> list[str]:
        """The outlets of the space's sources, without duplicates, in order."""

    def declared(self) -> list[tuple[str, Source]]:
        """The spaces and sources that the configuration file declares, in order."""

    def latest(self, space: str) -> dict[str, datetime]:
        """When the newest article of each of the space's sources arrived, by id; a source without any is left out."""

    def readers(self, source: str) -> list[str]:
        """The spaces that read it, in order."""

    def health(self, space: str = LOCAL) -> dict[str, Health]:
        """The health of each of the space's sources that was visited, by id; `local` sees that of all."""

    def health_of(self, source: str) -> Health:
        """The health of one source; a new one has no times yet."""

    def report(self, health: Health) -> None:
        """Replace the health of a source."""
