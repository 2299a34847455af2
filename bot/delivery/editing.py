"""Edits posts: an edit is stored first, and then made by the courier that serves the channel."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.async_history import AsyncHistory
from bot.delivery.policy import wait
from bot.errors import ChannelGone, DeliveryError, FateUnknown, MessageGone, TryLater
from bot.ports import Courier
from bot.slots import Posting

logger = logging.getLogger(__name__)

PAUSE = timedelta(minutes=1)
"""Delay before a failed edit is retried."""

LONG_PAUSE = timedelta(hours=1)
"""The same if no courier serves the channel, or after an unexpected error."""

AT_ONCE = 32
"""Channels in which posts are edited concurrently; couriers keep to their platforms' rate limits."""

Fate = Literal["edited", "refused", "put off"]


@dataclass(frozen=True, slots=True)
class Edited:
    """How many posts were edited, and how many edits were refused; others are retried later."""

    edited: int = 0
    refused: int = 0


class Editor:
    """Makes pending edits. `courier` returns the courier of a channel; `now` the time in UTC."""

    def __init__(self, history: AsyncHistory, courier: Callable[[str], Courier], now: Callable[[], datetime]) -> None:
        self._history = history
        self._courier = courier
        self._now = now
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def edit(self, space: str | None = None) -> Edited:
        """Make the edits that are due, in one space or in all; no channel waits for another.

        Raises HistoryError.
        """
        waiting = await self._waiting(space)
        places = asyncio.Semaphore(AT_ONCE)

        async def edit_all(channel: str) -> list[Fate]:
            async with places, self._turns[channel]:  # an older edit of a post must not come after a newer one
                due = await self._waiting(space, channel)
                return [await self._edit(channel, posting) for _, posting in due]

        channels = dict.fromkeys(channel for channel, _ in waiting)
        made = await asyncio.gather(*map(edit_all, channels), return_exceptions=True)
        fates: list[Fate] = []
        for each in made:
            if isinstance(each, BaseException):
                raise each
            fates += each
        return Edited(fates.count("edited"), fates.count("refused"))

    async def _edit(self, channel: str, posting: Posting) -> Fate:
        try:
            courier = self._courier(channel)
        except ChannelGone:
            return await self._put_off(posting, LONG_PAUSE)
        try:
            await courier.edit(channel, posting.posted or "", posting.message)
        except TryLater as error:
            return await self._put_off(posting, max(PAUSE, wait(error)))
        except FateUnknown:
            return await self._put_off(posting, PAUSE)
        except DeliveryError as error:
            level = logging.INFO if isinstance(error, ChannelGone | MessageGone) else logging.WARNING
            logger.log(level, "a post in %s is not edited any more: %s", channel, error)
            await self._history.write(lambda books: books.edits.drop(posting))
            return "refused"
        except Exception as error:  # a post on which a library breaks must not hold up all others
            logger.error("editing a post in %s broke off: %s", channel, error, exc_info=error)
            return await self._put_off(posting, LONG_PAUSE)
        await self._history.write(lambda books: books.edits.done(posting))
        return "edited"

    async def _put_off(self, posting: Posting, pause: timedelta) -> Fate:
        await self._history.write(lambda books: books.edits.put_off(posting, self._now() + pause))
        return "put off"

    def _waiting(self, space: str | None, channel: str | None = None) -> Awaitable[list[tuple[str, Posting]]]:
        return self._history.read(lambda books: books.edits.due(self._now(), space, channel))
