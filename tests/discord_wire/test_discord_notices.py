"""What people are told in direct messages belongs to a server: its buttons act there, by what they may do there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adapters.chat.records import Records
from adapters.discord.service import Discord
from adapters.lexicon import load
from adapters.terminal_desk import NoPoster
from bot.care import Care
from bot.delivery.notices import channel_gone
from bot.desk import Desk
from bot.front_desk import FrontDesk
from bot.model import LOCAL
from bot.people import Visitor
from bot.slots import Receipt, Schedule
from tests.dependencies import dependencies
from tests.discord_wire.conftest import NOW, ScriptedDesk, served, until
from tests.discord_wire.faults import refused
from tests.discord_wire.server import LoopbackDiscord
from tests.discord_wire.test_discord_conversation import DIRECT, HERE, answers, buttons, text
from tests.discord_wire.test_discord_format import walk
from tests.discord_wire.world import ASKER, Json

DIRECTLY = f"discord:@{ASKER}"
THERE = replace(DIRECT, space=HERE.space, named="Newsroom")


async def noticed(service: Discord, records: Records, space: str = HERE.space) -> Json:
    """The notice that a briefing's channel is gone, as it stands in the asker's direct messages."""
    schedule = Schedule("morning", "discord:42", ("0 18 * * *",), "UTC", NOW, space=space, made_by=DIRECTLY)
    message = channel_gone(schedule, "it was deleted")
    posted = await service.courier.post(DIRECTLY, message, f"gone {space}")
    with records.history.sync.writing() as books:
        books.outbox.plan([Receipt(f"{space} {posted}", DIRECTLY, NOW, "posting", space=space)])
        books.outbox.compose(f"{space} {posted}", [message])
        (part,) = books.outbox.parts(f"{space} {posted}")
        books.outbox.mark(replace(part, state="posted", posted=posted), NOW)
    return {"id": posted}


@pytest.fixture
async def notice(wire: LoopbackDiscord, service: Discord, records: Records) -> Json:
    found = wire.world.find("46", (await noticed(service, records))["id"])
    assert found
    return found


@pytest.mark.parametrize(("role", "manages"), [(78, True), (77, False)], ids=["an editor", "a reader"])
async def test_a_button_of_a_notice_acts_on_the_server_that_it_is_about(
    wire: LoopbackDiscord, desk: ScriptedDesk, notice: Json, role: int, manages: bool
) -> None:
    wire.world.member(ASKER, role=role)

    await (await wire.interactions.press(notice, buttons(notice)["Resume"], channel=46)).answer()

    (heard,) = desk.heard
    assert heard.line == "/briefing resume morning"
    assert heard.visitor == replace(THERE, manages=manages, roles=(f"discord:&{role}",), replied_to=notice["id"])


async def test_who_has_left_the_server_stays_in_their_own_space(
    wire: LoopbackDiscord, desk: ScriptedDesk, notice: Json
) -> None:
    await (await wire.interactions.press(notice, buttons(notice)["Resume"], channel=46)).answer()

    assert desk.heard[0].visitor == replace(DIRECT, replied_to=notice["id"])


async def test_what_the_file_declares_for_somebodys_direct_messages_has_buttons_in_their_own_space(
    wire: LoopbackDiscord, desk: ScriptedDesk, service: Discord, records: Records
) -> None:
    notice = wire.world.find("46", (await noticed(service, records, LOCAL))["id"])
    assert notice

    await (await wire.interactions.press(notice, buttons(notice)["Resume"], channel=46)).answer()

    assert desk.heard[0].visitor == replace(DIRECT, replied_to=notice["id"])


async def test_what_a_server_is_not_asked_about_is_not_believed(
    wire: LoopbackDiscord, desk: ScriptedDesk, notice: Json
) -> None:
    wire.faults.append(refused("GET", "/members/", 403, 50001))

    answer = await (await wire.interactions.press(notice, buttons(notice)["Resume"], channel=46)).answer()

    assert "Discord does not say whether you manage Newsroom; try again" in text(answer)
    assert desk.heard == []


async def test_a_written_reply_to_a_notice_is_for_its_server_too(
    wire: LoopbackDiscord, desk: ScriptedDesk, notice: Json
) -> None:
    wire.world.member(ASKER, role=78)

    replied = {"message_id": notice["id"], "channel_id": "46"}
    await wire.say("/briefing list", "46", message_reference=replied, type=19)
    await until(lambda: bool(desk.heard))

    assert desk.heard[0].visitor.space == HERE.space


async def test_a_notice_of_ones_own_space_stays_there(
    wire: LoopbackDiscord, desk: ScriptedDesk, service: Discord, records: Records
) -> None:
    own = wire.world.find("46", (await noticed(service, records, DIRECTLY))["id"])
    assert own

    await (await wire.interactions.press(own, buttons(own)["Resume"], channel=46)).answer()

    assert desk.heard[0].visitor == Visitor(DIRECTLY, DIRECTLY, DIRECTLY, DIRECTLY, True, replied_to=own["id"])


@pytest.mark.parametrize("name", ["Newsroom", "*The* [Room](https://evil.example) @everyone"])
async def test_what_is_forgotten_of_a_server_names_it_before_and_after(
    wire: LoopbackDiscord, records: Records, name: str
) -> None:
    wire.world.guilds["3000"]["name"] = name
    wire.world.member(ASKER, role=78)
    care = Care(records.history, load(), NoPoster(), lambda: NOW)
    desk = FrontDesk(Desk(records.history.sync, load()), dependencies(records.history, care=care.answer), lambda: NOW)
    async with served(wire, desk, records) as discord:
        notice = wire.world.find("46", (await noticed(discord, records))["id"])
        replied = {"message_id": notice["id"], "channel_id": "46"}  # type: ignore[index]
        await wire.say("/forget space", "46", message_reference=replied, type=19)
        asked = (await answers(wire, "46", 2))[-1]
        before, shown = text(asked), "".join(each.get("content", "") for each in walk(asked["components"]))
        done = await (await wire.interactions.press(asked, buttons(asked)["Forget it"], channel=46)).answer()

    assert f"This forgets all that was asked in {name}, by anybody." in before
    assert f"0 questions that were asked in {name}" in text(done)
    assert "[Room](" not in shown


async def test_a_person_reads_what_their_servers_do_until_they_leave(wire: LoopbackDiscord, service: Discord) -> None:
    wire.world.member(ASKER)

    assert await service.reads(DIRECTLY, HERE.space)
    assert await service.reads(DIRECTLY, DIRECTLY)
    assert await service.reads(DIRECTLY, LOCAL)
    assert not await service.reads("discord:@99", HERE.space)

    wire.faults.append(refused("GET", "/members/", 403, 50001))
    assert await service.reads("discord:@99", HERE.space)
