"""Posts arrive once and whole on every kind of channel, and what goes wrong is said in our words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

import discord
import pytest

from adapters.discord.connection import client_of
from adapters.discord.courier import DiscordCourier
from adapters.discord.custom_ids import mark
from adapters.discord.lookup import LOOKED_THROUGH
from bot.errors import ChannelGone, DeliveryError, FateUnknown, MessageGone, TryLater
from bot.message import Choices, Document, Facts, Heading, Message, Paragraph, Run
from tests.discord_wire.conftest import Drawer, settings_for, until
from tests.discord_wire.faults import Fault, limited, refused
from tests.discord_wire.server import LoopbackDiscord
from tests.discord_wire.test_discord_format import line, story, walk
from tests.discord_wire.world import ASKER, Json, tag
from tests.newsroom.test_courier_contract import (  # noqa: F401 - collected here, for the courier of Discord
    test_a_post_is_read_and_has_an_id,
    test_an_edited_post_says_what_it_was_edited_to,
    test_other_keys_are_other_posts,
    test_parts_lose_no_word,
    test_the_same_key_is_posted_once_and_keeps_its_id,
    test_what_was_posted_is_found_by_its_key_and_nothing_else,
)


def message(words: str) -> Message:
    return Message((Paragraph(line(words)),))


def texts(posts: list[Json]) -> str:
    return "\n".join(each["content"] for post in posts for each in walk(post["components"]) if each["type"] == 10)


def ago(**time: float) -> datetime:
    return datetime.now(UTC) - timedelta(**time)


@dataclass(frozen=True)
class Desk:
    """What the contract's tests need: a courier, a channel of its own, and what was read of its posts."""

    courier: DiscordCourier
    channel: str
    read: Callable[[], str]


@pytest.fixture
def courier(client: discord.Client) -> DiscordCourier:
    return DiscordCourier(client, Drawer().keep)


@pytest.fixture
def desk(wire: LoopbackDiscord, courier: DiscordCourier) -> Desk:
    return Desk(courier, "discord:42", lambda: texts(wire.world.messages["42"]))


async def test_a_resend_after_a_restart_is_the_same_post_by_its_nonce(
    wire: LoopbackDiscord, client: discord.Client
) -> None:
    first = await DiscordCourier(client, Drawer().keep).post("discord:42", message("one"), "morning.0")
    again = await DiscordCourier(client, Drawer().keep).post("discord:42", message("one"), "morning.0")

    assert first == again
    assert len(wire.world.messages["42"]) == 1


async def test_a_post_is_found_by_its_mark_among_others_and_by_no_nonce(
    wire: LoopbackDiscord, client: discord.Client, courier: DiscordCourier
) -> None:
    for number in range(120):
        wire.world.say(
            "42", {"id": "5", "username": "x", "discriminator": "0", "avatar": None}, {"content": str(number)}
        )
    id = await courier.post("discord:42", Message((Choices((("Why", "/why 1"),)),)), "morning.0")

    found = await DiscordCourier(client, Drawer().keep).find("discord:42", "morning.0", ago(minutes=5))

    assert found == id
    assert await DiscordCourier(client, Drawer().keep).find("discord:42", "evening.0", ago(minutes=5)) is None


async def test_a_message_of_another_with_the_mark_of_a_post_is_not_taken_for_it(
    wire: LoopbackDiscord, client: discord.Client, courier: DiscordCourier
) -> None:
    await courier.post("discord:42", Message((Choices((("Why", "/why 1"),)),)), "morning.0")
    copied = {"components": wire.world.messages["42"][-1]["components"], "flags": 1 << 15}
    wire.world.messages["42"].clear()
    wire.world.say("42", {"id": "5", "username": "x", "discriminator": "0", "avatar": None}, copied)

    assert await DiscordCourier(client, Drawer().keep).find("discord:42", "morning.0", ago(minutes=5)) is None


async def test_a_post_that_may_stand_behind_more_than_is_looked_through_is_of_unknown_fate(
    wire: LoopbackDiscord, client: discord.Client, courier: DiscordCourier
) -> None:
    for number in range(LOOKED_THROUGH):
        wire.world.say(
            "42", {"id": "5", "username": "x", "discriminator": "0", "avatar": None}, {"content": str(number)}
        )
    await courier.post("discord:42", Message((Choices((("Why", "/why 1"),)),)), "morning.0")

    with pytest.raises(FateUnknown, match="not among the first 1000 messages"):
        await DiscordCourier(client, Drawer().keep).find("discord:42", "morning.0", ago(minutes=5))


async def test_further_parts_go_into_the_thread_of_the_first(
    wire: LoopbackDiscord, client: discord.Client, courier: DiscordCourier
) -> None:
    first = await courier.post("discord:42", Message((Heading(line("13 March"), 1),)), "morning.0")

    second = await courier.post("discord:42", message("two"), "morning.1", under=first)
    third = await courier.post("discord:42", message("three"), "morning.2", under=first)

    assert wire.world.channels[first]["name"] == "13 March"
    assert "two" in texts(wire.world.messages[first])
    assert "three" in texts(wire.world.messages[first])
    assert second.startswith(f"{first}/")
    fresh = DiscordCourier(client, Drawer().keep)
    assert await fresh.find("discord:42", "morning.2", ago(minutes=5), under=first) == third
    assert courier.link("discord:42", second) == f"https://discord.com/channels/3000/{second}"
    await courier.edit("discord:42", second, message("corrected"))
    assert "corrected" in texts(wire.world.messages[first])


async def test_a_part_whose_thread_was_never_opened_was_not_posted(courier: DiscordCourier) -> None:
    first = await courier.post("discord:42", message("one"), "morning.0")

    assert await courier.find("discord:42", "morning.1", ago(minutes=5), under=first) is None


async def test_a_thread_that_somebody_opened_meanwhile_is_taken(wire: LoopbackDiscord, courier: DiscordCourier) -> None:
    first = await courier.post("discord:42", message("one"), "morning.0")
    wire.faults.append(refused("POST", f"/channels/{first}/messages$", 404, 10003, times=1))
    wire.world.channel(int(first), 11, "theirs", parent_id="42")

    await courier.post("discord:42", message("two"), "morning.1", under=first)

    assert "two" in texts(wire.world.messages[first])


async def test_parts_in_a_thread_and_in_direct_messages_follow_each_other(
    wire: LoopbackDiscord, courier: DiscordCourier
) -> None:
    for channel, id in (("discord:45", "45"), (f"discord:@{ASKER}", "46")):
        first = await courier.post(channel, message("one"), "morning.0")
        second = await courier.post(channel, message("two"), "morning.1", under=first)

        assert [texts([post]) for post in wire.world.messages[id]] == ["one", "two"]
        assert await courier.find(channel, "morning.1", ago(minutes=5), under=first) == second
    assert courier.link("discord:45", "1") == "https://discord.com/channels/3000/45/1"
    assert courier.link(f"discord:@{ASKER}", "1") is None


async def test_a_forum_gets_a_post_with_title_and_tags(
    wire: LoopbackDiscord, client: discord.Client, courier: DiscordCourier
) -> None:
    briefing = Message((Heading(line("Briefing of 13 March"), 1), *story(1), *story(2)))
    first_part, second_part = courier.parts(briefing)

    first = await courier.post("discord:44", first_part, "morning.0")
    await courier.post("discord:44", second_part, "morning.1", under=first)

    thread = wire.world.channels[first]
    assert (thread["name"], thread["applied_tags"]) == ("Briefing of 13 March", ["9001"])
    assert "Story 1" in texts(wire.world.messages[first][:1])
    assert "Told 2" in texts(wire.world.messages[first][1:])
    fresh = DiscordCourier(client, Drawer().keep)
    assert await fresh.find("discord:44", "morning.0", ago(minutes=5)) == first
    assert await fresh.find("discord:44", "evening.0", ago(minutes=5)) is None
    await courier.edit("discord:44", first, message("corrected"))
    assert "corrected" in texts(wire.world.messages[first][:1])
    assert courier.link("discord:44", first) == f"https://discord.com/channels/3000/{first}/{first}"


async def test_a_forums_tags_are_those_that_the_post_says_as_whole_words(
    wire: LoopbackDiscord, courier: DiscordCourier
) -> None:
    names = ("AI", "Art", "Chip makers", "War", "C++", "US")
    wire.world.channels["44"]["available_tags"] = [tag(number, name) for number, name in enumerate(names, 9001)]
    await wire.gateway.dispatch("CHANNEL_UPDATE", wire.world.channels["44"])
    await until(lambda: len(courier._client.get_channel(44).available_tags) == len(names))  # type: ignore[union-attr]

    said = message("The party said that chip makers get rewards, in C++, and told us that war is not AI.")
    first = await courier.post("discord:44", said, "morning.0")

    assert wire.world.channels[first]["applied_tags"] == ["9001", "9003", "9004", "9005"]


@pytest.mark.parametrize("channel", ["discord:42", "discord:44"])
async def test_a_part_whose_first_part_was_deleted_leaves_the_channel_as_it_is(
    wire: LoopbackDiscord, courier: DiscordCourier, channel: str
) -> None:
    first = await courier.post(channel, Message((Heading(line("13 March"), 1),)), "morning.0")
    wire.world.messages["42"].clear()
    wire.world.channels.pop(first, None)

    with pytest.raises(MessageGone, match="stands under"):
        await courier.post(channel, message("two"), "morning.1", under=first)

    assert await courier.post(channel, Message((Heading(line("14 March"), 1),)), "next.0")


@pytest.mark.parametrize(("minutes", "found"), [(0, True), (10, False)])
async def test_a_forums_post_is_found_though_it_was_archived_meanwhile(
    wire: LoopbackDiscord, client: discord.Client, courier: DiscordCourier, minutes: int, found: bool
) -> None:
    first = await courier.post("discord:44", message("one"), "morning.0")
    stamp = ago(minutes=minutes).isoformat()
    wire.world.channels[first]["thread_metadata"] |= {"archived": True, "archive_timestamp": stamp}

    fresh = DiscordCourier(client, Drawer().keep)

    assert await fresh.find("discord:44", "morning.0", ago(minutes=5)) == (first if found else None)


async def test_a_forum_that_demands_a_tag_gets_one(wire: LoopbackDiscord, courier: DiscordCourier) -> None:
    wire.world.channels["44"]["flags"] = 1 << 4
    await wire.gateway.dispatch("CHANNEL_UPDATE", wire.world.channels["44"])
    await until(lambda: courier._client.get_channel(44).flags.require_tag)  # type: ignore[union-attr]

    first = await courier.post("discord:44", message("x" * 150), "morning.0")

    assert wire.world.channels[first]["applied_tags"] == ["9001"]
    assert wire.world.channels[first]["name"] == "x" * 99 + "…"


async def test_a_chosen_role_is_mentioned_once_and_nobody_else(wire: LoopbackDiscord, courier: DiscordCourier) -> None:
    telling = replace(message("@everyone <@81>"), mention="discord:&77", publish=True)

    first = await courier.post("discord:43", telling, "morning.0")
    await courier.post("discord:43", message("two"), "morning.1", under=first)

    posts = wire.asked("POST", "/channels/[0-9]+/messages$")
    assert posts[0].body["allowed_mentions"] == {"parse": [], "roles": [77]}
    assert texts(wire.world.messages["43"]).startswith("<@&77>\n\\@everyone")
    assert posts[1].body["allowed_mentions"] == {"parse": []}
    assert wire.world.messages["43"][0]["flags"] & 1  # passed on to the channel's followers


async def test_an_edit_keeps_the_role_that_was_mentioned_and_adds_nobody(
    wire: LoopbackDiscord, courier: DiscordCourier
) -> None:
    posted = await courier.post("discord:42", replace(message("one"), mention="discord:&77"), "morning.0")

    await courier.edit("discord:42", posted, replace(message("corrected @here"), mention="discord:&77"))

    (edit,) = wire.asked("PATCH", "/channels/[0-9]+/messages/[0-9]+$")
    assert edit.body["allowed_mentions"] == {"parse": [], "roles": [77]}
    assert texts(wire.world.messages["42"]).startswith("<@&77>\ncorrected")


@pytest.mark.parametrize("mention", ["slack:T1/S3", "discord:@7"])
async def test_what_is_no_role_of_discords_is_not_mentioned(
    wire: LoopbackDiscord, courier: DiscordCourier, mention: str
) -> None:
    await courier.post("discord:42", replace(message("one"), mention=mention), "morning.0")

    assert texts(wire.world.messages["42"]) == "one"


async def test_a_post_that_followers_do_not_get_is_posted_all_the_same(
    wire: LoopbackDiscord, courier: DiscordCourier
) -> None:
    wire.faults.append(refused("POST", "/crosspost", 403, 50013))

    posted = await courier.post("discord:43", replace(message("one"), publish=True), "morning.0")

    assert posted == wire.world.messages["43"][0]["id"]


async def test_files_and_long_lines_go_with_the_post(wire: LoopbackDiscord, client: discord.Client) -> None:
    drawer = Drawer()
    long = "/ask " + "why " * 40

    await DiscordCourier(client, drawer.keep).post(
        "discord:42", Message((Document("all.csv", "a,b"), Choices((("Ask", "/ask"), ("Long", long))))), "morning.0"
    )

    buttons = [each["custom_id"] for each in walk(wire.world.messages["42"][0]["components"]) if each["type"] == 2]
    assert buttons == [f"a{mark('morning.0')}:/ask", f"k{mark('morning.0')}:t0"]
    assert drawer.lines == {"t0": long}


@pytest.mark.parametrize(
    ("status", "code", "kind", "words"),
    [
        (403, 50013, ChannelGone, "the bot may not post; allow it Send Messages"),
        (403, 50001, ChannelGone, "the bot cannot see the channel; allow it View Channel"),
        (404, 10003, ChannelGone, "the channel is gone; choose another one"),
        (403, 40333, ChannelGone, "Discord refuses"),
        (400, 50083, ChannelGone, "the thread is archived; open it again"),
        (403, 160006, TryLater, "as many active threads"),
        (401, 0, TryLater, "Discord refuses the token; set a new one in VERBATIM_DISCORD_TOKEN"),
        (400, 50035, DeliveryError, "Discord takes no such message"),
        (501, 0, FateUnknown, "Discord is in trouble (501)"),
    ],
)
async def test_what_discord_refuses_is_said_with_what_to_click(
    wire: LoopbackDiscord, courier: DiscordCourier, status: int, code: int, kind: type[DeliveryError], words: str
) -> None:
    wire.faults.append(refused("POST", "/channels/42/messages", status, code))

    with pytest.raises(kind, match=r".*") as caught:
        await courier.post("discord:42", message("one"), "morning.0")

    assert words in str(caught.value)


@pytest.mark.parametrize("channel", ["discord:1", "discord:x", "slack:T/C"])
async def test_a_channel_that_there_is_not_is_gone(courier: DiscordCourier, channel: str) -> None:
    with pytest.raises(ChannelGone):
        await courier.post(channel, message("one"), "morning.0")


async def test_a_post_to_somebody_who_takes_none_is_gone(wire: LoopbackDiscord, courier: DiscordCourier) -> None:
    wire.faults.append(refused("POST", "/channels/46/messages", 403, 50007))

    with pytest.raises(ChannelGone, match="takes no direct messages"):
        await courier.post(f"discord:@{ASKER}", message("one"), "morning.0")


async def test_a_limit_of_the_route_is_waited_for(wire: LoopbackDiscord, courier: DiscordCourier) -> None:
    wire.faults += [
        limited("POST", "/channels/42/messages"),
        limited("POST", "/channels/42/messages", "shared"),
        limited("POST", "/channels/42/messages", "global"),
    ]

    await courier.post("discord:42", message("one"), "morning.0")

    assert len(wire.world.messages["42"]) == 1


@pytest.mark.parametrize("scope", ["user", "shared", "global"])
async def test_a_limit_of_minutes_is_to_be_waited_for_by_the_outbox(
    wire: LoopbackDiscord, courier: DiscordCourier, scope: Literal["user", "global", "shared"]
) -> None:
    wire.faults.append(limited("POST", "/channels/42/messages", scope, seconds=180))

    with pytest.raises(TryLater, match="rate limited by Discord") as told:
        await courier.post("discord:42", message("one"), "morning.0")

    assert told.value.after == 180


async def test_a_limit_of_the_network_before_discord_is_to_be_waited_for_by_the_outbox(
    wire: LoopbackDiscord, courier: DiscordCourier
) -> None:
    wire.faults.append(limited("POST", "/channels/42/messages", via=False))

    with pytest.raises(TryLater) as caught:
        await courier.post("discord:42", message("one"), "morning.0")

    assert caught.value.after == 1
    await courier.post("discord:42", message("one"), "morning.0")
    assert len(wire.world.messages["42"]) == 1


async def test_a_connection_that_breaks_after_the_post_leaves_its_fate_unknown_and_a_look_finds_it(
    wire: LoopbackDiscord, courier: DiscordCourier
) -> None:
    wire.faults.append(Fault("POST", "/channels/42/messages", 0, after_doing=True))

    with pytest.raises(FateUnknown, match="the connection broke"):
        await courier.post("discord:42", message("one"), "morning.0")

    found = await courier.find("discord:42", "morning.0", ago(minutes=1))
    assert found == wire.world.messages["42"][0]["id"]


async def test_where_the_bot_may_not_look_the_fate_stays_unknown(
    wire: LoopbackDiscord, courier: DiscordCourier
) -> None:
    wire.rest.may_not_read.add("42")

    with pytest.raises(FateUnknown, match="allow the bot Read Message History"):
        await courier.find("discord:42", "morning.0", ago(minutes=1))


async def test_looking_in_a_channel_that_is_gone_says_so(courier: DiscordCourier) -> None:
    with pytest.raises(ChannelGone):
        await courier.find("discord:1", "morning.0", ago(minutes=1))


async def test_where_discord_cannot_be_reached_it_is_tried_later(
    wire: LoopbackDiscord, courier: DiscordCourier
) -> None:
    base, discord.http.Route.BASE = discord.http.Route.BASE, "http://127.0.0.1:9/api/v10"
    try:
        with pytest.raises(TryLater, match="cannot be reached"):
            await courier.post("discord:42", message("one"), "morning.0")
    finally:
        discord.http.Route.BASE = base


async def test_a_category_takes_no_messages(wire: LoopbackDiscord, courier: DiscordCourier) -> None:
    wire.world.channel(47, 4, "a category")

    with pytest.raises(ChannelGone, match="not a channel for messages"):
        await courier.post("discord:47", message("one"), "morning.0")
    with pytest.raises(ChannelGone, match="not a channel for messages"):
        await courier.edit("discord:47", "1", message("one"))
    assert courier.link("discord:999", "1") is None


async def test_a_message_without_words_opens_a_thread_all_the_same(
    wire: LoopbackDiscord, courier: DiscordCourier
) -> None:
    first = await courier.post("discord:42", Message((Facts(((Run("one"),),)),)), "morning.0")
    wire.world.messages["42"][0]["components"] = []

    await courier.post("discord:42", message("two"), "morning.1", under=first)

    assert wire.world.channels[first]["name"] == "Further stories"


async def test_before_the_bot_is_connected_a_post_waits(wire: LoopbackDiscord) -> None:
    client = client_of(settings_for(wire))
    courier = DiscordCourier(client, Drawer().keep)

    with pytest.raises(TryLater, match="not connected to Discord yet"):
        await courier.post("discord:42", message("one"), "morning.0")
    with pytest.raises(TryLater, match="not connected to Discord yet"):
        await courier.find("discord:42", "morning.0", ago(minutes=1))
