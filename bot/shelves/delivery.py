"""The shelves of a history that are about delivery: when channels get briefings, and what became of each slot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from bot.message import Message
from bot.model import LOCAL
from bot.slots import Posting, Receipt, Schedule


class Outbox(Protocol):
    """One row for each slot of a briefing in a channel, and for each single post; its parts, and what was told.

    The row's key is made of channel, briefing and slot: two briefings in one channel at the same minute are both
    posted, and each once.
    """

    def plan(self, receipts: Iterable[Receipt]) -> list[Receipt]:
        """Add rows; those whose key was there already are left as they are. What was added, in order."""

    def record(self, receipt: Receipt) -> None:
        """Change the fate of a row: state, reason, settled, tries, retry_at."""

    def get(self, key: str) -> Receipt | None:
        """The row with this key."""

    def ready(self, now: datetime, limit: int) -> list[Receipt]:
        """The oldest unfinished row of each channel that may be tried now, oldest first; also one put off for longer
        than any is: the clock was set back since.
        """

    def waiting(self, now: datetime) -> datetime | None:
        """When the first unfinished row may be tried, or a post edited; long ago for a row that was not tried yet, None
        without any.
        """

    def last(self, channel: str, limit: int, briefing: str | None = None) -> list[Receipt]:
        """The channel's latest slots (of one briefing), newest first; no single posts."""

    def covered(self, channel: str, briefing: str, before: datetime) -> datetime | None:
        """The latest slot before this one whose news need not be told any more: posted, unknown or skipped."""

    def compose(self, key: str, messages: Sequence[Message]) -> None:
        """Replace the row's parts by these, none of them posted."""

    def parts(self, key: str) -> list[Posting]:
        """The row's parts, in order."""

    def mark(self, posting: Posting, at: datetime) -> None:
        """Change the state and id of one part."""

    def amend(self, posting: Posting, at: datetime) -> None:
        """Let a part say this; it is edited from then on, once it is posted."""

    def telling(self, article: str, since: datetime) -> list[Posting]:
        """The parts, as they are to be, of the posts of since then that tell this article, also those that are still
        to be posted.
        """

    def amending(
        self, now: datetime, space: str | None = None, channel: str | None = None
    ) -> list[tuple[str, Posting]]:
        """The parts (of a space, in a channel) that may be edited now, as they are to be, each with its channel, first
        come first.
        """

    def amended(self, posting: Posting) -> None:
        """The part says this now; what it is to say by now, if that is something else, it is still to say."""

    def put_off(self, posting: Posting, at: datetime) -> None:
        """Let the part be edited from then on, to what it is to say by then."""

    def keep(self, posting: Posting) -> None:
        """The part is not to say this; what it is to say by now, if that is something else, it is still to say."""

    def slot_of(self, channel: str, posted: str) -> Receipt | None:
        """The row that a posted message belongs to, by the platform's id of any of its parts."""

    def tell(self, key: str, stories: Sequence[tuple[int, Sequence[str]]]) -> None:
        """Replace what the row tells: stories in order, each with the ids of its articles."""

    def stories(self, key: str) -> list[tuple[int, tuple[str, ...]]]:
        """The stories that the row tells, in order, and the ids of their articles as they were then."""

    def told_articles(self, channel: str, among: Sequence[str]) -> set[str]:
        """Those of the articles that the channel's posted briefings told (also those of unknown fate)."""


class Schedules(Protocol):
    """When channels get their briefings; `local` sees those of all spaces."""

    def put(self, schedule: Schedule) -> None:
        """Add, or replace the one of the same space and name."""

    def remove(self, name: str, space: str = LOCAL) -> None:
        """Take it away; unknown names are fine."""

    def get(self, name: str, space: str = LOCAL) -> Schedule | None:
        """The space's briefing with this name."""

    def due(self, now: datetime, limit: int | None = None) -> list[Schedule]:
        """Those whose next slot is not after now, earliest first."""

    def advance(self, moves: Iterable[tuple[Schedule, datetime]]) -> None:
        """Give each its next slot, unless it has another by now than the one that it was read with."""

    def next(self) -> datetime | None:
        """The earliest next slot of all."""

    def all(self, space: str = LOCAL) -> list[Schedule]:
        """The space's, by next slot."""
