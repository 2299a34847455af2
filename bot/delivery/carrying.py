"""Posts one row of the outbox: its parts in order, each marked before and after, with retries.

A part that is marked as being posted may have arrived if the process died or the connection broke: the platform is
asked for it before it is posted again. If the platform cannot be asked, the space's managers are.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b

from bot.async_history import AsyncHistory
from bot.delivery.dispatch import Work, compose, keep, opened, pause, settle
from bot.delivery.notices import channel_gone, fate_unknown
from bot.delivery.policy import ON_TIME, patience, wait
from bot.desk import Desk
from bot.errors import ChannelGone, DeliveryError, FateUnknown, HistoryError, TryLater, Unserved
from bot.message import Message
from bot.ports import Courier
from bot.slots import Posting, Receipt

Notify = Callable[[str, Message, str, str | None], Awaitable[object]]
"""Notifies a space's managers, once for a key: space, message, key, and whom to notify if the space has no channel
for notices.
"""

logger = logging.getLogger(__name__)

FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(minutes=10)
"""Delay after the first failure, and the maximum; it doubles in between."""

FEWEST_TRIES = 5
"""Minimum number of attempts, however late the post is by then."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What `carry` works with.

    `courier` returns the courier of a channel, `now` the time in UTC; `settled` and `notify` are called with settled
    rows and notices; `stopping` says whether to stop after the current part.
    """

    history: AsyncHistory
    desk: Desk
    courier: Callable[[str], Courier]
    now: Callable[[], datetime]
    settled: Callable[[Receipt], None]
    notify: Notify
    stopping: Callable[[], bool]

    def parts(self, channel: str, message: Message) -> list[Message]:
        """Split a message as its channel's courier does."""
        return self.courier(channel).parts(message)

    async def mark(self, part: Posting) -> None:
        """Store the state of a part."""
        await self.history.write(lambda books: books.outbox.mark(part, self.now()))


async def carry(row: Receipt, tools: Tools) -> None:
    """Post the missing parts of a row, unless it was settled or tried since it was read. Raises HistoryError."""
    work = await tools.history.read(opened, row.key)
    if work is None or work.receipt.state not in ("planned", "posting") or work.receipt.tries != row.tries:
        return
    channel = work.receipt.channel
    try:
        composed = await _composed(work, tools)
        if composed is not None:
            await _post_all(composed, tools)
    except TryLater as error:
        await _put_off(work, error, tools)
    except DeliveryError as error:
        await _give_up(work, error, tools)
    except HistoryError:
        raise
    except Exception as error:  # a message on which a library breaks must not hold up its channel for ever
        logger.error("posting to %s broke off: %s", channel, error, exc_info=error)
        await _put_off(work, TryLater(channel, "posting broke off", "the log has more"), tools)


async def _composed(work: Work, tools: Tools) -> Work | None:
    """The work with its parts, composed if they are missing or late by now; None if there is nothing to post."""
    receipt, schedule, now = work.receipt, work.schedule, tools.now()
    if receipt.briefing is None or any(part.state != "planned" for part in work.parts):
        return work
    if schedule is None or schedule.paused is not None:
        reason = f"paused: {schedule.paused}" if schedule else "the briefing was removed"
        await _settle(replace(receipt, state="folded", reason=reason, settled=now), tools)
        return None
    if work.parts and (now - receipt.slot <= ON_TIME or work.parts[0].message.late):
        return work
    composed = await tools.history.in_reader(compose, tools.desk, tools.parts, receipt, schedule, now)
    if not composed.messages:
        await _settle(composed.receipt, tools)
        return None
    return Work(composed.receipt, schedule, await tools.history.write(keep, composed))


async def _post_all(work: Work, tools: Tools) -> None:
    under: str | None = None
    for part in work.parts:
        if part.state != "posted":
            if tools.stopping():
                return
            try:
                part = await _posted(work.receipt, part, under, tools)
            except FateUnknown:
                await _fate_unknown(work, part, tools)
                return
        under = under or part.posted
    reason = None if work.receipt.tries else work.receipt.reason  # after a try it is why that one failed
    await _settle(replace(work.receipt, state="posted", reason=reason, settled=tools.now(), retry_at=None), tools)


async def _posted(receipt: Receipt, part: Posting, under: str | None, tools: Tools) -> Posting:
    """The part, posted now or found; raises the courier's errors, after marking the part accordingly."""
    courier, channel = tools.courier(receipt.channel), receipt.channel
    found: str | None = None
    if part.state == "posting":
        found = await courier.find(channel, part.key, receipt.slot, under)
    if found is None:
        await tools.mark(replace(part, state="posting"))
        try:
            found = await courier.post(channel, part.message, part.key, under)
        except FateUnknown as error:  # the next try asks the platform for it first
            raise TryLater(error.subject, error.problem, error.way_out) from error
        except DeliveryError:
            await tools.mark(replace(part, state="planned"))
            raise
    posted = replace(part, state="posted", posted=found)
    await tools.mark(posted)
    return posted


async def _put_off(work: Work, error: TryLater, tools: Tools) -> None:
    """Schedule a retry, or give up if it would be too late."""
    tries = work.receipt.tries + 1
    pause = max(wait(error), _pause(work.receipt))
    retry_at = tools.now() + pause
    if tries >= FEWEST_TRIES and retry_at - work.receipt.slot > patience(work.schedule):
        await _give_up(work, error, tools)
        return
    current = await tools.history.read(lambda books: books.outbox.get(work.receipt.key))
    logger.warning("%s is tried again in %.0f seconds: %s", _named(work.receipt), pause.total_seconds(), error)
    await _settle(replace(current or work.receipt, tries=tries, retry_at=retry_at, reason=str(error)), tools)


async def _give_up(work: Work, error: DeliveryError, tools: Tools) -> None:
    """Settle a row without further retries: as failed, posted in part, or unknown."""
    key = work.receipt.key
    found = await tools.history.read(opened, key)
    work = found if found is not None else work
    receipt, schedule, parts = work.receipt, work.schedule, work.parts
    posted = sum(part.state == "posted" for part in parts)
    reason = f"{posted} of {len(parts)} parts posted: {error}" if posted else str(error)
    logger.warning("%s was not posted whole: %s" if posted else "%s was not posted: %s", _named(receipt), reason)
    if doubtful := next((part for part in parts if part.state == "posting"), None):
        await _fate_unknown(work, doubtful, tools)
        return
    state = replace(receipt, state="posted" if posted else "failed", settled=tools.now(), retry_at=None, reason=reason)
    await _settle(state, tools)
    if isinstance(error, ChannelGone) and not isinstance(error, Unserved) and schedule is not None:
        reason = f"I cannot post in its channel: {error.reason}"
        await tools.history.write(pause, schedule, reason)
        message = channel_gone(schedule, error.reason)
        await tools.notify(schedule.space, message, f"gone {receipt.key}", schedule.made_by)


async def _fate_unknown(work: Work, part: Posting, tools: Tools) -> None:
    receipt, schedule, now = work.receipt, work.schedule, tools.now()
    await tools.mark(replace(part, state="unknown"))
    reason = "delivery is uncertain: the connection broke, and the platform cannot be asked"
    await _settle(replace(receipt, state="unknown", reason=reason, settled=now, retry_at=None), tools)
    if schedule is not None:
        message = fate_unknown(schedule, receipt)
        await tools.notify(schedule.space, message, f"unknown {receipt.key}", schedule.made_by)


def _named(receipt: Receipt) -> str:
    """The row's name in the log."""
    named = f"briefing {receipt.briefing} of {receipt.space}" if receipt.briefing else f"a message for {receipt.space}"
    return f"{named} ({receipt.key})"


async def _settle(receipt: Receipt, tools: Tools) -> None:
    kept = await tools.history.write(settle, receipt)
    if kept.settled is not None:
        tools.settled(kept)


def _pause(receipt: Receipt) -> timedelta:
    """The retry delay: doubled with each attempt, and varied by up to a quarter so that rows do not retry in step."""
    chance = blake2b(f"{receipt.key} {receipt.tries}".encode(), digest_size=2).digest()
    spread = 0.75 + 0.5 * int.from_bytes(chance) / 0xFFFF
    return min(FIRST_PAUSE * (1 << min(receipt.tries, 20)), LONGEST_PAUSE) * spread
