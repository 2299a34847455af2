"""The shelves about delivery: schedules, the outbox with the state of each slot, and edits of what was posted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from bot.message import Message
from bot.model import LOCAL
from bot.slots import Posting, Receipt, Schedule


class Outbox(Protocol):
    """One row for each slot of a briefing in a channel and for each single post, with its parts and stories.

    The key of a row is made of channel, briefing and slot: two briefings in one channel at the same minute are both
    posted, each once.
    """

    def plan(self, receipts: Iterable[Receipt]) -> list[Receipt]:
        """Add rows, except those whose key exists; return the added rows in order."""

    def record(self, receipt: Receipt) -> None:
        """Update a row's state, reason, settled, tries and retry_at."""

    def get(self, key: str) -> Receipt | None:
        """The row with this key."""

    def ready(self, now: datetime, limit: int) -> list[Receipt]:
        """The oldest unfinished row of each channel that may be tried now, oldest first. A row whose retry time is
        implausibly far away counts as well: the clock was set back.
        """

    def waiting(self, now: datetime) -> datetime | None:
        """The earliest time at which an unfinished row may be tried or a post edited; long ago for a row that was not
        tried yet, None if there is nothing to do.
        """

    def last(self, channel: str, limit: int, briefing: str | None = None) -> list[Receipt]:
        """The channel's latest slots (of `briefing`, if given), newest first; without single posts."""

    def covered(self, channel: str, briefing: str, before: datetime) -> datetime | None:
        """The latest slot before this time whose news need not be repeated: posted, unknown or skipped."""

    def compose(self, key: str, messages: Sequence[Message], stories: Sequence[tuple[int, Sequence[str]]] = ()) -> None:
        """Replace the row's parts with these, none of them posted, and the stories that they tell."""

    def parts(self, key: str) -> list[Posting]:
        """The row's parts, in order."""

    def mark(self, posting: Posting, at: datetime) -> None:
        """Update the state and id of one part."""

    def slot_of(self, channel: str, posted: str) -> Receipt | None:
        """The row of a posted message, by the platform's id of any of its parts."""

    def stories(self, key: str) -> list[tuple[int, tuple[str, ...]]]:
        """The stories that the row tells, in order, with the ids of their articles at that time."""

    def told_articles(self, channel: str, among: Sequence[str]) -> set[str]:
        """The articles among these that the channel's briefings told (posted, or of unknown fate)."""


class Edits(Protocol):
    """What posts are to say instead of what they say. In the parts that are returned, pending edits are applied."""

    def plan(self, posting: Posting, at: datetime) -> None:
        """Set the new content of a part; if it is posted already, it is due for an edit from `at`."""

    def due(self, now: datetime, space: str | None = None, channel: str | None = None) -> list[tuple[str, Posting]]:
        """The parts (of a space, in a channel) with an edit due now, each with its channel; oldest edit first."""

    def done(self, posting: Posting) -> None:
        """Record an edit as done; keep any newer pending edit."""

    def drop(self, posting: Posting) -> None:
        """Drop an edit that was refused; keep any newer pending edit."""

    def put_off(self, posting: Posting, at: datetime) -> None:
        """Postpone the pending edit of a part until `at`."""

    def posted(self, space: str, since: datetime) -> list[Posting]:
        """The parts posted in the space since then, newest first."""

    def telling(self, article: str, since: datetime) -> list[Posting]:
        """The parts of the posts since then that tell this article, including parts that are not posted yet."""


class Schedules(Protocol):
    """Schedules of briefings; `local` sees those of all spaces."""

    def put(self, schedule: Schedule) -> None:
        """Add, or replace the schedule with the same space and name."""

    def remove(self, name: str, space: str = LOCAL) -> None:
        """Delete a schedule; unknown names are ignored."""

    def get(self, name: str, space: str = LOCAL) -> Schedule | None:
        """The space's schedule with this name."""

    def due(self, now: datetime, limit: int | None = None) -> list[Schedule]:
        """The schedules whose next slot is due, earliest first."""

    def advance(self, moves: Iterable[tuple[Schedule, datetime]]) -> None:
        """Set the next slot of each schedule, unless its slot has changed since it was read."""

    def next(self) -> datetime | None:
        """The earliest next slot of all schedules."""

    def all(self, space: str = LOCAL) -> list[Schedule]:
        """The space's schedules, by next slot; `local` sees those of all."""
