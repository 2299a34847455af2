"""An article that its source shows otherwise than it did is read again: politely, few at once, ever more seldom."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from aiohttp import web

from adapters.sources import VisitPace, WebReporter
from adapters.sources.feeds import parsed
from bot.model import Health, Source
from bot.ports import Catch, Clipping
from bot.revisiting import A_VISIT
from bot.shelves.news import Known
from tests.clocks import Clock
from tests.sources.sites import NOW, Site, remembering, rss, words

FULL = f"<content:encoded>&lt;p&gt;{words(100)}&lt;/p&gt;</content:encoded>"


def page(said: str) -> str:
    return f"<html><head><title>T</title></head><body><p>{words(120)} {said}</p></body></html>"


@dataclass
class Reader:
    """Visits one source as the newsroom does, and remembers how it showed its articles."""

    site: Site
    web: WebReporter
    clock: Clock
    known: dict[str, Known]
    health: Health

    async def visit(self, kind: str = "feed") -> Catch:
        at = self.clock()
        source = Source("s", self.site.url("/feed"), "page" if kind == "page" else "feed")
        catch = await self.web.visit(source, self.health, remembering(self.known))
        self.health = catch.health
        for id, mark in (*catch.seen, *((each.id, each.mark) for each in catch.clippings)):
            was = self.known.get(id, Known(at, at))
            self.known[id] = Known(was.first, at if was.mark else was.read, mark)
        self.clock.pass_(minutes=15)
        return catch

    def feed(self, *items: str) -> None:
        self.site.serve("/feed", rss(*items), "application/rss+xml", ETag=f'"{hash(items)}"')

    def item(self, name: str, teaser: str = "Teaser.", body: str = "") -> str:
        text = body or f"<description>{teaser}</description>"
        return f"<title>{name}</title><link>{self.site.url(f'/{name}')}</link>{text}"

    def page(self, name: str, said: str = "") -> None:
        self.site.serve(f"/{name}", page(said), ETag=f'"{said}"')


@pytest.fixture
async def reader(site: Site) -> AsyncIterator[Reader]:
    clock = Clock(NOW)
    reporter = WebReporter([f"127.0.0.1:{site.port}"], clock, pace=VisitPace(delay=0.0))
    yield Reader(site, reporter, clock, {}, Health("s"))
    await reporter.close()


async def test_the_page_of_an_entry_that_changed_is_read_again(site: Site, reader: Reader) -> None:
    reader.feed(reader.item("a"), reader.item("b"))
    reader.page("a", "first")
    reader.page("b")
    await reader.visit()
    reader.feed(reader.item("a", "Corrected."), reader.item("b"))
    reader.page("a", "corrected")

    catch = await reader.visit()

    assert [(c.title, c.html) for c in catch.clippings] == [("a", page("corrected"))]
    assert sorted(site.paths()) == ["/a", "/a", "/b", "/feed", "/feed"]
    assert reader.health.etag is not None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<atom:updated>2026-11-24T09:00:00Z</atom:updated>", "<atom:updated>2026-11-24T10:00:00Z</atom:updated>"),
        ("", "<atom:updated>2026-11-24T10:00:00Z</atom:updated>"),
    ],
)
async def test_an_entry_that_says_that_it_was_updated_has_changed(before: str, after: str) -> None:
    def shown(updated: str) -> Clipping:
        spaces = 'xmlns:atom="http://www.w3.org/2005/Atom"'
        text = f'<rss version="2.0" {spaces}><channel><item><title>a</title>{updated}</item></channel></rss>'
        return parsed(text, Source("s", "https://a.example/feed", "feed"), None, NOW).clippings[0]

    assert shown(before).mark != shown(after).mark
    assert shown(before).mark == shown(before).mark


async def test_a_page_that_is_as_it_was_says_so_and_is_not_read(site: Site, reader: Reader) -> None:
    reader.feed(reader.item("a"))
    asked: list[str | None] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request.headers.get("If-None-Match"))
        return web.Response(status=304) if asked[-1] else web.Response(text=page(""), headers={"ETag": '"1"'})

    site.handle("/a", answer)
    await reader.visit()
    reader.feed(reader.item("a", "Another teaser."))

    catch = await reader.visit()

    assert (catch.clippings, asked) == ((), [None, '"1"'])
    assert reader.health.etag is not None


async def test_a_changed_text_in_the_feed_needs_no_page(site: Site, reader: Reader) -> None:
    reader.feed(reader.item("a", body=FULL))
    await reader.visit()
    reader.feed(reader.item("a", body=FULL.replace("end.", "corrected.")))

    (clipping,) = (await reader.visit()).clippings

    assert (clipping.text or "").endswith("corrected.")
    assert site.paths() == ["/feed", "/feed"]


async def test_only_some_changed_articles_are_read_at_once_and_the_rest_at_the_next_visits(reader: Reader) -> None:
    names = [f"a{n}" for n in range(2 * A_VISIT + 1)]
    for name in names:
        reader.page(name)
    reader.feed(*map(reader.item, names))
    await reader.visit()
    reader.feed(*(reader.item(name, "All rewritten.") for name in names))
    for name in names:
        reader.page(name, "rewritten")

    found, marks = [], []
    for _ in range(3):
        found.append([c.title for c in (await reader.visit()).clippings])
        marks.append(reader.health.etag)

    assert [len(titles) for titles in found] == [A_VISIT, A_VISIT, 1]
    assert [title for titles in found for title in titles] == names
    assert [mark is None for mark in marks] == [True, True, False]


async def test_an_entry_that_always_changes_is_read_the_less_often_the_longer_that_goes_on(reader: Reader) -> None:
    reader.page("a")
    visits = []
    for number in range(97):  # a day
        reader.feed(reader.item("a", f"{number} comments."))
        visits.append(len((await reader.visit()).clippings))

    assert [number for number, read in enumerate(visits) if read] == [0, 1, 2, 4, 8, 16, 32, 64]


async def test_at_the_latest_a_day_later_it_is_read_again(reader: Reader) -> None:
    reader.feed(reader.item("a", body=FULL))
    await reader.visit()
    (id, known), *_ = reader.known.items()
    reader.known[id] = replace(known, first=NOW - timedelta(days=90))
    reader.feed(reader.item("a", body=FULL.replace("end.", "corrected.")))
    reader.clock.pass_(hours=23)

    early = await reader.visit()
    reader.clock.pass_(hours=1)
    late = await reader.visit()

    assert (len(early.clippings), len(late.clippings)) == (0, 1)


async def test_a_page_that_fails_is_asked_again_later_and_its_teaser_taken_meanwhile(
    site: Site, reader: Reader
) -> None:
    reader.feed(reader.item("a"))
    reader.page("a")
    await reader.visit()
    reader.feed(reader.item("a", "Corrected."))
    site.serve("/a", status=503)
    failed = await reader.visit()
    reader.page("a", "corrected")

    again = await reader.visit()

    assert [(c.text, c.html) for c in failed.clippings] == [("Corrected.", None)]
    assert [c.html for c in again.clippings] == [page("corrected")]


async def test_articles_of_an_older_history_count_as_they_are_shown_now(site: Site, reader: Reader) -> None:
    reader.feed(reader.item("a"))
    reader.page("a")
    reader.known = {site.url("/a"): Known(NOW - timedelta(days=9), NOW - timedelta(days=9))}
    first = await reader.visit()
    reader.feed(reader.item("a", "Corrected."))

    second = await reader.visit()

    assert (len(first.clippings), len(second.clippings)) == (0, 1)
    assert site.paths() == ["/feed", "/feed", "/a"]


async def test_a_page_that_is_a_source_is_read_again_when_it_has_changed(reader: Reader) -> None:
    reader.site.serve("/feed", page("first"))
    found = [await reader.visit("page"), await reader.visit("page")]
    reader.site.serve("/feed", page("second"))

    found.append(await reader.visit("page"))

    assert [[c.html for c in catch.clippings] for catch in found] == [[page("first")], [], [page("second")]]
