"""What changes in a space when the bot is removed from it, and when it is invited back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.ports import Books

SENT_AWAY = "the bot was sent away"
"""Why the briefings of a space that was left are paused."""


def leave(books: Books, space: str, at: datetime) -> None:
    """Pause all that is posted in a space; what it stores is purged later by `apply_retention`."""
    known = books.spaces.get(space)
    if known.left is None:
        books.spaces.put(replace(known, left=at))
    for schedule in books.schedules.all(space):
        if schedule.space == space and schedule.paused is None:
            books.schedules.put(replace(schedule, paused=SENT_AWAY))


def come(books: Books, space: str) -> None:
    """Resume what `leave` paused."""
    known = books.spaces.get(space)
    if known.left is not None:
        books.spaces.put(replace(known, left=None))
    for schedule in books.schedules.all(space):
        if schedule.space == space and schedule.paused == SENT_AWAY:
            books.schedules.put(replace(schedule, paused=None))
