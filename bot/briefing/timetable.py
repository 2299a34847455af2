"""When a schedule's next slot is: five-field cron expressions in local time, whatever the clocks do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from cronsim import CronSim, CronSimError

from bot.errors import UsageError

FIELDS = 5


def next_slot(cron: str, zone: str, after: datetime) -> datetime:
    """The first slot later than `after`, in UTC.

    The wall clock counts, and every wall-clock slot comes exactly once. A local time that exists twice (clocks go back)
    is its first occurrence; one that does not exist (clocks go forward) is the first minute that exists after it, and
    several that fall into one gap come together as one. So an hourly schedule comes once in the doubled hour.
    Days are crontab's: Sunday is 0 or 7, and names as well as L (last) and # (nth weekday) may be used.
    Raises UsageError for an expression that is wrong or never comes true and for an unknown zone.
    """
    local = zone_named(zone)
    wall = after.astimezone(local).replace(tzinfo=None)
    for slot in _walls(cron, wall):
        instant = _instant(slot, local)
        if instant > after:
            return instant
    raise UsageError(f"schedule {cron!r}", "there is no such day", "check the day of the month")


def zone_named(name: str) -> ZoneInfo:
    """The time zone; raises UsageError that names the nearest valid zone."""
    try:
        return ZoneInfo(name)
    # A folder of zones ("Europe") is an OSError in some versions of Python, a path ("../x") a ValueError.
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        nearest = _nearest_zone(name)
        raise UsageError(f"zone {name!r}", "there is no such zone", f"did you mean {nearest!r}?") from error


def _walls(cron: str, wall: datetime) -> CronSim:
    """Local slots after a local time, without a zone: cronsim then applies no clock-change rules of its own."""
    example = "write five fields as in '30 8 * * MON-FRI' (minute, hour, day, month, weekday)"
    if len(cron.split()) != FIELDS:
        raise UsageError(f"schedule {cron!r}", f"{len(cron.split())} fields where five belong", example)
    try:
        return CronSim(cron, wall)
    # A list with "L" in the minutes and the like trips an assertion or a comparison inside cronsim.
    except (CronSimError, AssertionError, TypeError, ValueError) as error:
        raise UsageError(f"schedule {cron!r}", str(error) or "it is not a cron expression", example) from error


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
