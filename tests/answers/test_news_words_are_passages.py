"""Whatever is printed of the news says where it stands, and stands there: in briefings, and in each kind of reply."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.briefing.layout import briefing_message
from bot.desk import Desk
from bot.message import Facts, Footer, Heading, Line, Message, Paragraph, Pullquote, Run
from bot.slots import Length, Schedule
from tests.answers.conftest import ARTICLES, NOW, Newsstand

TELLING = 4
"""Words that are hardly ever ours and an article's alike."""

BY_ID = {article.id: article for article in ARTICLES}


def lines(message: Message) -> Iterator[Line]:
    for block in message.blocks:
        match block:
            case Heading(line) | Paragraph(line) | Footer(line):
                yield line
            case Pullquote(words, tag):
                yield from (words, tag)
            case Facts(facts):
                yield from facts
            case _:
                pass


def runs(message: Message) -> list[Run]:
    return [part for line in lines(message) for part in line if isinstance(part, Run)]


def check(message: Message) -> None:
    """Each run prints its passage as it is stored; what prints none has no words of an article."""
    placed = [run for run in runs(message) if run.place is not None]
    ours = [run.text.strip() for run in runs(message) if run.place is None and len(run.text.split()) >= TELLING]

    assert placed
    for run in placed:
        assert run.passage is not None
        article = BY_ID[run.passage.article]
        assert article.passage(run.passage.start, run.passage.end, run.passage.part) == run.passage
    assert [text for text in ours if any(text in f"{each.title}\n{each.text}" for each in ARTICLES)] == []


@pytest.mark.parametrize("length", ["short", "medium", "detailed"])
def test_a_briefing_prints_news_as_passages(newsstand: Newsstand, length: Length) -> None:
    schedule = Schedule("daily", "terminal", ("0 9 * * *",), "UTC", NOW, late_hours=24)
    desk = Desk(newsstand.history, newsstand.lexicon)
    briefing = desk.compose(schedule, NOW + timedelta(hours=1), None)
    assert briefing.tellings

    check(briefing_message(briefing, "UTC", length))


@pytest.mark.parametrize(
    "line",
    [
        "/quote nobody checked",
        "/quote by:Askew",
        "/figures ferry",
        "/story ferry",
        "/why ferry",
        "What did Ruth Askew say?",
        "Did Ruth Askew say “Nobody had chained it, and nobody had checked”?",
        "How many people died when the ferry capsized?",
        "How much will the Weir Bridge cost?",
        "What is new since Monday?",
        "How do the outlets differ on the ferry?",
        "Who said something about the bridge?",
        "What happened to the ferry?",
    ],
)
def test_a_reply_prints_news_as_passages(newsstand: Newsstand, line: str) -> None:
    check(newsstand.say(line, thread=line))


def test_what_is_said_of_a_story_prints_news_as_passages(newsstand: Newsstand) -> None:
    newsstand.say("/story ferry", thread="going on")

    for line in ("Show me the timeline", "What are the numbers?", "Who is quoted?", "Make it shorter"):
        check(newsstand.say(line, thread="going on"))
