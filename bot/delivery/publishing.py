"""Posts due briefings once, on time, and each channel independently of the others; asynchronous.

A row of the outbox is planned when its slot is claimed, then composed once, posted part by part, and settled. After a
crash or an outage, posting continues from the stored state.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.async_history import AsyncHistory
from bot.delivery.editing import Edited, Editor
from bot.delivery.outbox import NextSlots, add, add_now, channel_for_notices, claim, next_due, reopen, set_ahead
from bot.delivery.sending import Sender
from bot.desk import Desk
from bot.errors import ChannelGone, HistoryError
from bot.message import Message
from bot.model import LOCAL
from bot.ports import Courier
from bot.slots import Receipt, Schedule, Stories, post_key

logger = logging.getLogger(__name__)

AT_ONCE = 32
"""Channels posted to concurrently; couriers keep to their platforms' rate limits."""

TAKEN_UP = 500
"""Rows started in one round."""

LONG_AFTER = datetime.max.replace(tzinfo=UTC)

REST = timedelta(minutes=1)
"""Pause of a channel after an unexpected error."""


class Publisher:
    """Posts briefings and single messages.

    `courier` returns the courier of a channel, and raises ChannelGone if there is none. `now` gives the time in UTC.
    `settled` is called with each row that was settled; `freed` is called when a channel has finished with its row, in
    whatever way.
    """

    def __init__(
        self,
        history: AsyncHistory,
        desk: Desk,
        courier: Callable[[str], Courier],
        now: Callable[[], datetime],
        settled: Callable[[Receipt], None] = lambda receipt: None,
        freed: Callable[[], None] = lambda: None,
    ) -> None:
        self._history = history
        self._now = now
        self._settled = settled
        self._freed = freed
        self._sender = Sender(history, desk, courier, now, settled, self.notify, lambda: self._stopping)
        self._editor = Editor(history, courier, now)
        self._edits: asyncio.Task[None] | None = None
        self._places = asyncio.Semaphore(AT_ONCE)
        self._in_hand: dict[str, asyncio.Task[None]] = {}
        self._resting: dict[str, datetime] = {}
        self._looked: datetime | None = None
        self._stopping = False

    async def tick(self) -> datetime:
        """Claim due slots and start posting, without waiting for it.

        Returns when to call again: when something is due next, or at once while posting. Raises HistoryError.
        """
        now = self._now()
        if self._looked is None or now < self._looked:
            await self._set_right(now)
        self._looked = now
        following = await self._history.read(next_due, now)
        if following is not None and following <= now:
            await self._claim(now)
            await self._take_up(now)
            self._begin_editing()
            following = await self._history.read(next_due, now)
        return now if self._in_hand else following or LONG_AFTER

    async def publish(self) -> None:
        """Claim due slots, and wait until everything that is due is posted and edited. Raises HistoryError."""
        await self.tick()
        await self._take_up(self._now())  # a channel that was in hand during the tick may be free by now
        while self._in_hand:
            await asyncio.wait(self._in_hand.values(), return_when=asyncio.FIRST_COMPLETED)
            await self._take_up(self._now())
        if self._edits is not None:
            await self._edits

    async def finish(self, seconds: float) -> None:
        """Start no more posts, and wait at most `seconds` for current ones; the rest continues after the next start."""
        self._stopping = True
        in_hand = {*self._in_hand.values(), *((self._edits,) if self._edits else ())}
        if in_hand:
            _, unfinished = await asyncio.wait(in_hand, timeout=seconds)
            for task in unfinished:
                task.cancel()
            await asyncio.gather(*unfinished, return_exceptions=True)

    async def post_once(
        self, channel: str, message: Message, key: str, space: str = LOCAL, stories: Stories = ()
    ) -> bool:
        """Post a message that is not a briefing, once ever for this channel and key; False if it was posted before.

        It is stored at once and posted like a briefing: in parts, with retries, after a restart too, and with
        corrections of `stories`. Raises HistoryError, and ChannelGone if no courier serves the channel.
        """
        now = self._now()
        post = Receipt(post_key(channel, f"post\n{key}"), channel, now, "posting", space=space)
        added = await self._history.write(add, self._sender.parts, post, message, stories)
        if added:
            await self._take_up(now)
        return added

    async def notify(self, space: str, message: Message, key: str, made_by: str | None = None) -> bool:
        """Notify a space's managers, only once ever for this key; False if they were notified before, or cannot be
        because nobody is known there or no courier serves their channel.

        `made_by` is notified if the space has no channel for notices. Raises HistoryError.
        """
        channel = await self._history.read(channel_for_notices, space, made_by)
        if channel is None:
            logger.warning("nobody is known in %s who could be told", space)
            return False
        try:
            return await self.post_once(channel, message, f"{space}\n{key}", space)
        except ChannelGone as error:  # another platform's channel must not stop those who tell it
            logger.warning("the managers of %s could not be told: %s", space, error)
            return False

    async def post_now(self, schedule: Schedule) -> Receipt | None:
        """Post a briefing now, and wait until it is settled; None if it is being posted at this very moment."""
        receipt = await self._history.write(add_now, schedule, self._now())
        return await self._seen_through(receipt) if receipt else None

    async def again(self, key: str) -> Receipt | None:
        """Post the parts of unknown fate again, and wait for it; None if the row has none."""
        receipt = await self._history.write(reopen, key, self._now())
        return await self._seen_through(receipt) if receipt else None

    async def edit(self, space: str) -> Edited:
        """Make the due edits in a space's posts. Raises HistoryError."""
        return await self._editor.edit(space)

    async def _set_right(self, now: datetime) -> None:
        """Bring back slots of a clock that was ahead, at the start and when it is set back; none comes twice."""
        ahead = await self._history.read(set_ahead, now)
        if ahead:
            logger.warning("%d briefings wait for slots of a clock that was ahead; they come as scheduled", len(ahead))
            await self._history.write(lambda books: books.schedules.advance(ahead))

    async def _claim(self, now: datetime) -> None:
        known: NextSlots = {}
        more = True
        while more:
            settled, more = await self._history.write(claim, now, known)
            for receipt in settled:
                self._settled(receipt)

    async def _seen_through(self, receipt: Receipt) -> Receipt:
        """Wait for a row's turn, after the earlier rows of its channel, and return the row."""
        while True:
            await self._take_up(self._now())
            task = self._in_hand.get(receipt.channel)
            if task is not None:
                await asyncio.wait([task])
            found = await self._history.read(lambda books: books.outbox.get(receipt.key))
            if found is None or found.settled or found.tries or task is None:
                return found or receipt

    async def _take_up(self, now: datetime) -> None:
        """Start posting the oldest rows, one of each channel at a time."""
        if self._stopping:
            return
        for receipt in await self._history.read(lambda books: books.outbox.ready(now, TAKEN_UP)):
            if receipt.channel not in self._in_hand and self._resting.get(receipt.channel, now) <= now:
                self._begin(receipt)

    def _begin_editing(self) -> None:
        async def edit() -> None:
            try:
                await self._editor.edit()
            except HistoryError as error:
                logger.error("what posts say could not be kept: %s", error)

        if not self._stopping and (self._edits is None or self._edits.done()):
            self._edits = asyncio.create_task(edit())

    def _begin(self, receipt: Receipt) -> None:
        def done(task: asyncio.Task[None]) -> None:
            del self._in_hand[receipt.channel]
            self._resting.pop(receipt.channel, None)
            if not task.cancelled() and (error := task.exception()):
                logger.error("posting to %s broke off: %s", receipt.channel, error, exc_info=error)
                self._resting[receipt.channel] = self._now() + REST
            self._freed()

        task = asyncio.create_task(self._send(receipt))
        self._in_hand[receipt.channel] = task
        task.add_done_callback(done)

    async def _send(self, receipt: Receipt) -> None:
        async with self._places:
            if not self._stopping:
                await self._sender.send(receipt)
