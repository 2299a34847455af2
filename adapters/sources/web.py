"""Visits feeds and pages on the web, and fetches the articles' pages where a feed carries teasers only."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from yarl import URL

from adapters.gate import Gate
from adapters.sources.changes import changes, due, marked
from adapters.sources.charset import decoded, is_binary
from adapters.sources.feeds import Feed, is_web_page, parsed
from adapters.sources.fetch import UNMARKED, USUAL_LIMITS, Answer, Fetcher, Limits, Validators
from adapters.sources.manners import Lanes, Robots
from adapters.sources.slimming import slimmed
from bot.errors import SourceError
from bot.model import Health, Source
from bot.ports import Catch, Clipping
from bot.shelves.news import Known, Mark

NEWEST = 100
"""Entries of a feed that are looked at."""

PAGES_AT_ONCE = 4
FAILURES = 3
"""Pages of a host that may fail in one visit before the rest of its articles keep their teasers."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How hard the web is worked: seconds between two requests to a host, and seconds for all pages of one visit."""

    delay: float = 0.2
    pages: float = 120.0


USUAL_PACE = Pace()


@dataclass(slots=True)
class _Round:
    """One visit's fetching of pages: until when (event loop's clock), how many at once, which hosts failed."""

    until: float
    places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(PAGES_AT_ONCE))
    failures: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class _Filled:
    """What became of a clipping: read with what was found, or only `seen` as it was; `left` when a later visit is to
    look again.
    """

    clipping: Clipping | None = None
    seen: tuple[str, Mark] | None = None
    left: bool = False


class Web:
    """The Reporter for http(s) addresses. `allow_hosts` opens hosts ("host" or "host:port") off the public internet.

    `executor` is the thread that parses; None is the event loop's own pool.
    """

    def __init__(
        self,
        allow_hosts: Iterable[str] = (),
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        limits: Limits = USUAL_LIMITS,
        pace: Pace = USUAL_PACE,
        executor: Executor | None = None,
    ) -> None:
        self._now = clock
        self._pace = pace
        self._gate = Gate(allow_hosts)
        self._fetcher = Fetcher(self._gate, clock, limits)
        self._robots = Robots(self._fetcher, clock)
        self._lanes = Lanes(pace.delay)
        self._executor = executor

    async def visit(self, source: Source, health: Health, known: Mapping[str, Known]) -> Catch:
        """What the feed or page has now and is not known, or shows otherwise; raises SourceError with the reason.

        `html` of a clipping is the article's page; `text` is then what the feed carried, to fall back on.
        """
        self._gate.check(source.address)
        asked = Validators(health.etag, health.last_modified)
        async with self._lanes.at(source.address):
            answer = await self._fetcher.get(source.address, asked, self._robots.permit_named)
        fine = self._fine(health, answer.validators)
        if answer.unchanged:
            return Catch((), fine, unchanged=True)
        text = _text(answer, source.address)
        if source.kind == "page":
            return await self._fill((marked(_page(answer, text, source)),), fine, known)
        feed: Feed = await asyncio.get_running_loop().run_in_executor(
            self._executor, parsed, text, source, answer.url, self._now()
        )
        return replace(await self._fill(_newest(feed.clippings), fine, known), problems=feed.problems)

    async def look(self, address: str) -> Feed:
        """What the feed at this address holds, without its articles' pages; raises SourceError (WebPage for a page)."""
        self._gate.check(address)
        async with self._lanes.at(address):
            answer = await self._fetcher.get(address, permit=self._robots.permit_named)
        source, text = Source(address, address, "feed"), _text(answer, address)
        return await asyncio.get_running_loop().run_in_executor(
            self._executor, parsed, text, source, answer.url, self._now()
        )

    async def close(self) -> None:
        """Close the connections; what is under way ends."""
        await self._robots.close()
        await self._fetcher.close()

    async def _fill(self, shown: Sequence[Clipping], health: Health, known: Mapping[str, Known]) -> Catch:
        """The new and changed clippings, with pages for teasers. What is left to the next visit, for want of time or
        since it was read again lately, is why the source must not answer "unchanged" then.
        """
        found = changes(shown, known)
        again = due(found.changed, self._now())
        pages = _Round(asyncio.get_running_loop().time() + self._pace.pages)
        filled = await asyncio.gather(
            *(self._filled(clipping, None, pages) for clipping in found.fresh),
            *(self._filled(clipping, was.mark, pages) for clipping, was in again),
        )
        if len(again) < len(found.changed) or any(each.left for each in filled):
            health = replace(health, etag=None, last_modified=None)
        clippings = tuple(each.clipping for each in filled if each.clipping)
        return Catch(clippings, health, seen=(*found.seen, *(each.seen for each in filled if each.seen)))

    async def _filled(self, clipping: Clipping, was: Mark | None, pages: _Round) -> _Filled:
        """The clipping with its page, or as it is where that cannot be had; `was` is the mark of one that is known."""
        if not clipping.teaser or clipping.url is None or clipping.mark is None:
            return _Filled(clipping)
        host = URL(clipping.url).host or ""
        unfilled = _Filled(replace(clipping, mark=was or clipping.mark), left=was is not None)
        try:
            async with pages.places, asyncio.timeout_at(pages.until):
                if pages.failures[host] >= FAILURES:
                    return unfilled
                html, kept = await self._article_page(clipping.url, was)
        except TimeoutError:
            return _Filled(left=True)
        except SourceError:
            pages.failures[host] += 1
            return unfilled
        mark = replace(clipping.mark, etag=kept.etag, last_modified=kept.last_modified)
        if html is None:
            return _Filled(seen=(clipping.id, mark))
        return _Filled(replace(clipping, html=html, teaser=False, mark=mark))

    async def _article_page(self, address: str, was: Mark | None) -> tuple[str | None, Validators]:
        """The page's HTML, None where it is as it was marked, and what it is marked with now."""
        await self._robots.permit_found(address)
        asked = Validators(was.etag, was.last_modified) if was else UNMARKED
        async with self._lanes.at(address, await self._robots.delay(address)):
            answer = await self._fetcher.get(address, asked, self._robots.permit_found)
        if answer.unchanged:
            return None, answer.validators
        text = _text(answer, address)
        if not _is_html(answer, text):
            raise SourceError(address, f"is no web page ({answer.content_type or 'of no stated type'})")
        return slimmed(text), answer.validators

    def _fine(self, health: Health, validators: Validators) -> Health:
        now = self._now()
        return replace(
            health,
            first=health.first or now,
            checked=now,
            succeeded=now,
            failing_since=None,
            reason=None,
            retry_at=None,
            etag=validators.etag,
            last_modified=validators.last_modified,
        )


def _text(answer: Answer, address: str) -> str:
    if not answer.body.strip():
        raise SourceError(address, "gives an empty answer")
    if is_binary(answer.body) or answer.content_type.startswith(("image/", "audio/", "video/", "application/pdf")):
        raise SourceError(address, f"is no text ({answer.content_type or 'of no stated type'})")
    return decoded(answer.body, answer.charset)


def _page(answer: Answer, text: str, source: Source) -> Clipping:
    if _is_html(answer, text):
        return Clipping(id=source.address, url=answer.url, outlet=source.outlet, html=slimmed(text))
    if answer.content_type.startswith("text/plain"):
        return Clipping(id=source.address, url=answer.url, outlet=source.outlet, text=text)
    raise SourceError(
        source.address, f"is no web page ({answer.content_type or 'of no stated type'})", "add it as a feed"
    )


def _is_html(answer: Answer, text: str) -> bool:
    if answer.content_type in ("text/html", "application/xhtml+xml"):
        return True
    return answer.content_type in ("", "text/plain", "application/octet-stream") and is_web_page(text)


def _newest(clippings: Sequence[Clipping]) -> Sequence[Clipping]:
    """At most a hundred: the latest by date where all have one, else the first of the feed; in the feed's order."""
    if len(clippings) <= NEWEST:
        return clippings
    dates = [clipping.published for clipping in clippings if clipping.published]
    if len(dates) < len(clippings):
        return clippings[:NEWEST]
    floor = sorted(dates, reverse=True)[NEWEST - 1]
    return [clipping for clipping in clippings if clipping.published and clipping.published >= floor][:NEWEST]
