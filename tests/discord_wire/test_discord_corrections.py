"""A post on Discord whose article was changed: edited in its place, with its buttons, and nobody is pinged."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import discord
import pytest

from adapters.discord.courier import DiscordCourier
from adapters.discord.markdown import markdown
from adapters.lexicon import load
from adapters.sqlite import SQLiteHistory, open_history
from bot.async_history import on_threads
from bot.delivery.publishing import Publisher
from bot.desk import Desk
from bot.errors import ChannelGone, DeliveryError
from bot.message import Choices, Facts, Message, Paragraph, Run
from bot.people import Visitor
from bot.slots import Schedule
from tests.changed_article import ELSEWHERE, LATER, TOLD, alerted, file, take_back
from tests.clocks import Clock
from tests.discord_wire.conftest import NOW, Drawer
from tests.discord_wire.server import LoopbackDiscord
from tests.discord_wire.test_discord_conversation import buttons, text
from tests.discord_wire.world import Json

SPACE = "discord:3000"
OUTLET = "Orsel *Post*"


@asynccontextmanager
async def briefed(client: discord.Client, clock: Clock, *others: str) -> AsyncIterator[tuple[SQLiteHistory, Publisher]]:
    """A publisher that has posted a briefing with the article, and others."""
    history = open_history(None)
    with history.writing() as books:
        books.schedules.put(Schedule("morning", "discord:42", ("0 18 * * *",), "UTC", NOW, space=SPACE))
    file(history, TOLD, clock, SPACE, OUTLET)
    for number, other in enumerate(others):
        file(history, other, clock, SPACE, "The Kestow Leader", "Books under water", f"other-{number}")
    clock.pass_(minutes=1)
    with on_threads(history) as async_history:
        courier = DiscordCourier(client, Drawer().keep)
        desk = Desk(history, load())
        publisher = Publisher(async_history, desk, lambda channel: courier, clock)
        with history.writing() as books:
            (schedule,) = books.schedules.all(SPACE)
            books.schedules.put(replace(schedule, next_slot=clock()))
        await publisher.publish()
        yield history, publisher
    history.close()


async def test_a_post_is_edited_in_its_place_and_keeps_its_buttons(
    wire: LoopbackDiscord, client: discord.Client
) -> None:
    clock = Clock(NOW)
    async with briefed(client, clock) as (history, publisher):
        (post,) = wire.world.messages["42"]
        offered, before = [*buttons(post)], text(post)
        file(history, LATER, clock, SPACE, OUTLET)

        clock.pass_(minutes=4)
        await publisher.publish()

    (edited,) = wire.world.messages["42"]
    seen = int((NOW + timedelta(minutes=1)).timestamp())
    assert "~~" not in before
    assert [*buttons(edited)] == offered != []
    assert "~~The bridge at Orsel will close for **14 weeks** from Monday, the city said.~~" in text(edited)
    assert f"⚠ Changed by Orsel *Post*: no longer in the article as of <t:{seen}:f>" in text(edited)
    assert "~~Nobody" not in text(edited)


async def test_a_headline_is_struck_in_its_own_post_and_where_the_first_one_lists_it(
    wire: LoopbackDiscord, client: discord.Client
) -> None:
    clock = Clock(NOW)
    async with briefed(client, clock, ELSEWHERE) as (history, publisher):
        file(history, ELSEWHERE, clock, SPACE, "The Kestow Leader", "Books are dry again", "other-0")

        clock.pass_(minutes=4)
        await publisher.publish()

    first, further = (text(post) for posts in wire.world.messages.values() for post in posts)
    mark = "~~Books under water~~ ⚠ Changed by The Kestow Leader: no longer in the article as of <t:"
    assert f"- {mark}" in first
    assert f"### {mark}" in further
    assert (first.count("~~"), further.count("~~")) == (2, 2)


async def test_what_a_watch_has_told_is_edited_in_its_place(wire: LoopbackDiscord, client: discord.Client) -> None:
    clock = Clock(NOW)
    async with briefed(client, clock) as (history, publisher):
        await alerted(history, publisher, clock, Visitor(SPACE, "discord:@7", "discord:42", "t", manages=True))
        before = [text(post) for post in wire.world.messages["42"]]
        take_back(history, clock, SPACE)

        clock.pass_(minutes=4)
        await publisher.publish()

    after = [text(post) for post in wire.world.messages["42"]]
    assert (len(after), after[0]) == (2, before[0])
    assert "“We carried out what we could reach" in before[1]
    assert "“~~We carried out what we could reach" in after[1]
    assert "⚠ Changed by The Kestow Leader: no longer in the article as of <t:" in after[1]


async def test_a_post_that_was_deleted_is_let_be(wire: LoopbackDiscord, client: discord.Client) -> None:
    clock = Clock(NOW)
    async with briefed(client, clock) as (history, publisher):
        wire.world.messages["42"].clear()
        file(history, LATER, clock, SPACE, OUTLET)

        clock.pass_(minutes=4)
        await publisher.publish()
        await publisher.publish()

        assert wire.world.messages["42"] == []
        with history.reading() as books:
            assert books.edits.due(clock()) == []


@pytest.mark.parametrize("locked", [False, True])
async def test_a_post_in_a_thread_that_was_archived_is_edited_and_the_thread_sleeps_on(
    wire: LoopbackDiscord, client: discord.Client, locked: bool
) -> None:
    courier = DiscordCourier(client, Drawer().keep)
    first = await courier.post("discord:42", Message((Paragraph((Run("one"),)),)), "morning.0")
    second = await courier.post("discord:42", Message((Paragraph((Run("two"),)),)), "morning.1", under=first)
    wire.world.channels[first]["thread_metadata"] |= {"archived": True, "locked": locked}
    editing = courier.edit("discord:42", second, Message((Paragraph((Run("two", struck=True),)),)))

    if locked:
        with pytest.raises(ChannelGone, match="archived"):
            await editing
    else:
        await editing

    assert text(wire.world.messages[first][0]).startswith("two" if locked else "~~two~~")
    assert wire.world.channels[first]["thread_metadata"]["archived"]


def crowded(words: int) -> Message:
    """A post that fills what a message holds, much of it with links to the same source."""
    link = "https://press.example/" + "x" * 300
    told = tuple(
        part
        for number in range(12)
        for part in (Run(f"Sentence {number} tells {'on ' * words}here.", struck=True), Run(" [1]", link=link))
    )
    return Message(
        (Paragraph(told), Facts(((Run("[1] The Courier", link=link),),), "Sources"), Choices((("Why", "/why 1"),)))
    )


@pytest.mark.parametrize(("words", "kept"), [(10, "on on on"), (120, "…")])
async def test_a_post_that_would_grow_too_long_links_once_and_tells_what_is_struck_in_short(
    wire: LoopbackDiscord, client: discord.Client, words: int, kept: str
) -> None:
    courier = DiscordCourier(client, Drawer().keep)
    posted = await courier.post("discord:42", Message((Paragraph((Run("one"),)),)), "morning.0")

    await courier.edit("discord:42", posted, crowded(words))

    edited: Json = wire.world.messages["42"][0]
    assert kept in text(edited)
    assert all(f"Sentence {number} " in text(edited) for number in range(12))
    assert text(edited).count("https://press.example/") == 1
    assert "Why" in buttons(edited)


async def test_a_post_that_no_message_could_hold_is_refused_and_not_tried_for_ever(
    wire: LoopbackDiscord, client: discord.Client
) -> None:
    courier = DiscordCourier(client, Drawer().keep)
    posted = await courier.post("discord:42", Message((Paragraph((Run("one"),)),)), "morning.0")

    with pytest.raises(DeliveryError, match="too long"):
        await courier.edit("discord:42", posted, Message((Paragraph((Run("word " * 1000),)),)))


def test_struck_words_stand_in_one_pair_of_marks() -> None:
    line = (Run("  one ", struck=True), Run("two", bold=True, struck=True), Run(" three", struck=True), Run(" four"))

    assert markdown(line) == "~~one **two** three~~ four"


def test_a_text_cannot_strike_itself() -> None:
    assert markdown((Run("~~one~~"),)) == r"\~\~one\~\~"
