from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from adapters.sources import opml_sources, worth
from adapters.sources.worth import described
from bot.errors import SourceError
from bot.model import Article, Digest, GenreEvidence, Quote, QuoteKind, Source, Speaker
from bot.ports import Reading

FETCHED = datetime(2026, 11, 24, tzinfo=UTC)
TEXT = "“It will hold,” she said. “So we hope.”"


def reading(
    name: str, day: int | None, teaser: bool = False, quotes: tuple[tuple[str | None, QuoteKind], ...] = ()
) -> Reading:
    published = datetime(2026, 11, day, 12, tzinfo=UTC) if day else None
    article = Article(name, TEXT, FETCHED, published=published, teaser=teaser)
    whole = article.passage(0, len(TEXT))
    found = tuple(
        Quote(article.passage(1, 13), Speaker(who, "person") if who else None, kind, whole, 0.9, rank=rank)
        for rank, (who, kind) in enumerate(quotes, 1)
    )
    return Reading(article, Digest(name, 1, 1, "en", GenreEvidence("news"), quotes=found), ((0, len(TEXT)),))


def test_a_sources_worth_is_its_articles_days_texts_and_quotes() -> None:
    found = worth(
        [
            reading("a", 22, quotes=((None, "direct"), ("Bob", "fragment"), ("Ann", "direct"))),
            reading("b", 24, teaser=True),
            reading("c", None),
        ]
    )

    assert (found.articles, found.full, found.undated) == (3, 2, 1)
    assert (found.first, found.last, found.days) == (date(2026, 11, 22), date(2026, 11, 24), 3)
    assert (found.quotes, found.attributed) == (3, 2)
    assert described(found) == (
        "3 articles of 3 days (1 without a date), 2 in full and 1 as teasers; 2 of 3 quotes with a speaker; "
        "for example “It will hold” — Ann"
    )


@pytest.mark.parametrize(
    ("readings", "line"),
    [
        ([], "no articles"),
        ([reading("a", 24)], "1 article of 1 day, all in full; no quotes"),
        ([reading("a", None, teaser=True)], "1 article, none with a date, teasers only; no quotes"),
        (
            [reading("a", 24, quotes=(("Bob", "fragment"),))],
            "1 article of 1 day, all in full; 1 of 1 quote with a speaker",
        ),
        (
            [reading("a", 24, quotes=((None, "direct"),))],
            "1 article of 1 day, all in full; 0 of 1 quote with a speaker",
        ),
    ],
)
def test_a_poor_source_is_described_as_one(readings: list[Reading], line: str) -> None:
    assert described(worth(readings)) == line


def test_a_list_of_feeds_is_read_from_opml() -> None:
    body = """<?xml version="1.0" encoding="ISO-8859-1"?><opml version="2.0"><head><title>Mine</title></head><body>
        <outline text="News"><outline type="rss" text="Größe" title="" xmlUrl="https://a.example/feed"/>
        <outline text="b" title="B &amp; C" xmlUrl=" https://b.example/feed "/></outline>
        <outline text="again" xmlUrl="https://a.example/feed"/><outline text="bad" xmlUrl="file:///etc/passwd"/>
        <outline xmlUrl="https://c.example/"/></body></opml>""".encode("latin-1")

    assert opml_sources(body, "list.opml") == (
        Source("https://a.example/feed", "https://a.example/feed", "feed", "Größe"),
        Source("https://b.example/feed", "https://b.example/feed", "feed", "B & C"),
        Source("https://c.example/", "https://c.example/", "feed"),
    )


@pytest.mark.parametrize("body", [b"<rss/>", b"words", b"", b"<?xml version='1.0'?>"])
def test_what_is_no_opml_is_refused(body: bytes) -> None:
    with pytest.raises(SourceError, match=r"list\.opml: is not an OPML list of feeds"):
        opml_sources(body, "list.opml")
