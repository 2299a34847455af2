"""The pages of articles that posts show are asked for again, also behind a feed that has not changed: politely."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from adapters.sources import VisitPace, WebReporter
from bot.model import Health, Source
from bot.ports import Catch, Clipping, nothing_known
from bot.shelves.news import Mark
from tests.sources.sites import NOW, Site, rss, words

BEFORE = Mark("stamp", '"1"', None, "read")
MISSING = replace(BEFORE, page="missing")


def page(said: str) -> str:
    return f"<html><head><title>T</title></head><body><p>{words(120)} {said}</p></body></html>"


class Reader:
    """Visits a feed that says that it has not changed."""

    def __init__(self, site: Site, web: WebReporter) -> None:
        self.site = site
        self.web = web
        site.serve("/feed", status=304)

    async def visit(self, *shown: Clipping) -> Catch:
        health = Health("s", etag='"feed"')
        return await self.web.visit(Source("s", self.site.url("/feed"), "feed"), health, nothing_known, shown)

    def article(self, name: str = "a", mark: Mark = BEFORE) -> Clipping:
        return Clipping(name, self.site.url(f"/{name}"), "A title", "The Outlet", text="What it said.", mark=mark)


@pytest.fixture
async def reader(site: Site) -> AsyncIterator[Reader]:
    web = WebReporter([f"127.0.0.1:{site.port}"], lambda: NOW, pace=VisitPace(delay=0.0))
    yield Reader(site, web)
    await web.close()


async def test_a_page_that_changed_behind_an_unchanged_feed_is_read(site: Site, reader: Reader) -> None:
    site.serve("/a", page("corrected"), ETag='"2"')

    catch = await reader.visit(reader.article())

    (again,) = catch.clippings
    assert (again.id, again.title, again.html) == ("a", "A title", page("corrected"))
    assert again.mark == Mark("stamp", '"2"', None, "read")
    assert (catch.unchanged, catch.health.etag) == (True, '"feed"')


async def test_a_page_is_asked_whether_it_has_changed(site: Site, reader: Reader) -> None:
    site.serve("/a", status=304)

    catch = await reader.visit(reader.article())

    assert (catch.clippings, catch.seen, catch.gone) == ((), (("a", BEFORE),), ())
    assert site.asked[-1].headers["If-None-Match"] == '"1"'


@pytest.mark.parametrize(
    ("status", "mark", "gone"),
    [(404, BEFORE, ()), (404, MISSING, ("a",)), (410, BEFORE, ("a",)), (410, MISSING, ("a",))],
)
async def test_a_page_is_gone_when_its_site_says_so_or_twice_not_found(
    site: Site, reader: Reader, status: int, mark: Mark, gone: tuple[str, ...]
) -> None:
    site.serve("/a", status=status)

    catch = await reader.visit(reader.article(mark=mark))

    assert (catch.clippings, catch.seen, catch.gone) == ((), (("a", MISSING),), gone)


async def test_a_page_that_leads_to_the_front_page_was_not_found(site: Site, reader: Reader) -> None:
    site.serve("/a", status=302, Location="/")
    site.serve("/", page("all the news"))

    assert (await reader.visit(reader.article())).seen == (("a", MISSING),)


@pytest.mark.parametrize("status", [403, 429, 500, 503])
async def test_a_site_in_trouble_is_no_withdrawal(site: Site, reader: Reader, status: int) -> None:
    site.serve("/a", status=status)

    for mark in (BEFORE, MISSING):
        catch = await reader.visit(reader.article(mark=mark))

        assert (catch.clippings, catch.seen, catch.gone) == ((), (("a", mark),), ())


async def test_a_page_that_is_back_is_read_whatever_it_was_marked_with(site: Site, reader: Reader) -> None:
    site.serve("/a", page("back"), ETag='"1"')

    catch = await reader.visit(reader.article(mark=MISSING))

    assert "If-None-Match" not in site.asked[-1].headers
    assert [each.mark for each in catch.clippings] == [BEFORE]


async def test_what_the_feed_brought_is_not_asked_for_twice(site: Site, reader: Reader) -> None:
    site.serve("/feed", rss(f"<title>A</title><guid>{site.url('/a')}</guid><link>{site.url('/a')}</link>"))
    site.serve("/a", page("new"))

    await reader.visit(replace(reader.article(), id=site.url("/a")))

    assert site.paths() == ["/feed", "/a"]


async def test_robots_txt_holds_for_these_pages_too(site: Site, reader: Reader) -> None:
    site.serve("/robots.txt", "User-agent: *\nDisallow: /a", "text/plain")

    catch = await reader.visit(reader.article())

    assert (catch.seen, site.paths()) == ((("a", BEFORE),), ["/feed"])
