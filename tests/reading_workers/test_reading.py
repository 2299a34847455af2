"""One clipping read in this process: what the worker does with a text and with a page."""

from __future__ import annotations

import multiprocessing
from datetime import UTC, datetime
from threading import Thread

import pytest

from adapters.reading import reading_of
from adapters.workers import Task, serve
from bot.errors import TextError
from bot.model import Source
from bot.ports import Clipping, Reading

NOW = datetime(2025, 3, 13, 8, tzinfo=UTC)
SOURCE = Source("courier", "https://courier.example/feed", "feed", "The Courier")
TEXT = "The ferry Maren sank off Port Hale on Wednesday night, killing 12 people, the coastguard said."
PAGE = f"<html><head><title>Ferry sinks</title></head><body><article>{f'<p>{TEXT}</p>' * 4}</article></body></html>"


def test_the_sources_own_name_comes_before_the_feeds() -> None:
    reading = reading_of(Clipping("a", text=TEXT, outlet="courier feed"), SOURCE, NOW)

    assert (reading.article.outlet, reading.article.source) == ("The Courier", "courier")


def test_a_page_gives_the_text_and_what_the_feed_did_not_say() -> None:
    reading = reading_of(Clipping("a", text=f"{TEXT[:20]} …", html=PAGE, author="Jo Ray"), SOURCE, NOW)

    assert reading.article.text.startswith(TEXT)
    assert (reading.article.title, reading.article.author) == ("Ferry sinks", "Jo Ray")


@pytest.mark.parametrize("date", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "2025-03-14T08:00:00Z"])
def test_a_pages_date_that_cannot_be_is_no_date(date: str) -> None:
    page = PAGE.replace("<head>", f'<head><meta property="article:published_time" content="{date}">')

    assert reading_of(Clipping("a", html=page), SOURCE, NOW).article.published is None


def test_a_page_that_says_less_than_the_feed_is_set_aside() -> None:
    reading = reading_of(Clipping("a", text=TEXT * 9, html=PAGE), SOURCE, NOW)

    assert (reading.article.text, reading.article.teaser) == (TEXT * 9, True)


@pytest.mark.parametrize(
    ("said", "teaser"),
    [
        ("This article has been removed. We apologise to our readers.", False),
        ("The Courier has withdrawn this report after a complaint.", False),
        ("This story is for subscribers: all advertising is removed for them.", True),
        ("You can withdraw your consent at any time; this article waits behind it.", True),
    ],
)
def test_a_short_page_is_set_aside_but_where_it_says_that_its_article_was_withdrawn(said: str, teaser: bool) -> None:
    page = f"<html><head><title>T</title></head><body><article><p>{said}</p></article></body></html>"

    reading = reading_of(Clipping("a", text=TEXT * 3, html=page), SOURCE, NOW)

    assert (reading.article.teaser, reading.article.text) == (teaser, TEXT * 3 if teaser else said)


def test_a_text_of_nothing_is_said_to_be_that() -> None:
    with pytest.raises(TextError, match="a: has no article text"):
        reading_of(Clipping("a", html="<p> </p>"), SOURCE, NOW)


def test_a_text_that_is_too_long_is_said_to_be_that() -> None:
    with pytest.raises(TextError, match="too long to be an article"):
        reading_of(Clipping("a", text="word " * 500_000), SOURCE, NOW)


def test_a_worker_answers_until_its_pipe_ends() -> None:
    ours, theirs = multiprocessing.Pipe()
    serving = Thread(target=serve, args=(theirs, reading_of))
    serving.start()
    answers = [ours.recv()]

    for clipping in (Clipping("a", text=TEXT), Clipping("b"), Clipping("c", text=TEXT, title=5)):  # type: ignore[arg-type]
        ours.send(Task(clipping, SOURCE, NOW))
        answers.append(ours.recv())
    ours.close()
    serving.join(30)

    ready, good, empty, failed = answers
    assert ready is None
    assert isinstance(good, Reading)
    assert (type(empty), str(empty)) == (TextError, "b: has no article text")
    assert failed.problem == "makes the reader fail (TypeError)"
    assert "Traceback" in failed.trace
    assert not serving.is_alive()
    theirs.close()
