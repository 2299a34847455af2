"""What is found when a platform is asked whether all is as it should be."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """One thing that was looked at, and whether it is as it should be; where it is not, it says what to do."""

    fine: bool
    told: str
