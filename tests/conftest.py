"""What holds for every test."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from adapters.logs import OURS

# The same examples each time, so that what fails is what was changed. How long one takes says more about the machine
# than about the code: speed is measured by `make bench`.
settings.register_profile("verbatim", deadline=None, derandomize=True)
settings.load_profile("verbatim")


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
