"""A gathering that is killed at any moment leaves nothing half-written, and the next one makes up for it."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from adapters.sqlite import check
from tests.cli.places import FERRY, RATES, NewsSite, Verbatim, config, item, long, page

pytestmark = pytest.mark.usefixtures("unmeasured")

FEEDS = 4
ENTRIES = 15
SECONDS = 2.0
"""Longer than a whole gathering takes, so that kills fall into all of it."""


@pytest.mark.parametrize("seed", range(5))
def test_a_killed_gathering_loses_and_doubles_nothing(
    site: NewsSite, tmp_path: Path, verbatim: Verbatim, seed: int
) -> None:
    kill_and_gather_again(site, tmp_path, verbatim, random.Random(seed), kills=1)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 300))
def test_a_gathering_killed_again_and_again_loses_and_doubles_nothing(
    site: NewsSite, tmp_path: Path, verbatim: Verbatim, seed: int
) -> None:
    kill_and_gather_again(site, tmp_path, verbatim, random.Random(seed), kills=3)


def kill_and_gather_again(site: NewsSite, folder: Path, verbatim: Verbatim, chance: random.Random, kills: int) -> None:
    declared = "".join(f'[[sources]]\naddress = "{feed(site, number)}"\n' for number in range(FEEDS))
    file = config(folder, site, declared)
    for _ in range(kills):
        killed(folder, file, chance.uniform(0.3, SECONDS))
        if (folder / "verbatim.db").exists():
            assert integrity(folder / "verbatim.db") == "ok"
            assert halves(folder / "verbatim.db") == 0

    done = verbatim("gather", "--config", file)

    assert (done.status, done.err) == (0, "")
    assert check(folder / "verbatim.db") == []
    assert halves(folder / "verbatim.db") == 0
    assert ids(folder / "verbatim.db") == {f"{f}-{n}" for f in range(FEEDS) for n in range(ENTRIES)}


def feed(site: NewsSite, number: int) -> str:
    """A feed of which one article is a teaser with a page."""
    entries = []
    for n in range(ENTRIES):
        text = long((FERRY, RATES)[n % 2]).replace("17", str(100 * number + n))
        link = site.serve(f"/{number}/{n}", page(f"News {number} {n}", text))
        teaser = n == 7
        entries.append(item(f"{number}-{n}", f"News {number} {n}", link, "News …", "" if teaser else text))
    return site.feed(f"/feed{number}", *entries)


def killed(folder: Path, file: str, seconds: float) -> None:
    """Gather, and kill the process and its workers after so many seconds."""
    command = [sys.executable, "-m", "adapters", "gather", "--config", file]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGKILL)


def integrity(db: Path) -> str:
    """What SQLite says of the file as it was left."""
    with closing(sqlite3.connect(db)) as connection:
        (said,) = connection.execute("PRAGMA integrity_check").fetchone()
    return str(said)


def halves(db: Path) -> int:
    """How many articles lack a digest, a story or a source."""
    with closing(sqlite3.connect(db)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'story_articles'").fetchone():
            return 0  # killed before there was anything
        (count,) = connection.execute(
            """
            SELECT count(*) FROM articles
            WHERE number NOT IN (SELECT article FROM digests)
            OR number NOT IN (SELECT article FROM story_articles)
            OR number NOT IN (SELECT article FROM article_sources)
            """
        ).fetchone()
    return int(count)


def ids(db: Path) -> set[str]:
    """What the feeds call the articles that are stored; each must be there once."""
    with closing(sqlite3.connect(db)) as connection:
        stored = [id.rpartition("#")[2] for (id,) in connection.execute("SELECT id FROM articles")]
    assert len(stored) == len(set(stored))
    return set(stored)
