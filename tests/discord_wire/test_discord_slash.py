"""Discord's commands are the registry's, and are given to it only when they have changed."""

from __future__ import annotations

import copy
import re

import pytest

from adapters.chat.records import Records
from adapters.discord.slash import MANAGE_SERVER, commands_of
from bot.commands import COMMANDS
from tests.discord_wire.checking import complaints
from tests.discord_wire.conftest import ScriptedDesk, served
from tests.discord_wire.faults import refused
from tests.discord_wire.server import LoopbackDiscord
from tests.discord_wire.world import Json

PUT = r"/applications/1000/commands$"


def named(commands: list[Json], name: str) -> Json:
    return next(each for each in commands if each["name"] == name)


def walk(options: list[Json]) -> list[Json]:
    return [each for option in options for each in (option, *walk(option.get("options", [])))]


def test_discord_takes_all_commands() -> None:
    commands = commands_of()

    assert complaints("PUT", "/applications/1/commands", commands) == []
    names = [each["name"] for each in walk(commands) if each.get("type") != 3 or "contexts" not in each]
    assert all(re.fullmatch(r"[-_a-z0-9]{1,32}", name) for name in names)
    for command in commands:
        texts = [each.get("name", "") + each.get("description", "") for each in walk([command])]
        assert sum(map(len, texts)) <= 8000
        assert all(len(each.get("options", [])) <= 25 for each in walk([command]))


def test_every_command_of_the_registry_is_there_with_its_options() -> None:
    commands = commands_of()

    for command in COMMANDS:
        root = named(commands, command.root)
        made = named(root["options"], command.sub) if command.sub else root
        files = {"file"} if command.file else set()
        assert {option["name"] for option in made["options"]} == {option.name for option in command.options} | files
        required = [bool(option.get("required")) for option in made["options"]]
        assert required == sorted(required, reverse=True)


def test_options_have_their_types_choices_and_completions() -> None:
    commands = commands_of()
    schedule = {each["name"]: each for each in named(named(commands, "briefing")["options"], "schedule")["options"]}

    assert (schedule["channel"]["type"], schedule["mention"]["type"], schedule["silent"]["type"]) == (7, 8, 5)
    assert (schedule["stories"]["type"], schedule["stories"]["max_value"]) == (4, 20)
    assert schedule["zone"]["autocomplete"]
    assert [choice["value"] for choice in schedule["length"]["choices"]] == ["short", "medium", "detailed"]
    assert "autocomplete" not in schedule["length"]


def test_managing_commands_ask_for_a_permission_and_others_work_everywhere() -> None:
    commands = commands_of()

    assert named(commands, "settings")["default_member_permissions"] == MANAGE_SERVER
    assert named(commands, "settings")["contexts"] == [0, 1]
    assert "default_member_permissions" not in named(commands, "quote")
    assert (named(commands, "quote")["contexts"], named(commands, "quote")["integration_types"]) == ([0, 1, 2], [0, 1])
    assert [each["name"] for each in commands if each["type"] == 3] == ["Quotes in this", "Ask about this"]


async def test_commands_are_given_once_and_then_only_when_they_have_changed(
    wire: LoopbackDiscord, desk: ScriptedDesk, records: Records
) -> None:
    wire.world.commands = []
    for puts in (1, 1):  # the second time Discord has them, with ids and defaults of its own
        async with served(wire, desk, records):
            assert len(wire.asked("PUT", PUT)) == puts

    changed = copy.deepcopy(wire.world.commands)
    changed[0]["description"] = "another"
    wire.world.commands = changed
    async with served(wire, desk, records):
        assert len(wire.asked("PUT", PUT)) == 2


async def test_where_discord_takes_no_commands_the_bot_goes_on(
    wire: LoopbackDiscord, desk: ScriptedDesk, records: Records, caplog: pytest.LogCaptureFixture
) -> None:
    wire.world.commands = []
    wire.faults.append(refused("PUT", PUT, 400, 50035))

    async with served(wire, desk, records):
        assert "Discord did not take the commands" in caplog.text
