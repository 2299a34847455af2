"""What holds for every test."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import SystemRandom

import pytest
from hypothesis import HealthCheck, settings

from adapters.logs import OURS
from adapters.sqlite.connections import MEMORY, unchanging
from adapters.sqlite.migrations import migrate
from bot.ports import Reading
from tests.story_contract import read_sample

# The same examples each time, so that what fails is what was changed. How long one takes says more about the machine
# than about the code: speed is measured by `make bench`.
settings.register_profile("verbatim", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("verbatim")

PORTS = range(10_000, 32_000)
"""All below those that the system gives to who asks for any."""


@pytest.fixture
def unused_tcp_port() -> int:
    """A port that nobody else takes before the test does; chosen by lot, as other processes of tests choose, too."""
    while not _is_free(port := SystemRandom().choice(PORTS)):
        pass
    return port


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.fixture(scope="module", autouse=True)
def new_histories_are_copies() -> Iterator[None]:
    """A new history is a copy of one that the migrations made, which take most of the time of many a test.

    A module that is about their work overrides this.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("adapters.sqlite.migrations.unchanging", _begun)
        yield


def _begun(path: Path) -> sqlite3.Connection:
    connection = unchanging(path)
    if path == MEMORY:
        _made_once().backup(connection)
    elif path.exists() and path.stat().st_size == 0:
        path.write_bytes(_made_once().serialize())
    return connection


@cache
def _made_once() -> sqlite3.Connection:
    made = unchanging(MEMORY)
    migrate(made, MEMORY)
    return made


@pytest.fixture(scope="session")
def sample_news() -> list[Reading]:
    """The sample news, read."""
    return asyncio.run(read_sample())


@pytest.fixture
def logging_as_it_was() -> Iterator[None]:
    """Logging is global: what a command sets for its process is taken back, or it would write into the next test."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level
    for name in OURS:
        logging.getLogger(name).setLevel(logging.NOTSET)


@pytest.fixture
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Starts processes without coverage, which costs much and shows nothing of what is killed or measured elsewhere."""
    for name in os.environ:
        if name.startswith("COVERAGE_"):
            monkeypatch.delenv(name)
