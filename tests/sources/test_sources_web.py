from __future__ import annotations

import asyncio
import sys
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web

from adapters.address_guard import AddressGuard
from adapters.sources import FetchLimits, SourceReporter, VisitPace, WebReporter
from adapters.sources.fetch import Fetcher
from adapters.sources.markup import slimmed
from adapters.sources.politeness import AT_ONCE, HostLimiter, Robots
from bot.errors import SourceError
from bot.model import Health, Source
from bot.ports import nothing_known
from tests.sources.sites import NOW, Site, Visitor, acquainted, rss, words

PAGE = f"<html><head><title>T</title></head><body><p>{words(120)}</p></body></html>"
FULL = f"<content:encoded>&lt;p&gt;{words(100)}&lt;/p&gt;</content:encoded>"


def item(site: Site, name: str, body: str = "<description>Teaser.</description>", host: str = "127.0.0.1") -> str:
    return f"<title>{name}</title><link>{site.url('/' + name, host)}</link>{body}"


async def failure(visitor: Visitor, address: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        await visitor.feed(address)
    return caught.value


async def test_a_feed_with_full_texts_needs_one_request(site: Site, visitor: Visitor) -> None:
    site.serve("/feed", rss(item(site, "a", FULL), item(site, "b", FULL)), "application/rss+xml")

    catch = await visitor.feed(site.url("/feed"))

    assert [(c.title, c.html, c.teaser) for c in catch.clippings] == [("a", None, False), ("b", None, False)]
    assert site.paths() == ["/feed"]


async def test_a_teaser_is_completed_from_the_articles_page(site: Site, visitor: Visitor) -> None:
    site.serve("/feed", rss(item(site, "a")))
    site.serve("/a", PAGE, "text/html; charset=utf-8")

    (clipping,) = (await visitor.feed(site.url("/feed"))).clippings

    assert (clipping.html, clipping.text, clipping.teaser) == (PAGE, "Teaser.", False)


@pytest.mark.parametrize(
    ("status", "kind", "body"),
    [(404, "text/html", PAGE), (200, "application/pdf", "%PDF"), (200, "image/png", "x"), (200, "text/html", " ")],
)
async def test_a_teaser_whose_page_cannot_be_had_stays_a_teaser(
    site: Site, visitor: Visitor, status: int, kind: str, body: str
) -> None:
    site.serve("/feed", rss(item(site, "a"), item(site, "b", FULL)))
    site.serve("/a", body, kind, status)

    catch = await visitor.feed(site.url("/feed"))

    assert [(c.title, c.html, c.teaser) for c in catch.clippings] == [("a", None, True), ("b", None, False)]


async def test_a_teaser_without_a_link_stays_a_teaser(site: Site, visitor: Visitor) -> None:
    site.serve("/feed", rss("<title>a</title>"))

    (clipping,) = (await visitor.feed(site.url("/feed"))).clippings

    assert (clipping.text, clipping.teaser) == ("a", True)


async def test_pages_of_known_articles_are_not_fetched(site: Site, visitor: Visitor) -> None:
    site.serve("/feed", rss(item(site, "a"), item(site, "b")))
    site.serve("/b", PAGE)

    catch = await visitor.feed(site.url("/feed"), known=(site.url("/a"),))

    assert [c.title for c in catch.clippings] == ["b"]
    assert site.paths() == ["/feed", "/b"]


async def test_a_feed_that_has_not_changed_says_so(site: Site, visitor: Visitor) -> None:
    async def answer(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == '"1"':
            return web.Response(status=304)
        return web.Response(text=rss(item(site, "a", FULL)), headers={"ETag": '"1"'})

    site.handle("/feed", answer)
    first = await visitor.feed(site.url("/feed"))

    second = await visitor.feed(site.url("/feed"), first.health)

    assert (first.unchanged, first.health.etag) == (False, '"1"')
    assert (second.unchanged, second.clippings, second.health) == (True, (), first.health)


async def test_a_host_whose_pages_fail_is_left_alone_after_three(site: Site, visitor: Visitor) -> None:
    site.serve("/feed", rss(*(item(site, f"a{n}") for n in range(12))))

    catch = await visitor.feed(site.url("/feed"))

    assert len(catch.clippings) == 12
    assert all(c.teaser for c in catch.clippings)
    assert 3 <= len(site.paths()) - 1 <= 6


async def test_pages_that_time_does_not_allow_for_come_with_the_next_visit(site: Site) -> None:
    reporter = WebReporter([f"127.0.0.1:{site.port}"], lambda: NOW, pace=VisitPace(delay=0.3, pages=0.5))
    site.serve("/feed", rss(*(item(site, f"a{n}") for n in range(3))), ETag='"1"')
    for n in range(3):
        site.serve(f"/a{n}", PAGE)
    source, health, marks = Source("s", site.url("/feed"), "feed"), Health("s"), list[str | None]()
    brought: list[str] = []

    async with asyncio.timeout(60):
        while len(brought) < 3:
            catch = await reporter.visit(source, health, acquainted(brought))
            brought += [clipping.id for clipping in catch.clippings]
            health = catch.health
            marks.append(health.etag)
    await reporter.close()

    assert sorted(brought) == [site.url(f"/a{n}") for n in range(3)]
    assert len(marks) > 1
    assert marks == [*[None] * (len(marks) - 1), '"1"']


async def test_pages_that_memory_does_not_allow_for_come_with_the_next_visit(site: Site) -> None:
    reporter = WebReporter([f"127.0.0.1:{site.port}"], lambda: NOW, pace=VisitPace(delay=0.0, memory=1_000_000))
    site.serve("/feed", rss(*(item(site, f"a{n}") for n in range(12))), ETag='"1"')
    for n in range(12):
        site.serve(f"/a{n}", PAGE + "<p>\N{GRINNING FACE}</p>" + "<p>word </p>" * 8_000)
    source = Source("s", site.url("/feed"), "feed")

    first = await reporter.visit(source, Health("s"), nothing_known)
    second = await reporter.visit(source, first.health, acquainted(c.id for c in first.clippings))
    await reporter.close()

    assert sum(sys.getsizeof(c.html) for c in first.clippings) < 2_500_000
    assert first.health.etag is None
    assert not {c.id for c in first.clippings} & {c.id for c in second.clippings}
    assert second.clippings


@pytest.mark.parametrize("module", ["pages", "web"])
async def test_a_page_that_takes_long_to_slim_holds_up_no_other_work(
    site: Site, visitor: Visitor, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    begun, done = threading.Event(), threading.Event()

    def slowly(page: str) -> str:
        begun.set()
        assert done.wait(30)
        return slimmed(page)

    async def work() -> None:
        await asyncio.to_thread(begun.wait, 30)
        done.set()

    monkeypatch.setattr(f"adapters.sources.{module}.slimmed", slowly)
    site.serve("/feed", rss(item(site, "a")))
    site.serve("/a", f"{PAGE}<!-- nothing -->")
    visit = visitor.feed(site.url("/feed")) if module == "pages" else visitor.page(site.url("/a"))

    catch, _ = await asyncio.gather(visit, work())

    assert catch.clippings[0].html == PAGE


async def test_at_most_two_pages_of_a_host_are_fetched_at_once(site: Site, visitor: Visitor) -> None:
    busy, most = 0, 0

    async def page(request: web.Request) -> web.Response:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        await asyncio.sleep(0.03)
        busy -= 1
        return web.Response(text=PAGE, content_type="text/html")

    site.serve("/feed", rss(*(item(site, f"a{n}") for n in range(8))))
    for n in range(8):
        site.handle(f"/a{n}", page)

    catch = await visitor.feed(site.url("/feed"))

    assert sum(c.html is not None for c in catch.clippings) == 8
    assert most == 2


async def test_requests_to_a_host_are_spaced() -> None:
    limiter = HostLimiter(0.05)

    async def ask(address: str) -> float:
        async with limiter.at(address):
            return time.monotonic()

    before = time.monotonic()
    starts = await asyncio.gather(*(ask("http://a.example/1") for _ in range(3)))

    assert max(starts) - before >= 0.09


async def test_a_host_does_not_wait_for_another() -> None:
    limiter = HostLimiter(3_600)

    for address in ("http://a.example/1", "http://b.example/1"):
        async with asyncio.timeout(30), limiter.at(address):
            pass


async def test_hosts_that_want_long_pauses_keep_no_other_waiting() -> None:
    limiter = HostLimiter(0.0)
    slow = [f"http://slow{number}.example/" for number in range(AT_ONCE)]
    for address in slow:
        async with limiter.at(address, 3_600):
            pass

    async def ask(address: str) -> None:
        async with limiter.at(address, 3_600):
            raise AssertionError("it did not keep the pause")

    waiting = [asyncio.create_task(ask(address)) for address in slow]
    await asyncio.sleep(0.01)
    async with asyncio.timeout(30), limiter.at("http://quick.example/"):
        pass

    for task in waiting:
        task.cancel()
    assert await asyncio.gather(*waiting, return_exceptions=True)


async def test_hosts_are_forgotten_but_for_those_whose_pause_is_not_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.sources.politeness.MOST_HOSTS", 3)
    limiter = HostLimiter(0.0)
    async with limiter.at("http://slow.example/", 3_600):
        pass
    for number in range(20):
        async with limiter.at(f"http://quick{number}.example/"):
            pass

    assert len(limiter._hosts) <= 3
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.01), limiter.at("http://slow.example/"):
            pass


async def test_a_host_that_is_in_use_is_not_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.sources.politeness.MOST_HOSTS", 1)
    limiter = HostLimiter(0.0)

    async with limiter.at("http://busy.example/"):
        busy = limiter._hosts["busy.example"]
        async with limiter.at("http://quick.example/"):
            assert limiter._hosts["busy.example"] is busy


async def test_only_the_hundred_newest_entries_are_looked_at(site: Site, visitor: Visitor) -> None:
    start = datetime(2026, 11, 1, tzinfo=UTC)
    dated = [
        item(site, f"d{n}", f"{FULL}<pubDate>{start + timedelta(hours=n):%a, %d %b %Y %H:%M:%S} GMT</pubDate>")
        for n in range(120)
    ]
    site.serve("/dated", rss(*dated))
    site.serve("/undated", rss(*(item(site, f"u{n}", FULL) for n in range(120))))

    latest = await visitor.feed(site.url("/dated"))
    first = await visitor.feed(site.url("/undated"))

    assert [c.title for c in latest.clippings] == [f"d{n}" for n in range(20, 120)]
    assert [c.title for c in first.clippings] == [f"u{n}" for n in range(100)]


async def test_robots_txt_is_asked_once_and_obeyed(site: Site, visitor: Visitor) -> None:
    site.serve("/robots.txt", "User-agent: *\nDisallow: /private\nUser-agent: Verbatim\nDisallow: /a", "text/plain")
    site.serve("/feed", rss(item(site, "a"), item(site, "private")))
    site.serve("/private", PAGE)

    catch = await visitor.feed(site.url("/feed"))

    assert [(c.title, c.teaser) for c in catch.clippings] == [("a", True), ("private", False)]
    assert [request.path for request in site.asked] == ["/robots.txt", "/feed", "/private"]


async def test_who_gives_up_waiting_for_robots_txt_takes_it_from_no_other(site: Site) -> None:
    site.serve("/robots.txt", "User-agent: *\nDisallow: /b", "text/plain")
    fetcher = Fetcher(AddressGuard((f"127.0.0.1:{site.port}",)), lambda: NOW)
    robots = Robots(fetcher, lambda: NOW)
    asking = [asyncio.ensure_future(robots.permit_named(site.url("/a"))) for _ in range(2)]
    await asyncio.sleep(0)

    asking[0].cancel()

    await asking[1]
    assert asking[0].cancelled()
    assert [request.path for request in site.asked] == ["/robots.txt"]
    await robots.close()
    await fetcher.close()


async def test_robots_txt_that_names_thousands_of_robots_is_obeyed_in_time(site: Site, visitor: Visitor) -> None:
    others = [f"User-agent: a{n}\nUSER  AGENT b{n} # and this" for n in range(2_000)]
    rules = "\n".join((*others, "Useragent: verbatim*", *["Disallow: /a"] * 2_000, "User-agent: *", "Disallow: /b"))
    site.serve("/robots.txt", rules, "text/plain")
    site.serve("/feed", rss(item(site, "a"), item(site, "b")))
    site.serve("/b", PAGE)

    catch = await visitor.feed(site.url("/feed"))

    assert [(c.title, c.teaser) for c in catch.clippings] == [("a", True), ("b", False)]


async def test_many_rules_of_robots_txt_keep_nobody_else_waiting(site: Site) -> None:
    site.serve("/robots.txt", "User-agent: *\n" + "Disallow: /*ab*c\n" * 10_000, "text/plain")
    fetcher = Fetcher(AddressGuard((f"127.0.0.1:{site.port}",)), lambda: NOW)
    robots = Robots(fetcher, lambda: NOW)
    await robots.permit_named(site.url("/feed"))

    looked_up = asyncio.ensure_future(robots.permit_named(site.url("/" + "a" * 1_900)))
    await asyncio.sleep(0)

    assert not looked_up.done()
    await looked_up
    await robots.close()
    await fetcher.close()


async def test_a_feed_that_robots_txt_forbids_is_not_read(site: Site, visitor: Visitor) -> None:
    site.serve("/robots.txt", "User-agent: *\nDisallow: /feed", "text/plain")

    problem = await failure(visitor, site.url("/feed"))

    assert "its robots.txt does not allow us to read it" in str(problem)
    assert site.paths() == []


async def test_a_redirect_to_a_forbidden_page_is_not_followed(site: Site, visitor: Visitor) -> None:
    site.serve("/robots.txt", "User-agent: *\nDisallow: /secret", "text/plain")
    site.serve("/feed", rss(item(site, "a")))
    site.serve("/a", status=302, Location="/secret")

    (clipping,) = (await visitor.feed(site.url("/feed"))).clippings

    assert clipping.teaser
    assert "/secret" not in site.paths()


@pytest.mark.parametrize(("status", "later"), [(500, "600"), (503, "60"), (429, "60")])
async def test_a_host_with_trouble_giving_its_robots_txt_is_left_alone(
    site: Site, visitor: Visitor, status: int, later: str
) -> None:
    site.serve("/robots.txt", "", status=status, Retry_After=later)
    site.serve("/feed", rss())

    problem = await failure(visitor, site.url("/feed"))

    assert "its host has trouble giving its robots.txt" in str(problem)
    assert problem.retry_at == NOW + timedelta(seconds=int(later))
    assert site.paths() == []


@pytest.mark.parametrize("status", [401, 403, 404, 410])
async def test_a_host_without_robots_txt_allows_everything(site: Site, visitor: Visitor, status: int) -> None:
    site.serve("/robots.txt", "", status=status)
    site.serve("/feed", rss(item(site, "a")))
    site.serve("/a", PAGE)

    (clipping,) = (await visitor.feed(site.url("/feed"))).clippings

    assert clipping.html == PAGE


async def test_a_named_feed_is_read_without_an_answer_for_robots_txt_but_no_page_is(
    site: Site, visitor: Visitor
) -> None:
    async def broken(request: web.Request) -> web.Response:
        assert request.transport is not None
        request.transport.close()
        return web.Response()

    site.handle("/robots.txt", broken)
    site.serve("/feed", rss(item(site, "a")))
    site.serve("/a", PAGE)

    (clipping,) = (await visitor.feed(site.url("/feed"))).clippings

    assert clipping.teaser
    assert site.paths() == ["/feed"]


async def test_a_host_that_never_ends_its_robots_txt_does_not_use_up_the_time_of_its_feed(
    site: Site, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(30)
        return web.Response()

    monkeypatch.setattr("adapters.sources.politeness.PATIENCE", 0.1)
    site.handle("/robots.txt", endless)
    site.serve("/feed", rss("<title>Ferry sails</title>"), "application/rss+xml")

    assert len((await visitor.feed(site.url("/feed"))).clippings) == 1


async def test_robots_txt_holds_for_a_day(site: Site) -> None:
    clock = [NOW]
    reporter = WebReporter([f"127.0.0.1:{site.port}"], lambda: clock[0], pace=VisitPace(delay=0.0))
    site.serve("/feed", rss())
    source = Source("s", site.url("/feed"), "feed")

    for hours in (0, 23, 25):
        clock[0] = NOW + timedelta(hours=hours)
        await reporter.visit(source, Health("s"), nothing_known)
    await reporter.close()

    assert [request.path for request in site.asked].count("/robots.txt") == 2


async def test_the_pause_that_a_host_asks_for_is_kept(site: Site, visitor: Visitor) -> None:
    site.serve("/robots.txt", "User-agent: *\nCrawl-delay: 0.3", "text/plain")
    site.serve("/feed", rss(item(site, "a"), item(site, "b")))
    for path in ("/a", "/b"):
        site.serve(path, PAGE)
    before = time.monotonic()

    catch = await visitor.feed(site.url("/feed"))

    assert time.monotonic() - before >= 0.29
    assert [clipping.html for clipping in catch.clippings] == [PAGE, PAGE]


async def test_links_into_the_network_are_not_followed(site: Site) -> None:
    reporter = WebReporter([f"localhost:{site.port}"], lambda: NOW, pace=VisitPace(delay=0.0))
    site.serve("/feed", rss(item(site, "a", host="127.0.0.1"), item(site, "b", host="localhost")))
    site.serve("/a", PAGE)
    site.serve("/b", PAGE)

    catch = await reporter.visit(Source("s", site.url("/feed", "localhost"), "feed"), Health("s"), nothing_known)
    await reporter.close()

    assert [(c.title, c.teaser) for c in catch.clippings] == [("a", True), ("b", False)]
    assert "/a" not in site.paths()


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "application/rss+xml", "is not text (application/rss+xml)"),
        (b"x", "image/png", "is not text (image/png)"),
        (b"%PDF-1.7", "application/pdf", "is not text (application/pdf)"),
        (b" \n", "text/xml", "gives an empty answer"),
        (b"<html><body>News</body></html>", "text/html", "is a web page, not a feed; add it as a page"),
        (b"words", "text/plain", "is not a feed"),
    ],
)
async def test_what_is_no_feed_is_refused_with_the_reason(
    site: Site, visitor: Visitor, body: bytes, kind: str, said: str
) -> None:
    site.serve("/feed", body, kind)

    assert said in str(await failure(visitor, site.url("/feed")))


@pytest.mark.parametrize("address", ["", "feed.xml", "http://outlet.example:99999/", "http://127.0.0.1:1/feed"])
async def test_an_address_that_must_not_be_asked_is_refused(visitor: Visitor, address: str) -> None:
    assert (await failure(visitor, address)).subject == address


async def test_a_feed_in_another_charset_is_read(site: Site, visitor: Visitor) -> None:
    text = rss(item(site, "a", f"<description>Größe {words(200)}</description>")).replace("utf-8", "iso-8859-1")
    site.serve("/feed", text.encode("latin-1"), "application/rss+xml")

    (clipping,) = (await visitor.feed(site.url("/feed"))).clippings

    assert clipping.text is not None
    assert clipping.text.startswith("Größe ")


async def test_a_page_is_one_clipping_under_its_address(site: Site, visitor: Visitor) -> None:
    site.serve("/old", status=301, Location="/new")
    site.serve("/new", PAGE)

    (clipping,) = (await visitor.page(site.url("/old"))).clippings
    again = await visitor.page(site.url("/old"), known=(clipping.id,))

    assert (clipping.id, clipping.url, clipping.html) == (site.url("/old"), site.url("/new"), PAGE)
    assert again.clippings == ()


@pytest.mark.parametrize("kind", ["text/plain", "application/octet-stream", "application/rss+xml"])
async def test_a_page_of_a_wrong_type_is_known_by_how_it_begins(site: Site, visitor: Visitor, kind: str) -> None:
    site.serve("/page", PAGE, kind)

    (clipping,) = (await visitor.page(site.url("/page"))).clippings

    assert clipping.html == PAGE


async def test_a_plain_text_is_a_page_too(site: Site, visitor: Visitor) -> None:
    site.serve("/page", "Only words.", "text/plain; charset=utf-8")

    (clipping,) = (await visitor.page(site.url("/page"))).clippings

    assert (clipping.text, clipping.html) == ("Only words.", None)


async def test_a_feed_is_no_page(site: Site, visitor: Visitor) -> None:
    site.serve("/page", rss(), "application/rss+xml")

    with pytest.raises(SourceError, match="is not a web page \\(application/rss\\+xml\\); add it as a feed"):
        await visitor.page(site.url("/page"))


async def test_closing_while_a_host_keeps_us_waiting_ends_at_once(site: Site) -> None:
    async def stuck(request: web.Request) -> web.Response:
        await asyncio.sleep(300)
        return web.Response()

    site.handle("/robots.txt", stuck)
    reporter = SourceReporter([f"127.0.0.1:{site.port}"], lambda: NOW, FetchLimits(seconds=0.2), VisitPace(delay=0.0))

    with pytest.raises(SourceError, match=r"gave no whole answer within 0\.2 seconds"):
        await reporter.visit(Source("s", site.url("/feed"), "feed"), Health("s"), nothing_known)

    async with asyncio.timeout(20):
        await reporter.close()
