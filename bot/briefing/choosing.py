"""Which stories a briefing tells."""

from __future__ import annotations

from collections.abc import Iterable

from bot.model import Telling


def choose(tellings: Iterable[Telling], limit: int) -> tuple[Telling, ...]:
    """At most `limit` stories, the most important first; what has no importance (nothing new in it) is left out."""
    worth = [telling for telling in tellings if telling.importance > 0]
    return tuple(sorted(worth, key=lambda telling: (-telling.importance, telling.story))[:limit])
