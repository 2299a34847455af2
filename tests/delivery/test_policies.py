"""Missed slots, quiet hours, silence and pauses: what is posted, what is told later, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery.outbox import pause
from bot.delivery.policy import check_schedule, clock_time, is_quiet, span
from bot.errors import UsageError
from bot.slots import Schedule
from tests.delivery.conftest import DAILY, FERRY, MORNING, Office

HOURLY = replace(DAILY, cron=("0 * * * *",))
HOUR = timedelta(hours=1)

FRENCH = (
    "Le conseil municipal de Valdoré a voté lundi soir la construction d’une nouvelle école au bord de la rivière.\n\n"
    "« Nous attendions cette décision depuis des années », a déclaré la directrice devant les parents réunis."
)


async def test_several_missed_slots_are_caught_up_by_one_briefing_that_says_how_late_it_is(office: Office) -> None:
    office.plan(HOURLY)
    office.file("a")
    office.clock.pass_(hours=3, minutes=40)

    await office.publisher.publish()

    (text,) = office.platform.texts("test:news")
    assert "This briefing is 40 minutes late: the bot was not running." in text
    assert office.log() == [
        ("folded", "folded into the next: 3 hours late"),
        ("folded", "folded into the next: 2 hours late"),
        ("folded", "folded into the next: 100 minutes late"),
        ("posted", "40 minutes late: the bot was not running"),
    ]


@pytest.mark.parametrize(
    ("late", "hours", "fate"),
    [
        ("catch up", 3, ("posted", "3 hours late: the bot was not running")),
        ("catch up", 3.1, ("folded", "folded into the next: 3 hours late")),
        ("fold", 1 / 12, ("posted", "nothing new")),
        ("fold", 0.1, ("folded", "folded into the next: 6 minutes late")),
        ("skip", 0.07, ("posted", "nothing new")),
        ("skip", 5, ("skipped", "skipped: 5 hours late")),
    ],
)
async def test_a_missed_slot_fares_as_its_briefing_says(
    office: Office, late: str, hours: float, fate: tuple[str, str]
) -> None:
    office.plan(replace(DAILY, late=late))  # type: ignore[arg-type]
    office.clock.pass_(hours=hours)

    await office.publisher.publish()

    assert office.log() == [fate]


@pytest.mark.parametrize(("late", "told"), [("catch up", True), ("fold", True), ("skip", False)])
async def test_the_news_of_a_missed_slot_come_with_the_next_unless_they_are_skipped(
    office: Office, late: str, told: bool
) -> None:
    office.plan(replace(DAILY, late=late))  # type: ignore[arg-type]
    await office.publisher.publish()
    office.clock.pass_(hours=12)
    office.file("a")
    office.clock.pass_(hours=20)  # eight hours too late for the second
    await office.publisher.publish()
    office.clock.at = MORNING + timedelta(days=2)

    await office.publisher.publish()

    assert ("Title of a" in office.platform.texts("test:news")[-1]) is told


async def test_of_a_long_absence_the_log_shows_the_last_slots(office: Office) -> None:
    office.plan(replace(HOURLY, late="skip"))
    office.clock.pass_(days=40, minutes=30)

    await office.publisher.publish()

    log = office.log()
    assert len(log) == 10
    assert log[-1] == ("skipped", "skipped: 30 minutes late")
    with office.history.reading() as books:
        assert books.schedules.next() == office.clock.at + timedelta(minutes=30)


async def test_a_slot_in_quiet_hours_is_folded_into_the_next_after_them(office: Office) -> None:
    office.plan(replace(HOURLY, zone="Europe/Kyiv", quiet=("10:30", "13:00")))  # 11:00 there
    office.file("a")

    for _ in range(3):
        await office.publisher.publish()
        office.clock.pass_(hours=1)

    quiet = ("folded", "quiet hours: folded into the next")
    assert office.log() == [quiet, quiet, ("posted", None)]
    assert "Title of a" in office.platform.texts("test:news")[0]


async def test_a_slot_is_not_caught_up_within_quiet_hours(office: Office) -> None:
    office.plan(replace(DAILY, quiet=("09:00", "17:00")))
    office.clock.pass_(hours=2)

    await office.publisher.publish()

    assert office.log() == [("folded", "quiet hours: folded into the next")]


async def test_silence_or_one_line_when_nothing_is_new_is_a_choice(office: Office) -> None:
    office.plan(DAILY, replace(DAILY, name="silent", channel="test:silent", silent_when_empty=True))

    await office.publisher.publish()

    assert "Nothing new." in office.platform.texts("test:news")[0]
    assert office.platform.texts("test:silent") == []
    assert (office.log(), office.log("test:silent")) == ([("posted", "nothing new")], [("skipped", "nothing new")])
    assert sorted(row.state for row in office.settled) == ["posted", "skipped"]


@pytest.mark.parametrize("text", [FERRY, FRENCH])
async def test_a_briefing_that_is_silent_without_news_tells_what_there_is_in_any_language(
    office: Office, text: str
) -> None:
    office.plan(replace(DAILY, silent_when_empty=True))
    office.file("a", text)

    await office.publisher.publish()

    assert office.log() == [("posted", None)]
    assert "Title of a" in office.platform.texts("test:news")[0]


async def test_a_paused_briefing_is_not_posted_and_its_news_come_after_the_pause(office: Office) -> None:
    office.plan(replace(DAILY, paused="by test:boss"))
    office.file("a")
    await office.publisher.publish()
    with office.history.writing() as books:
        paused = books.schedules.get("daily")
        assert paused is not None
        books.schedules.put(replace(paused, paused=None))
    office.clock.pass_(days=1)

    await office.publisher.publish()

    assert office.log() == [("folded", "paused: by test:boss"), ("posted", None)]
    assert "Title of a" in office.platform.texts("test:news")[0]


async def test_pausing_leaves_a_briefing_alone_that_is_paused_or_gone(office: Office) -> None:
    paused = replace(DAILY, paused="by test:boss")
    office.plan(paused)

    with office.history.writing() as books:
        pause(books, DAILY, "its channel is gone")
        pause(books, replace(DAILY, name="removed"), "its channel is gone")

    with office.history.reading() as books:
        assert books.schedules.all() == [paused]


async def test_a_briefing_of_some_sources_tells_those_alone(office: Office) -> None:
    office.plan(replace(DAILY, sources=("ledger",)))
    office.file("a", FERRY, source="courier")
    office.file("b", "The council of Northfield sold the corn exchange for 4 million pounds on Monday.", "ledger")

    await office.publisher.publish()

    (text,) = office.platform.texts("test:news")
    assert "Title of b" in text
    assert "Title of a" not in text


async def test_a_zone_that_is_no_longer_known_holds_up_no_other(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.plan(replace(DAILY, zone="Mars/Olympus", channel="test:mars"), replace(DAILY, name="other"))

    await office.publisher.publish()

    assert len(office.platform.keys("test:news")) == 1
    assert [state for state, _ in office.log("test:mars")] == ["folded"]
    assert "no such zone" in caplog.text
    with office.history.reading() as books:
        assert books.schedules.next() == MORNING + timedelta(days=1)  # it is not looked at all day long


@pytest.mark.parametrize(
    ("quiet", "hour", "within"),
    [
        (("22:00", "07:00"), 22, True),
        (("22:00", "07:00"), 3, True),
        (("22:00", "07:00"), 7, False),
        (("22:00", "07:00"), 12, False),
        (("12:00", "13:00"), 12, True),
        (("12:00", "13:00"), 13, False),
        (None, 3, False),
    ],
)
def test_quiet_hours_begin_with_their_first_minute_and_end_before_their_last(
    quiet: tuple[str, str] | None, hour: int, within: bool
) -> None:
    assert is_quiet(quiet, "UTC", datetime(2026, 5, 4, hour, tzinfo=UTC)) is within


@pytest.mark.parametrize(
    "text", ["", "7", "24:00", "7:60", "7:5", "seven:00", "-1:00", "07:00:00", "0" * 5_000 + ":00"]
)
def test_what_is_no_time_of_day_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UsageError, match="22:00"):
        clock_time(text)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "1 minute"), (1, "1 minute"), (119, "119 minutes"), (120, "2 hours"), (2879, "47 hours"), (2880, "2 days")],
)
def test_a_span_is_told_in_its_largest_unit(minutes: int, words: str) -> None:
    assert span(timedelta(minutes=minutes)) == words


def planned(*cron: str, quiet: tuple[str, str] | None = None) -> Schedule:
    return replace(DAILY, cron=cron, zone="Europe/Berlin", quiet=quiet)


@pytest.mark.parametrize(
    "schedule",
    [
        planned("0 8 * * *"),
        planned("30 8 * * *", "0 17 * * *"),
        planned("0 */2 * * *"),
        planned("0 * * * *"),
        planned("0 8 1 * *"),
        planned("0 6 * * *", "0 8 * * *", quiet=("22:00", "07:00")),
    ],
)
def test_a_schedule_that_makes_sense_is_fine(schedule: Schedule) -> None:
    check_schedule(schedule, MORNING, HOUR)


@pytest.mark.parametrize(
    ("schedule", "problem"),
    [
        (planned("*/5 * * * *"), "runs more often than every 60 minutes"),
        (planned("0 8 * * *", "30 8 * * MON"), "runs more often than every 60 minutes"),
        (planned("0 8 30 2 *"), "there is no such day|bad day|Bad"),
        (planned(), "it has no times"),
        (planned("0 6 * * *", quiet=("22:00", "07:00")), "every slot of the briefing lies within the quiet hours"),
        (planned("0 6 * * *", quiet=("22:00", "22:00")), "start and end are the same"),
        (planned("0 6 * * *", quiet=("22:00", "late")), "not a time of day"),
    ],
)
def test_a_schedule_that_makes_no_sense_is_refused_with_the_way_out(schedule: Schedule, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        check_schedule(schedule, MORNING, HOUR)


def test_with_permission_a_schedule_may_come_each_minute() -> None:
    check_schedule(planned("* * * * *"), MORNING, timedelta(minutes=1))
