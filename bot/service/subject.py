"""What a visitor talks about: the briefing or quotes that they reply to, the channel's last briefing, or the next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.briefing.timetable import following
from bot.desk import Desk
from bot.message import Heading, Line, Message, Pullquote
from bot.people import Visitor
from bot.ports import Books
from bot.slots import Posting, Receipt, Schedule
from bot.told import Briefing

KEPT = timedelta(minutes=1)
"""How long a briefing is cached."""

MOST_KEPT = 64
"""Maximum number of cached briefings."""

LOOKED_BACK = 10
"""Slots of a channel among which its last posted briefing is, with stories where one has any."""


class BriefingCache:
    """Composes the briefings that people talk about, and caches them until managers change anything."""

    def __init__(self, desk: Desk) -> None:
        self._history = desk.history
        self._desk = desk
        self._kept: dict[str, tuple[datetime, Briefing]] = {}

    def posted(self, visitor: Visitor, now: datetime) -> Briefing | None:
        """The posted briefing that the visitor replies to, or the channel's last one with news; None where none is."""
        with self._history.reading() as books:
            receipt = _receipt(books, visitor)
        if receipt is None:
            return None
        return self._lately(f"{receipt.key} {visitor.space}", now, lambda: self._desk.posted(receipt))

    def next(self, schedule: Schedule, now: datetime) -> Briefing:
        """The briefing as it would be posted now."""
        then = following(schedule, now) if schedule.cron else None
        return self._lately(f"next {schedule}", now, lambda: self._desk.compose(schedule, now, then))

    def forget(self) -> None:
        """Empty the cache."""
        self._kept = {}

    def _lately(self, key: str, now: datetime, put_together: Callable[[], Briefing]) -> Briefing:
        kept = self._kept  # dropped with all that is in it, also what is being put together while something changes
        at, briefing = kept.get(key, (now, None))
        if briefing is None or not at <= now < at + KEPT:
            briefing = put_together()
            if len(kept) >= MOST_KEPT:
                kept.clear()
            kept[key] = (now, briefing)
        return briefing


def planned(books: Books, visitor: Visitor, zone: str, now: datetime) -> Schedule:
    """The channel's briefing; what one would be like, where none is scheduled."""
    known = books.schedules.all(visitor.space)
    here = (each for place in _places(visitor) for each in known if each.channel == place)
    return next(here, Schedule("now", visitor.channel, (), zone, now, space=visitor.space))


def quoted(books: Books, visitor: Visitor) -> tuple[str, ...]:
    """The ids of the quotes in the post that the visitor replies to; none where it tells several stories."""
    if visitor.quoted or _goes_on(books, visitor):
        return visitor.quoted
    post = _post(books, visitor)
    if post is None or len(_headings(post.message)) > 1:
        return ()
    return tuple(block.id for block in post.message.blocks if isinstance(block, Pullquote) and block.id)


def articles_of_post(books: Books, visitor: Visitor) -> tuple[str, ...]:
    """The articles of the story in the post that the visitor replies to; none where it tells several stories or none.

    A story is posted in several parts where it is long: then its heading stands in an earlier one.
    """
    if _goes_on(books, visitor):
        return ()
    post = _post(books, visitor)
    if post is None or len(_headings(post.message)) > 1:
        return ()
    parts = [each.message for each in books.outbox.parts(post.receipt) if each.number <= post.number]
    headings = [line for message in parts for line in _headings(message)]
    stories = books.outbox.stories(post.receipt)
    return stories[len(headings) - 1][1] if 0 < len(headings) <= len(stories) else ()


def _post(books: Books, visitor: Visitor) -> Posting | None:
    """The post of ours that the visitor replies to."""
    for place, posted in _replied_to(visitor):
        found = books.outbox.slot_of(place, posted)
        if found is not None and found.space == visitor.space:
            return next((each for each in books.outbox.parts(found.key) if each.posted == posted), None)
    return None


def _goes_on(books: Books, visitor: Visitor) -> bool:
    """Whether it is the thread under a post that names the post, and no reply of the visitor's own: the first line
    there replies to it, the next ones go on from there.
    """
    ends = (f"/{visitor.replied_to}", f":{visitor.replied_to}")
    return visitor.thread.endswith(ends) and bool(books.conversations.turns(visitor.thread, 1))


def _headings(message: Message) -> list[Line]:
    """The headlines of the stories that it tells."""
    return [block.line for block in message.blocks if isinstance(block, Heading) and block.level > 1]


def _receipt(books: Books, visitor: Visitor) -> Receipt | None:
    for place, posted in _replied_to(visitor):
        found = books.outbox.slot_of(place, posted)
        if found is not None and found.space == visitor.space and found.briefing is not None:
            return found
    rows = (row for place in _places(visitor) for row in books.outbox.last(place, LOOKED_BACK))
    done = [row for row in rows if row.state == "posted" and row.space == visitor.space]
    return next((row for row in done if books.outbox.stories(row.key)), done[0] if done else None)


def _replied_to(visitor: Visitor) -> list[tuple[str, str]]:
    """Where the message that is answered may have been posted, with its id there."""
    if visitor.replied_to is None:
        return []
    posted = visitor.replied_to
    # A post of a briefing that is at home in the thread is named without the thread.
    return [(place, posted if place == visitor.channel else posted.rpartition("/")[2]) for place in _places(visitor)]


def _places(visitor: Visitor) -> tuple[str, ...]:
    """The thread, where somebody talks in one, and the channel: either may have briefings of its own."""
    return visitor.thread, visitor.channel
