"""The asynchronous shell of reading: visits sources, has articles read and files them."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from bot.async_history import AsyncHistory
from bot.briefing.corrections import note_withdrawal
from bot.desk import Desk
from bot.errors import SourceError, TextError, VerbatimError
from bot.model import Article, Health, Source
from bot.patience import Patience
from bot.ports import Books, Catch, Clipping, Reader, Reading, Reporter
from bot.reading.digest import READER
from bot.revisiting import REVISITED_FOR, clipping_of, clippings, due
from bot.shelves.news import Filing, Known, Mark

logger = logging.getLogger(__name__)

LATEST = 2_000
"""Articles of a source among which those are whose pages are asked for again."""

BATCH = 50
"""Articles filed in one transaction."""

VISITS = 5
"""Sources visited at once: each may hold a hundred pages, 30 MB, until they are read."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What one visit to one source came to: how each article was filed, and what went wrong.

    `problems` are those of single articles; `failure` is why the source could not be read at all.
    """

    source: Source
    filings: tuple[Filing, ...] = ()
    problems: tuple[str, ...] = ()
    failure: SourceError | None = None


class Newsroom:
    """Runs the day of reading. `now` gives the time in UTC."""

    def __init__(
        self, history: AsyncHistory, desk: Desk, reporter: Reporter, reader: Reader, now: Callable[[], datetime]
    ) -> None:
        self._history = history
        self._desk = desk
        self._reporter = reporter
        self._reader = reader
        self._now = now
        self._places = asyncio.Semaphore(VISITS)
        self._unreadable: set[str] = set()

    async def gather(self, sources: Iterable[Source], on_visit: Callable[[Visit], None] = lambda visit: None) -> None:
        """Visit the sources, some at once; one that fails is reported and stops no other. Raises HistoryError."""

        async def visit(source: Source) -> None:
            async with self._places:
                done = await self._visit(source)
            on_visit(done)

        try:
            async with asyncio.TaskGroup() as tasks:
                for source in sources:
                    tasks.create_task(visit(source))
        except ExceptionGroup as errors:
            raise errors.exceptions[0] from None  # what stops a gathering is the history, for all visits alike

    async def renew(self, until: datetime | None = None) -> int:
        """Read anew the articles whose digest an older reader made; how many. Raises HistoryError.

        That may take hours: what is not read anew `until` then waits for the next time, but for one batch. What cannot
        be read is not tried again by this newsroom, so that it keeps nothing else waiting.
        """
        renewed = 0
        every = await self._history.read(lambda books: books.articles.stale(READER))
        stale = [id for id in every if id not in self._unreadable]
        for start in range(0, len(stale), BATCH):
            some = await self._history.read(lambda books, ids: books.articles.get(ids), stale[start : start + BATCH])
            tasks = [self._reader.read(clipping_of(old), _origin(old), old.fetched) for old in some]
            read, _ = _sorted_out(await asyncio.gather(*tasks, return_exceptions=True))
            await self._history.in_writer(self._desk.file, read)
            self._unreadable |= {old.id for old in some} - {each.article.id for each in read}
            renewed += len(read)
            if until is not None and self._now() >= until:
                break
        return renewed

    async def _visit(self, source: Source) -> Visit:
        now = self._now()
        health, shown = await self._history.read(_state, source, now)
        if health.retry_at and (health.checked or now) <= now < health.retry_at:  # else the clock was set back since
            problem = f"asks not to be visited before {health.retry_at:%Y-%m-%d %H:%M} UTC"
            return Visit(source, failure=SourceError(source.address, problem))
        try:
            catch = await self._caught(source, health, shown)
        except SourceError as error:
            if error.reason != health.reason:
                logger.warning("source %s failed: %s", source.id, error.reason)
            failed = _failed(health, now, error)
            await self._history.write(lambda books: books.sources.report(failed))
            return Visit(source, failure=error)
        if health.failing_since is not None:
            logger.info("source %s is well again", source.id)
        return await self._read(source, catch, now)

    async def _caught(self, source: Source, health: Health, shown: Sequence[Clipping]) -> Catch:
        """What the reporter brings; raises SourceError, also where a library breaks on what a single source gives."""
        try:
            return await self._reporter.visit(source, health, partial(self._known, source), shown)
        except VerbatimError:
            raise
        except Exception as error:
            logger.exception("visiting the source %s broke off", source.id)
            raise SourceError(source.address, "it cannot be read, for a fault of ours", "the log has more") from error

    async def _read(self, source: Source, catch: Catch, now: datetime) -> Visit:
        filings: list[Filing] = []
        marks = list(catch.seen)
        unread: list[TextError] = []
        patience = Patience(self._reader)
        outlets: set[str] = set()
        for start in range(0, len(catch.clippings), BATCH):
            some = catch.clippings[start : start + BATCH]
            tasks = [patience.read(each, source, now) for each in some]
            read, failed = _sorted_out(await asyncio.gather(*tasks, return_exceptions=True))
            filings += await self._history.in_writer(self._desk.file, read)
            unread += failed
            filed = {each.article.id for each in read}
            outlets |= {each.article.outlet for each in read if each.article.outlet}
            was = await self._known(source, [each for each in some if each.id not in filed])
            marks += _marks(some, filed, was)
        health = _succeeded(catch.health, now)
        if unread:  # they are asked for again, so the source must not answer "unchanged"
            health = replace(health, etag=None, last_modified=None)
        nameless = not source.outlet and source.kind != "file"
        name = next(iter(outlets)) if nameless and len(outlets) == 1 else None
        await self._history.write(_report, health, marks, catch.gone, now, name)
        return Visit(source, tuple(filings), (*catch.problems, *map(str, unread)))

    async def _known(self, source: Source, clippings: Sequence[Clipping]) -> Mapping[str, Known]:
        return await self._history.read(_look_up, source, clippings) if clippings else {}


def _look_up(books: Books, source: Source, clippings: Sequence[Clipping]) -> dict[str, Known]:
    known = books.articles.known(source.id, [each.id for each in clippings])
    entries = {
        each.id: (each.title, each.url, each.published)
        for each in clippings
        if (each.published or (each.url and each.title))
        and each.id not in known
        and source.kind != "file"  # whose ids are their owner's
    }
    renamed = books.articles.renamed(source.id, entries) if entries else {}
    # Two entries that look like one article, or one that is beside it, are articles of their own.
    times = Counter(renamed.values())
    sure = {id: own for id, own in renamed.items() if times[own] == 1 and own not in known}
    was = books.articles.known(source.id, list(sure.values()))
    return known | {id: replace(was[own], id=own) for id, own in sure.items() if own in was}


def _state(books: Books, source: Source, now: datetime) -> tuple[Health, tuple[Clipping, ...]]:
    """How the source does, and its articles to be asked for again."""
    health = books.sources.health_of(source.id)
    shown = books.articles.shown(source.id, LATEST, now - REVISITED_FOR)
    return health, clippings(books.articles.get(due(shown, now)), shown)


def _report(
    books: Books,
    health: Health,
    marks: Sequence[tuple[str, Mark]],
    gone: Sequence[str],
    at: datetime,
    outlet: str | None,
) -> None:
    """Note how a visit went; `outlet` is what all of its articles call themselves."""
    for id in gone:
        note_withdrawal(books, id, at)
    books.articles.mark(health.source, marks, at)
    books.sources.report(health)
    if outlet:
        books.sources.name(health.source, outlet)


def _marks(clippings: Sequence[Clipping], filed: set[str], known: Mapping[str, Known]) -> list[tuple[str, Mark]]:
    """How the source shows what was filed. A known article that could not be read anew keeps its mark, and counts as
    read: it is tried the less often the longer that goes on.
    """
    marks = (
        (each.id, each.mark if each.id in filed else known[each.id].mark if each.id in known else None)
        for each in clippings
    )
    return [(id, mark) for id, mark in marks if mark]


def _sorted_out(results: Sequence[Reading | BaseException]) -> tuple[list[Reading], list[TextError]]:
    """What could be read, and what not; any other exception is raised."""
    for result in results:
        if isinstance(result, BaseException) and not isinstance(result, TextError):
            raise result
    return (
        [result for result in results if isinstance(result, Reading)],
        [result for result in results if isinstance(result, TextError)],
    )


def _origin(article: Article) -> Source:
    return Source(article.source, article.source, "file", article.outlet)


def _failed(health: Health, now: datetime, error: SourceError) -> Health:
    since = health.failing_since or now
    return replace(health, checked=now, failing_since=since, reason=error.reason, retry_at=error.retry_at)


def _succeeded(health: Health, now: datetime) -> Health:
    return replace(
        health, first=health.first or now, checked=now, succeeded=now, failing_since=None, reason=None, retry_at=None
    )
