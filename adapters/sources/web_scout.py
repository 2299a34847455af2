"""Finds feeds by what people type: a feed's address, a site's, or a list of feeds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime

from yarl import URL

from adapters.address_guard import OPEN, AddressGuard
from adapters.sources.feeds import Feed, WebPage
from adapters.sources.fetch import FetchLimits
from adapters.sources.lists import opml_sources
from adapters.sources.refusals import Refusal
from adapters.sources.web import USUAL_PACE, VisitPace, WebReporter
from bot.errors import SourceError
from bot.model import Source

LIMITS = FetchLimits(seconds=10.0)
"""Somebody is waiting for the answer."""

LOOKED_AT = 5
"""Feeds of a page that are looked at."""

ARTICLE = 3
"""Paragraphs of running text that make a page one to be read."""

USUAL_PLACES = ("/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml")
"""Where a site's feed is, where its pages do not say."""

OPENED_BY = "only whoever runs the bot can open it, with allow_hosts in its configuration file"
FEED_WANTED = "give the address of its feed, which often ends in /feed or /rss"


class WebScout:
    """A `bot.ports.Scout`. `allow_hosts` opens hosts off the public internet ("host", or "host:port")."""

    def __init__(
        self,
        allow_hosts: Iterable[str] = (),
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        limits: FetchLimits = LIMITS,
        pace: VisitPace = USUAL_PACE,
    ) -> None:
        allowed = tuple(allow_hosts)
        self._guard = AddressGuard(allowed)
        self._web = WebReporter(allowed, clock, limits, pace)

    async def find(self, address: str) -> list[Source]:
        """The feed at this address, or the feeds that the page there names, or the one where sites usually have it,
        or the page itself where it is an article.

        Raises SourceError for what must not be read (private addresses, files), cannot be, or is no news.
        """
        address = _web(address.strip())
        try:
            feed = await self._web.look(address)
        except WebPage as page:
            return await self._of_page(address, page)
        except SourceError as error:
            raise _for_chat(error) from error
        return [_source(address, feed)]

    def listed(self, text: str) -> list[Source]:
        """The feeds of an OPML list; raises SourceError if it is invalid or an address in it must not be read."""
        found = opml_sources(text.encode("utf-8", "replace"), "the list")
        if not found:
            raise SourceError("the list", "names no feeds", "export it as OPML from your reader")
        for source in found:
            try:
                self._guard.check(source.address)
            except SourceError as error:
                raise _for_chat(error) from error
        # A name that one space gave a source is not shown in another: the feed itself says what it is called.
        return [Source(source.address, source.address, "feed") for source in found]

    async def close(self) -> None:
        """Close the connections; what is under way ends."""
        await self._web.close()

    async def _of_page(self, address: str, page: WebPage) -> list[Source]:
        named = [feed for feed in page.feeds if "comment" not in feed.lower()][:LOOKED_AT]
        if found := await self._looked_at(named):
            return found
        root = URL(address).origin()
        usual = await self._looked_at([str(root.with_path(path)) for path in USUAL_PLACES])
        if usual:
            return usual[:1]
        if page.paragraphs >= ARTICLE:
            return [Source(address, address, "page")]
        raise SourceError(address, "is a web page that names no feed and has no article on it", FEED_WANTED)

    async def _looked_at(self, addresses: Sequence[str]) -> list[Source]:
        """Those of them that are feeds with something in them, in their order."""
        feeds = await asyncio.gather(*(self._look(address) for address in addresses))
        return [_source(address, feed) for address, feed in zip(addresses, feeds, strict=True) if feed is not None]

    async def _look(self, address: str) -> Feed | None:
        try:
            feed = await self._web.look(address)
        except SourceError:
            return None
        return feed if feed.clippings else None


def _web(address: str) -> str:
    """What was typed, as an address: "harbour-courier.example" is a site."""
    host = address.partition("/")[0]
    bare = "://" not in address and "." in host and " " not in address and not host.startswith((".", "-"))
    return f"https://{address}" if bare and ":" not in host and "@" not in host else address


def _source(address: str, feed: Feed) -> Source:
    return Source(address, address, "feed", feed.title)


def _for_chat(error: SourceError) -> SourceError:
    """The same, with a way out for somebody who looks for a source and cannot change the configuration."""
    if error.way_out == OPEN:
        return SourceError(error.subject, error.problem, OPENED_BY)
    if isinstance(error, Refusal):
        return SourceError(error.subject, error.problem, "check the address")
    return error if error.way_out else SourceError(error.subject, error.problem, FEED_WANTED)
