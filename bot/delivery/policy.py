"""The policy for due slots (posted, folded into the next, or skipped), and validation of schedules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from itertools import islice, pairwise
from typing import Literal

from bot.briefing.timetable import next_slot, walls, zone_named
from bot.counting import counted
from bot.errors import TryLater, UsageError
from bot.message import Heading, Message, Paragraph, Run
from bot.slots import Schedule

ON_TIME = timedelta(minutes=5)
"""A briefing posted later than this after its slot is late."""

LONGEST_WAIT = timedelta(hours=1)
"""Maximum `Retry-After` that is honoured: a wrong value must not lose a slot."""

LOOKED_AT = 400
"""Slots examined to find the shortest interval: a year of days, or more than a week of hours."""

NOT_RUNNING = "the bot was not running"
"""The reason of a late slot that was missed."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision about a slot."""

    slot: datetime
    state: Literal["planned", "skipped", "folded"]
    reason: str | None = None


def verdicts(schedule: Schedule, slots: Sequence[datetime], now: datetime) -> list[Verdict]:
    """Decide about a schedule's due slots, earliest first: at most the latest one is posted."""
    if schedule.paused is not None:
        return [Verdict(slot, "folded", f"paused: {schedule.paused}") for slot in slots]
    *earlier, latest = slots
    return [*(_missed(schedule, slot, now) for slot in earlier), _latest(schedule, latest, now)]


def patience(schedule: Schedule | None) -> timedelta:
    """How long to retry a post; for a single post as long as for a briefing by default."""
    if schedule is None:
        return timedelta(hours=3)
    return timedelta(hours=schedule.late_hours) if schedule.late == "catch up" else ON_TIME


def wait(error: TryLater) -> timedelta:
    """The delay that the platform asks for, up to `LONGEST_WAIT`."""
    return timedelta(seconds=min(error.after or 0, LONGEST_WAIT.total_seconds()))


def is_quiet(quiet: tuple[str, str] | None, zone: str, at: datetime) -> bool:
    """Whether a time is within the quiet hours, which include their start and exclude their end."""
    if quiet is None:
        return False
    start, end = map(clock_time, quiet)
    local = at.astimezone(zone_named(zone)).time()
    return start <= local < end if start < end else local >= start or local < end


def clock_time(text: str) -> time:
    """Parse a local time such as "22:00"; raises UsageError."""
    hours, _, minutes = text.strip().partition(":")
    digits = hours.isdecimal() and minutes.isdecimal() and len(hours) <= 2 and len(minutes) == 2
    if digits and int(hours) < 24 and int(minutes) < 60:
        return time(int(hours), int(minutes))
    raise UsageError(f"time {text!r}", "not a time of day", "write hours and minutes as in '22:00'")


def check_schedule(schedule: Schedule, now: datetime, shortest: timedelta) -> None:
    """Validate a schedule; raises UsageError if it never runs, runs too often, or runs only in its quiet hours."""
    slot = next_slot(schedule.cron, schedule.zone, now)
    if _closest(schedule.cron, now) < shortest:
        problem = f"it runs more often than every {span(shortest)}"
        raise UsageError(f"schedule {' and '.join(schedule.cron)!r}", problem, "leave more time between its slots")
    if schedule.quiet is None:
        return
    if clock_time(schedule.quiet[0]) == clock_time(schedule.quiet[1]):
        raise UsageError(
            f"quiet hours {'-'.join(schedule.quiet)}", "start and end are the same", "give two different times"
        )
    for _ in range(LOOKED_AT):
        if not is_quiet(schedule.quiet, schedule.zone, slot):
            return
        slot = next_slot(schedule.cron, schedule.zone, slot)
    problem = "every slot of the briefing lies within the quiet hours"
    raise UsageError(f"quiet hours {'-'.join(schedule.quiet)}", problem, "change the schedule or the quiet hours")


def span(time: timedelta) -> str:
    """A duration in its largest whole unit: "40 minutes", "5 hours", "2 days"."""
    minutes = max(1, int(time.total_seconds() // 60))
    size, unit = (1440, "day") if minutes >= 2880 else (60, "hour") if minutes >= 120 else (1, "minute")
    return counted(minutes // size, unit)


def with_apology(message: Message, words: str) -> Message:
    """The message with a line under its title that says that it is late."""
    line = Paragraph((Run(f"This briefing is {words}.", faint=True),))
    titled = bool(message.blocks) and isinstance(message.blocks[0], Heading)
    return replace(message, blocks=(*message.blocks[:titled], line, *message.blocks[titled:]), late=True)


def _missed(schedule: Schedule, slot: datetime, now: datetime) -> Verdict:
    late = f"{span(now - slot)} late"
    if schedule.late == "skip":
        return Verdict(slot, "skipped", f"skipped: {late}")
    return Verdict(slot, "folded", f"folded into the next: {late}")


def _latest(schedule: Schedule, slot: datetime, now: datetime) -> Verdict:
    late = now - slot
    if is_quiet(schedule.quiet, schedule.zone, now if late > ON_TIME else slot):
        return Verdict(slot, "folded", "quiet hours: folded into the next")
    if late <= ON_TIME or (schedule.late == "catch up" and late <= timedelta(hours=schedule.late_hours)):
        return Verdict(slot, "planned", None if late <= ON_TIME else NOT_RUNNING)
    return _missed(schedule, slot, now)


def _closest(cron: Iterable[str], now: datetime) -> timedelta:
    """The shortest interval between two slots of all the expressions together, by the wall clock."""
    wall = now.astimezone(UTC).replace(tzinfo=None)
    slots = sorted({slot for expression in cron for slot in islice(walls(expression, wall), LOOKED_AT)})
    return min((later - earlier for earlier, later in pairwise(slots)), default=timedelta.max)
