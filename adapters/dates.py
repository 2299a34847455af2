"""Parses dates, and judges which of those found on the web can be true."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
CLOCKS_DIFFER = timedelta(hours=1)
"""A date before the first, or further in the future than the second, is a mistake."""

_DATE = re.compile(r"\A(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)", re.ASCII)


def believed(published: datetime | None, now: datetime) -> datetime | None:
    """The date in UTC; None if it cannot be that of an article."""
    try:
        at = published.astimezone(UTC) if published else None
    except OverflowError:
        return None
    return at if at and EARLIEST <= at <= now + CLOCKS_DIFFER else None


def moment(stated: str) -> datetime | None:
    """Parse a date (its midnight in UTC), also as 2022/6/21, or an RFC 3339 time; None for anything else, and for a
    time that is before the first year, or after the last, in some zone.
    """
    try:
        at = datetime.fromisoformat(_DATE.sub(_as_iso, stated.strip()))
        at = utc(at)
        at - timedelta(days=1), at + timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return at


def utc(at: datetime) -> datetime:
    """The time in UTC; one without a zone is UTC. Raises OverflowError near the first and the last year."""
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def _as_iso(date: re.Match[str]) -> str:
    year, _, month, day = date.groups()
    return f"{year}-{month:0>2}-{day:0>2}"
