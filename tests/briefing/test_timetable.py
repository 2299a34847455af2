"""Every wall-clock slot comes exactly once, whatever the clocks do."""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.briefing.timetable import missed, next_slot, zone_named
from bot.errors import UsageError
from bot.slots import Schedule

START, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)
# One zone for each way in which clocks change: not, at night, by half an hour, at midnight, in Ramadan, in the south.
RULES = ("UTC", "Europe/Kyiv", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Africa/Cairo",
         "Africa/Casablanca", "Asia/Beirut", "Pacific/Chatham", "America/Havana", "Asia/Kathmandu")  # fmt: skip


def slots(cron: str, zone: str, start: datetime, end: datetime) -> list[datetime]:
    found = []
    at = next_slot((cron,), zone, start)
    while at < end:
        found.append(at)
        at = next_slot((cron,), zone, at)
    return found


def expected(hour: int, minute: int, zone: ZoneInfo, start: datetime, end: datetime) -> list[datetime]:
    """Each local day's slot: the first minute, from that time on, that the day's clock really shows."""
    found = []
    day = (start - timedelta(days=1)).replace(tzinfo=None)
    while day < end.replace(tzinfo=None) + timedelta(days=2):
        wall = day.replace(hour=hour, minute=minute)
        while (at := wall.replace(tzinfo=zone).astimezone(UTC)).astimezone(zone).replace(tzinfo=None) != wall:
            wall += timedelta(minutes=1)
        found.append(at)
        day += timedelta(days=1)
    return [at for at in found if start < at < end]


@cache
def changes(zone: ZoneInfo) -> list[datetime]:
    """When the zone's clocks change between START and END, to the minute; none changes them twice in a week."""

    def later(start: datetime, minutes: int) -> timedelta | None:
        return (start + timedelta(minutes=minutes)).astimezone(zone).utcoffset()

    found = []
    start, week = START, 7 * 24 * 60
    while start < END:
        if later(start, week) != (before := later(start, 0)):
            minutes = bisect_left(range(week), True, key=lambda minute: later(start, minute) != before)
            found.append(start + timedelta(minutes=minutes))
        start += timedelta(minutes=week)
    return found


@cache
def rule_sets() -> list[str]:
    """One zone for each different way that clocks go and change from START to END, of all that the system knows."""
    sets: dict[object, str] = {}
    for name in sorted(available_timezones()):
        zone = ZoneInfo(name)
        found = changes(zone)
        offsets = [at.astimezone(zone).utcoffset() for at in (START, *found)]
        sets.setdefault((tuple(found), tuple(offsets)), name)
    return list(sets.values())


def test_a_daily_slot_comes_once_on_each_day_of_a_year_by_every_rule_of_clocks() -> None:
    end = START + timedelta(days=400)
    for zone in rule_sets():
        found = slots("30 2 * * *", zone, START, end)

        assert found == expected(2, 30, ZoneInfo(zone), START, end), zone


def test_around_every_change_of_clocks_in_five_years_each_slot_comes_once() -> None:
    for zone in rule_sets():
        for change in changes(ZoneInfo(zone)):
            start, end = change - timedelta(days=2), change + timedelta(days=2)
            for hour, minute in ((0, 0), (0, 30), (2, 0), (3, 0), (23, 30)):
                found = slots(f"{minute} {hour} * * *", zone, start, end)

                assert found == expected(hour, minute, ZoneInfo(zone), start, end), (zone, change, hour, minute)


@pytest.mark.soak
@pytest.mark.parametrize("zone", sorted(available_timezones()))
def test_a_daily_slot_comes_once_in_every_zone_for_five_years(zone: str) -> None:
    for hour, minute in ((0, 0), (2, 30), (8, 30)):
        assert slots(f"{minute} {hour} * * *", zone, START, END) == expected(hour, minute, ZoneInfo(zone), START, END)


def test_slots_of_several_expressions_come_in_order_and_once() -> None:
    after, cron = datetime(2026, 5, 1, 6, tzinfo=UTC), ("30 8 * * *", "0 17 * * *", "30 8 * * FRI")
    found = [after]
    for _ in range(3):
        found.append(next_slot(cron, "UTC", found[-1]))

    assert [at.strftime("%d %H:%M") for at in found[1:]] == ["01 08:30", "01 17:00", "02 08:30"]


def test_an_hourly_schedule_comes_once_in_the_doubled_hour_and_once_over_the_gap() -> None:
    spring = slots(
        "0 * * * *", "Europe/Berlin", datetime(2026, 3, 28, 23, 30, tzinfo=UTC), datetime(2026, 3, 29, 4, tzinfo=UTC)
    )
    autumn = slots(
        "0 * * * *", "Europe/Berlin", datetime(2026, 10, 24, 23, 30, tzinfo=UTC), datetime(2026, 10, 25, 4, tzinfo=UTC)
    )

    assert [at.hour for at in spring] == [0, 1, 2, 3]
    assert [at.hour for at in autumn] == [0, 2, 3]  # 02:00 comes twice, and counts once


@given(
    st.sampled_from(
        [("30 2 * * *",), ("0 * * * *",), ("0 8 * * MON-FRI", "0 17 * * *"), ("0 0 1 * *",), ("*/20 * * * *",)]
    ),
    st.sampled_from(RULES),
    st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.integers(0, 60 * 24 * 3),
    st.integers(1, 12),
)
def test_missed_slots_are_those_that_would_have_come(
    cron: tuple[str, ...], zone: str, start: datetime, minutes: int, most: int
) -> None:
    first = next_slot(cron, zone, start)
    now = first + timedelta(minutes=minutes)
    schedule = Schedule("a", "terminal", cron, zone, first)
    come = [first]
    while (following := next_slot(cron, zone, come[-1])) <= now:
        come.append(following)

    assert missed(schedule, now, most) == come[-most:]


def test_a_time_that_the_clocks_skip_comes_when_they_have_gone_forward() -> None:
    assert next_slot(("30 2 * * *",), "Europe/Berlin", datetime(2026, 3, 28, 12, tzinfo=UTC)) == datetime(
        2026, 3, 29, 1, tzinfo=UTC
    )


def test_a_time_that_comes_twice_is_taken_the_first_time_only() -> None:
    found = slots(
        "30 2 * * *", "Europe/Berlin", datetime(2026, 10, 24, 12, tzinfo=UTC), datetime(2026, 10, 26, tzinfo=UTC)
    )

    assert found == [datetime(2026, 10, 25, 0, 30, tzinfo=UTC)]


def test_from_within_the_second_of_two_hours_nothing_in_the_past_is_due() -> None:
    after = datetime(2026, 10, 25, 1, 15, tzinfo=UTC)  # 02:15 in Berlin for the second time

    assert next_slot(("30 2 * * *",), "Europe/Berlin", after) == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)


def test_weekdays_are_crontabs() -> None:
    after = datetime(2026, 5, 1, 12, tzinfo=UTC)  # a Friday

    assert next_slot(("0 9 * * 0",), "UTC", after) == datetime(2026, 5, 3, 9, tzinfo=UTC)
    assert next_slot(("0 9 * * 7",), "UTC", after) == datetime(2026, 5, 3, 9, tzinfo=UTC)
    assert next_slot(("30 8 * * MON-FRI",), "Europe/Kyiv", after) == datetime(2026, 5, 4, 5, 30, tzinfo=UTC)
    assert next_slot(("0 9 1 * *",), "UTC", after) == datetime(2026, 6, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "cron", ["", "8 30", "0 0 0 8 * *", "61 8 * * *", "0 8 * * FUNDAY", "0 8 31 2 *", "L 8 * * *", "*/0 * * * *"]
)
def test_a_wrong_expression_is_refused_with_an_example(cron: str) -> None:
    with pytest.raises(UsageError, match=r"schedule .*: .*'30 8 \* \* MON-FRI'"):
        next_slot((cron,), "UTC", START)


def test_a_day_that_never_comes_is_refused() -> None:
    with pytest.raises(UsageError, match="there is no such day"):
        next_slot(("0 8 */31 * MON#5",), "UTC", START)  # the first of the month that is its fifth Monday


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("Europe/Lodnon", "Europe/London"),
        ("new york", "America/New_York"),
        ("Kiyv", "Europe/Kyiv"),
        ("Europe", "Europe/Rome"),
        ("../etc/passwd", "UTC"),
        ("", "UTC"),
    ],
)
def test_an_unknown_zone_names_the_nearest(name: str, nearest: str) -> None:
    with pytest.raises(UsageError) as raised:
        zone_named(name)

    assert raised.value.way_out == f"did you mean {nearest!r}?"


FIELD = st.from_regex(r"[0-9*/,LW#\-A-Z]{1,6}", fullmatch=True)


@given(st.tuples(FIELD, FIELD, FIELD, FIELD, FIELD).map(" ".join), st.sampled_from(RULES))
def test_whatever_is_typed_gives_a_later_slot_or_one_clear_error(cron: str, zone: str) -> None:
    try:
        slot = next_slot((cron,), zone, START)
    except UsageError as error:
        slot, subject = END, error.subject
    else:
        subject = f"schedule {cron!r}"

    assert slot > START
    assert subject == f"schedule {cron!r}"
