"""Reports and repairs, watches, failing sources, retention, and leaving a server or workspace."""

from __future__ import annotations

from bot.care.care import Care
from bot.care.leaving import come, leave
from bot.care.retention import apply_retention

__all__ = ["Care", "apply_retention", "come", "leave"]
