"""What goes wrong is told in Slack as people read it: places and people by name, pages as links, nobody pinged."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.lexicon import load
from adapters.slack.naming import apology, spoken
from adapters.slack.people import People
from adapters.slack.rich_text import plain_text, rich
from adapters.slack.service import Access, serving
from adapters.slack.workspace import web_client
from adapters.sources import WebScout
from bot.async_history import on_threads
from bot.desk import Desk
from bot.errors import SourceError, UsageError
from bot.front_desk import FrontDesk
from bot.message import Paragraph
from tests.dependencies import dependencies
from tests.slack_wire import payloads
from tests.slack_wire.conftest import Bot, Lobby, texts
from tests.slack_wire.faults import Refused
from tests.slack_wire.server import APP_TOKEN, BOT_TOKEN, SlackServer
from tests.story_contract import NOW

ADDRESS = "https://press.example/" + "section/" * 30 + "feed?a=1"


def elements(blocks: Any) -> list[dict[str, Any]]:
    """All elements of rich text, in order."""
    return [part for block in blocks for each in block.get("elements", ()) for part in each.get("elements", ())]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("settings dismiss:<@U2>", "dismiss:Ada <!here>: not a manager added here; added are Ola, a user group"),
        ("settings notices:<@U2>", "notices:Ada <!here>: not a channel here; choose it from the list"),
        ("settings notices:<@U404>", "notices:somebody: not a channel here; choose it from the list"),
        ("settings notices:slack:T2/C1", "notices:another workspace: unknown here"),
    ],
)
async def test_an_error_names_people_and_mentions_nobody(bot: Bot, typed: str, told: str) -> None:
    bot.slack.users["U2"]["profile"] = {"display_name": "Ada <!here>"}
    bot.slack.users["U3"] = {"tz": "UTC", "is_admin": False, "name": "ola", "profile": {"real_name": "Ola"}}
    await bot.command("settings manager:<@U3>")
    await bot.command("settings role:<!subteam^S7|@desk>")

    said = (await bot.command(typed))[0]

    assert told in "".join(each["text"] for each in elements(said["blocks"]))
    assert {each["type"] for each in elements(said["blocks"])} == {"text"}
    assert "slack:T" not in texts(said)
    assert "<!here>" not in said["text"]


async def test_an_error_shows_a_channel_as_one(bot: Bot) -> None:
    (said,) = await bot.command("settings dismiss:<#C1>")

    assert {"type": "channel", "channel_id": "C1"} in elements(said["blocks"])


async def test_settings_and_who_changed_them_name_people_too(bot: Bot) -> None:
    bot.slack.users["U1"]["profile"] = {"display_name": "Ingrid"}

    (said,) = await bot.command("settings manager:<@U1>")

    assert "and Ingrid" in texts(said)
    assert "slack:T1/U1" not in texts(said)


async def test_an_address_that_cannot_be_read_is_a_link_that_is_not_unfolded(bot: Bot, lobby: Lobby) -> None:
    scouts = WebScout((), lambda: NOW)
    with on_threads(bot.history) as async_history:
        desk = FrontDesk(Desk(bot.history, load()), dependencies(async_history, scout=scouts), lambda: NOW)
        access = Access(BOT_TOKEN, APP_TOKEN, base_url=bot.slack.api)
        async with serving(access, desk, lobby.records):
            await bot.slack.until(lambda: len(bot.slack.sockets) > 1)
            await bot.slack.send("events_api", payloads.direct(bot.slack, "source add <http://127.0.0.1:9/feed|x>"))
            await bot.slack.until(lambda: bot.slack.said("DU1"))
    await scouts.close()

    (posted,) = bot.slack.said("DU1")
    assert {"type": "link", "url": "http://127.0.0.1:9/feed", "text": "127.0.0.1:9/feed"} in elements(
        posted.body["blocks"]
    )
    assert (posted.body["unfurl_links"], posted.body["unfurl_media"]) == (False, False)


def test_a_long_address_is_short_to_read_and_whole_to_follow() -> None:
    (block,) = apology(SourceError(ADDRESS, "is a web page", f"use {ADDRESS}."), "news").blocks

    assert isinstance(block, Paragraph)
    links = [each for each in rich(block.line) if each["type"] == "link"]
    assert [each["url"] for each in links] == [ADDRESS, ADDRESS]
    assert all(len(each["text"]) <= 60 for each in links)
    assert plain_text(block.line).count(": is a web page; use press.example/") == 1


@pytest.mark.parametrize("hostile", ["https://good.example@evil.example/", "javascript:alert(1)", "https://a|b>c"])
def test_what_is_no_clean_address_stays_letters(hostile: str) -> None:
    (block,) = apology(UsageError(hostile, "is nothing"), "news").blocks

    assert isinstance(block, Paragraph)
    assert [each for each in rich(block.line) if each["type"] == "link" and each["url"] == hostile] == []


async def test_where_there_are_but_letters_people_are_named_and_places_are_not_spelled(slack: SlackServer) -> None:
    slack.users["U2"]["profile"] = {"display_name": "Ada"}
    people = People(web_client(BOT_TOKEN, slack.api), "T1")

    told = await spoken("ask slack:T1/U2 or slack:T1/S7 in slack:T1/C1/1700000000.000100", people)

    assert told == "ask Ada or a user group in that channel"


async def test_only_so_many_people_are_remembered_those_asked_about_last(
    slack: SlackServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.slack.people.REMEMBERED", 2)
    people = People(web_client(BOT_TOKEN, slack.api), "T1")
    for user in ("U1", "U2", "U404", "U2", "U404", "U1"):
        await people.name(user)

    assert [args["user"] for args in slack.called("users.info")] == ["U1", "U2", "U404", "U1"]


async def test_who_is_known_is_asked_about_again_only_after_a_while_when_slack_does_not_tell(
    slack: SlackServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.slack.people.KNOWN_SECONDS", 0.0)
    slack.users["U2"]["profile"] = {"display_name": "Ada"}
    people = People(web_client(BOT_TOKEN, slack.api), "T1")
    await people.name("U2")
    slack.fault("users.info", *[Refused("fatal_error")] * 3)

    names = [await people.name("U2") for _ in range(3)]

    assert names == ["Ada"] * 3
    assert len(slack.called("users.info")) == 2
