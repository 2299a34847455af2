"""A service that is killed at any moment posts each briefing once, and none is lost."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web

from adapters.config_file import read_settings
from adapters.declaring import declare
from adapters.sqlite import check, open_history
from adapters.sqlite.rows import written
from bot.slots import slot_key
from tests.cli.places import FERRY, NewsSite, item, long
from tests.delivery.recorder import Recorder

CHANNELS = 6
ENTRIES = 6
NEVER = "0 0 1 1 *"
"""New Year: but for the slots that the test plants, nothing is due."""


class Nursery:
    """The process that services are forked from, so that a start costs no imports."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.delivery.nursery"],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")},
        )

    def start(self, folder: Path) -> int:
        return self._answer(str(folder))

    def wait(self, process: int) -> int:
        return self._answer(str(process))

    def close(self) -> None:
        self._process.communicate()

    def _answer(self, line: str) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


class Chaos:
    """A service over a news site and a recorder, both on loopback, that is killed and started again."""

    def __init__(
        self, folder: Path, site: NewsSite, recorder: Recorder, chance: random.Random, nursery: Nursery
    ) -> None:
        self.nursery = nursery
        self.folder = folder
        self.site = site
        self.recorder = recorder
        self.chance = chance
        self.expected: set[str] = set()
        self.kills: list[str] = []
        self._round = 0

    @property
    def db(self) -> Path:
        return self.folder / "verbatim.db"

    def configure(self) -> None:
        self.folder.mkdir()
        hooks = [f'[[webhooks]]\naddress = "{self.hook(number)}"\nunsure = "look"\n' for number in range(CHANNELS)]
        briefings = [
            f'[[briefings]]\nname = "{number}"\ncron = "{NEVER}"\nchannel = "{self.hook(number)}"\n'
            for number in range(CHANNELS)
        ]
        feed = self.site.url(f"/{self.folder.name}")
        file = f'[reading]\nallow_hosts = ["127.0.0.1"]\n[[sources]]\naddress = "{feed}"\n'
        path = self.folder / "verbatim.toml"
        path.write_text(file + "".join(hooks + briefings), encoding="utf-8")
        history = open_history(self.db)
        declare(history, read_settings(path), self.folder, datetime.now(UTC))
        history.close()

    def hook(self, number: int) -> str:
        return self.recorder.url(f"/hook{number}")

    def publish_news(self) -> None:
        self._round += 1
        entries = [
            item(f"{self._round}-{n}", f"Ferry {n} sinks in round {self._round}", self.site.url("/1"), "", long(FERRY))
            for n in range(ENTRIES)
        ]
        self.site.feed(f"/{self.folder.name}", *entries)

    def visits(self) -> list[int]:
        return self.site.statuses(f"/{self.folder.name}")

    def plant(self) -> None:
        """Make a slot due in each channel that has claimed the one before."""
        now = datetime.now(UTC)
        with closing(sqlite3.connect(self.db)) as connection, connection:
            rows = connection.execute("SELECT name, channel FROM schedules WHERE next_slot > ?", (written(now),))
            for place, (name, channel) in enumerate(rows.fetchall()):
                slot = now - timedelta(seconds=1 + place)
                connection.execute("UPDATE schedules SET next_slot = ? WHERE name = ?", (written(slot), name))
                key = slot_key(channel, name, slot)
                self.expected |= {f"{key}.0", f"{key}.1"}

    async def kill_at_any_moment(self) -> None:
        """Start, and kill after a random while from some event on: the start, a visit, articles filed, or posts."""
        event = self.chance.choice(("start", "visit", "filing", "post", "post", "posts"))
        served = self.log().count("serving")
        articles = self.articles()
        process = self.nursery.start(self.folder)
        if event != "start":
            await happened(lambda: self.log().count("serving") > served)
        posts, visits = len(self.recorder.requests), len(self.visits())
        wanted: Callable[[], object] = {
            "start": lambda: True,
            "visit": lambda: len(self.visits()) > visits,
            "filing": lambda: self.articles() > articles,
            "post": lambda: len(self.recorder.requests) > posts,
            "posts": lambda: len(self.recorder.requests) > posts + 3,
        }[event]
        await happened(wanted)
        await asyncio.sleep(self.chance.uniform(0, 0.6 if event == "start" else 0.06))
        os.killpg(process, signal.SIGKILL)
        self.nursery.wait(process)
        self.kills.append(event)

    async def finish(self) -> None:
        """Let it run until nothing is left to do, and end it in peace."""
        served = self.log().count(": serving ")
        process = self.nursery.start(self.folder)
        up = await happened(lambda: self.log().count(": serving ") > served)  # before, a signal just kills it
        done = up and await happened(lambda: self.settled() and self.expected <= set(self.recorder.keys()))
        os.kill(process, signal.SIGTERM)
        status = await asyncio.to_thread(self.nursery.wait, process)
        assert (done, status) == (True, 0), self.log()

    def articles(self) -> int:
        with closing(sqlite3.connect(self.db)) as connection:
            count: int = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
            return count

    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8") if (self.folder / "log").exists() else ""

    def settled(self) -> bool:
        with closing(sqlite3.connect(self.db)) as connection:
            return not connection.execute("SELECT 1 FROM outbox WHERE state NOT IN ('posted', 'folded')").fetchall()


async def happened(wanted: Callable[[], object]) -> bool:
    """Whether it came to be in time: a post that failed is tried again after a minute, and the machine may be busy."""
    end = asyncio.get_running_loop().time() + 180
    while asyncio.get_running_loop().time() < end:
        if wanted():
            return True
        await asyncio.sleep(0.005)
    return False


@pytest.fixture
def site() -> Iterator[NewsSite]:
    served = NewsSite()
    served.start()
    yield served
    served.stop()


async def killed_again_and_again(folder: Path, site: NewsSite, recorder: Recorder, kills: int, seed: int) -> Chaos:
    nursery = Nursery()
    chaos = Chaos(folder, site, recorder, random.Random(seed), nursery)

    async def slowly(request: web.Request) -> None:
        await asyncio.sleep(chaos.chance.uniform(0, 0.05))

    chaos.configure()
    for _ in range(kills):
        chaos.publish_news()
        chaos.plant()
        recorder.script = [slowly] * 1_000
        await chaos.kill_at_any_moment()
    assert check(chaos.db) == []
    await chaos.finish()
    nursery.close()
    return chaos


async def proved(folder: Path, site: NewsSite, kills: int, seed: int) -> None:
    recorder = Recorder()
    await recorder.start()
    chaos = await killed_again_and_again(folder, site, recorder, kills, seed)
    await recorder.stop()

    posted = Counter(recorder.keys())
    assert {key: times for key, times in posted.items() if times > 1} == {}, chaos.kills
    assert set(posted) == chaos.expected, chaos.kills
    assert all(posted_before(f"{key[:-1]}0", key, recorder) for key in posted)
    assert len(chaos.expected) > 4 * kills  # it was not killed before it did anything each time
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "adapters", "check", "--offline", cwd=folder)
    assert await process.wait() == 0


def posted_before(first: str, key: str, recorder: Recorder) -> bool:
    """Whether a part came after the first one, and under it."""
    found = [(id, body["under"]) for id, (_, known, body) in enumerate(recorder.posts) if known in (first, key)]
    keys = recorder.keys()
    return found[0][1] is None and keys.index(first) <= keys.index(key)


async def test_a_service_killed_ten_times_posts_each_briefing_once(tmp_path: Path, site: NewsSite) -> None:
    await asyncio.gather(proved(tmp_path / "one", site, 5, seed=7), proved(tmp_path / "two", site, 5, seed=8))


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 120, 2))
async def test_a_service_killed_two_hundred_times_posts_each_briefing_once(
    tmp_path: Path, site: NewsSite, seed: int
) -> None:
    await asyncio.gather(proved(tmp_path / "one", site, 10, seed), proved(tmp_path / "two", site, 10, seed + 1))
