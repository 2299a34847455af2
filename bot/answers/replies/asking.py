"""Who asks, and when; and what is said, with what it tells of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.message import Message
from bot.model import LOCAL
from bot.people import Topic
from bot.told import Briefing
from bot.turns import NOTHING, Showed


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, and when: the thread or terminal session, the time (UTC), the asker's zone and space.

    `briefing` is the one being talked about, whose stories have numbers. `about` are the ids of the quotes, figures or
    articles in the message that is replied to, in its order, `story` are the articles of the story that it tells.
    `topics` are what the channel follows and mutes.
    """

    thread: str
    now: datetime
    zone: str
    space: str = LOCAL
    briefing: Briefing | None = None
    about: tuple[str, ...] = ()
    story: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()

    @property
    def told(self) -> datetime | None:
        """The slot of the briefing talked about, where it was before the asking."""
        return self.briefing.slot if self.briefing and self.briefing.slot < self.now else None


@dataclass(frozen=True, slots=True)
class Told:
    """A reply, and what it gives later lines to refer to."""

    message: Message
    showed: Showed = NOTHING
