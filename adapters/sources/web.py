"""Visits feeds and pages on the web, and fetches the articles' pages where a feed carries teasers only."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from adapters.address_guard import AddressGuard
from adapters.processes import end_calls
from adapters.sources.changes import changes, due, marked
from adapters.sources.feeds import Feed, parsed_apart, parsed_here
from adapters.sources.fetch import USUAL_LIMITS, Fetched, Fetcher, FetchLimits, Validators
from adapters.sources.markup import slimmed
from adapters.sources.pages import Pages, is_html, text_of
from adapters.sources.parser import PARSER
from adapters.sources.politeness import HostLimiter, Robots
from adapters.sources.xml_feeds import Laborious
from bot.errors import SourceError
from bot.model import Health, Source
from bot.ports import Catch, Clipping, LookUp

NEWEST = 100
"""Entries of a feed that are looked at."""

APART = 4
"""Feeds that are parsed at a time in processes of their own."""


@dataclass(frozen=True, slots=True)
class VisitPace:
    """How hard the web is worked: seconds between two requests to a host, and for all pages of one visit the seconds
    that they take and the bytes of memory after which no more are fetched.
    """

    delay: float = 0.2
    pages: float = 120.0
    memory: int = 100_000_000


USUAL_PACE = VisitPace()


class WebReporter:
    """The Reporter for http(s) addresses. `allow_hosts` opens hosts ("host" or "host:port") off the public internet."""

    def __init__(
        self,
        allow_hosts: Iterable[str] = (),
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        limits: FetchLimits = USUAL_LIMITS,
        pace: VisitPace = USUAL_PACE,
    ) -> None:
        self._now = clock
        self._pace = pace
        self._guard = AddressGuard(allow_hosts)
        self._fetcher = Fetcher(self._guard, clock, limits)
        self._robots = Robots(self._fetcher, clock)
        self._limiter = HostLimiter(pace.delay)
        self._apart = ThreadPoolExecutor(APART, "parsed-apart")

    async def visit(self, source: Source, health: Health, known: LookUp, shown: Sequence[Clipping] = ()) -> Catch:
        """What the feed or page has now and is not known, or shows otherwise; and what the pages of `shown` articles,
        whose marks are known, show otherwise. Raises SourceError with the reason.

        `html` of a clipping is the article's page; `text` is then what the feed carried, to fall back on.
        """
        return await self._with_shown(await self._caught(source, health, known), shown)

    async def _caught(self, source: Source, health: Health, known: LookUp) -> Catch:
        self._guard.check(source.address)
        asked = Validators(health.etag, health.last_modified)
        async with self._limiter.at(source.address):
            answer = await self._fetcher.get(source.address, asked, self._robots.permit_named)
        health = replace(health, etag=answer.validators.etag, last_modified=answer.validators.last_modified)
        if answer.unchanged:
            return Catch((), health, unchanged=True)
        if source.kind == "page":
            page = await asyncio.to_thread(_page, answer, source)
            return await self._fill((marked(page),), health, known)
        feed = await self._parsed(text_of(answer, source.address), source, answer)
        return replace(await self._fill(_newest(feed.clippings), health, known), problems=feed.problems)

    async def look(self, address: str) -> Feed:
        """What the feed at this address holds, without its articles' pages; raises SourceError (WebPage for a page)."""
        self._guard.check(address)
        async with self._limiter.at(address):
            answer = await self._fetcher.get(address, permit=self._robots.permit_named)
        return await self._parsed(text_of(answer, address), Source(address, address, "feed"), answer)

    async def close(self) -> None:
        """Close the connections; what is under way ends."""
        self._apart.shutdown(wait=False, cancel_futures=True)
        end_calls()
        await self._robots.close()
        await self._fetcher.close()

    async def _parsed(self, text: str, source: Source, answer: Fetched) -> Feed:
        loop = asyncio.get_running_loop()
        asked = (text, source, answer.url, self._now())
        try:
            return await loop.run_in_executor(PARSER, parsed_here, *asked)
        except Laborious:  # the thread that parses must not wait
            return await loop.run_in_executor(self._apart, parsed_apart, *asked)

    async def _fill(self, shown: Sequence[Clipping], health: Health, known: LookUp) -> Catch:
        """The new and changed clippings, with pages for teasers. What is left to the next visit, for want of time or
        room or since it was read again lately, is why the source must not answer "unchanged" then.
        """
        found = changes(shown, await known(shown))
        again = due(found.changed, self._now())
        pages = self._pages()
        filled = await asyncio.gather(
            *(pages.filled(clipping, None) for clipping in found.fresh),
            *(pages.filled(clipping, was.mark) for clipping, was in again),
        )
        if len(again) < len(found.changed) or any(each.left for each in filled):
            health = replace(health, etag=None, last_modified=None)
        clippings = tuple(each.clipping for each in filled if each.clipping)
        return Catch(clippings, health, seen=(*found.seen, *(each.seen for each in filled if each.seen)))

    async def _with_shown(self, catch: Catch, shown: Sequence[Clipping]) -> Catch:
        """With the pages of articles that are shown, but for those that the catch has brought already."""
        brought = {*(each.id for each in catch.clippings), *(id for id, _ in catch.seen)}
        pages = self._pages()
        asked = await asyncio.gather(*(pages.asked_again(each) for each in shown if each.id not in brought))
        return replace(
            catch,
            clippings=(*catch.clippings, *(each.clipping for each in asked if each.clipping)),
            seen=(*catch.seen, *(each.seen for each in asked if each.seen)),
            gone=tuple(each.gone for each in asked if each.gone),
        )

    def _pages(self) -> Pages:
        until = asyncio.get_running_loop().time() + self._pace.pages
        return Pages(self._fetcher, self._robots, self._limiter, until, self._pace.memory)


def _page(answer: Fetched, source: Source) -> Clipping:
    """The article that the page is; slimming it may take more than a second. Raises SourceError."""
    text = text_of(answer, source.address)
    if is_html(answer, text):
        return Clipping(id=source.address, url=answer.url, outlet=source.outlet, html=slimmed(text))
    if answer.content_type.startswith("text/plain"):
        return Clipping(id=source.address, url=answer.url, outlet=source.outlet, text=text)
    raise SourceError(
        source.address, f"is not a web page ({answer.content_type or 'of no stated type'})", "add it as a feed"
    )


def _newest(clippings: Sequence[Clipping]) -> Sequence[Clipping]:
    """At most a hundred: the latest by date where all have one, else the first of the feed; in the feed's order."""
    if len(clippings) <= NEWEST:
        return clippings
    dates = [clipping.published for clipping in clippings if clipping.published]
    if len(dates) < len(clippings):
        return clippings[:NEWEST]
    floor = sorted(dates, reverse=True)[NEWEST - 1]
    return [clipping for clipping in clippings if clipping.published and clipping.published >= floor][:NEWEST]
