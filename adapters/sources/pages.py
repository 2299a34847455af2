"""Fetches articles' pages for one visit to a source: of new and changed articles, and of those that posts show."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from dataclasses import dataclass, field, replace

from yarl import URL

from adapters.sources.charset import decoded, is_binary
from adapters.sources.feeds import is_web_page
from adapters.sources.fetch import UNMARKED, Fetched, Fetcher, Validators
from adapters.sources.markup import slimmed
from adapters.sources.politeness import HostLimiter, Robots
from adapters.sources.refusals import Refusal
from bot.errors import SourceError
from bot.ports import Clipping
from bot.shelves.news import Mark

PAGES_AT_ONCE = 4
FAILURES = 3
"""Pages of a host that may fail in one visit before the rest of its articles keep their teasers."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What became of a clipping: read with what was found, or only `seen` as it was; `left` when a later visit is to
    look again. `gone` is the id of an article whose page is there no more.
    """

    clipping: Clipping | None = None
    seen: tuple[str, Mark] | None = None
    left: bool = False
    gone: str | None = None


@dataclass(slots=True)
class Pages:
    """One visit's fetching of pages: until when (event loop's clock), how many bytes of memory are left for them, how
    many at once, which hosts failed.
    """

    fetcher: Fetcher
    robots: Robots
    limiter: HostLimiter
    until: float
    room: int
    places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(PAGES_AT_ONCE))
    failures: Counter[str] = field(default_factory=Counter)

    async def filled(self, clipping: Clipping, was: Mark | None) -> Filled:
        """The clipping with its page, or as it is where that cannot be had; `was` is the mark of one that is known."""
        if not clipping.teaser or clipping.url is None or clipping.mark is None:
            return Filled(clipping)
        try:
            return await self._paged(clipping, clipping.url, clipping.mark, was)
        except SourceError:
            return Filled(replace(clipping, mark=was or clipping.mark), left=was is not None)

    async def asked_again(self, clipping: Clipping) -> Filled:
        """The article if its page has changed. A page is gone where its site says so, or twice that it is not found."""
        was = clipping.mark
        if clipping.url is None or was is None:
            return Filled()
        try:
            return await self._paged(clipping, clipping.url, was, None if was.page == "missing" else was)
        except SourceError as error:
            missing = isinstance(error, Refusal) and error.code in (404, 410)
            gone = isinstance(error, Refusal) and (error.code == 410 or (missing and was.page == "missing"))
            seen = (clipping.id, replace(was, page="missing") if missing else was)
            return Filled(seen=seen, gone=clipping.id if gone else None)

    async def _paged(self, clipping: Clipping, url: str, mark: Mark, was: Mark | None) -> Filled:
        """The clipping with its page, or only seen where that is as it was; raises SourceError."""
        host = URL(url).host or ""
        try:
            async with self.places, asyncio.timeout_at(self.until):
                if self.room <= 0:
                    return Filled(left=True)
                if self.failures[host] >= FAILURES:
                    raise SourceError(url, "its host has given none of several pages")
                html, kept = await self._article_page(url, was)
        except TimeoutError:
            return Filled(left=True)
        except SourceError:
            self.failures[host] += 1
            raise
        mark = replace(mark, etag=kept.etag, last_modified=kept.last_modified, page="read")
        if html is None:
            return Filled(seen=(clipping.id, mark))
        self.room -= sys.getsizeof(html)
        return Filled(replace(clipping, html=html, teaser=False, mark=mark))

    async def _article_page(self, address: str, was: Mark | None) -> tuple[str | None, Validators]:
        """The page's HTML, None where it is as it was marked, and what it is marked with now."""
        await self.robots.permit_found(address)
        asked = Validators(was.etag, was.last_modified) if was else UNMARKED
        async with self.limiter.at(address, await self.robots.delay(address)):
            answer = await self.fetcher.get(address, asked, self.robots.permit_found)
        if answer.unchanged:
            return None, answer.validators
        if URL(answer.url).path_qs == "/" != URL(address).path_qs:  # where sites lead those who ask for what is gone
            raise Refusal(address, "leads to the front page", None, None, 404)
        return await asyncio.to_thread(_html_of, answer, address), answer.validators


def _html_of(answer: Fetched, address: str) -> str:
    """The page's HTML, slimmed, which takes up to a second; raises SourceError where it is none."""
    text = text_of(answer, address)
    if not is_html(answer, text):
        raise SourceError(address, f"is not a web page ({answer.content_type or 'of no stated type'})")
    return slimmed(text)


def text_of(answer: Fetched, address: str) -> str:
    """What the answer says; raises SourceError where that is nothing, or no text."""
    if not answer.body.strip():
        raise SourceError(address, "gives an empty answer")
    if is_binary(answer.body) or answer.content_type.startswith(("image/", "audio/", "video/", "application/pdf")):
        raise SourceError(address, f"is not text ({answer.content_type or 'of no stated type'})")
    return decoded(answer.body, answer.charset)


def is_html(answer: Fetched, text: str) -> bool:
    """Whether it is a web page: by its type, else by how it begins."""
    return answer.content_type in ("text/html", "application/xhtml+xml") or is_web_page(text)
