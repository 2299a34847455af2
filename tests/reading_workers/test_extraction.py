"""Pages to articles: what is declared is believed in order, and no page is too hostile to be survived."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.extraction import LONGEST_PAGE, extracted

BODY = (
    "<p>The ferry Maren sank off Port Hale on Wednesday night, killing 12 people, the coastguard said.</p>"
    "<p>“We heard a bang and then the deck was under water,” said Ada Lund, a passenger, at the harbour.</p>"
    + "<p>Rescue boats searched the strait until dawn and found 17 survivors near the lighthouse.</p>"
    * 3
)


def page(head: str = "", body: str = BODY) -> str:
    return f"<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>"


def linked(declared: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(declared)}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Ferry sinks",
    "author": [{"@type": "Person", "name": "Jo Ray"}, {"@type": "Person", "name": "Al Kay"}],
    "publisher": {"@type": "Organization", "name": "The Courier"},
    "datePublished": "2025-03-13T10:00:00+02:00",
}


def test_the_text_has_its_paragraphs_and_nothing_around_them() -> None:
    around = "<nav><a href='/'>Home</a></nav><div class='cookie-banner'>We use cookies. Accept all</div>"

    text = extracted(page() + around).text

    assert text.split("\n\n")[0].startswith("The ferry Maren sank")
    assert "cookies" not in text
    assert "Home" not in text


@pytest.mark.parametrize("declared", [ARTICLE, [ARTICLE], {"@graph": [{"@type": "WebSite"}, ARTICLE]}])
def test_what_schema_org_declares_is_read(declared: object) -> None:
    read = extracted(page(linked(declared) + '<meta property="og:title" content="Other">'))

    assert (read.title, read.author, read.outlet) == ("Ferry sinks", "Jo Ray, Al Kay", "The Courier")
    assert read.published == datetime(2025, 3, 13, 8, tzinfo=UTC)


def test_what_is_no_character_is_left_out_of_what_is_declared() -> None:
    declared = {
        **ARTICLE,
        "headline": "Ferry \ud83d sinks\x00",
        "author": "\udfffJo Ray",
        "publisher": "The \x1bCourier",
    }

    read = extracted(page(linked(declared)))

    assert (read.title, read.author, read.outlet) == ("Ferry sinks", "Jo Ray", "The Courier")


def test_meta_tags_stand_in_for_schema_org() -> None:
    head = (
        '<meta property="og:title" content=" Ferry \n sinks "><meta name="author" content="https://x.example/jo">'
        '<meta name="byl" content="Jo Ray"><meta property="og:site_name" content="The Courier">'
        '<meta property="article:published_time" content="2025-03-13T10:00:00Z">'
    )

    read = extracted(page(head))

    assert (read.title, read.author, read.outlet) == ("Ferry sinks", "Jo Ray", "The Courier")
    assert read.published == datetime(2025, 3, 13, 10, tzinfo=UTC)


def test_the_heading_is_the_title_and_no_part_of_the_text() -> None:
    read = extracted(page("<title>Ferry | The Courier</title>", f"<h1>Ferry sinks</h1>{BODY}"))

    assert read.title == "Ferry sinks"
    assert read.text.startswith("The ferry Maren sank")


def test_a_time_element_gives_the_date_where_nothing_else_does() -> None:
    read = extracted(page(body=f'<time datetime="2025-03-13T10:00:00Z">Thursday</time>{BODY}'))

    assert read.published == datetime(2025, 3, 13, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "date", ["2025-03-13T10:00:00", "2025-03-13", "yesterday", "9999-99-99T00:00Z", "0001-01-01T00:00+23:00"]
)
def test_a_date_that_cannot_be_trusted_is_none(date: str) -> None:
    assert extracted(page(f'<meta name="date" content="{date}">')).published is None


@pytest.mark.parametrize(
    "broken",
    [
        "{not json",
        "[" * 50_000,
        '{"@type": "NewsArticle", "headline": 5, "author": 7, "publisher": [null], "datePublished": {}}',
        '{"@type": ["NewsArticle", 5], "author": [{"name": 3}, "  "], "@graph": [1, null]}',
        "null",
        '{"@type": {"a": 1}}',
        '{"@type": [{"a": 1}]}',
    ],
)
def test_declarations_that_are_broken_are_passed_over(broken: str) -> None:
    read = extracted(page(f'<script type="application/ld+json">{broken}</script><title>Ferry</title>'))

    assert (read.title, read.author, read.published) == ("Ferry", None, None)
    assert read.text.startswith("The ferry Maren sank")


@pytest.mark.parametrize("html", ["", " ", "<", "<p>", "\x00", "<!-- -->", "<html></html>", "no markup at all"])
def test_a_page_without_an_article_has_no_text_or_its_words(html: str) -> None:
    assert extracted(html).text in ("", html)


HOSTILE = {
    "deep": "<div>" * 100_000 + BODY,
    "wide": f"<table><tr><td colspan=1000000000 rowspan=1000000000>x</td></tr></table>{BODY}",
    "null bytes": f"<p>\x00{BODY}\x00</p>",
    "unknown encoding": f'<meta charset="klingon-8"><meta http-equiv="content-type" content="charset=x">{BODY}',
    "entities": f"<p>{'&lt;' * 100_000}</p>{BODY}",
    "attributes": f"<p {'a=1 ' * 100_000}>{BODY}",
    "unclosed": f"<p><b><i>{BODY}" * 200,
    "surrogates": f"<p>\ud800</p>{BODY}",
    "declared XML": f'<?xml version="1.0" encoding="utf-16"?>{page()}',
    "long line": f"<p>{'word ' * 200_000}</p>",
    "larger than any page": BODY + " " * LONGEST_PAGE + "<p>beyond</p>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_survived_within_seconds(name: str) -> None:
    started = time.process_time()

    text = extracted(page(body=HOSTILE[name])).text

    assert time.process_time() - started < 8  # half a second at most; what is not linear would take minutes
    assert isinstance(text, str)


@settings(max_examples=60)
@given(st.text(alphabet="<>/=\"'& aphdiv1\x00\ud800é“\n", max_size=200))
def test_no_markup_makes_it_fail(markup: str) -> None:
    extracted(page(body=markup))
