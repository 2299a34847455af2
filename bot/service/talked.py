"""Which briefing a visitor talks about: the one that they reply to, the channel's last one, or else the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.desk import Desk
from bot.model import Briefing, Receipt, Schedule
from bot.people import Visitor
from bot.ports import Books, History

KEPT = timedelta(minutes=1)
"""How long a briefing that was put together for somebody is used again."""

MOST = 64
"""Briefings that are kept so."""

LOOKED_BACK = 10
"""Slots of a channel among which its last posted briefing is."""


@dataclass(frozen=True, slots=True)
class Next:
    """A briefing as it would be posted now, with the schedule that it belongs to."""

    schedule: Schedule
    briefing: Briefing


class Briefed:
    """Puts together the briefings that people talk about. What it kept is dropped when managers change anything."""

    def __init__(self, history: History, desk: Desk) -> None:
        self._history = history
        self._desk = desk
        self._kept: dict[str, tuple[datetime, Briefing]] = {}

    def posted(self, visitor: Visitor, now: datetime) -> Briefing | None:
        """The posted briefing that the visitor replies to, or the channel's last one; None when there is none."""
        with self._history.reading() as books:
            receipt = _receipt(books, visitor)
        if receipt is None:
            return None
        return self._lately(f"{receipt.key} {visitor.space}", now) or self._keep(
            f"{receipt.key} {visitor.space}", self._desk.posted(receipt), now
        )

    def next(self, schedule: Schedule, now: datetime) -> Briefing:
        """The briefing as it would be posted now."""
        key = f"next {schedule}"
        following = schedule.next_slot if schedule.cron else None
        return self._lately(key, now) or self._keep(
            key, self._desk.compose(schedule, now, following, schedule.space), now
        )

    def forget(self) -> None:
        """Put them together anew from now on."""
        self._kept.clear()

    def _lately(self, key: str, now: datetime) -> Briefing | None:
        at, briefing = self._kept.get(key, (now, None))
        return briefing if now - at < KEPT else None

    def _keep(self, key: str, briefing: Briefing, now: datetime) -> Briefing:
        if len(self._kept) >= MOST:
            self._kept.clear()
        self._kept[key] = (now, briefing)
        return briefing


def planned(books: Books, visitor: Visitor, zone: str, now: datetime) -> Schedule:
    """The channel's briefing; what one would be like, where none is scheduled."""
    known = books.schedules.all(visitor.space)
    here = (each for place in _places(visitor) for each in known if each.channel == place)
    return next(here, Schedule("now", visitor.channel, (), zone, now, space=visitor.space))


def _receipt(books: Books, visitor: Visitor) -> Receipt | None:
    for place in _places(visitor) if visitor.replied_to is not None else ():
        # A post of a briefing that is at home in the thread is named without the thread.
        posted = str(visitor.replied_to)
        found = books.outbox.slot_of(place, posted if place == visitor.channel else posted.rpartition("/")[2])
        if found is not None and found.space == visitor.space and found.briefing is not None:
            return found
    rows = (row for place in _places(visitor) for row in books.outbox.last(place, LOOKED_BACK))
    return next((row for row in rows if row.state == "posted" and row.space == visitor.space), None)


def _places(visitor: Visitor) -> tuple[str, ...]:
    """The thread, where somebody talks in one, and the channel: either may have briefings of its own."""
    return visitor.thread, visitor.channel
