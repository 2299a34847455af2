"""Feeds are found by what people type, and what must not be read is refused in a sentence that helps them."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from adapters.sources import VisitPace, WebScout
from bot.errors import SourceError
from bot.model import Source
from tests.sources.sites import NOW, Site, rss

ENTRY = "<title>Ferry capsizes</title><link>https://outlet.example/a</link>"
LINK = '<link rel="alternate" type="application/rss+xml" href="{}">'


@pytest.fixture
async def scouts(site: Site) -> AsyncIterator[WebScout]:
    made = WebScout((f"127.0.0.1:{site.port}",), lambda: NOW, pace=VisitPace(delay=0.0))
    yield made
    await made.close()


async def test_a_feed_is_found_with_its_own_title(site: Site, scouts: WebScout) -> None:
    site.serve("/feed", rss(ENTRY), "application/rss+xml")

    assert await scouts.find(site.url("/feed")) == [Source(site.url("/feed"), site.url("/feed"), "feed", "The Outlet")]


async def test_the_feeds_that_a_page_names_are_found_without_those_of_comments(site: Site, scouts: WebScout) -> None:
    links = "".join(LINK.format(path) for path in ("/news.xml", "/comments/feed", "/empty.xml", "/sport.xml"))
    site.serve("/", f"<html><head>{links}</head><body>Welcome</body></html>")
    for path in ("/news.xml", "/comments/feed", "/sport.xml"):
        site.serve(path, rss(ENTRY), "application/rss+xml")
    site.serve("/empty.xml", rss(), "application/rss+xml")

    found = await scouts.find(site.url("/"))

    assert [source.address for source in found] == [site.url("/news.xml"), site.url("/sport.xml")]


async def test_a_page_that_names_none_is_asked_where_feeds_usually_are(site: Site, scouts: WebScout) -> None:
    site.serve("/", "<html><body>Welcome</body></html>")
    for place in ("/rss.xml", "/atom.xml"):  # of what looks like one feed in two forms, one is enough
        site.serve(place, rss(ENTRY), "application/rss+xml")

    assert [source.address for source in await scouts.find(site.url("/"))] == [site.url("/rss.xml")]


async def test_a_page_without_any_feed_is_no_source(site: Site, scouts: WebScout) -> None:
    site.serve("/", "<html><body>Welcome</body></html>")

    with pytest.raises(SourceError, match="names no feed and has no article on it; give the address of its feed"):
        await scouts.find(site.url("/"))


async def test_an_article_without_any_feed_is_a_page(site: Site, scouts: WebScout) -> None:
    told = (
        f"<p>{'The ferry capsized on Wednesday evening off Kell Sound with a crew of nine, '.strip() * 2} so it is.</p>"
    )
    linked = f"<p><a href='/'>{'Read all about the ferry and much more here and now today. ' * 4}</a></p>"
    site.serve("/ferry", f"<html><body><h1>Ferry</h1>{told * 3}{linked}</body></html>")
    site.serve("/list", f"<html><body><h1>News</h1>{linked * 9}{told * 2}</body></html>")

    assert await scouts.find(site.url("/ferry")) == [Source(site.url("/ferry"), site.url("/ferry"), "page")]
    with pytest.raises(SourceError, match="has no article on it"):
        await scouts.find(site.url("/list"))


async def test_what_is_no_news_is_refused_with_what_would_work(site: Site, scouts: WebScout) -> None:
    site.serve("/logo", "PNG", "image/png")

    with pytest.raises(SourceError, match=r"is not text \(image/png\); give the address of its feed"):
        await scouts.find(site.url("/logo"))
    with pytest.raises(SourceError, match=r"nothing at this address \(HTTP 404\); check the address$"):
        await scouts.find(site.url("/nowhere"))


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://10.0.0.1/feed", "not on the public internet; only whoever runs the bot"),
        ("http://[::1]/feed", "not on the public internet"),
        ("http://169.254.169.254/latest", "not on the public internet"),
        ("http://localhost:9/feed", "not on the public internet"),
        ("file:///etc/passwd", "is not an address on the web; give an http or https address"),
        ("/etc/passwd", "give an http or https address"),
        (".courier.example", "give an http or https address"),
        ("-courier.example", "give an http or https address"),
        ("hello", "give an http or https address"),
    ],
)
async def test_what_must_not_be_read_is_refused(scouts: WebScout, address: str, said: str) -> None:
    with pytest.raises(SourceError, match=said) as caught:
        await scouts.find(address)

    assert "allow_hosts if" not in str(caught.value)


async def test_a_redirect_to_a_private_address_is_refused(site: Site, scouts: WebScout) -> None:
    site.serve("/feed", status=302, Location="http://10.0.0.1/feed")

    with pytest.raises(SourceError, match="not on the public internet; only whoever runs the bot"):
        await scouts.find(site.url("/feed"))


async def test_a_list_gives_its_feeds_by_address_alone(scouts: WebScout) -> None:
    text = '<opml version="2.0"><body><outline text="Ours" xmlUrl="https://a.example/feed"/></body></opml>'

    assert scouts.listed(text) == [Source("https://a.example/feed", "https://a.example/feed", "feed")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hello", "is not an OPML list"),
        ("<opml><body/></opml>", "names no feeds"),
        ('<opml><body><outline xmlUrl="http://127.0.0.1:1/f"/></body></opml>', "not on the public internet"),
    ],
)
async def test_a_list_that_cannot_be_read_is_refused_whole(scouts: WebScout, text: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        scouts.listed(text)
