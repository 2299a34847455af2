"""The whole service on Discord: sample news are briefed when they are due, and asked about where they were posted."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.discord.courier import DiscordCourier
from adapters.lexicon import load
from adapters.metrics import Metrics
from adapters.platforms import open_platforms
from adapters.sources import seed_sources
from adapters.sqlite import SQLiteHistory
from adapters.terminal.courier import TerminalCourier
from adapters.terminal_desk import terminal_desk
from adapters.wiring import open_app
from bot.async_history import on_threads
from bot.delivery.publishing import Publisher
from bot.desk import Desk
from bot.message import Message, Pullquote
from bot.people import Visitor
from bot.ports import Reading
from bot.service.subject import planned
from bot.settings import Settings
from bot.shelves.news import Query
from bot.slots import Schedule
from tests.discord_wire.conftest import NOW, Drawer, connected, settings_for, until
from tests.discord_wire.pictures import SPACE
from tests.discord_wire.server import TOKEN, LoopbackDiscord
from tests.discord_wire.test_discord_conversation import answers, buttons, text
from tests.discord_wire.test_discord_format import walk
from tests.discord_wire.world import BOT, Json
from tests.shown import text_of
from tests.story_contract import SEEDS


@dataclass(frozen=True)
class Whole:
    """The service, with the schedule of one briefing that is due."""

    publisher: Publisher
    history: SQLiteHistory
    wire: LoopbackDiscord

    async def post(self, channel: str, posts: int) -> list[Json]:
        """Post what is due, and see it through: a message is there before the history knows; the channel's messages."""
        await self.publisher.publish()
        return await answers(self.wire, channel, posts)


@pytest.fixture
async def whole(wire: LoopbackDiscord, sample_news: list[Reading], tmp_path: Path) -> AsyncIterator[Whole]:
    settings = Settings(discord=settings_for(wire))
    async with AsyncExitStack() as stack:
        app = stack.enter_context(open_app(tmp_path / "verbatim.db", settings, lambda: NOW))
        with app.history.writing() as books:
            for source in seed_sources(SEEDS):
                books.sources.put(source, SPACE)
            books.schedules.put(Schedule("morning", "discord:42", ("0 18 * * *",), "UTC", NOW, space=SPACE, stories=3))
        Desk(app.history, load()).file(sample_news)
        history = stack.enter_context(on_threads(app.history))
        secrets = {"VERBATIM_DISCORD_TOKEN": TOKEN}
        terminal = TerminalCourier(io.StringIO())
        opening = open_platforms(app, history, terminal, secrets, Metrics())
        service = await stack.enter_async_context(opening)
        await until(wire.gateway.ready.is_set)
        yield Whole(service.publisher, app.history, wire)


async def test_a_due_briefing_is_posted_once_and_talked_about_in_its_thread(
    whole: Whole, wire: LoopbackDiscord
) -> None:
    (post,) = await whole.post("42", 1)
    await until(lambda: post["id"] in wire.world.channels)
    await answers(wire, post["id"], 1)
    await whole.publisher.tick()

    first, second = text(post).split("Also in this briefing")
    assert "Fifteen dead in Kell Sound ferry" in first
    assert second.count("\n- ") == 2

    why = await (await wire.interactions.press(post, buttons(post)["Why this story"])).answer()
    assert "ferry" in text(why).lower() or "outlets" in text(why)
    await wire.say(f"<@{BOT}> What did Ushakov say?", post["id"], mentions=True)
    await until(lambda: "message_reference" in wire.world.messages[post["id"]][-1])
    assert "Ushakov" in text(wire.world.messages[post["id"]][-1])
    assert len([each for each in wire.world.messages["42"] if each["author"]["id"] == str(BOT)]) == 2  # and "why"


async def test_a_reply_to_a_part_without_a_quote_is_about_the_story_of_that_part(
    whole: Whole, wire: LoopbackDiscord
) -> None:
    (post,) = await whole.post("42", 1)
    await until(lambda: post["id"] in wire.world.channels)
    part = (await answers(wire, post["id"], 2))[0]
    with whole.history.writing() as books:
        (receipt,) = books.outbox.last("discord:42", 1)
        postings = books.outbox.parts(receipt.key)
        number = next(each.number for each in postings if each.posted == f"{post['id']}/{part['id']}")
        bare = Message(tuple(block for block in postings[number].message.blocks if not isinstance(block, Pullquote)))
        books.edits.plan(replace(postings[number], message=bare), NOW)
        ids = books.outbox.stories(receipt.key)[number][1]
        outlets = {str(article.outlet) for article in books.articles.get(ids)}
    asked = {"message_id": part["id"], "channel_id": post["id"]}
    heard = len(wire.world.messages[post["id"]])

    await wire.say(f"<@{BOT}> link?", post["id"], mentions=True, type=19, message_reference=asked)
    await until(lambda: len(wire.world.messages[post["id"]]) > heard + 1)

    said = text(wire.world.messages[post["id"]][-1])
    headline = next(line for line in text(part).splitlines() if line.startswith("#")).lstrip("# ")
    assert headline in said
    assert all(outlet in said for outlet in outlets)


async def test_a_quote_of_the_briefing_opens_with_its_context_and_copy(whole: Whole, wire: LoopbackDiscord) -> None:
    (post,) = await whole.post("42", 1)
    (select,) = [each for each in walk(post["components"]) if each["type"] == 3]

    card = await wire.interactions.press(post, select["custom_id"], [select["options"][0]["value"]])
    shown = await card.answer()
    copied = await (await wire.interactions.press(shown, buttons(shown)["Copy with source"])).answer()

    assert card.private
    assert "Ruth Askew" in text(shown)
    assert text(copied).startswith("```\n“We will not stop while there is a chance of a fifty-ninth.”\n")


async def test_what_is_decided_in_the_terminal_edits_the_post(whole: Whole, wire: LoopbackDiscord) -> None:
    with whole.history.writing() as books:
        for source in seed_sources(SEEDS):
            books.sources.put(source)
        books.schedules.remove("morning", SPACE)
        books.schedules.put(Schedule("mine", "discord:43", ("0 18 * * *",), "UTC", NOW, stories=1))
    (post,) = await whole.post("43", 1)
    with whole.history.reading() as books:
        words = next(quote for quote in books.search.quotes(Query(()), "Askew") if quote.passage.id in str(post))

    with open_app(whole.history.path, Settings(), lambda: NOW) as terminal, terminal_desk(terminal) as chat:
        said = await asyncio.to_thread(chat.answer, f"/decide {words.passage.id} repair:hide")
    before = text(post)
    await whole.publisher.publish()

    assert "1 post was not edited yet: verbatim run does it as soon as it can." in text_of(said.message, 200)
    assert "fifty-ninth" in before
    assert "fifty-ninth" not in text(wire.world.messages["43"][0])


async def test_quotes_are_completed_whole_and_choosing_one_shows_it(whole: Whole, wire: LoopbackDiscord) -> None:
    asked = await wire.interactions.complete("quote", "find", "ushakov")
    choices = (await asked.acknowledgement())["data"]["choices"]

    shown = await (await wire.interactions.command("quote", {"find": choices[0]["value"]})).answer()

    assert "Ushakov: " in choices[0]["name"]
    assert "Ushakov" in text(shown)


async def test_a_slip_of_the_keyboard_is_forgiven(whole: Whole, wire: LoopbackDiscord) -> None:
    asked = await wire.interactions.complete("quote", "by", "oshakov")

    assert (await asked.acknowledgement())["data"]["choices"][0]["value"] == "Yuri Ushakov"


async def test_somebody_who_manages_schedules_a_briefing_and_others_cannot(whole: Whole, wire: LoopbackDiscord) -> None:
    options = {"when": "weekdays at 8:30", "zone": "Europe/Kyiv", "channel": "43", "name": "desk"}

    refused = await (await wire.interactions.command("briefing schedule", options)).answer()
    made = await (await wire.interactions.command("briefing schedule", options, manages=True)).answer()

    assert "this is for managers" in text(refused)
    assert "desk" in text(made)
    assert "not a channel here" in text(
        await (await wire.interactions.command("briefing schedule", options | {"channel": "99"}, manages=True)).answer()
    )


async def test_a_briefing_of_a_thread_that_the_bot_opened_is_found_there_and_talked_about(
    whole: Whole, wire: LoopbackDiscord
) -> None:
    (post,) = await whole.post("42", 1)
    await until(lambda: post["id"] in wire.world.channels)
    await answers(wire, post["id"], 1)
    there = f"discord:{post['id']}"
    with whole.history.writing() as books:
        books.schedules.put(Schedule("inside", there, ("0 18 * * *",), "UTC", NOW, space=SPACE, stories=1))
    said = wire.world.messages[post["id"]]
    await whole.publisher.tick()
    await until(lambda: any("Sources" in buttons(each) for each in said))
    inside = next(each for each in said if "Sources" in buttons(each))
    with whole.history.reading() as books:
        key = books.outbox.last(there, 1)[0].key

    async with connected(wire) as client:
        found = await DiscordCourier(client, Drawer().keep).find(there, f"{key}.0", datetime(2020, 1, 1, tzinfo=UTC))
    asked = await wire.interactions.press(inside, buttons(inside)["Sources"], channel=int(post["id"]))

    assert found == inside["id"]
    assert "Meridian Wire" in text(await asked.answer())
    with whole.history.reading() as books:
        visitor = Visitor(SPACE, "discord:@2000", "discord:42", there, replied_to=f"{post['id']}/{inside['id']}")
        assert planned(books, visitor, "UTC", NOW).name == "inside"
