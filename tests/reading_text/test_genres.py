from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.model import Article, GenreEvidence
from bot.reading.genre import genre
from bot.reading.outline import Outline

Told = Callable[..., tuple[Article, Outline]]

NEWS = (
    "The ferry sank off the pier on Monday night. Nobody was hurt.\n\n"
    "The harbour board said that it would look into the cause. “I saw it go down,” the pilot said. “Why me?”"
)
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def test_a_report_is_news_without_further_evidence(told: Told) -> None:
    assert genre(*told(NEWS, title="Ferry sinks")) == GenreEvidence("news")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/opinion/2026/ferries", "opinion"),
        ("https://example.org/blogs/ferries", "opinion"),
        ("https://example.org/live/ferries", "live"),
        ("https://example.org/press-releases/ferries", "release"),
        ("https://example.org/2026/daily-briefing-ferries-tides", "live"),
        ("https://example.org/ferries-and-tides-morning-briefing/12", "live"),
        ("https://example.org/weekly-round-up/ferries", "live"),
        ("https://example.org/board-gives-press-briefing", "news"),
        ("https://opinion.example.org/news/ferries", "news"),
        ("https://example.org/alive/ferries", "news"),
    ],
)
def test_the_address_can_say_the_genre(url: str, expected: str, told: Told) -> None:
    assert genre(*told(NEWS, url=url)).genre == expected


@pytest.mark.parametrize(
    "words",
    [
        "Ann Field here. It’s time for Friday’s news.",
        "It is Monday. Here's all the news you need to know.",
        "The Pier is a snappy news roundup.",
        "On today’s episode of the Five Tides podcast: the ferry sinks.",
        "On this week's episode of Pier Talk: three storms and a strike.",
        "Happy Thursday, Pier Talk readers!",
        "Welcome to a new week, readers.",
        "Hello, Larkfield readers!",
        "",
    ],
)
def test_a_letter_that_announces_the_day_is_a_round_up(words: str, told: Told) -> None:
    found = genre(*told(f"The ferry sank. Bread is dearer.\n\n{words}\n\n{NEWS}", title="Ferry, bread and rain"))

    assert found.genre == ("live" if words else "news")


def test_a_match_report_by_a_columnist_is_news(told: Told) -> None:
    url = "https://example.org/sports/columnist/ann-field/larkfield-wins"

    assert genre(*told(NEWS, url=url)).genre == "news"
    assert genre(*told(f"{NEWS}\n\nYou have to ask what the board was thinking.", url=url)).genre == "opinion"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Opinion: The pier must go", "opinion"),
        ("The pier must go | Opinion", "opinion"),
        ("Live: Ferry sinks", "live"),
        ("LIVE Ferry sinks", "live"),
        ("Ferry sinks - live updates", "live"),
        ("Morning round-up: ferry, elections, weather", "live"),
        ("What you need to know today", "live"),
        ("Police round up ferry thieves", "news"),
        ("Live ferry cargo drowns", "news"),
        ("Opinions differ on the pier", "news"),
        ("The pier was never safe: Column", "opinion"),
        ("Give the pilots a medal: Our view", "opinion"),
        ("Let the ferries sail: Editorial", "opinion"),
        ("What the council builds: Our column", "news"),
        ("5 things to know for Nov. 3: Ferries, tides, herring", "live"),
        ("5 things to know for December 13: Ferries, tides", "live"),
        ("Lost goat, new pier: News from around our twelve islands", "live"),
        ("Ferries, tides, herring: 5 things to know Tuesday", "live"),
        ("This week in review: Ferries, tides, herring", "live"),
        ("This date in rowing", "live"),
        ("Herring: 5 things to know about the fish", "news"),
    ],
)
def test_the_title_can_say_the_genre(title: str, expected: str, told: Told) -> None:
    assert genre(*told(NEWS, title=title)).genre == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The opinions expressed in this commentary are solely those of the writer.", "opinion"),
        ("The editorial team does not always share the opinions of its bloggers.", "opinion"),
        ("The views here are those of the author.", "opinion"),
        ("This is an opinion column.", "opinion"),
        ("Media contact: Ann Field, press@example.org", "release"),
        ("###", "release"),
    ],
)
def test_a_closing_line_can_say_the_genre_and_is_the_evidence(line: str, expected: str, told: Told) -> None:
    found = genre(*told(f"{NEWS}\n\n{line}"))

    assert found.genre == expected
    assert all(words in line for words in found.evidence)


def test_a_release_says_so_at_its_top(told: Told) -> None:
    assert genre(*told(f"FOR IMMEDIATE RELEASE\n\n{NEWS}")) == GenreEvidence("release", ("FOR IMMEDIATE RELEASE",))


def test_a_link_to_a_live_page_makes_no_live_page(told: Told) -> None:
    assert genre(*told(f"{NEWS}\n\nLive: Ferries and trains")).genre == "news"


def test_entries_with_a_time_are_a_live_blog(told: Told) -> None:
    entries = "\n\n".join(f"1{hour}:05 GMT\n\nThe board meets again in room {hour}." for hour in range(4))

    assert genre(*told(entries)) == GenreEvidence("live", ("4 entries with a time (10:05 GMT …)",))


OWN_VOICE = (
    "I have sailed from this pier for thirty years, and I do not know a better one. Why would anyone close it? "
    "Who gains by it? The ferries are full, and my neighbours need them.\n\nThe board should think again."
)


def test_a_writer_who_says_i_and_asks_writes_opinion(told: Told) -> None:
    found = genre(*told(OWN_VOICE))

    assert found == GenreEvidence("opinion", ("the writer says I 3 times", "2 questions of the writer's own"))


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "''"])
def test_a_speaker_who_says_i_and_asks_does_not_make_opinion(marks: str, told: Told) -> None:
    said = OWN_VOICE.split("\n", maxsplit=1)[0]

    assert genre(*told(f"The pilot spoke on Monday. {marks[0]}{said}{marks[1]} he said.")).genre == "news"


@pytest.mark.parametrize(
    "words",
    [
        "How do I get my money back? The bank pays it. Can I ask again? It says so.",
        "What came after Anna I, her aunt? Peter I, her cousin. And then? My own guess is none.",
        "Will it rain? Who knows? The pilot said: “I sail on. My boat is old.\n\n“I have no other,” he said.",
        "Will it rain? Who knows? The pilot said: “I sail on. My boat and I are ol",
    ],
)
def test_what_is_asked_for_a_reader_counted_or_said_further_on_is_no_opinion(words: str, told: Told) -> None:
    assert genre(*told(words)).genre == "news"


@pytest.mark.parametrize("label", ["", "Q: "])
def test_an_interview_is_no_opinion(label: str, told: Told) -> None:
    asked = f"{label}Why did you go to sea at your age?\n\nI wanted to. My father sailed, and I’ve always gone."

    assert genre(*told("\n\n".join([asked] * 4))).genre == "news"


def test_hardly_any_text_is_of_unknown_genre(told: Told) -> None:
    assert genre(*told("Ferry sinks.")).genre == "unknown"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the two real articles are not here")
def test_of_the_two_real_articles_the_second_is_opinion(told: Told) -> None:
    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]

    assert [genre(*told(text)).genre for text in texts] == ["news", "opinion"]
