"""Who asks, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.model import LOCAL, Briefing
from bot.people import Topic


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, and when: the thread or terminal session, the time (UTC), the asker's zone and space.

    `briefing` is the one being talked about, whose stories have numbers. `about` are the ids of the quotes, figures or
    articles in the message that is replied to, in its order. `topics` are what the channel follows and mutes.
    """

    thread: str
    now: datetime
    zone: str
    space: str = LOCAL
    briefing: Briefing | None = None
    about: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
