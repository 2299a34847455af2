"""A post on Slack whose article was changed: edited in its place, with its buttons, and nobody is told of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from adapters.lexicon import load
from adapters.platforms import Platforms
from adapters.slack.courier import SlackCourier
from adapters.slack.pacing import PostPace
from adapters.slack.rich_text import mrkdwn, rich
from adapters.slack.workspace import web_client
from adapters.sqlite import SQLiteHistory, open_history
from bot.async_history import on_threads
from bot.delivery.publishing import Publisher
from bot.desk import Desk
from bot.message import Line, Run
from bot.people import Visitor
from bot.slots import Schedule
from tests.changed_article import LATER, LATER_HEADLINE, TOLD, alerted, file, take_back
from tests.clocks import Clock
from tests.slack_wire.conftest import SPACE, texts
from tests.slack_wire.server import BOT_TOKEN, SlackServer
from tests.story_contract import NOW

OUTLET = "Orsel <!here> Post"


@asynccontextmanager
async def briefed(slack: SlackServer, clock: Clock) -> AsyncIterator[tuple[SQLiteHistory, Publisher]]:
    """A publisher that has posted a briefing with the article."""
    history = open_history(None)
    file(history, TOLD, clock, SPACE, OUTLET)
    clock.pass_(minutes=1)
    with history.writing() as books:
        books.schedules.put(Schedule("morning", "slack:T1/C1", ("0 18 * * *",), "UTC", clock(), space=SPACE))
    with on_threads(history) as async_history:
        courier = Platforms({"slack:": SlackCourier(web_client(BOT_TOKEN, slack.api), PostPace(spacing=0))}).courier
        publisher = Publisher(async_history, Desk(history, load()), courier, clock)
        await publisher.publish()
        yield history, publisher
    history.close()


def struck(blocks: list[dict[str, Any]]) -> str:
    elements = [part for block in blocks for each in block.get("elements", ()) for part in each.get("elements", ())]
    return "".join(each["text"] for each in elements if each.get("style", {}).get("strike"))


def actions(blocks: list[dict[str, Any]]) -> list[str]:
    return [each["value"] for block in blocks if block["type"] == "actions" for each in block["elements"]]


async def test_a_post_is_edited_in_its_place_and_keeps_its_buttons(slack: SlackServer) -> None:
    clock = Clock(NOW)
    async with briefed(slack, clock) as (history, publisher):
        (post,) = slack.said("C1")
        before = post.body["blocks"]
        file(history, LATER, clock, SPACE, OUTLET)

        clock.pass_(minutes=4)
        await publisher.publish()

    (edited,) = slack.said("C1")
    after = edited.body["blocks"]
    assert (edited.ts, struck(before)) == (post.ts, "")
    assert struck(after) == "The bridge at Orsel will close for 14 weeks from Monday, the city said."
    assert actions(after) == actions(before) != []
    assert "⚠ Changed by " in texts(after)
    assert "<!here>" not in edited.body["text"]
    assert "no longer in the article as of 13 Mar" in edited.body["text"]


async def test_a_headline_is_struck_where_it_was_large_letters_before(slack: SlackServer) -> None:
    clock = Clock(NOW)
    async with briefed(slack, clock) as (history, publisher):
        file(history, TOLD, clock, SPACE, OUTLET, LATER_HEADLINE)

        clock.pass_(minutes=4)
        await publisher.publish()

    (edited,) = slack.said("C1")
    assert struck(edited.body["blocks"]) == "A bridge closes"
    assert "A bridge closes ⚠ Changed by " in edited.body["text"]


async def test_what_a_watch_has_told_is_edited_in_its_place(slack: SlackServer) -> None:
    clock = Clock(NOW)
    async with briefed(slack, clock) as (history, publisher):
        await alerted(history, publisher, clock, Visitor(SPACE, "slack:T1/U1", "slack:T1/C1", "t", manages=True))
        before = [post.body["blocks"] for post in slack.said("C1")]
        take_back(history, clock, SPACE)

        clock.pass_(minutes=4)
        await publisher.publish()

    briefing, alert = (post.body["blocks"] for post in slack.said("C1"))
    assert (briefing, struck(before[1])) == (before[0], "")
    assert struck(alert).startswith("We carried out what we could reach")
    assert "⚠ Changed by The Kestow Leader" in texts(alert)


async def test_a_post_that_was_deleted_is_let_be(slack: SlackServer) -> None:
    clock = Clock(NOW)
    async with briefed(slack, clock) as (history, publisher):
        slack.channels["C1"].clear()
        file(history, LATER, clock, SPACE, OUTLET)

        clock.pass_(minutes=4)
        await publisher.publish()
        await publisher.publish()

        assert slack.said("C1") == []
        with history.reading() as books:
            assert books.edits.due(clock()) == []


def test_struck_words_are_set_as_rich_text_which_needs_no_marks() -> None:
    line: Line = (Run("one", struck=True), Run("two", bold=True, struck=True), Run(" three"))

    assert mrkdwn(line) is None
    assert [each.get("style") for each in rich(line)] == [{"strike": True}, {"bold": True, "strike": True}, None]
