from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.sqlite import SQLiteHistory, open_history


@pytest.fixture(params=["in memory", "in a file"])
def history(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SQLiteHistory]:
    """The fake and the real history: one contract for both."""
    made = open_history(None if request.param == "in memory" else tmp_path / "history.db")
    yield made
    made.close()
