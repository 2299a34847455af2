"""A service in a process of its own, and a site on loopback that counts its callers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.places import NewsSite

PATIENCE = 60
"""Seconds after which a test gives up: a start alone takes some on a busy machine."""


@pytest.fixture
def site() -> Iterator[NewsSite]:
    """A news site at 127.0.0.1, served by a thread."""
    served = NewsSite()
    served.start()
    yield served
    served.stop()


class Service:
    """`verbatim run` in the folder, its log in run.log and its posts in run.out."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._folder = folder
        with (folder / "run.out").open("w") as out, (folder / "run.log").open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "adapters", "run", *arguments],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=log,
                start_new_session=True,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
            )

    @property
    def log(self) -> str:
        return (self._folder / "run.log").read_text(encoding="utf-8")

    @property
    def out(self) -> str:
        return (self._folder / "run.out").read_text(encoding="utf-8")

    def until(self, ready: Callable[[], object]) -> None:
        """Wait until something is so; fails when the process ends first or it takes too long."""
        end = time.monotonic() + PATIENCE
        while not ready():
            assert self.process.poll() is None, self.log
            assert time.monotonic() < end, self.log
            time.sleep(0.05)

    def told(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def ended(self) -> int:
        """The exit status after SIGTERM."""
        self.told(signal.SIGTERM)
        return self.process.wait(PATIENCE)

    def killed(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@contextmanager
def serving(folder: Path, *arguments: str) -> Iterator[Service]:
    """A service until the block is left."""
    service = Service(folder, *arguments)
    try:
        yield service
    finally:
        service.killed()
