"""Sent away, the bot posts nothing more there at once; invited back, it goes on as before."""

from __future__ import annotations

from dataclasses import replace

from bot.care.leaving import SENT_AWAY, come, leave
from bot.slots import Schedule
from tests.care.conftest import COAST, MORNING, TOWN, Archive


def schedules(archive: Archive) -> dict[str, str | None]:
    with archive.history.reading() as books:
        return {schedule.name: schedule.paused for schedule in books.schedules.all()}


def with_briefings(archive: Archive) -> None:
    made = Schedule("town", "discord:10", ("0 9 * * *",), "UTC", MORNING, space=TOWN)
    with archive.history.writing() as books:
        books.schedules.put(made)
        books.schedules.put(replace(made, name="quiet", paused="by discord:@6"))
        books.schedules.put(replace(made, name="coast", space=COAST, channel="slack:T1/C1"))


def test_a_space_that_is_left_has_no_briefing_from_then_on(archive: Archive) -> None:
    with_briefings(archive)

    with archive.history.writing() as books:
        leave(books, TOWN, archive.clock())
        archive.clock.pass_(days=1)
        leave(books, TOWN, archive.clock())

    with archive.history.reading() as books:
        assert books.spaces.get(TOWN).left == MORNING.replace(minute=30)
        assert books.spaces.get(COAST).left is None
    assert schedules(archive) == {"town": SENT_AWAY, "quiet": "by discord:@6", "coast": None}


def test_invited_back_it_goes_on_but_for_what_was_paused_before(archive: Archive) -> None:
    with_briefings(archive)
    with archive.history.writing() as books:
        leave(books, TOWN, archive.clock())

        come(books, TOWN)

    with archive.history.reading() as books:
        assert books.spaces.get(TOWN).left is None
    assert schedules(archive) == {"town": None, "quiet": "by discord:@6", "coast": None}
