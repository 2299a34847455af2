"""Slack's pace: one message a second for each channel, and a pause for all when Slack asks for one."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from slack_sdk.errors import SlackApiError

from adapters.slack.errors import is_limit, retry_after

logger = logging.getLogger(__name__)

SPACING = 1.0
"""Seconds between two messages in one channel (docs.slack.dev/apis/web-api/rate-limits)."""

AT_ONCE = 20
"""Posts under way at once."""

PATIENCE = 60.0
"""Seconds that a post waits for its turn after Slack asked to wait, before its caller is told."""

REMEMBERED = 10_000
"""Channels whose last message is remembered; beyond, those whose second is over are forgotten."""


class PostPace:
    """Lets posts through at Slack's pace. `spacing` is in seconds."""

    def __init__(self, spacing: float = SPACING) -> None:
        self._spacing = spacing
        self._places = asyncio.Semaphore(AT_ONCE)
        self._turns: dict[str, asyncio.Lock] = {}
        self._next: dict[str, float] = {}
        self._held_until = 0.0

    async def post(self, channel: str, call: Callable[[], Awaitable[Any]]) -> Any:
        """The call's result, once it is the channel's turn; Slack's 429 is waited out, for all channels.

        Raises what the call raises, and its SlackApiError of 429 when the wait is too long.
        """
        if not self._spacing:
            return await self._patiently(channel, call)
        async with self._turns.setdefault(channel, asyncio.Lock()):
            try:
                return await self._patiently(channel, call)
            finally:
                self._forget()

    async def _patiently(self, channel: str, call: Callable[[], Awaitable[Any]]) -> Any:
        now = asyncio.get_running_loop().time
        patience = PATIENCE
        while True:
            await asyncio.sleep(max(self._next.get(channel, 0.0), self._held_until) - now())
            try:
                async with self._places:
                    return await call()
            except SlackApiError as error:
                wait = retry_after(error)
                patience -= wait
                if not is_limit(error) or patience < 0:
                    raise
                logger.info("Slack asks to wait %s seconds", wait)
                self._held_until = max(self._held_until, now() + wait)
            finally:
                if self._spacing:
                    self._next[channel] = now() + self._spacing

    def _forget(self) -> None:
        now = asyncio.get_running_loop().time()
        if len(self._next) > REMEMBERED:
            self._next = {channel: at for channel, at in self._next.items() if at > now}
            self._turns = {name: turn for name, turn in self._turns.items() if turn.locked() or name in self._next}
