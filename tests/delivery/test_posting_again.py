"""The button of the notice about a part of unknown fate posts it again, for those who may."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.lexicon import load
from bot.desk import Desk
from bot.errors import DeliveryError, TryLater
from bot.front_desk import FrontDesk
from bot.message import Choices
from bot.people import Visitor
from bot.slots import slot_key
from tests.delivery.conftest import DAILY, MORNING, Office
from tests.delivery.test_publishing import BROKEN
from tests.dependencies import dependencies
from tests.shown import text_of

TEAM_DAILY = replace(DAILY, space="test:team")
KEY = slot_key("test:news", "daily", MORNING)
MANAGER = Visitor("test:team", "test:ann", "test:desk", "t1", manages=True)
GUEST = replace(MANAGER, person="test:guest", manages=False)
STRANGER = Visitor("test:others", "test:eve", "test:elsewhere", "t2", manages=True)


async def front_desk(office: Office) -> FrontDesk:
    """A front desk that posts through the office's publisher, after a post whose fate nobody knows."""
    office.plan(TEAM_DAILY)
    office.file("a")
    office.platform.pieces = 2
    office.platform.failures["test:news"] = [BROKEN]
    office.platform.searches["test:news"] = [BROKEN]
    await office.publisher.publish()
    office.clock.pass_(minutes=1)
    await office.publisher.publish()
    works_with = dependencies(office.async_history, poster=office.publisher)
    return FrontDesk(Desk(office.history, load()), works_with, office.clock)


def button(office: Office) -> str:
    """The line of the notice's button."""
    ((_, _, message, _),) = [post for post in office.platform.posted if post[0] == "test:boss" and post[2].blocks]
    ((_, line),) = [option for block in message.blocks if isinstance(block, Choices) for option in block.options]
    return line


async def test_the_button_posts_what_was_perhaps_not_posted_once(office: Office) -> None:
    desk = await front_desk(office)

    reply = await desk.answer(button(office), MANAGER)
    again = await desk.answer(button(office), MANAGER)

    assert (text_of(reply.message).strip(), reply.replaces) == ("It is posted.", True)
    assert "nothing of it is open: it is posted" in text_of(again.message)
    assert office.platform.keys("test:news") == [f"{KEY}.0", f"{KEY}.1"]
    with office.history.reading() as books:
        assert [(change.person, change.line) for change in books.audit.last("test:team", 10)] == [
            (MANAGER.person, f"/briefing again {KEY}")
        ]


@pytest.mark.parametrize(
    ("line", "visitor", "said"),
    [
        (f"/briefing again {KEY}", GUEST, "this is for managers"),
        (f"/briefing again {KEY}", STRANGER, "there is no such slot here"),
        ("/briefing again nothing", MANAGER, "there is no such slot here"),
        ("/briefing again", MANAGER, "/briefing again KEY"),
    ],
)
async def test_nobody_else_can_have_it_posted_again(office: Office, line: str, visitor: Visitor, said: str) -> None:
    desk = await front_desk(office)

    reply = await desk.answer(line, visitor)

    assert said in " ".join(text_of(reply.message).split())
    assert office.platform.keys("test:news") == []


async def test_where_nothing_is_posted_from_it_is_refused(office: Office) -> None:
    await front_desk(office)
    desk = FrontDesk(Desk(office.history, load()), dependencies(office.async_history), office.clock)

    reply = await desk.answer(f"/briefing again {KEY}", MANAGER)

    assert "/briefing again: only verbatim run posts" in text_of(reply.message)


@pytest.mark.parametrize(
    ("fate", "said"),
    [
        ([], "It is posted."),
        ([TryLater("test:news", "is busy")], "It is not posted yet, and will be when it can be: test:news: is busy."),
        ([DeliveryError("test:news", "takes no such message")], "It was not posted: test:news: takes no such message."),
    ],
)
async def test_who_asks_for_a_briefing_now_is_told_whether_it_is_still_to_come(
    office: Office, fate: list[DeliveryError | None], said: str
) -> None:
    office.plan(replace(TEAM_DAILY, next_slot=MORNING + timedelta(days=1)))
    office.platform.failures["test:news"] = fate

    assert await now(office) == said


async def test_what_waits_behind_another_post_is_still_to_come(office: Office) -> None:
    office.plan(TEAM_DAILY)
    office.platform.failures["test:news"] = [TryLater("test:news", "is down", after=600)]
    await office.publisher.publish()
    office.clock.pass_(minutes=1)

    assert await now(office) == "It is not posted yet, and will be when it can be."


async def test_a_paused_briefing_is_not_posted_now_but_can_be_resumed(office: Office) -> None:
    office.plan(replace(TEAM_DAILY, next_slot=MORNING + timedelta(days=1), paused="by test:boss"))

    assert "“daily” is paused (by test:boss)." in await now(office)
    assert office.log() == []


async def now(office: Office) -> str:
    """What a manager is told who wants the briefing now."""
    works_with = dependencies(office.async_history, poster=office.publisher)
    desk = FrontDesk(Desk(office.history, load()), works_with, office.clock)
    reply = await desk.answer("/briefing now", replace(MANAGER, channel="test:news"))
    return text_of(reply.message).strip()
