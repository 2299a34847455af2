"""`verbatim run` with the tokens of both platforms: one process that posts on both, hears, answers, and watches."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import aiohttp

from adapters.discord.slash import commands_of
from adapters.sqlite import open_history
from tests.cli.places import FERRY, NewsSite, item, long
from tests.discord_wire.server import TOKEN, LoopbackDiscord, discord_on_loopback
from tests.discord_wire.test_discord_conversation import text
from tests.service.conftest import PATIENCE
from tests.slack_wire import payloads
from tests.slack_wire.server import APP_TOKEN, BOT_TOKEN, SlackServer

IDLE_MEGABYTES = 150
"""Resident memory that the idle main process may have with both platforms' libraries loaded."""

BRIEFINGS = """
[[briefings]]
name = "discord"
cron = "0 0 1 1 *"
channel = "discord:42"
[[briefings]]
name = "slack"
cron = "0 0 1 1 *"
channel = "slack:T1/C1"
"""


def configured(folder: Path, site: NewsSite, wire: LoopbackDiscord, slack: SlackServer, more: str = "") -> str:
    feed = site.feed("/feed", item("1", "Ferry sinks off Port Hale", site.url("/1"), "", long(FERRY)))
    path = folder / "verbatim.toml"
    path.write_text(
        f'[reading]\nallow_hosts = ["127.0.0.1:{site.port}"]\n'
        f'[[sources]]\naddress = "{feed}"\nspace = ["local", "discord:3000", "slack:T1"]\n{BRIEFINGS}'
        f'[discord]\nbase_url = "{wire.base}"\ngateway_url = "{wire.gateway.address}"\n'
        f'[slack]\nbase_url = "{slack.api}"\n{more}',
        encoding="utf-8",
    )
    return str(path)


async def run(folder: Path, *arguments: str, **tokens: str) -> asyncio.subprocess.Process:
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    environment |= {
        "VERBATIM_DISCORD_TOKEN": TOKEN,
        "VERBATIM_SLACK_BOT_TOKEN": BOT_TOKEN,
        "VERBATIM_SLACK_APP_TOKEN": APP_TOKEN,
    } | tokens
    with (folder / f"{arguments[0]}.log").open("w") as log:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "adapters",
            *arguments,
            cwd=folder,
            env=environment,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=log,
            start_new_session=True,
        )


@asynccontextmanager
async def both() -> AsyncIterator[tuple[LoopbackDiscord, SlackServer]]:
    async with discord_on_loopback() as wire, SlackServer().running() as slack:
        wire.world.commands = commands_of()
        yield wire, slack
    assert wire.wrong == []
    assert slack.problems == []


@asynccontextmanager
async def serving(folder: Path, file: str, **tokens: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """`verbatim run` until the block is left, its log in run.log."""
    process = await run(folder, "run", "--config", file, **tokens)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def until(holds: Callable[[], object], folder: Path) -> None:
    end = time.monotonic() + 2 * PATIENCE
    while not holds():
        assert time.monotonic() < end, (folder / "run.log").read_text()
        await asyncio.sleep(0.02)


def made_due(folder: Path) -> None:
    """Let both briefings be due."""
    history = open_history(folder / "verbatim.db")
    with history.writing() as books:
        for schedule in books.schedules.all():
            books.schedules.put(replace(schedule, next_slot=datetime.now(UTC)))
    history.close()


def megabytes(process: asyncio.subprocess.Process) -> float:
    """Resident memory of the process alone."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) / 1024


async def test_one_process_posts_hears_and_ends_on_both_platforms(site: NewsSite, tmp_path: Path) -> None:
    async with both() as (wire, slack):
        file = configured(tmp_path, site, wire, slack)
        assert await (await run(tmp_path, "gather", "--config", file)).wait() == 0
        made_due(tmp_path)
        async with serving(tmp_path, file) as process:
            await until(lambda: wire.world.messages.get("42") and slack.said("C1") and slack.sockets, tmp_path)

            asked = await wire.interactions.command("quote", {"find": "bang"})
            await until(lambda: asked.answered, tmp_path)
            body = payloads.command(slack, "quote bang")
            await slack.send("slash_commands", body)
            await until(lambda: slack.over(body["response_url"]), tmp_path)
            memory = megabytes(process)
            process.terminate()
            status = await asyncio.wait_for(process.wait(), PATIENCE)

    assert status == 0, (tmp_path / "run.log").read_text()
    assert "We heard a bang" in text(await asked.answer())
    assert "We heard a bang" in str(slack.over(body["response_url"]))
    assert memory < IDLE_MEGABYTES, f"{memory:.0f} MB"
    history = open_history(tmp_path / "verbatim.db")
    with history.reading() as books:
        rows = [*books.outbox.last("discord:42", 9), *books.outbox.last("slack:T1/C1", 9)]
    history.close()
    briefed = [each for each in wire.world.messages["42"] if "Ferry sinks off Port Hale" in text(each)]
    assert len(briefed) == 1
    assert [(row.channel, row.state) for row in rows] == [("discord:42", "posted"), ("slack:T1/C1", "posted")]


async def test_platforms_that_refuse_their_tokens_make_the_service_ill(
    site: NewsSite, tmp_path: Path, unused_tcp_port: int
) -> None:
    wrong = {"VERBATIM_DISCORD_TOKEN": "another", "VERBATIM_SLACK_BOT_TOKEN": "xoxb-another"}

    async with both() as (wire, slack):
        file = configured(tmp_path, site, wire, slack, f"[service]\nport = {unused_tcp_port}\n")
        async with serving(tmp_path, file, **wrong):
            await until(lambda: "Slack is not served" in log(tmp_path) and "Discord: " in log(tmp_path), tmp_path)
            address = f"http://127.0.0.1:{unused_tcp_port}/health"
            async with aiohttp.ClientSession() as session, session.get(address) as response:
                found = await response.json()

    assert response.status == 503
    assert "Discord: the token is refused; set a new one" in found["problem"]
    assert "Slack is not served: " in found["problem"]


def log(folder: Path) -> str:
    return (folder / "run.log").read_text(encoding="utf-8")
