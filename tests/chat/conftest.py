"""A history of the sample news, and somebody who chats about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from adapters.lexicon import load
from adapters.sources import seed_sources
from adapters.sqlite import SQLiteHistory, open_history
from bot.answers.replies.asking import Asking
from bot.answers.respond import answered, turn
from bot.desk import Desk
from bot.ports import Reading
from bot.slots import Schedule
from bot.told import Briefing
from tests.asked import parse_news
from tests.shown import text_of
from tests.story_contract import NOW, SEEDS

Say = Callable[[str], str]


@pytest.fixture(scope="session")
def news(sample_news: list[Reading]) -> Iterator[SQLiteHistory]:
    history = open_history(None)
    with history.writing() as books:
        for source in seed_sources(SEEDS):
            books.sources.put(source)
    Desk(history, load()).file(sample_news)
    yield history
    history.close()


@pytest.fixture(scope="session")
def briefing(news: SQLiteHistory) -> Briefing:
    return Desk(news, load()).compose(Schedule("now", "terminal", (), "UTC", NOW), NOW, None)


@pytest.fixture
def say(news: SQLiteHistory, briefing: Briefing, request: pytest.FixtureRequest) -> Say:
    """Says a line of chat in a thread of the test's own, and gives what is answered as one line of text."""
    thread = request.node.name

    def said(line: str) -> str:
        with news.reading() as books:
            told = answered(parse_news(line), books, Asking(thread, NOW, "UTC", briefing=briefing), load())
        with news.writing() as books:
            books.conversations.add(thread, turn(line, told.message, NOW, told.showed))
        return " ".join(text_of(told.message).replace("▌", " ").split())

    return said
