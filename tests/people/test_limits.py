"""How often may be asked is counted for an hour, and then forgotten."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.errors import UsageError
from bot.service.limits import QuestionLimits
from bot.settings import LimitsSettings
from tests.people.conftest import ALICE, NOW


def test_who_asked_once_is_forgotten_after_an_hour() -> None:
    limits = QuestionLimits(LimitsSettings(space_an_hour=10_000))
    tracemalloc.start()
    try:
        for number in range(2_000):
            limits.take(replace(ALICE, person=f"discord:@{number}"), NOW + timedelta(minutes=number))
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert held < 500_000


def test_a_clock_that_is_set_back_keeps_nobody_from_asking() -> None:
    limits = QuestionLimits(LimitsSettings())
    for _ in range(5):
        limits.take(ALICE, NOW)

    for _ in range(5):
        limits.take(ALICE, NOW - timedelta(hours=1))

    with pytest.raises(UsageError, match="ask again in 60 seconds"):
        limits.take(ALICE, NOW - timedelta(hours=1))
