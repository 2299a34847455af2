"""When a schedule's next slot is: five-field cron expressions in local time, whatever the clocks do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from itertools import dropwhile, islice
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from cronsim import CronSim, CronSimError

from bot.errors import UsageError
from bot.slots import Schedule

FIELDS = 5
EXAMPLE = "write five fields as in '30 8 * * MON-FRI' (minute, hour, day, month, weekday)"
PUT_BACK = timedelta(hours=3)


def next_slot(cron: Sequence[str], zone: str, after: datetime) -> datetime:
    """The first slot later than `after` of any of the expressions, in UTC.

    The wall clock counts, and every wall-clock slot comes exactly once. A local time that exists twice (clocks go back)
    is its first occurrence; one that does not exist (clocks go forward) is the first minute that exists after it, and
    several that fall into one gap come together as one. So an hourly schedule comes once in the doubled hour.
    Days are crontab's: Sunday is 0 or 7, and names as well as L (last) and # (nth weekday) may be used.
    Raises UsageError for an expression that is wrong or never comes true and for an unknown zone.
    """
    local = zone_named(zone)
    if not cron:
        raise UsageError("schedule", "it has no times", EXAMPLE)
    return min(_next_slot(expression, local, after) for expression in cron)


def following(schedule: Schedule, now: datetime) -> datetime:
    """When the briefing comes next; its stored slot is a past one while nothing posts. Raises as `next_slot`."""
    return schedule.next_slot if schedule.next_slot > now else next_slot(schedule.cron, schedule.zone, now)


def missed(schedule: Schedule, now: datetime, most: int) -> list[datetime]:
    """The latest slots, `most` of them, from the schedule's next slot until now (included), earliest first."""
    local = zone_named(schedule.zone)
    # A clock that was put back shows times again that have been: none is by more than this.
    wall = now.astimezone(local).replace(tzinfo=None) + PUT_BACK
    found: set[datetime] = set()
    for expression in schedule.cron:
        slots = (_instant(slot, local) for slot in walls(expression, wall, backwards=True))
        for slot in islice(dropwhile(lambda slot: slot > now, slots), most):
            if slot < schedule.next_slot:
                break
            found.add(slot)
    return sorted(found | {schedule.next_slot})[-most:]


def zone_named(name: str) -> ZoneInfo:
    """The time zone; raises UsageError that names the nearest valid zone."""
    try:
        return ZoneInfo(name)
    # A folder of zones ("Europe") is an OSError in some versions of Python, a path ("../x") a ValueError.
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        nearest = _nearest_zone(name)
        raise UsageError(f"zone {name!r}", "there is no such zone", f"did you mean {nearest!r}?") from error


def _next_slot(cron: str, zone: ZoneInfo, after: datetime) -> datetime:
    for slot in walls(cron, after.astimezone(zone).replace(tzinfo=None)):
        instant = _instant(slot, zone)
        if instant > after:
            return instant
    raise UsageError(f"schedule {cron!r}", "there is no such day", "check the day of the month")


def walls(cron: str, wall: datetime, backwards: bool = False) -> CronSim:
    """Local slots after or before a local time, without a zone: cronsim then has no clock-change rules of its own."""
    if len(cron.split()) != FIELDS:
        raise UsageError(f"schedule {cron!r}", f"{len(cron.split())} fields where five belong", EXAMPLE)
    try:
        return CronSim(cron, wall, backwards)
    # A list with "L" in the minutes and the like trips an assertion or a comparison inside cronsim.
    except (CronSimError, AssertionError, TypeError, ValueError) as error:
        raise UsageError(f"schedule {cron!r}", str(error) or "it is not a cron expression", EXAMPLE) from error


def _instant(wall: datetime, zone: ZoneInfo) -> datetime:
    while True:
        instant = wall.replace(tzinfo=zone).astimezone(UTC)
        if instant.astimezone(zone).replace(tzinfo=None) == wall:
            return instant
        wall += timedelta(minutes=1)


def _nearest_zone(name: str) -> str:
    """By the whole name, or by the place alone: "Kiev", "Lodnon"."""
    wanted = name.strip().replace(" ", "_").casefold()
    zones = sorted(available_timezones())
    for spell in (str.casefold, lambda zone: zone.rpartition("/")[2].casefold()):
        by_spelling = {spell(zone): zone for zone in zones}
        if close := get_close_matches(wanted, by_spelling, n=1, cutoff=0.7):
            return by_spelling[close[0]]
    return "UTC"
