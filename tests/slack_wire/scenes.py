"""What is drawn for the documentation: the sample news as Slack shows it."""

from __future__ import annotations

from datetime import timedelta

from adapters.lexicon import load
from adapters.slack.addresses import Address
from adapters.slack.format import payload
from adapters.slack.home import home_view, overview
from adapters.slack.modals import form_view
from adapters.slack.parts import parts
from adapters.slack.replying import feedback, sharing
from adapters.sources import seed_sources
from adapters.sqlite import open_history
from bot.async_history import on_threads
from bot.briefing.layout import briefing_message
from bot.commands import called
from bot.desk import Desk
from bot.front_desk import FrontDesk
from bot.message import Message
from bot.model import Health
from bot.people import Visitor
from bot.slots import Schedule
from tests.dependencies import dependencies
from tests.slack_wire.conftest import SPACE
from tests.slack_wire.pictures import message_html, view_html
from tests.story_contract import NOW, SEEDS, read_sample

Scene = tuple[list[str], int]


async def scenes() -> dict[str, Scene]:
    """Each picture's parts and its height in pixels."""
    history = open_history(None)
    desk = Desk(history, load())
    with history.writing() as books:
        for place, source in enumerate(seed_sources(SEEDS)):
            books.sources.put(source)
            books.sources.put(source, SPACE)
            failing = NOW - timedelta(hours=5) if place == 1 else None
            reason = "the page is gone (404)" if failing else None
            books.sources.report(Health(source.id, NOW, NOW, NOW, failing, reason))
    desk.file(await read_sample())
    schedule = Schedule("morning", "slack:T1/C1", ("30 8 * * 1-5",), "UTC", NOW + timedelta(hours=14), space=SPACE)
    with history.writing() as books:
        books.schedules.put(schedule)
    briefing = desk.compose(schedule, NOW, schedule.next_slot)
    told = parts(briefing_message(briefing, "UTC"))
    visitor = Visitor(SPACE, "slack:T1/U1", "slack:T1/C1", "scene", manages=True)
    with on_threads(history) as async_history:
        front = FrontDesk(Desk(history, load()), dependencies(async_history), lambda: NOW)
        question = "What did Ushakov say about the ceasefire?"
        answer = (await front.answer(question, visitor)).message
        quotes = (await front.answer("/quote ushakov", visitor)).message
        direct = payload(answer).blocks + feedback(answer)
    with history.reading() as books:
        seen = overview(books, SPACE)
    history.close()
    form = called("/briefing schedule when:weekdays")
    assert form is not None
    return {
        "briefing": ([_message(told[0])], 930),
        "thread": ([_message(told[1], thread=True)], 790),
        "answer": ([message_html(direct)], 490),
        "quotes": ([message_html(payload(parts(quotes)[0]).blocks + sharing("/quote ushakov"), only=True)], 470),
        "home": ([view_html(home_view(seen, Address("T1", "U1"), True, "UTC"))], 620),
        "form": ([view_html(form_view(form), {"when": "At what time? Name it, as 8:30 or 5pm"})], 480),
    }


def _message(message: Message, thread: bool = False) -> str:
    return message_html(payload(message).blocks, thread=thread)
