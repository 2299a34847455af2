"""How long a platform asks to be left alone."""

from __future__ import annotations

import re
from collections.abc import Mapping

_SECONDS = re.compile(r"\d{1,9}(?:\.\d+)?", re.ASCII)


def seconds_asked(headers: Mapping[str, str]) -> float | None:
    """The seconds of Retry-After, whole (RFC 9110, 10.2.3) or not (as Discord sends them); None where it tells none."""
    told = headers.get("Retry-After", "").strip()
    return float(told) if _SECONDS.fullmatch(told) else None
