"""An article that was edited behind an unchanged feed is noticed, and marked where a briefing has shown it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from aiohttp import web

from adapters.reading import reading_of
from adapters.sources import SourceReporter, VisitPace
from bot.model import Source
from bot.newsroom import Newsroom, Visit
from bot.ports import Clipping, Reading
from tests.delivery.conftest import DAILY, Office
from tests.sources.sites import Handler, Site, rss

TOLD = (
    "The bridge at Orsel will close for 14 weeks from Monday, the city said on Thursday.",
    "“Nobody will have to walk further than before,” said Lena Orth, the mayor, at the town hall on Thursday.",
    "Buses will take the road along the river, and the ferry will run each quarter of an hour until the night.",
    "Shops on both banks asked for the work to be done in the summer, when schools are closed and traffic is light.",
)
PAGE = "<html><head><title>T</title></head><body><article>{}</article></body></html>"
WALL = PAGE.format("<p>Before you go on, choose which cookies you want. You can withdraw your consent at any time.</p>")
NOTICE = PAGE.format("<p>This article has been withdrawn, since what it said of the bridge was wrong.</p>")
ASKED = [1, 2, 5, 10, 20, 40, 64]
"""Hours after which a page is asked for again."""


def page(*paragraphs: str) -> str:
    return PAGE.format("".join(f"<p>{each}</p>" for each in paragraphs))


class PlainReader:
    """Reads pages in the caller's thread."""

    async def read(self, clipping: Clipping, source: Source, fetched: datetime) -> Reading:
        return reading_of(clipping, source, fetched)


@dataclass
class Town:
    """A site whose feed carries a teaser, a newsroom that reads it, and a channel that was briefed."""

    office: Office
    newsroom: Newsroom
    site: Site
    source: Source

    def serve(self, body: str, status: int = 200) -> None:
        self.site.serve("/a", body, status=status, ETag=f'"{hash(body)}"')

    async def gather(self) -> list[Visit]:
        visits: list[Visit] = []
        await self.newsroom.gather([self.source], visits.append)
        return visits

    async def pass_hours(self, hours: float) -> None:
        """A visit each quarter of an hour, with the edits that come of it."""
        for _ in range(round(hours * 4)):
            self.office.clock.pass_(minutes=15)
            await self.gather()
            await self.office.publisher.publish()

    def said(self) -> str:
        return " ".join(self.office.platform.texts("test:news")[0].split())

    def asked(self) -> int:
        return self.site.paths().count("/a")


@pytest.fixture
async def town(office: Office) -> AsyncIterator[Town]:
    async with AsyncExitStack() as stack:
        site = Site()
        await listening(site, stack.push_async_callback)
        reporter = SourceReporter([f"127.0.0.1:{site.port}"], office.clock, pace=VisitPace(delay=0.0))
        stack.push_async_callback(reporter.close)
        newsroom = Newsroom(office.async_history, office.desk, reporter, PlainReader(), office.clock)
        made = Town(office, newsroom, site, Source("town", site.url("/feed"), "feed", "The Town Post"))
        item = f"<title>A bridge closes</title><link>{site.url('/a')}</link><description>It closes …</description>"
        site.handle("/feed", unchanging(rss(item)))
        made.serve(page(*TOLD))
        with office.history.writing() as books:
            books.sources.put(made.source)
        office.clock.pass_(minutes=-10)
        await made.gather()
        office.clock.pass_(minutes=10)
        office.plan(DAILY)
        await office.publisher.publish()
        yield made


async def listening(site: Site, leaving: Callable[..., object]) -> None:
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", site.respond)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    leaving(runner.cleanup)
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    site.port = runner.addresses[0][1]


def unchanging(feed: str) -> Handler:
    """Answers that a feed has not changed to those who have it."""

    async def answer(request: web.Request) -> web.StreamResponse:
        if request.headers.get("If-None-Match") == '"feed"':
            return web.Response(status=304)
        return web.Response(text=feed, content_type="application/rss+xml", headers={"ETag": '"feed"'})

    return answer


async def test_an_article_that_was_edited_behind_an_unchanged_feed_is_marked(town: Town) -> None:
    town.serve(page(TOLD[0].replace("14 weeks", "22 weeks"), *TOLD[1:]))

    await town.pass_hours(1.25)

    assert "⚠ Changed by The Town Post: no longer in the article as of 4 May 09:00" in town.said()
    with town.office.history.reading() as books:
        assert [article.revision for article in books.articles.get([town.site.url("/a")])] == [2]


async def test_a_page_is_asked_for_a_few_times_ever_more_seldom_and_then_no_more(town: Town) -> None:
    times: list[timedelta] = []
    start, asked = town.office.clock(), town.asked()
    for _ in range(5 * 24 * 4):
        town.office.clock.pass_(minutes=15)
        await town.gather()
        if town.asked() > asked:
            times.append(town.office.clock() - start)
            asked = town.asked()

    assert [round(each / timedelta(hours=1)) for each in times] == ASKED


async def test_an_article_that_no_post_shows_is_not_asked_for(town: Town) -> None:
    with town.office.history.writing() as books:
        (row,) = books.outbox.last("test:news", 1)
        books.outbox.compose(row.key, [])

    await town.pass_hours(5)

    assert town.asked() == 1


async def test_a_page_that_is_gone_twice_is_marked_as_withdrawn_and_what_is_back_as_before(town: Town) -> None:
    before = town.said()
    town.serve("", 404)

    await town.pass_hours(1.25)
    once = town.said()
    await town.pass_hours(2)
    gone = town.said()
    town.serve(page(*TOLD))
    await town.pass_hours(5)

    assert once == before
    assert "⚠ Withdrawn by The Town Post: the article is gone as of 4 May" in gone
    assert town.said() == before


async def test_a_wall_before_the_page_is_no_change(town: Town) -> None:
    before = town.said()
    for wall in (WALL, page(TOLD[0][:60])):
        town.serve(wall)

        await town.pass_hours(2)

        assert town.said() == before
    with town.office.history.reading() as books:
        assert [article.revision for article in books.articles.get([town.site.url("/a")])] == [1]


async def test_a_page_that_says_that_its_article_was_withdrawn_is_a_change(town: Town) -> None:
    town.serve(NOTICE)

    await town.pass_hours(1.25)

    assert town.said().count("⚠ Changed by The Town Post") >= 2
