"""Times as the history stores them: ISO 8601 text in UTC of one width, so that their order is that of the letters."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache


@lru_cache(4_096)  # many rows have the same time, and each takes as long as it takes to store them
def written(at: datetime) -> str:
    """ "2025-03-13T18:30:00.000000+00:00"; raises ValueError for a time without a zone."""
    if at.tzinfo is None:
        raise ValueError(f"{at} has no zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def written_or_none(at: datetime | None) -> str | None:
    """The same, where a time may be missing."""
    return None if at is None else written(at)


@lru_cache(4_096)
def read(text: str) -> datetime:
    """The time that `written` wrote."""
    return datetime.fromisoformat(text)


def read_or_none(text: str | None) -> datetime | None:
    """The same, where a time may be missing."""
    return None if text is None else read(text)
