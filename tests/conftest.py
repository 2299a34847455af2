"""What holds for every test."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# The same examples each time, so that what fails is what was changed. How long one takes says more about the machine
# than about the code: speed is measured by `make bench`.
settings.register_profile("verbatim", deadline=None, derandomize=True)
settings.load_profile("verbatim")


@pytest.fixture
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Starts processes without coverage, which costs much and shows nothing of what is killed or measured elsewhere."""
    for name in os.environ:
        if name.startswith("COVERAGE_"):
            monkeypatch.delenv(name)
