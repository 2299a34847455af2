"""`verbatim setup` in a real process, from tokens to a test post, on each platform."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from adapters.sqlite import open_history
from adapters.tokens import FILE, read_tokens
from tests.discord_wire.server import TOKEN, discord_on_loopback
from tests.discord_wire.test_discord_conversation import text
from tests.slack_wire.server import APP_TOKEN, BOT_TOKEN, SlackServer


async def set_up(folder: Path, platform: str, base_url: str, *answers: str) -> tuple[int, str]:
    """Exit status and all that was printed."""
    file = folder / "verbatim.toml"
    file.write_text(f'zone = "Europe/Kyiv"\n[{platform}]\nbase_url = "{base_url}"\n')
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "adapters",
        "setup",
        platform,
        "--config",
        str(file),
        cwd=folder,
        env=environment,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await asyncio.wait_for(process.communicate("".join(f"{each}\n" for each in answers).encode()), 120)
    return process.returncode or 0, said.decode()


def planned(folder: Path) -> list[tuple[str, str, str]]:
    """Space, channel and zone of each briefing."""
    history = open_history(folder / "verbatim.db")
    with history.reading() as books:
        found = [(each.space, each.channel, each.zone) for each in books.schedules.all()]
        assert len(books.sources.all(found[0][0])) == 2
    history.close()
    return found


async def test_from_tokens_to_a_test_post_on_discord(tmp_path: Path) -> None:
    async with discord_on_loopback() as wire:
        status, said = await set_up(tmp_path, "discord", wire.base, TOKEN, "", "briefings", "1,2", "", "daily at 9:15")

    assert status == 0, said
    assert planned(tmp_path) == [("discord:3000", "discord:42", "Europe/Kyiv")]
    assert "Verbatim is here" in text(wire.world.messages["42"][0])
    assert list(read_tokens(tmp_path / FILE).values()) == [TOKEN]
    assert TOKEN not in said
    assert wire.wrong == []


async def test_from_tokens_to_a_test_post_in_slack(tmp_path: Path) -> None:
    async with SlackServer().running() as slack:
        answers = (BOT_TOKEN, APP_TOKEN, "", "1", "1,2", "", "")
        status, said = await set_up(tmp_path, "slack", slack.api, *answers)

    assert status == 0, said
    ((space, channel, zone),) = planned(tmp_path)
    assert (space, zone) == ("slack:T1", "Europe/Kyiv")
    assert len(slack.said(channel.rpartition("/")[2])) == 1
    assert set(read_tokens(tmp_path / FILE).values()) == {BOT_TOKEN, APP_TOKEN}
    assert BOT_TOKEN not in said
    assert slack.problems == []


async def test_a_refused_token_ends_in_one_line(tmp_path: Path) -> None:
    async with discord_on_loopback() as wire:
        status, said = await set_up(tmp_path, "discord", wire.base, *["a-wrong-token"] * 5)

    assert status == 1
    assert said.splitlines()[-1].startswith("verbatim: ")
    assert "Traceback" not in said
    assert not (tmp_path / FILE).exists()
