"""The nouns of delivery: schedules, their slots, and what became of each."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from bot.message import Message
from bot.model import LOCAL

Late = Literal["catch up", "fold", "skip"]
"""What becomes of a slot that was missed: posted late, told with the next one, or passed over with its news."""

Length = Literal["short", "medium", "detailed"]

MOST_STORIES = 20
MOST_LATE_HOURS = 48

Stories = tuple[tuple[int, tuple[str, ...]], ...]
"""Stories that a post tells, in its order, each with the ids of the articles that it is told from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingOptions:
    """What a briefing may say of itself, with what holds otherwise: whose it is, how much it tells, and how it comes.

    A missed slot is caught up within `late_hours`. `quiet` are local times ("22:00", "07:00") between which nothing is
    posted. `sources` is empty for all of the space's; `mention` is the role that is mentioned; `publish` passes posts
    in a Discord announcement channel on to its followers.
    """

    space: str = LOCAL
    stories: int = 5
    length: Length = "medium"
    sources: tuple[str, ...] = ()
    late: Late = "catch up"
    late_hours: int = 3
    silent_when_empty: bool = False
    quiet: tuple[str, str] | None = None
    mention: str | None = None
    publish: bool = False


@dataclass(frozen=True, slots=True)
class Schedule(BriefingOptions):
    """A briefing: which channel gets it and when. Its name is unique in its space; `next_slot` is UTC.

    `cron` are five-field expressions in the zone, of which any makes a slot. `made_by` is the person who made it.
    `paused` says why it is ("by slack:T1/U2", "I cannot post in its channel: …"), None while it is not. `sources` are
    ids.
    """

    name: str
    channel: str
    cron: tuple[str, ...]
    zone: str
    next_slot: datetime
    origin: Literal["file", "chat"] = "chat"
    made_by: str | None = None
    paused: str | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """The fate of one slot of one briefing, or of a single post (then `briefing` is None): the outbox's row.

    `key` names it for good, in 20 letters. planned → posting → posted; or failed; or unknown (a part may have been
    posted or not, and nobody can look); or skipped (nothing is posted, and the next briefing starts after this slot);
    or folded (nothing is posted, and the next briefing tells its news too). `reason` says why, in words. `messages`
    are the platform's ids of the parts that were posted, `settled` is when that was decided, `tries` how often posting
    was put off, and `retry_at` until when.
    """

    key: str
    channel: str
    slot: datetime
    state: Literal["planned", "posting", "posted", "failed", "unknown", "skipped", "folded"]
    briefing: str | None = None
    space: str = LOCAL
    reason: str | None = None
    settled: datetime | None = None
    tries: int = 0
    retry_at: datetime | None = None
    messages: tuple[str, ...] = ()


def slot_key(channel: str, briefing: str, slot: datetime) -> str:
    """The outbox's key of a briefing's slot in a channel: the same after every restart."""
    return post_key(channel, f"{briefing}\n{slot.astimezone(UTC).isoformat()}")


def post_key(channel: str, what: str) -> str:
    """The outbox's key of a single post in a channel; `what` says which, and is never a briefing and its slot."""
    return hashlib.blake2b(f"{channel}\n{what}".encode(), digest_size=10).hexdigest()


@dataclass(frozen=True, slots=True)
class Posting:
    """One message of an outbox row, composed once; `number` counts from 0, `posted` is the platform's id of it.

    `key` ("RECEIPT.NUMBER", 25 letters at most) is what the platform knows the post by.
    """

    receipt: str
    number: int
    message: Message
    state: Literal["planned", "posting", "posted", "failed", "unknown"] = "planned"
    posted: str | None = None

    @property
    def key(self) -> str:
        """What the platform knows the post by."""
        return f"{self.receipt}.{self.number}"
