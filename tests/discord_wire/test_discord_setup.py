"""Setting up and checking prove what Discord knows of the bot, and say what to click."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.discord.checking import discord_findings
from adapters.discord.setup import SECRETS, DiscordInstaller, installer
from bot.errors import ChannelGone, DeliveryError, TryLater
from bot.installer import PostingPlace
from bot.message import Message, Paragraph
from bot.settings import DISCORD_TOKEN
from tests.discord_wire.conftest import settings_for
from tests.discord_wire.faults import refused
from tests.discord_wire.server import TOKEN, LoopbackDiscord
from tests.discord_wire.test_discord_format import line
from tests.discord_wire.world import ASKER

pytestmark = pytest.mark.usefixtures("unmeasured")

ROOT = Path(__file__).parents[2]
TEST = Message((Paragraph(line("It works.")),))


async def proved(wire: LoopbackDiscord) -> DiscordInstaller:
    made = installer({DISCORD_TOKEN: TOKEN}, wire.base)
    assert (await made.identify()).name == "verbatim"
    return made


def forbid(wire: LoopbackDiscord, channel: str, *bits: int) -> None:
    """Everybody lacks these permissions in the channel."""
    denied = str(sum(1 << bit for bit in bits))
    wire.world.channels[channel]["permission_overwrites"] = [{"id": "3000", "type": 0, "allow": "0", "deny": denied}]


async def test_setting_up_goes_from_the_token_to_a_test_post(wire: LoopbackDiscord) -> None:
    forbid(wire, "43", 11, 16)
    made = await proved(wire)

    places = await made.places()
    link = await made.post("discord:42", TEST)
    in_forum = await made.post("discord:44", TEST)
    directly = await made.post(f"discord:@{ASKER}", TEST)
    await made.close()

    assert "client_id=1000" in made.invitation()
    assert "permissions=" in made.invitation()
    lacking = "the bot lacks Send Messages, Read Message History; allow it: Edit Channel › Permissions › Verbatim"
    assert list(places) == [
        PostingPlace("discord:42", "discord:3000", "#briefings in Newsroom"),
        PostingPlace("discord:43", "discord:3000", "#announcements in Newsroom", lacking),
        PostingPlace("discord:44", "discord:3000", "#stories in Newsroom"),
    ]
    assert link == f"https://discord.com/channels/3000/42/{wire.world.messages['42'][0]['id']}"
    assert in_forum is not None
    assert in_forum.split("/")[-1] == in_forum.split("/")[-2]
    assert directly is None


async def test_a_refused_token_is_said_to_be_so(wire: LoopbackDiscord) -> None:
    made = installer({DISCORD_TOKEN: "another"}, wire.base)

    with pytest.raises(DeliveryError, match="the token is refused; set a new one"):
        await made.identify()
    with pytest.raises(DeliveryError, match="identify first"):
        made.invitation()
    await made.close()


async def test_a_discord_that_is_down_is_to_be_tried_later() -> None:
    made = installer({DISCORD_TOKEN: "x"}, "http://127.0.0.1:9")

    with pytest.raises(TryLater, match="cannot be reached"):
        await made.identify()
    await made.close()


async def test_a_channel_where_the_bot_may_not_post_refuses_the_test(wire: LoopbackDiscord) -> None:
    made = await proved(wire)
    wire.faults.append(refused("POST", "/channels/42/messages", 403, 50013))

    with pytest.raises(ChannelGone, match="allow it Send Messages"):
        await made.post("discord:42", TEST)
    await made.close()


def test_the_secret_says_where_it_is_to_be_had() -> None:
    assert [secret.variable for secret in SECRETS] == ["VERBATIM_DISCORD_TOKEN"]
    assert installer({DISCORD_TOKEN: "x"}, None)._settings.base_url == "https://discord.com"


async def test_a_check_proves_token_intents_and_each_channel(wire: LoopbackDiscord) -> None:
    forbid(wire, "42", 38)
    channels = ["discord:42", "discord:43", "discord:45", "discord:46", f"discord:@{ASKER}", "discord:1", "terminal"]

    found = await discord_findings(settings_for(wire), TOKEN, channels)

    fine = [told for is_fine, told in found if is_fine]
    wrong = [told for is_fine, told in found if not is_fine]
    lacking = "the bot lacks Send Messages in Threads; allow it: Edit Channel › Permissions › Verbatim"
    assert fine[:2] == ["Discord: the token is that of verbatim", "Discord: no privileged intent is needed"]
    assert fine[2:5] == [
        "#announcements in Newsroom: fine",
        "discord:46: fine",
        f"direct messages to discord:@{ASKER}: fine",
    ]
    assert "integration_type=1" in fine[-1]
    assert wrong == [
        "discord:1: the channel is gone; choose another one: /briefing schedule",
        f"#briefings in Newsroom: {lacking}",
        f"#a thread in Newsroom: {lacking}",
    ]


async def test_a_check_says_which_switches_of_the_portal_are_wrong(wire: LoopbackDiscord) -> None:
    settings = replace(settings_for(wire), message_content=True)
    wire.rest.endpoint = "https://elsewhere.example"

    off = [told for is_fine, told in await discord_findings(settings, TOKEN, ()) if not is_fine]
    wire.rest.flags, wire.rest.endpoint = 1 << 19, None
    on = [told for is_fine, told in await discord_findings(settings, TOKEN, ()) if not is_fine]

    assert [("Interactions Endpoint URL" in told, "Message Content Intent" in told) for told in off] == [
        (True, False),
        (False, True),
    ]
    assert on == []


async def test_a_check_with_a_refused_token_says_what_to_do(wire: LoopbackDiscord) -> None:
    assert await discord_findings(settings_for(wire), "another", ()) == [
        (
            False,
            "Discord: the token is refused; set a new one in VERBATIM_DISCORD_TOKEN: "
            "Developer Portal › Bot › Reset Token",
        )
    ]


async def test_the_command_line_checks_discord_where_there_is_a_token(wire: LoopbackDiscord, tmp_path: Path) -> None:
    (tmp_path / "verbatim.toml").write_text(
        f'[discord]\nbase_url = "{wire.base}"\n'
        '[[briefings]]\nname = "morning"\ncron = "0 8 * * *"\nchannel = "discord:1"\n'
        '[[sources]]\naddress = "none.jsonl"\n',
        encoding="utf-8",
    )
    (tmp_path / "none.jsonl").touch()

    status, out, errors = await checked(tmp_path)

    assert "Discord: the token is that of verbatim" in out
    assert "verbatim: discord:1: the channel is gone; choose another one: /briefing schedule" in errors
    assert status == 1


async def test_the_command_line_checks_discord_before_anything_was_read(wire: LoopbackDiscord, tmp_path: Path) -> None:
    (tmp_path / "verbatim.toml").write_text(f'[discord]\nbase_url = "{wire.base}"\n', encoding="utf-8")

    status, out, errors = await checked(tmp_path)

    assert "Discord: the token is that of verbatim" in out
    assert "oauth2/authorize" in out
    assert (status, errors) == (0, "")


async def checked(folder: Path) -> tuple[int | None, str, str]:
    """`verbatim check` in a process of its own: status, output and errors."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "adapters", "check", "--config", "verbatim.toml"),
        cwd=folder,
        env={**os.environ, "VERBATIM_DISCORD_TOKEN": TOKEN, "PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, errors = await asyncio.wait_for(process.communicate(), 120)
    return process.returncode, out.decode(), errors.decode()


def test_the_command_line_shows_the_next_briefing_as_on_discord(tmp_path: Path) -> None:
    rows = [{"id": "a", "title": "Ferry sinks", "text": "The ferry Maren sank off Port Hale on Wednesday, killing 12."}]
    (tmp_path / "news.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    def verbatim(*arguments: str) -> str:
        command = [sys.executable, "-m", "adapters", *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
        return done.stdout

    verbatim("gather", "--jsonl", "news.jsonl")
    shown = verbatim("brief", "--format", "discord-html")

    assert shown.startswith("<!doctype html>")
    assert "Ferry sinks" in shown
