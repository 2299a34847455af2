"""Whatever goes wrong between Discord and the bot, it goes on, says so in the log, and loses and doubles nothing."""

from __future__ import annotations

import asyncio

import pytest

from adapters.chat.records import Records
from adapters.discord.connection import RequestPace, client_of, close, keep_connected
from adapters.discord.courier import DiscordCourier
from adapters.discord.service import Discord, serving
from bot.errors import ConfigError
from bot.message import Message, Paragraph
from tests.discord_wire.conftest import Drawer, ScriptedDesk, connected, ended, served, settings_for, until
from tests.discord_wire.faults import Fault, limited, refused
from tests.discord_wire.server import TOKEN, LoopbackDiscord
from tests.discord_wire.test_discord_conversation import answers, text
from tests.discord_wire.test_discord_format import line
from tests.discord_wire.world import ASKER, GUILD, user


async def works(wire: LoopbackDiscord) -> None:
    """The bot hears a command and answers it."""
    asked = await wire.interactions.command("help")
    assert "answer to /help" in text(await asked.answer())


async def test_a_first_connection_that_is_refused_is_tried_again(
    wire: LoopbackDiscord, desk: ScriptedDesk, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.discord.connection.FIRST_WAIT", 0.01)
    wire.gateway.refuse = 1
    client = client_of(settings_for(wire))
    task = asyncio.create_task(keep_connected(client, TOKEN, first_wait=0.01))

    await until(lambda: client.get_channel(42) is not None)

    await ended(client, task)
    assert wire.gateway.refuse == 0


async def test_what_is_asked_while_the_bot_only_connects_is_answered(
    wire: LoopbackDiscord, desk: ScriptedDesk, records: Records
) -> None:
    async with serving(settings_for(wire), TOKEN, desk, records):
        await works(wire)


async def test_a_login_that_fails_for_now_is_tried_again(wire: LoopbackDiscord) -> None:
    wire.faults.append(refused("GET", "/users/@me$", 503, 0, times=2))

    async with connected(wire):
        assert len(wire.asked("GET", "/users/@me$")) == 3


@pytest.mark.parametrize("code", [1006, 4000, 1001])
async def test_a_dropped_connection_is_resumed_and_what_was_said_meanwhile_is_answered_once(
    wire: LoopbackDiscord, desk: ScriptedDesk, service: Discord, code: int
) -> None:
    await wire.gateway.drop(code)
    await wire.say("who?", "46")

    (answer,) = await answers(wire, "46")

    assert text(answer) == "answer to who?"
    assert len(wire.gateway.resumed) == 1
    assert len(desk.heard) == 1


async def test_a_session_that_cannot_be_resumed_is_begun_anew(
    wire: LoopbackDiscord, desk: ScriptedDesk, service: Discord
) -> None:
    wire.gateway.forget = True
    await wire.gateway.drop()
    await until(lambda: len(wire.gateway.identified) == 2)
    await until(wire.gateway.ready.is_set)

    await works(wire)


@pytest.mark.parametrize("frame", [{"op": 7, "d": None}, {"op": 9, "d": True}])
async def test_discord_asks_to_reconnect(
    wire: LoopbackDiscord, desk: ScriptedDesk, service: Discord, frame: dict[str, object]
) -> None:
    await wire.gateway.send(frame)
    await until(lambda: len(wire.gateway.resumed) == 1)

    await works(wire)
    assert len(wire.gateway.identified) == 1


async def test_a_storm_of_reconnections_resumes_and_identifies_no_more(
    wire: LoopbackDiscord, desk: ScriptedDesk, service: Discord
) -> None:
    for number in range(1, 11):
        await until(lambda: bool(wire.gateway.connections))
        await wire.gateway.send({"op": 7, "d": None})
        await until(lambda wanted=number: len(wire.gateway.resumed) == wanted)  # type: ignore[misc]

    await works(wire)
    assert len(wire.gateway.identified) == 1


async def test_a_frame_that_is_none_and_events_without_sense_are_left_out(
    wire: LoopbackDiscord, desk: ScriptedDesk, service: Discord, caplog: pytest.LogCaptureFixture
) -> None:
    await wire.gateway.dispatch("MESSAGE_CREATE", {"id": "not a number"})
    await wire.gateway.dispatch("MESSAGE_UPDATE", None)
    await wire.gateway.dispatch("INTERACTION_CREATE", {"id": "1", "type": 2, "data": 7})
    await wire.gateway.dispatch("GUILD_CREATE", {"id": "3001", "channels": [{"type": 0}]})
    await wire.gateway.dispatch("AN_EVENT_OF_TOMORROW", {"x": 1})

    await works(wire)
    assert caplog.text.count("could not be read; it is left out") >= 3
    assert len(wire.gateway.identified) == 1


async def test_a_frame_that_is_no_json_costs_the_connection_and_not_the_bot(
    wire: LoopbackDiscord, desk: ScriptedDesk, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of(settings_for(wire))
    client.identify_wait = 0.01  # type: ignore[attr-defined]
    task = asyncio.create_task(keep_connected(client, TOKEN, first_wait=0.01))
    await until(lambda: client.get_channel(42) is not None)

    await wire.gateway.send("{no json")
    await until(lambda: len(wire.gateway.identified) + len(wire.gateway.resumed) > 1)

    await ended(client, task)


async def test_heartbeats_are_answered_on_demand(wire: LoopbackDiscord, service: Discord) -> None:
    before = wire.gateway.heartbeats

    await wire.gateway.send({"op": 1, "d": None})

    await until(lambda: wire.gateway.heartbeats > before)


async def test_an_expired_interaction_is_logged_and_the_bot_goes_on(
    wire: LoopbackDiscord, desk: ScriptedDesk, service: Discord, caplog: pytest.LogCaptureFixture
) -> None:
    desk.delay = 0.2
    asked = await wire.interactions.command("help")
    await asked.acknowledgement()
    asked.expired = True
    await until(lambda: "has expired, or another process has answered it" in caplog.text)

    desk.delay = 0
    await works(wire)


async def test_limits_and_troubles_on_an_answer_are_waited_out(
    wire: LoopbackDiscord, desk: ScriptedDesk, service: Discord
) -> None:
    wire.faults += [
        limited("POST", "/interactions/.*/callback", via=False),
        limited("POST", "/interactions/.*/callback"),
    ]

    await works(wire)


async def test_an_answer_that_discord_refuses_is_told_of(
    wire: LoopbackDiscord, desk: ScriptedDesk, service: Discord, caplog: pytest.LogCaptureFixture
) -> None:
    wire.faults.append(refused("POST", "/interactions/.*/callback", 400, 50035, times=1))

    asked = await wire.interactions.command("help")

    assert "Discord refused the answer" in text(await asked.answer())
    assert "Discord refused an answer" in caplog.text


async def test_where_not_even_an_error_can_be_told_the_log_has_it(
    wire: LoopbackDiscord, desk: ScriptedDesk, service: Discord, caplog: pytest.LogCaptureFixture
) -> None:
    wire.faults.append(refused("POST", "/interactions/.*/callback", 400, 50035, times=2))

    await wire.interactions.command("help")

    await until(lambda: "an error could not be told" in caplog.text)
    await works(wire)


async def test_a_message_that_cannot_be_answered_is_logged(
    wire: LoopbackDiscord, desk: ScriptedDesk, service: Discord, caplog: pytest.LogCaptureFixture
) -> None:
    wire.faults.append(refused("POST", "/channels/46/messages", 403, 50007))

    await wire.say("who?", "46")

    await until(lambda: "a message could not be answered" in caplog.text)


async def test_an_answer_for_which_discord_asks_to_wait_for_minutes_is_logged_in_a_line(
    wire: LoopbackDiscord, desk: ScriptedDesk, service: Discord, caplog: pytest.LogCaptureFixture
) -> None:
    wire.faults.append(limited("POST", "/channels/46/messages", seconds=180))

    await wire.say("who?", "46")

    await until(lambda: "a message could not be answered" in caplog.text)
    assert "Traceback" not in caplog.text


async def test_two_processes_with_one_token_answer_and_post_once(
    wire: LoopbackDiscord, desk: ScriptedDesk, records: Records, service: Discord, caplog: pytest.LogCaptureFixture
) -> None:
    async with served(wire, desk, records) as second:
        asked = await wire.interactions.command("help")
        assert "answer to /help" in text(await asked.answer())
        await until(lambda: "another process has answered it" in caplog.text)
        await wire.say("who?", "46")
        await until(lambda: len(wire.asked("POST", "/channels/46/messages")) == 2)

        message = Message((Paragraph(line("a briefing")),))
        ids = {await each.courier.post("discord:42", message, "morning.0") for each in (service, second)}

    assert len(ids) == 1
    assert len(await answers(wire, "46")) == 1
    assert len(wire.world.messages["42"]) == 1 + len(wire.interactions.asked)  # each answer is a message, too


async def test_a_refused_token_is_a_problem_with_a_way_out(
    wire: LoopbackDiscord, desk: ScriptedDesk, records: Records
) -> None:
    async with serving(settings_for(wire), "another token", desk, records) as made:
        await until(lambda: made.problem is not None)

    assert made.problem == (
        "Discord: the token is refused; set a new one in VERBATIM_DISCORD_TOKEN: Developer Portal › Bot › Reset Token"
    )


@pytest.mark.parametrize(("code", "words"), [(4014, "message_content = false"), (4013, "intents are refused")])
async def test_what_the_owner_must_put_right_is_said(wire: LoopbackDiscord, code: int, words: str) -> None:
    wire.gateway.reject_with = code
    client = client_of(settings_for(wire))

    with pytest.raises(ConfigError, match=words):
        await keep_connected(client, TOKEN, first_wait=0.01)

    await close(client)


async def test_another_close_of_the_connection_is_followed_by_a_new_one(wire: LoopbackDiscord) -> None:
    wire.gateway.reject_with = 4012

    client = client_of(settings_for(wire))
    task = asyncio.create_task(keep_connected(client, TOKEN, first_wait=0.01))
    await until(lambda: bool(wire.gateway.identified))
    wire.gateway.reject_with = None
    await until(lambda: client.get_channel(42) is not None)

    await ended(client, task)


async def test_several_shards_share_the_servers(wire: LoopbackDiscord, desk: ScriptedDesk, records: Records) -> None:
    other = (1 << 22) + 7
    wire.world.guild(other, "another")
    wire.world.channel(70, 0, "elsewhere", guild=other)
    wire.rest.shards = 2

    async with served(wire, desk, records, sharding=True) as made:
        await until(lambda: made.client.get_channel(70) is not None)
        assert {tuple(each["shard"]) for each in wire.gateway.identified} == {(0, 2), (1, 2)}
        assert {guild.id for guild in made.client.guilds} == {GUILD, other}
        await wire.gateway.drop()
        await until(lambda: len(wire.gateway.resumed) == 2)
        await until(lambda: len(wire.gateway.connections) == 2)


async def test_a_connection_lost_while_posting_leaves_one_post(wire: LoopbackDiscord) -> None:
    async with connected(wire) as client:
        courier = DiscordCourier(client, Drawer().keep)
        wire.faults.append(Fault("POST", "/channels/42/messages", 502, "bad gateway", after_doing=True))

        await courier.post("discord:42", Message((Paragraph(line("one")),)), "morning.0")

    assert len(wire.world.messages["42"]) == 1


async def test_requests_keep_an_even_pace_and_interactions_do_not_wait() -> None:
    loop = asyncio.get_running_loop()
    pace = RequestPace(20)
    started = loop.time()

    for _ in range(5):
        await pace.wait_for("/api/v10/channels/1/messages")
    spaced = loop.time() - started
    async with asyncio.timeout(20):
        for _ in range(1_000):  # they would take fifty seconds
            await pace.wait_for("/api/v10/interactions/1/x/callback")

    assert spaced >= 0.19


async def test_a_member_with_roles_of_a_server_is_known_by_them(
    wire: LoopbackDiscord, desk: ScriptedDesk, service: Discord
) -> None:
    wire.world.guilds["3000"]["roles"][1]["permissions"] = str(1 << 5)
    await wire.gateway.dispatch(
        "GUILD_ROLE_UPDATE", {"guild_id": "3000", "role": wire.world.guilds["3000"]["roles"][1]}
    )

    await wire.say("<@1000> who?", mentions=True, author=user(ASKER, "asker"))

    await until(lambda: bool(desk.heard))
    assert desk.heard[0].visitor.manages
    assert desk.heard[0].visitor.roles == ("discord:&77",)
    assert service.belongs("discord:42", "discord:3000")
    assert not service.belongs("discord:42", "discord:1")
    assert not service.belongs(f"discord:@{ASKER}", "discord:3000")


async def test_a_command_just_before_the_end_is_answered_still(
    wire: LoopbackDiscord, desk: ScriptedDesk, records: Records, caplog: pytest.LogCaptureFixture
) -> None:
    desk.delay = 0.2
    async with served(wire, desk, records):
        asked = await wire.interactions.command("ask", {"question": "why"})
        await until(lambda: bool(desk.heard))

    assert "answer to" in text(await asked.answer())
    assert caplog.records == []


async def test_a_message_just_before_the_end_is_answered_still(
    wire: LoopbackDiscord, desk: ScriptedDesk, records: Records, caplog: pytest.LogCaptureFixture
) -> None:
    desk.delay = 0.2
    async with served(wire, desk, records):
        await wire.say("why?", "46")
        await until(lambda: bool(desk.heard))

    assert "answer to" in text(wire.world.messages["46"][-1])
    assert caplog.records == []


async def test_what_takes_too_long_is_dropped_at_the_end(
    wire: LoopbackDiscord,
    desk: ScriptedDesk,
    records: Records,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("adapters.chat.pending.SECONDS", 0.1)
    desk.delay = 600
    async with served(wire, desk, records):
        await wire.say("why?", "46")
        await until(lambda: bool(desk.heard))

    assert caplog.records == []
