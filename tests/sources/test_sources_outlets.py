from __future__ import annotations

import pytest

from adapters.sources.feeds import parsed
from adapters.sources.outlets import outlet_name
from bot.model import Source
from tests.sources.sites import NOW, rss


@pytest.mark.parametrize(
    ("title", "link", "name"),
    [
        ("Courier - World", "https://www.courier.example/1", "Courier"),
        ("KNT > World News", "https://www.kntimes.example/1", "KNT"),
        ("Tech – HOUR", "https://hour.example/1", "HOUR"),
        ("World - KNTNews.com", "https://www.kntnews.example/1", "KNTNews.com"),
        ("KNR Topics: World", "https://www.knr.example/1", "KNR"),
        ("The Norland Herald | All stories", "https://www.nheraldonline.example/1", "The Norland Herald"),
        ("Al Qalam – Breaking News and Video from Al Qalam", "https://www.alqalam.example/news/1", "Al Qalam"),
        ("KDTV News Search Records Found 1000", "https://www.kdtv.example/1", "KDTV News"),
        ("Home on annheath", "https://annheath.example/1", "annheath"),
        ("World | Storm Desk | Norland Herald Online", "https://norlandherald.example/1", "Norland Herald Online"),
        ("Rest of Norland -", "https://restofnorland.example/1", "Rest of Norland"),
    ],
)
def test_an_outlet_is_named_without_what_its_feed_is_about(title: str, link: str, name: str) -> None:
    assert outlet_name(title, [link]) == name


@pytest.mark.parametrize("title", ["World", "Top Stories", "RSS", "–", "World News: breaking news, politics and more"])
def test_a_title_of_sections_only_gives_way_to_the_site(title: str) -> None:
    assert outlet_name(title, ["https://www.tidings.example/1", "https://x.example/", "https://tidings.example/2"]) == (
        "tidings.example"
    )
    assert outlet_name(title, []) == title
    assert outlet_name(title, ["http://127.0.0.1:8000/1"]) == title


@pytest.mark.parametrize(
    "title",
    [
        "KNT News",
        "(Ann|A.)'s blog",
        "Sound Code - Ann Heath's Blog",
        "Web • Tech • Audio",
        "USELESS: one more blog",
        "",
    ],
)
def test_a_title_that_is_a_name_stays(title: str) -> None:
    assert outlet_name(title, ["https://annheath.example/1"]) == (title or None)


def test_the_name_that_was_given_wins() -> None:
    feed = rss("<title>T</title><link>https://courier.example/1</link>", head="<title>Courier - World</title>")

    assert parsed(feed, Source("s", "https://x.example/", "feed", "Wire"), None, NOW).title == "Wire"
    assert parsed(feed, Source("s", "https://x.example/", "feed"), None, NOW).title == "Courier"
