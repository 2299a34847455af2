"""The use cases of the outbox: due slots are claimed and composed, and their state is stored; synchronous."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.briefing.layout import briefing_message
from bot.briefing.timetable import missed, next_slot
from bot.delivery.policy import NOT_RUNNING, ON_TIME, Verdict, span, verdicts, with_apology
from bot.desk import Desk
from bot.errors import UsageError
from bot.localising import localised
from bot.message import Message
from bot.model import LOCAL
from bot.ports import Books
from bot.slots import Posting, Receipt, Schedule, Stories, slot_key

logger = logging.getLogger(__name__)

CLAIMED_AT_ONCE = 1_000
"""Schedules claimed in one transaction, so that filing articles does not wait long."""

MISSED_SHOWN = 10
"""Missed slots of one briefing that get a row each: as many as its log shows."""

NOTHING_NEW = "nothing new"

NextSlots = dict[tuple[tuple[str, ...], str, datetime], datetime]
"""Next slots by cron expressions, zone and time."""

Parts = Callable[[str, Message], list[Message]]
"""Splits a message for a channel within the limits of its platform; raises ChannelGone if no courier serves it."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A row with the messages to post for it, and the stories that they tell, with their articles."""

    receipt: Receipt
    messages: tuple[Message, ...] = ()
    stories: Stories = ()


@dataclass(frozen=True, slots=True)
class Work:
    """A row being posted, with its parts; `schedule` is None for a single post or a removed briefing."""

    receipt: Receipt
    schedule: Schedule | None
    parts: Sequence[Posting]


def claim(books: Books, now: datetime, known: NextSlots) -> tuple[list[Receipt], bool]:
    """Add one row for every due slot, and set the next slot of its schedule: the rows that are settled already, and
    whether more schedules are due. `known` caches next slots, which many schedules share.
    """
    due = books.schedules.due(now, CLAIMED_AT_ONCE)
    timed = [_timed(schedule, now, known) for schedule in due]
    added = books.outbox.plan(row for rows, _ in timed for row in rows)
    books.schedules.advance((schedule, to) for schedule, (_, to) in zip(due, timed, strict=True))
    return [row for row in added if row.state != "planned"], len(due) == CLAIMED_AT_ONCE


def set_ahead(books: Books, now: datetime) -> list[tuple[Schedule, datetime]]:
    """The schedules whose next slot lies beyond the next one that there is, with that one: they were set while the
    clock was ahead, and would be silent until then.
    """
    known: NextSlots = {}
    found: list[tuple[Schedule, datetime]] = []
    for schedule in books.schedules.all():
        with suppress(UsageError):  # a zone that this system no longer knows
            slot = _following(schedule, now, known)
            if slot < schedule.next_slot:
                found.append((schedule, slot))
    return found


def next_due(books: Books, now: datetime) -> datetime | None:
    """When the next slot, retry or edit is due."""
    times = [at for at in (books.schedules.next(), books.outbox.waiting(now)) if at is not None]
    return min(times, default=None)


def opened(books: Books, key: str) -> Work | None:
    """A row with its schedule and parts; None for an unknown key."""
    receipt = books.outbox.get(key)
    if receipt is None:
        return None
    schedule = books.schedules.get(receipt.briefing, receipt.space) if receipt.briefing is not None else None
    return Work(receipt, schedule, books.outbox.parts(key))


def compose(desk: Desk, parts: Parts, receipt: Receipt, schedule: Schedule, now: datetime) -> Composed:
    """Compose the messages of a slot: none if there is no news and the briefing is silent then."""
    briefing = desk.compose(schedule, receipt.slot, schedule.next_slot)
    empty = not briefing.tellings and not briefing.coverage.foreign
    if empty and schedule.silent_when_empty:
        return Composed(replace(receipt, state="skipped", reason=NOTHING_NEW, settled=now))
    with desk.history.reading() as books:
        locale = books.spaces.get(schedule.space).locale
    message = localised(briefing_message(briefing, schedule.zone, schedule.length), locale)
    reason = NOTHING_NEW if empty else None
    if now - receipt.slot > ON_TIME:
        why = NOT_RUNNING if receipt.reason == NOT_RUNNING else "it could not be posted sooner"
        reason = f"{span(now - receipt.slot)} late: {why}"
        message = with_apology(message, reason)
    first, *others = parts(receipt.channel, message)
    first = replace(first, mention=schedule.mention, publish=schedule.publish, late=message.late)
    stories = tuple((each.story, tuple(article.id for article in each.articles)) for each in briefing.tellings)
    return Composed(replace(receipt, state="posting", reason=reason), (first, *others), stories)


def keep(books: Books, composed: Composed) -> list[Posting]:
    """Store a composed row, so that a crash does not change what is posted; return its parts."""
    key = composed.receipt.key
    books.outbox.record(composed.receipt)
    books.outbox.compose(key, composed.messages, composed.stories)
    return books.outbox.parts(key)


def add(books: Books, parts: Parts, post: Receipt, message: Message, stories: Stories) -> bool:
    """Add a row for a single post; False if there was one with its key before."""
    if not books.outbox.plan([post]):
        return False
    keep(books, Composed(post, tuple(parts(post.channel, message)), stories))
    return True


def add_now(books: Books, schedule: Schedule, now: datetime) -> Receipt | None:
    """Add a row for an unscheduled briefing; None if the briefing has one for this very moment."""
    key = slot_key(schedule.channel, schedule.name, now)
    row = Receipt(key, schedule.channel, now, "planned", schedule.name, schedule.space)
    return row if books.outbox.plan([row]) else None


def settle(books: Books, receipt: Receipt) -> Receipt:
    """Store the state of a row, and return it with the ids of its posts."""
    books.outbox.record(receipt)
    return books.outbox.get(receipt.key) or receipt


def pause(books: Books, schedule: Schedule, reason: str) -> None:
    """Pause a briefing, unless it is paused or removed already."""
    current = books.schedules.get(schedule.name, schedule.space)
    if current is not None and current.paused is None:
        books.schedules.put(replace(current, paused=reason))


def reopen(books: Books, key: str, now: datetime) -> Receipt | None:
    """Allow the parts of unknown fate to be posted again; None if the row has none."""
    receipt = books.outbox.get(key)
    if receipt is None or receipt.state != "unknown":
        return None
    for part in books.outbox.parts(key):
        if part.state == "unknown":
            books.outbox.mark(replace(part, state="planned"), now)
    receipt = replace(receipt, state="posting", reason=None, settled=None, tries=0, retry_at=None)
    books.outbox.record(receipt)
    return receipt


def channel_for_notices(books: Books, space: str, made_by: str | None) -> str | None:
    """The channel for notices to a space's managers: the configured one, or whoever made a briefing."""
    if (notices := books.spaces.get(space).notices) or made_by:
        return notices or made_by
    makers = (each.made_by for each in books.schedules.all(space) if each.made_by)
    return "terminal" if space == LOCAL else next(makers, None)


def _timed(schedule: Schedule, now: datetime, known: NextSlots) -> tuple[list[Receipt], datetime]:
    """The rows of a due schedule, and its next slot."""
    try:
        slots = [schedule.next_slot]
        following = _following(schedule, schedule.next_slot, known)
        if following <= now:
            slots, following = missed(schedule, now, MISSED_SHOWN), _following(schedule, now, known)
        found = verdicts(schedule, slots, now)
    except UsageError as error:  # a zone that this system no longer knows: no reason to let all others wait
        logger.error("briefing %s of %s cannot be timed: %s", schedule.name, schedule.space, error)
        found, following = [Verdict(schedule.next_slot, "folded", str(error))], now + timedelta(days=1)
    rows = [
        Receipt(
            key=slot_key(schedule.channel, schedule.name, verdict.slot),
            channel=schedule.channel,
            slot=verdict.slot,
            state=verdict.state,
            briefing=schedule.name,
            space=schedule.space,
            reason=verdict.reason,
            settled=None if verdict.state == "planned" else now,
        )
        for verdict in found
    ]
    return rows, following


def _following(schedule: Schedule, after: datetime, known: NextSlots) -> datetime:
    key = (schedule.cron, schedule.zone, after)
    if key not in known:
        known[key] = next_slot(*key)
    return known[key]
