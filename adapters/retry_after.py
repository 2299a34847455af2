"""How long a server asks to be left alone: the header Retry-After (RFC 9110, 10.2.3)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from adapters.dates import utc

LONGEST_WAIT = timedelta(days=7)
"""A source that asks for more patience is tried again after this."""

_SECONDS = re.compile(r"\d{1,9}(?:\.\d+)?", re.ASCII)


def seconds_asked(headers: Mapping[str, str]) -> float | None:
    """The seconds of the header, whole or not (as Discord sends them); None where it tells none."""
    told = headers.get("Retry-After", "").strip()
    return float(told) if _SECONDS.fullmatch(told) else None


def retry_at(header: str | None, now: datetime) -> datetime | None:
    """When the header (seconds or a date) allows the next visit, at most a week on."""
    if not header:
        return None
    value = header.strip()
    if value.isascii() and value.isdigit():
        return now + min(timedelta(seconds=int(value[:9])), LONGEST_WAIT)
    try:
        at = utc(parsedate_to_datetime(value))
    except (ValueError, OverflowError):
        return None
    return min(at, now + LONGEST_WAIT) if at > now else None
