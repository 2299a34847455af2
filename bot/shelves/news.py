"""The shelves of a history that are about news: articles, their search, stories and sources.

Every method that takes a `space` shows only what that space may see; the space `local` sees everything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from bot.model import LOCAL, Article, Coverage, Digest, Figure, Health, Passage, Quote, Sketch, Source, Story

Filing = Literal["new", "revised", "known"]


@dataclass(frozen=True, slots=True)
class Mark:
    """How a source shows an article: `stamp` changes when it does; the others are what the page behind it was marked
    with, to ask for changes only. `page` says whether the text was read from that page, and whether the page was still
    there when it was asked for last; None where the text is the feed's own.
    """

    stamp: str
    etag: str | None = None
    last_modified: str | None = None
    page: Literal["read", "missing"] | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """An article that a source gave: when it came `first`, when it was last `read`, and how it was shown then.

    `id` is its own, where its source calls it otherwise by now.
    """

    first: datetime
    read: datetime
    mark: Mark | None = None
    id: str | None = None


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

        The same text again is "known" and changes nothing but an older digest; another text, or another title from the
        same source, is the next revision.
        """

    def get(self, ids: Sequence[str]) -> list[Article]:
        """The newest revisions of these articles, in the order asked; unknown ids are left out."""

    def revisions(self, id: str, limit: int) -> list[Article]:
        """The latest `limit` revisions of an article, newest first."""

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

    def known(self, source: str, ids: Sequence[str]) -> dict[str, Known]:
        """How a source showed those of these articles that it gave, by id."""

    def renamed(self, source: str, entries: Mapping[str, tuple[str | None, str | None, datetime]]) -> dict[str, str]:
        """Which articles the entries of a source may be that are known by no id of theirs: the latest that it gave with
        the same title, link and date. Entries are title, link and date by id.
        """

    def shown(self, source: str, limit: int, since: datetime) -> dict[str, Known]:
        """How a source showed those of its latest `limit` articles whose pages were read and that posts of
        since then tell, by id.
        """

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

    def as_read(self, id: str, space: str) -> Quote | Figure | None:
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


class Sources(Protocol):
    """Where articles come from, who subscribes to them, and how they do."""

    def put(self, source: Source, space: str = LOCAL) -> None:
        """Add or change a source and let the space see it; without an outlet it keeps the one that it has."""

    def name(self, source: str, outlet: str) -> None:
        """Say whose source it is, where nobody said so."""

    def remove(self, source: str, space: str = LOCAL) -> None:
        """Hide it from the space; its articles stay in the history."""

    def all(self, space: str = LOCAL) -> list[Source]:
        """The space's sources, by id; `local` sees all."""

    def outlets(self, space: str = LOCAL) -> list[str]:
        """The names of the outlets that the space's sources are of, each once, in order."""

    def declared(self) -> list[tuple[str, Source]]:
        """What the configuration file has declared: spaces and sources, in order."""

    def latest(self, space: str) -> dict[str, datetime]:
        """When the newest article of each of the space's sources came in, by id; a source without any is left out."""

    def readers(self, source: str) -> list[str]:
        """The spaces that read it, in order."""

    def health(self) -> dict[str, Health]:
        """How each source does, by source id."""

    def report(self, health: Health) -> None:
        """Replace what is known of a source's health."""
