"""The bot is sent away from a space, where nothing is posted from then on, or invited back, and goes on as before."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.ports import Books

SENT_AWAY = "the bot was sent away"
"""Why the briefings of a space that was left are paused."""


def leave(books: Books, space: str, at: datetime) -> None:
    """From now on nothing is posted in the space; what it has is purged when its time is over (`keep_house`)."""
    known = books.spaces.get(space)
    if known.left is None:
        books.spaces.put(replace(known, left=at))
    for schedule in books.schedules.all(space):
        if schedule.space == space and schedule.paused is None:
            books.schedules.put(replace(schedule, paused=SENT_AWAY))


def come(books: Books, space: str) -> None:
    """The bot is in the space, from now on or again: what it was sent away from goes on."""
    known = books.spaces.get(space)
    if known.left is not None:
        books.spaces.put(replace(known, left=None))
    for schedule in books.schedules.all(space):
        if schedule.space == space and schedule.paused == SENT_AWAY:
            books.schedules.put(replace(schedule, paused=None))
