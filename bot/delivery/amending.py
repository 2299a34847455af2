"""Edits posts that are to say something else: what was decided is kept first, and carried by who serves the channel."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.policy import wait
from bot.errors import ChannelGone, DeliveryError, FateUnknown, MessageGone, TryLater
from bot.ports import Courier, History
from bot.slots import Posting
from bot.threads import Threads

logger = logging.getLogger(__name__)

PAUSE = timedelta(minutes=1)
"""How long a post is left as it is after an edit that failed for now."""

LONG_PAUSE = timedelta(hours=1)
"""The same where nobody serves its channel, and after an edit that broke off."""


@dataclass(frozen=True, slots=True)
class Amended:
    """How many posts were edited, and how many their platforms refuse to edit; others are tried later."""

    edited: int = 0
    refused: int = 0


class Amending:
    """Edits what waits for it. `courier` gives the one that serves a channel; `now` the time in UTC."""

    def __init__(
        self, history: History, courier: Callable[[str], Courier], threads: Threads, now: Callable[[], datetime]
    ) -> None:
        self._history = history
        self._courier = courier
        self._threads = threads
        self._now = now
        self._turn = asyncio.Lock()  # an older edit of a post must not come after a newer one

    async def amend(self, space: str | None = None) -> Amended:
        """Edit the posts, of one space or of all, whose time has come. Raises HistoryError."""
        done = Amended()
        async with self._turn:
            for channel, posting in await self._threads.read(self._waiting, space):
                done = await self._edit(channel, posting, done)
        return done

    async def _edit(self, channel: str, posting: Posting, done: Amended) -> Amended:
        try:
            courier = self._courier(channel)
        except ChannelGone:
            await self._threads.write(self._put_off, posting, LONG_PAUSE)
            return done
        try:
            await courier.edit(channel, posting.posted or "", posting.message)
        except TryLater as error:
            await self._threads.write(self._put_off, posting, max(PAUSE, wait(error)))
            return done
        except FateUnknown:
            await self._threads.write(self._put_off, posting, PAUSE)
            return done
        except (ChannelGone, MessageGone) as error:
            logger.info("a post in %s is not edited any more: %s", channel, error)
            await self._threads.write(self._give_up, posting)
            return Amended(done.edited, done.refused + 1)
        except DeliveryError as error:
            logger.warning("a post in %s could not be edited: %s", channel, error)
            await self._threads.write(self._give_up, posting)
            return Amended(done.edited, done.refused + 1)
        except Exception as error:  # a post on which a library breaks must not hold up all others
            logger.error("editing a post in %s broke off: %s", channel, error, exc_info=error)
            await self._threads.write(self._put_off, posting, LONG_PAUSE)
            return done
        await self._threads.write(self._amended, posting)
        return Amended(done.edited + 1, done.refused)

    def _waiting(self, space: str | None) -> list[tuple[str, Posting]]:
        with self._history.reading() as books:
            return books.outbox.amending(self._now(), space)

    def _amended(self, posting: Posting) -> None:
        with self._history.writing() as books:
            books.outbox.amended(posting)

    def _put_off(self, posting: Posting, pause: timedelta) -> None:
        with self._history.writing() as books:
            books.outbox.put_off(posting, self._now() + pause)

    def _give_up(self, posting: Posting) -> None:
        with self._history.writing() as books:
            books.outbox.keep(posting)
