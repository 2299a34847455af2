"""What the adapter keeps in the history, or looks up there: lines too long for a button, servers left."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass
from datetime import datetime

from bot.care import come, leave
from bot.front_desk import Staff
from bot.ports import History


@dataclass(frozen=True, slots=True)
class Records:
    """The history, read and written on the staff's threads. `now` gives the time in UTC."""

    history: History
    staff: Staff
    now: Callable[[], datetime]

    async def keep(self, line: str) -> str:
        """The token under which the line is kept."""
        return await self.staff.threads.write(self._keep, line)

    async def kept(self, token: str) -> str | None:
        """The line that was kept under the token."""
        return await self.staff.threads.read(self._kept, token)

    async def space_of(self, channel: str, posted: str) -> str | None:
        """The space that a message in this channel was posted for; None when it is no post of ours."""
        return await self.staff.threads.read(self._space_of, channel, posted)

    async def came(self, space: str) -> None:
        """The bot is in this server, from now on or again."""
        await self.staff.threads.write(self._come, space)

    async def went(self, space: str) -> None:
        """The bot was sent away from this server."""
        await self.staff.threads.write(self._go, space)

    async def settle(self, here: Set[str]) -> list[str]:
        """The bot is in these servers and in no others: those that it was in by what is kept, and is not."""
        return await self.staff.threads.write(self._settle, here)

    def _keep(self, line: str) -> str:
        with self.history.writing() as books:
            return books.lines.keep(line, self.now())

    def _kept(self, token: str) -> str | None:
        with self.history.reading() as books:
            return books.lines.get(token)

    def _space_of(self, channel: str, posted: str) -> str | None:
        with self.history.reading() as books:
            receipt = books.outbox.slot_of(channel, posted)
        return receipt.space if receipt else None

    def _come(self, space: str) -> None:
        with self.history.writing() as books:
            come(books, space)

    def _go(self, space: str) -> None:
        with self.history.writing() as books:
            leave(books, space, self.now())

    def _settle(self, here: Set[str]) -> list[str]:
        with self.history.writing() as books:
            spaces = books.spaces.all()
            left = {space.id for space in spaces if space.left}
            known = {space.id for space in spaces} | {each.space for each in books.schedules.all()}
            gone = sorted(id for id in known - left - here if _is_server(id))
            for id in gone:
                leave(books, id, self.now())
            for id in left & here:
                come(books, id)
        return gone


def _is_server(space: str) -> bool:
    return space.startswith("discord:") and "@" not in space
