"""What is rung every so often goes on, whatever becomes of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from adapters.clock import Bell, ringing
from tests.delivery.conftest import until


async def test_what_breaks_off_is_in_the_log_at_once(caplog: pytest.LogCaptureFixture) -> None:
    async def task() -> None:
        raise ZeroDivisionError("a bug")

    async with ringing(Bell(task, timedelta(hours=1), at_once=True)):
        await until(lambda: "a bug" in caplog.text)
