"""Which dates that the web gives are believed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
CLOCKS_DIFFER = timedelta(hours=1)
"""A date before the first, or further in the future than the second, is a mistake and not believed."""


def believed(published: datetime | None, now: datetime) -> datetime | None:
    """The date in UTC; None where it cannot be that of an article."""
    try:
        at = published.astimezone(UTC) if published else None
    except OverflowError:
        return None
    return at if at and EARLIEST <= at <= now + CLOCKS_DIFFER else None


def in_every_zone(at: datetime) -> datetime:
    """The time; raises OverflowError for one that is before the first year, or after the last, in some zone."""
    at - timedelta(days=1), at + timedelta(days=1)
    return at
