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
from bot.delivery.notices import channel_gone, fate_unknown
from bot.delivery.outbox import Work, compose, keep, opened, pause, settle
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
class Sender:
    """Posts rows of the outbox.

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

    async def send(self, row: Receipt) -> None:
        """Post the missing parts of a row, unless it was settled or tried since it was read. Raises HistoryError."""
        work = await self.history.read(opened, row.key)
        if work is None or work.receipt.state not in ("planned", "posting") or work.receipt.tries != row.tries:
            return
        channel = work.receipt.channel
        try:
            composed = await self._composed(work)
            if composed is not None:
                await self._post_all(composed)
        except TryLater as error:
            await self._put_off(work, error)
        except DeliveryError as error:
            await self._give_up(work, error)
        except HistoryError:
            raise
        except Exception as error:  # a message on which a library breaks must not hold up its channel for ever
            logger.error("posting to %s broke off: %s", channel, error, exc_info=error)
            await self._put_off(work, TryLater(channel, "posting broke off", "the log has more"))

    async def _composed(self, work: Work) -> Work | None:
        """The work with its parts, composed if they are missing or late by now; None if there is nothing to post."""
        receipt, schedule, now = work.receipt, work.schedule, self.now()
        if receipt.briefing is None or any(part.state != "planned" for part in work.parts):
            return work
        if schedule is None or schedule.paused is not None:
            reason = f"paused: {schedule.paused}" if schedule else "the briefing was removed"
            await self._settle(replace(receipt, state="folded", reason=reason, settled=now))
            return None
        if work.parts and (now - receipt.slot <= ON_TIME or work.parts[0].message.late):
            return work
        composed = await self.history.in_reader(compose, self.desk, self.parts, receipt, schedule, now)
        if not composed.messages:
            await self._settle(composed.receipt)
            return None
        return Work(composed.receipt, schedule, await self.history.write(keep, composed))

    async def _post_all(self, work: Work) -> None:
        under: str | None = None
        for part in work.parts:
            if part.state != "posted":
                if self.stopping():
                    return
                try:
                    part = await self._posted(work.receipt, part, under)
                except FateUnknown:
                    await self._fate_unknown(work, part)
                    return
            under = under or part.posted
        reason = None if work.receipt.tries else work.receipt.reason  # after a try it is why that one failed
        await self._settle(replace(work.receipt, state="posted", reason=reason, settled=self.now(), retry_at=None))

    async def _posted(self, receipt: Receipt, part: Posting, under: str | None) -> Posting:
        """The part, posted now or found; raises the courier's errors, after marking the part accordingly."""
        courier, channel = self.courier(receipt.channel), receipt.channel
        found: str | None = None
        if part.state == "posting":
            found = await courier.find(channel, part.key, receipt.slot, under)
        if found is None:
            await self._mark(replace(part, state="posting"))
            try:
                found = await courier.post(channel, part.message, part.key, under)
            except FateUnknown as error:  # the next try asks the platform for it first
                raise TryLater(error.subject, error.problem, error.way_out) from error
            except DeliveryError:
                await self._mark(replace(part, state="planned"))
                raise
        posted = replace(part, state="posted", posted=found)
        await self._mark(posted)
        return posted

    async def _put_off(self, work: Work, error: TryLater) -> None:
        """Schedule a retry, or give up if it would be too late."""
        tries = work.receipt.tries + 1
        pause = max(wait(error), _pause(work.receipt))
        retry_at = self.now() + pause
        if tries >= FEWEST_TRIES and retry_at - work.receipt.slot > patience(work.schedule):
            await self._give_up(work, error)
            return
        current = await self.history.read(lambda books: books.outbox.get(work.receipt.key))
        logger.warning("%s is tried again in %.0f seconds: %s", _named(work.receipt), pause.total_seconds(), error)
        await self._settle(replace(current or work.receipt, tries=tries, retry_at=retry_at, reason=str(error)))

    async def _give_up(self, work: Work, error: DeliveryError) -> None:
        """Settle a row without further retries: as failed, posted in part, or unknown."""
        key = work.receipt.key
        found = await self.history.read(opened, key)
        work = found if found is not None else work
        receipt, schedule, parts = work.receipt, work.schedule, work.parts
        posted = sum(part.state == "posted" for part in parts)
        reason = f"{posted} of {len(parts)} parts posted: {error}" if posted else str(error)
        logger.warning("%s was not posted whole: %s" if posted else "%s was not posted: %s", _named(receipt), reason)
        if doubtful := next((part for part in parts if part.state == "posting"), None):
            await self._fate_unknown(work, doubtful)
            return
        state = replace(
            receipt, state="posted" if posted else "failed", settled=self.now(), retry_at=None, reason=reason
        )
        await self._settle(state)
        if isinstance(error, ChannelGone) and not isinstance(error, Unserved) and schedule is not None:
            reason = f"I cannot post in its channel: {error.reason}"
            await self.history.write(pause, schedule, reason)
            message = channel_gone(schedule, error.reason)
            await self.notify(schedule.space, message, f"gone {receipt.key}", schedule.made_by)

    async def _fate_unknown(self, work: Work, part: Posting) -> None:
        receipt, schedule, now = work.receipt, work.schedule, self.now()
        await self._mark(replace(part, state="unknown"))
        reason = "delivery is uncertain: the connection broke, and the platform cannot be asked"
        await self._settle(replace(receipt, state="unknown", reason=reason, settled=now, retry_at=None))
        if schedule is not None:
            message = fate_unknown(schedule, receipt)
            await self.notify(schedule.space, message, f"unknown {receipt.key}", schedule.made_by)

    async def _settle(self, receipt: Receipt) -> None:
        kept = await self.history.write(settle, receipt)
        if kept.settled is not None:
            if kept.briefing is not None:
                logger.info("%s in %s: %s", _named(kept), kept.channel, kept.state)
            self.settled(kept)

    async def _mark(self, part: Posting) -> None:
        """Store the state of a part."""
        await self.history.write(lambda books: books.outbox.mark(part, self.now()))


def _named(receipt: Receipt) -> str:
    """The row's name in the log."""
    named = f"briefing {receipt.briefing} of {receipt.space}" if receipt.briefing else f"a message for {receipt.space}"
    return f"{named} ({receipt.key})"


def _pause(receipt: Receipt) -> timedelta:
    """The retry delay: doubled with each attempt, and varied by up to a quarter so that rows do not retry in step."""
    chance = blake2b(f"{receipt.key} {receipt.tries}".encode(), digest_size=2).digest()
    spread = 0.75 + 0.5 * int.from_bytes(chance) / 0xFFFF
    return min(FIRST_PAUSE * (1 << min(receipt.tries, 20)), LONGEST_PAUSE) * spread
