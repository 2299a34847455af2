"""Looks after what was told: complaints and repairs, watches, sources that fail, what is forgotten, and leaving."""

from __future__ import annotations

from bot.care.door import Care
from bot.care.leaving import come, leave
from bot.care.retention import keep_house

__all__ = ["Care", "come", "keep_house", "leave"]
