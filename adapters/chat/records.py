"""What a chat platform keeps in the history, or looks up there: lines too long for a button, where the bot is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.async_history import AsyncHistory
from bot.care import come, leave


@dataclass(frozen=True, slots=True)
class Records:
    """Over the history; `now` gives the time in UTC."""

    history: AsyncHistory
    now: Callable[[], datetime]

    async def keep(self, line: str) -> str:
        """The token under which the line is kept."""
        return await self.history.write(lambda books: books.lines.keep(line, self.now()))

    async def kept(self, token: str) -> str | None:
        """The line that was kept under the token."""
        return await self.history.read(lambda books: books.lines.get(token))

    async def space_of(self, channel: str, posted: str) -> str | None:
        """The space that a message in this channel was posted for; None when it is no post of ours."""
        receipt = await self.history.read(lambda books: books.outbox.slot_of(channel, posted))
        return receipt.space if receipt else None

    async def came(self, space: str) -> None:
        """The bot is in this server or workspace, from now on or again."""
        await self.history.write(come, space)

    async def went(self, space: str) -> None:
        """The bot was sent away from there."""
        await self.history.write(leave, space, self.now())
