"""Which time a question asks about."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.answers.understanding.times import asked_time
from bot.answers.understanding.wish import wish
from bot.errors import UsageError

NOW = datetime(2025, 3, 13, 18, tzinfo=UTC)  # a Thursday


def bounds(text: str, zone: str = "UTC", now: datetime = NOW) -> tuple[str | None, str | None]:
    span = asked_time(text, now, zone)
    assert span is not None
    return tuple(at.strftime("%Y-%m-%d %H:%M") if at else None for at in (span.since, span.until))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What happened yesterday?", ("2025-03-12 00:00", "2025-03-13 00:00")),
        ("What is new today?", ("2025-03-13 00:00", "2025-03-14 00:00")),
        ("What did he say since Tuesday?", ("2025-03-11 00:00", None)),
        ("Anything on Thursday?", ("2025-03-13 00:00", "2025-03-14 00:00")),
        ("What happened last Thursday?", ("2025-03-06 00:00", "2025-03-07 00:00")),
        ("What was said last week?", ("2025-03-03 00:00", "2025-03-10 00:00")),
        ("What was said this week?", ("2025-03-10 00:00", "2025-03-17 00:00")),
        ("And last month?", ("2025-02-01 00:00", "2025-03-01 00:00")),
        ("And this month?", ("2025-03-01 00:00", "2025-04-01 00:00")),
        ("And last year?", ("2024-01-01 00:00", "2025-01-01 00:00")),
        ("In the last 3 days?", ("2025-03-10 18:00", "2025-03-14 18:00")),
        ("What was said two days ago?", ("2025-03-11 00:00", "2025-03-12 00:00")),
        ("What was said 2 hours ago?", ("2025-03-13 16:00", "2025-03-13 18:00")),
        ("What did they agree on 12 March?", ("2025-03-12 00:00", "2025-03-13 00:00")),
        ("What did they agree on March 12th, 2024?", ("2024-03-12 00:00", "2024-03-13 00:00")),
        ("What did they agree on 5 December?", ("2024-12-05 00:00", "2024-12-06 00:00")),
        ("What changed after 2025-03-10?", ("2025-03-11 00:00", None)),
        ("What was known before 10 March?", (None, "2025-03-10 00:00")),
        ("What was known until Monday?", (None, "2025-03-11 00:00")),
    ],
)
def test_a_time_is_read_relative_to_the_asking(text: str, expected: tuple[str | None, str | None]) -> None:
    assert bounds(text) == expected


def test_a_day_is_the_askers_day_also_when_clocks_change() -> None:
    after_the_change = datetime(2025, 3, 10, 12, tzinfo=UTC)

    assert bounds("yesterday", "America/New_York", after_the_change) == ("2025-03-09 05:00", "2025-03-10 04:00")


@pytest.mark.parametrize("text", ["Who won?", "What did May say?", "on 31 February", "a figure of 12.5"])
def test_a_question_without_a_time_has_none(text: str) -> None:
    assert asked_time(text, NOW, "UTC") is None


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(UsageError, match="no such time zone"):
        asked_time("today", NOW, "Europe/Lodnon")


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("What did Lind say about the flood on 10 March?", True),
        ("What did Lind say about the flood on January 6?", False),
        ("What did Lind say about the flood before January 6?", True),
    ],
)
def test_a_day_long_ago_is_named_by_articles_of_other_days(text: str, firm: bool) -> None:
    time = wish(text, NOW).time

    assert time is not None
    assert time.firm is firm
