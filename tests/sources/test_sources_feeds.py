from __future__ import annotations

import contextlib
import json
import resource
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adapters.sources.feeds import Feed, WebPage, is_web_page, parsed
from bot.errors import SourceError
from bot.model import Source
from bot.ports import Clipping
from tests.sources.sites import NOW, rss, words

FEED = "https://feeds.outlet.example/news/rss.xml"


def read(text: str, address: str | None = FEED, outlet: str | None = None) -> Feed:
    return parsed(text, Source("src", FEED, "feed", outlet), address, NOW)


def only(text: str) -> Clipping:
    (clipping,) = read(text).clippings
    return clipping


def atom(entry: str, head: str = "") -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Atomic</title>{head}<entry>{entry}</entry></feed>'


def problem(text: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read(text)
    return caught.value


def test_an_rss_item_comes_with_all_that_it_says() -> None:
    item = f"""<title>Fish &amp;amp; <![CDATA[<b>chips</b>]]></title><link>https://www.outlet.example/1</link>
        <guid>https://www.outlet.example/1</guid><dc:creator>Ann Lee</dc:creator>
        <pubDate>Tue, 24 Nov 2026 10:00:00 +0100</pubDate><description>Short.</description>
        <content:encoded><![CDATA[<p>{words(90)}</p><p>Last &amp; least.</p>]]></content:encoded>"""

    assert replace(only(rss(item)), mark=None) == Clipping(
        id="https://www.outlet.example/1",
        url="https://www.outlet.example/1",
        title="Fish & chips",
        outlet="The Outlet",
        author="Ann Lee",
        published=datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
        text=f"{words(90)}\nLast & least.",
    )


def test_an_atom_entry_comes_with_all_that_it_says() -> None:
    entry = f"""<id>tag:outlet.example,2026:1</id><title type="html">A &amp;lt;b&amp;gt; B</title>
        <link rel="self" href="/self"/><link rel="replies" href="/replies"/><link href="/1"/>
        <author><name>Ann Lee</name></author><updated>2026-11-24T10:00:00Z</updated>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{words(90)}</p></div></content>"""

    found = only(atom(entry))

    assert (found.id, found.url) == ("src#tag:outlet.example,2026:1", "https://feeds.outlet.example/1")
    assert (found.title, found.author, found.outlet) == ("A <b> B", "Ann Lee", "Atomic")
    assert (found.published, found.text, found.teaser) == (datetime(2026, 11, 24, 10, tzinfo=UTC), words(90), False)


def test_a_json_feed_item_comes_with_all_that_it_says() -> None:
    item = {
        "id": 7,
        "url": "/7",
        "title": "Seven",
        "content_text": f"First <line>.\n\n{words(90)}",
        "date_published": "2026-11-24T10:00:00Z",
        "authors": [{"name": "Ann"}, {"name": "Bob"}, {}],
    }

    found = only(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": [item]}))

    assert (found.id, found.url, found.title) == ("src#7", "https://feeds.outlet.example/7", "Seven")
    assert (found.author, found.text) == ("Ann, Bob", f"First <line>.\n{words(90)}")
    assert found.published == datetime(2026, 11, 24, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        '<rss version="0.91"><channel><title>O</title><item><title>One</title></item></channel></rss>',
        '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">'
        '<rss version="0.91"><channel><title>O</title><item><title>One</title></item></channel></rss>',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">'
        "<channel><title>O</title></channel><item><title>One</title></item></rdf:RDF>",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        '<channel rdf:about="x"><title>O</title></channel><item rdf:about="y"><title>One</title></item></rdf:RDF>',
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>O</title><entry><title>One</title></entry></feed>',
        '<?xml version="1.0"?><!DOCTYPE html><feed xmlns="http://www.w3.org/2005/Atom"><title>O</title>'
        "<entry><title>One</title></entry></feed>",
        '{"version": "https://jsonfeed.org/version/1", "title": "O", "items": [{"id": "1", "title": "One"}]}',
    ],
)
def test_every_dialect_is_read(text: str) -> None:
    assert [(clipping.title, clipping.outlet) for clipping in read(text).clippings] == [("One", "O")]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("AT&T gains", "AT&T gains"),
        ("A&nbsp;B &mdash; c", "A B — c"),
        ("Tom & Jerry &amp; Spike", "Tom & Jerry & Spike"),
        ("5 &lt; 7", "5 < 7"),
        ("One\x0btwo\x00", "Onetwo"),
        ("&unknown; thing", "&unknown; thing"),
        ("  Two\n   lines ", "Two lines"),
        ("&#8220;Quoted&#8221;", "“Quoted”"),
    ],
)
def test_a_title_is_plain_text_also_in_broken_xml(title: str, shown: str) -> None:
    assert only(rss(f"<title>{title}</title>")).title == shown


@pytest.mark.parametrize("reference", ["&#55296;", "&#xDFFF;", "&#9999999;", "&#0;"])
def test_a_reference_to_no_character_does_not_lose_the_feed(reference: str) -> None:
    assert only(rss(f"<title>T{reference} & U</title>").removesuffix("</rss>")).title == "T\ufffd & U"


@pytest.mark.parametrize("text", ["<rss><channel><item>{0}<title>a</title>", "<feed><entry>{0}<b", "<rss><item>{0}"])
def test_what_trips_the_forgiving_parser_is_broken_xml(text: str) -> None:
    with pytest.raises(SourceError, match="is broken XML that cannot be mended"):
        read(text.replace("{0}", "<textInput><link>Ferry sails"))


@pytest.mark.parametrize(
    "text",
    [
        rss("<title>Ferry</title><author>" + "a." * 100_000 + "</author>") + "<b",
        "<!-- x -->" + "\n" * 200_000 + rss("<title>Ferry</title>") + "<b",
    ],
)
def test_broken_xml_that_stalls_the_forgiving_parser_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.sources.feeds.SECONDS", 0.5)

    with pytest.raises(SourceError, match="takes too long to be read as a feed"):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        "<rss><channel><item " + " ".join(f"xmlns:a{n}='b{n}'" for n in range(200_000)) + "/></channel></rss>",
        rss(f"<description>&lt;p {' '.join(f'a{n}' for n in range(200_000))}&gt;</description>"),
    ],
)
def test_a_feed_that_stalls_its_parser_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.sources.feeds.SECONDS", 0.5)

    with pytest.raises(SourceError, match="takes too long to be read as a feed"):
        read(text)


@pytest.mark.parametrize(
    "text", [rss("<title>Ferry</title>") + " " * 300_000, rss("<title>Ferry</title>") + " " * 5_000 + "<b"]
)
def test_a_feed_for_which_no_process_can_be_started_costs_itself_only(text: str) -> None:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, before[1]))
    try:
        with pytest.raises(SourceError, match="no process could be started that reads it"):
            read(text)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def test_a_long_page_names_its_feeds() -> None:
    page = f"<html><link rel=alternate type=application/rss+xml href=/feed>{'<p>Ferry sails</p>' * 20_000}"

    with pytest.raises(WebPage) as caught:
        read(page)

    assert caught.value.feeds == ("https://feeds.outlet.example/feed",)


@pytest.mark.parametrize(
    "text",
    [
        "<rss><channel>" + "<item/>" * 20_001 + "</channel></rss>",
        "<feed xmlns:some-long-prefix='x'>" + "<some-long-prefix:entry>" * 20_001,
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [0] * 20_001}),
    ],
)
def test_a_feed_with_more_entries_than_anybody_reads_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match="has more than 20,000 entries"):
        read(text)


def test_a_long_feed_of_broken_xml_is_read() -> None:
    text = rss(*[f"<title>Ferry {n}</title><link>https://f.example/{n}</link>" for n in range(200)]) + "<b"

    assert len(read(text).clippings) == 200


def test_tags_that_do_not_match_do_not_lose_the_feed() -> None:
    text = rss("<title>One</title><description>A <b>bold</description>", "<title>Two</title>").replace("</channel>", "")

    assert [clipping.title for clipping in read(text).clippings] == ["One", "Two"]


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + rss("<title>&b;</title>"),
        '<!-- <rss> --><!DOCTYPE rss [<!entity x SYSTEM "file:///etc/passwd">]><rss><channel/></rss>',
        '<rss><!-- unfinished <!ENTITY --><![CDATA[ <!ENTITY ]]><!ENTITY a "b"><channel/></rss>',
    ],
)
def test_a_feed_that_declares_entities_is_refused(text: str) -> None:
    assert "declares XML entities" in str(problem(text))


def test_an_article_about_entities_is_read() -> None:
    assert only(rss("<title>T</title><description><![CDATA[Use <!ENTITY here]]></description>")).title == "T"


def test_a_web_page_is_named_with_its_feeds_address() -> None:
    page = """<!-- built --><!DOCTYPE html><html><head><title>Outlet</title>
        <link rel="alternate" hreflang="de" href="/de"><link rel="alternate" type="text/html" href="/print">
        <link rel="alternate" type="application/rss+xml" href="/rss.xml"></head><body>News</body></html>"""

    said = str(problem(page))

    assert "is a web page, not a feed; its feed is at https://feeds.outlet.example/rss.xml; use that address" in said


def test_a_web_page_without_a_feed_may_be_added_as_a_page() -> None:
    assert "is a web page, not a feed; add it as a page" in str(problem("<html><body>News</body></html>"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Just some words.", "is not a feed"),
        ('<opml version="2.0"><body/></opml>', "is an OPML list of feeds, not a feed; save it and gather the file"),
        ("<urlset/>", "is XML of another kind (<urlset>)"),
        ("<unfinished", "is not a feed"),
        ('{"a": 1}', "is JSON of another kind"),
        ("[1, 2]", "is JSON of another kind"),
        ('{"version": "1", "items": [', "is broken JSON"),
        ('{"version": "1", "items": [' + 50_000 * "[" + 50_000 * "]" + "]}", "is JSON too deep to be a feed"),
        ("<channel <item", "is not a feed"),
    ],
)
def test_what_is_no_feed_is_said_to_be_none(text: str, said: str) -> None:
    assert said in str(problem(text))


def test_a_feed_without_entries_is_a_feed() -> None:
    assert read(rss()) == Feed("The Outlet", ())


def test_the_outlet_that_was_given_wins_over_the_feeds_title() -> None:
    assert read(rss("<title>T</title>"), outlet="Mine").clippings[0].outlet == "Mine"


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("Tue, 24 Nov 2026 13:00:00 GMT", datetime(2026, 11, 24, 13, tzinfo=UTC)),
        ("Tue, 24 Nov 2026 13:00:01 GMT", None),
        ("Mon, 01 Jan 0001 00:00:00 +0000", None),
        ("Sun, 31 Dec 1989 23:59:59 GMT", None),
        ("not a date", None),
        ("", None),
    ],
)
def test_a_date_that_cannot_be_is_no_date(date: str, published: datetime | None) -> None:
    assert only(rss(f"<title>T</title><pubDate>{date}</pubDate>")).published == published


@pytest.mark.parametrize("date", ["9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "00000000"])
def test_a_date_before_or_after_all_years_is_no_date_in_broken_xml(date: str) -> None:
    broken = rss(f"<title>T</title><pubDate>{date}</pubDate>").removesuffix("</rss>")

    assert only(broken).published is None


def test_a_standing_page_that_is_listed_beside_dated_entries_is_no_news() -> None:
    about = "<title>About us</title><pubDate>Mon, 01 Jan 0001 00:00:00 +0000</pubDate>"
    news = "<title>Ferry sails</title><pubDate>Thu, 13 Mar 2025 08:00:00 +0000</pubDate>"

    assert only(rss(about, news)).title == "Ferry sails"
    assert only(rss(about)).title == "About us"


@pytest.mark.parametrize("date", ["0001-01-01T00:00:00+14:00", "yesterday", None])
def test_a_json_feeds_date_that_cannot_be_is_no_date(date: str | None) -> None:
    items = [{"id": "1", "title": "T", "date_published": date}]

    found = only(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}))

    assert found.published is None


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://outlet.example/a b", "https://outlet.example/a%20b"),
        ("\n https://outlet.example/\n1 ", "https://outlet.example/1"),
        ("//other.example/1", "https://other.example/1"),
        ("../1", "https://feeds.outlet.example/1"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("http://", None),
        ("http://[::1", None),
        ("http://outlet.example:99999/", None),
        ("https://outlet.example/" + "a" * 3_000, None),
    ],
)
def test_a_link_is_absolute_and_on_the_web_or_missing(link: str, url: str | None) -> None:
    assert only(rss(f"<title>T</title><link>{link}</link>")).url == url


def test_an_entry_without_title_or_link_survives() -> None:
    found = read(rss("<description>Only words</description>", "<title>Only a title</title>")).clippings

    assert [(clipping.title, clipping.url, clipping.text) for clipping in found] == [
        (None, None, "Only words"),
        ("Only a title", None, "Only a title"),
    ]


def test_an_entry_with_nothing_in_it_is_a_problem_and_the_rest_goes_on() -> None:
    found = read(rss("<title>One</title>", "<category>none</category>", "<title>Three</title>"))

    assert [clipping.title for clipping in found.clippings] == ["One", "Three"]
    assert found.problems == ("entry 2: has neither title nor text nor link",)


def test_a_json_item_of_another_shape_is_a_problem_and_the_rest_goes_on() -> None:
    items = [{"id": "1", "title": "One"}, {"id": "2", "title": 5}, "three", {"id": "4", "title": "Four"}]

    found = read(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}))

    assert [clipping.title for clipping in found.clippings] == ["One", "Four"]
    assert found.problems == (
        "entry 2: title: expected text, got a whole number",
        "entry 3: expected keys with values, got text",
    )


def ids(text: str, address: str | None = FEED) -> list[str]:
    return [clipping.id for clipping in read(text, address).clippings]


def test_an_id_that_is_an_address_of_the_same_site_holds_everywhere() -> None:
    assert ids(rss("<title>T</title><guid>https://www.outlet.example/1</guid>")) == ["https://www.outlet.example/1"]


@pytest.mark.parametrize(("feed", "other"), [("m.com", "news.com"), ("rss.com", "www.com"), ("feed.org", "m.org")])
def test_sites_are_not_one_for_being_called_like_parts_of_a_site(feed: str, other: str) -> None:
    text = rss(f"<title>Ferry sails</title><guid>https://{other}/ferry</guid>")

    (found,) = read(text, f"https://{feed}/all.xml").clippings

    assert found.id == f"src#https://{other}/ferry"


def test_an_address_of_another_site_counts_within_the_source_only() -> None:
    assert ids(rss("<title>T</title><guid>https://victim.example/1</guid>")) == ["src#https://victim.example/1"]


def test_an_id_that_is_no_address_counts_within_the_source_only() -> None:
    assert ids(rss('<title>T</title><guid isPermaLink="false">12</guid>')) == ["src#12"]


def test_an_entry_without_id_goes_by_its_link_and_without_link_by_its_words() -> None:
    found = ids(rss("<title>T</title><link>https://outlet.example/1</link>", "<title>Words</title>"))

    assert found[0] == "https://outlet.example/1"
    assert found[1].startswith("src#")
    assert len(found[1]) == 36
    assert found == ids(rss("<title>T</title><link>https://outlet.example/1</link>", "<title>Words</title>"))


def test_an_id_that_all_entries_share_is_none() -> None:
    shared = "<guid>https://outlet.example/</guid><link>https://outlet.example/</link>"

    found = ids(rss(f"<title>A</title>{shared}", f"<title>B</title>{shared}"))

    assert len(set(found)) == 2


def test_an_entry_that_is_given_twice_is_there_once() -> None:
    assert len(ids(rss("<title>A</title><guid>1</guid>", "<title>A</title><guid>1</guid>"))) == 1


def test_a_very_long_id_is_shortened() -> None:
    assert len(ids(rss(f"<title>A</title><guid>{'x' * 5_000}</guid>"))[0]) == 36


def test_a_feed_file_stands_on_its_own_home_page() -> None:
    head = "<title>O</title><link>https://outlet.example/</link>"
    item = "<title>T</title><link>/1</link><guid>https://www.outlet.example/1</guid>"

    (found,) = read(rss(item, head=head), address=None).clippings

    assert (found.id, found.url) == ("https://www.outlet.example/1", "https://outlet.example/1")


@pytest.mark.parametrize(
    ("item", "teaser"),
    [
        (f"<description>{words(199)}</description>", True),
        (f"<description>{words(200)}</description>", False),
        (f"<description>{words(200)} …</description>", True),
        (f"<description>{words(200)} [...]</description>", True),
        (f"<description>{words(200)} Read more</description>", True),
        (f"<description>{words(200)} &lt;a href='/1'&gt;Continue reading →&lt;/a&gt;</description>", True),
        (f"<content:encoded>&lt;p&gt;{words(80)}&lt;/p&gt;</content:encoded>", False),
        (f"<content:encoded>&lt;p&gt;{words(79)}&lt;/p&gt;</content:encoded>", True),
        (f"<description>{words(20)}</description><content:encoded>{words(90)}</content:encoded>", False),
        (f"<description>{words(250)}</description><content:encoded>{words(90)}</content:encoded>", False),
        (
            f"<content:encoded>&lt;p&gt;{words(90)}&lt;/p&gt;&lt;p&gt;The post T appeared first on O.&lt;/p&gt;"
            "</content:encoded>",
            False,
        ),
        (
            f"<content:encoded>&lt;p&gt;{words(90)} […]&lt;/p&gt;&lt;p&gt;The post T appeared first on O.&lt;/p&gt;"
            "</content:encoded>",
            True,
        ),
        ("<title>Only a title</title>", True),
    ],
)
def test_a_teaser_is_short_or_ends_like_something_cut_off(item: str, teaser: bool) -> None:
    assert only(rss(item)).teaser is teaser


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("<!DOCTYPE html><html>", True),
        ("\ufeff \n<HTML lang=en>", True),
        ('<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', True),
        ("<!-- a --><body>", True),
        ("<!doctype html><p>", True),
        ("<rss>", False),
        ("html", False),
        ("<!doctype html><feed>", False),
        ("", False),
    ],
)
def test_a_web_page_is_known_by_how_it_begins(text: str, page: bool) -> None:
    assert is_web_page(text) is page


@pytest.mark.parametrize(
    "text",
    [
        rss("<description>" + "<div>" * 20_000 + "</description>"),
        rss(f"<description><![CDATA[{'<div>' * 30_000}x]]></description>"),
        rss(f"<description><![CDATA[{'<![CDATA[<!--' * 10_000}]]></description>"),
        "<rss>" + "<!-- x --><![CDATA[y]]>" * 6_000,
        "<rss>" + "&" * 100_000,
        "<rss>" + "&amp" * 40_000,
        "<rss><item>" + "<a " * 40_000,
        "<rss>" + "<!--" * 40_000,
        "{" * 100_000,
        "<html>" + "<link rel=alternate" * 4_000,
        rss(f"<title>{'&lt;' * 20_000}</title>"),
        rss(*["<title>&b</title>"] * 1_000),
    ],
)
def test_hostile_input_takes_time_in_proportion(text: str) -> None:
    started = time.process_time()

    with contextlib.suppress(SourceError):
        read(text)

    assert time.process_time() - started < 5.0


@given(
    st.text(max_size=300),
    st.sampled_from(
        [
            "{0}",
            "<rss><channel><item>{0}</item></channel></rss>",
            "<feed>{0}</feed>",
            "<rss><channel><item><title>{0}</title></item><item><link>http://a.example/{0}</link></item></channel></rss>",
            '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "{0}", "url": "http://a.example/{0}"}]}',
        ]
    ),
)
@example("words", "<rss><channel><item><title>{0}</title><link>http://a.example/</link></item></channel></rss>")
def test_any_text_is_a_feed_or_refused(text: str, frame: str) -> None:
    clippings: tuple[Clipping, ...] = ()

    with contextlib.suppress(SourceError):
        clippings = read(frame.replace("{0}", text)).clippings

    assert len({clipping.id for clipping in clippings}) == len(clippings)
    assert all(clipping.text or clipping.url for clipping in clippings)


@pytest.mark.parametrize("link", ["http://xn--%%/1", "http://[::1]@"])
def test_a_link_that_cannot_be_read_is_none_and_leaves_the_feed_readable(link: str) -> None:
    found = only(rss(f"<title>Ferry sails</title><guid>{link}</guid><link>{link}</link>"))

    assert (found.title, found.url) == ("Ferry sails", None)
