"""The servers that the bot is in, in the history as on Discord: some may have changed while it was not connected."""

from __future__ import annotations

from collections.abc import Set

from adapters.chat.records import Records
from adapters.discord.addresses import is_server
from bot.care import come, leave
from bot.ports import Books


async def settle(records: Records, here: Set[str]) -> list[str]:
    """The bot is in these servers and in no others: those that it was in by what is kept, and is not."""

    def settled(books: Books) -> list[str]:
        spaces = books.spaces.all()
        left = {space.id for space in spaces if space.left}
        known = {space.id for space in spaces} | {each.space for each in books.schedules.all()}
        gone = sorted(id for id in known - left - here if is_server(id))
        for id in gone:
            leave(books, id, records.now())
        for id in left & here:
            come(books, id)
        return gone

    return await records.history.write(settled)
