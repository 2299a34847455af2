"""Looking for what was posted: the bot reads its own latest messages for the mark of a post."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import discord

from adapters.discord.custom_ids import belongs, custom_ids
from bot.errors import FateUnknown

LOOKED_THROUGH = 1_000
"""Messages after the time of the post that are looked through: ten requests. Others' messages count too."""


async def find_in(where: Any, me: int, key: str, since: datetime) -> discord.Message | None:
    """The bot's message in this channel that has the key's mark, after that time.

    Raises FateUnknown where so many others follow that it may stand behind them.
    """
    seen = 0
    async for message in where.history(limit=LOOKED_THROUGH, after=since, oldest_first=True):
        if message.author.id == me and _marked(message, key):
            found: discord.Message = message
            return found
        seen += 1
    if seen == LOOKED_THROUGH:
        raise FateUnknown(f"discord:{where.id}", f"it is not among the first {LOOKED_THROUGH} messages since its time")
    return None


async def find_in_forum(forum: discord.ForumChannel, me: int, key: str, since: datetime) -> str | None:
    """The id of the bot's forum post whose first message has the key's mark, after that time."""
    opened = discord.utils.time_snowflake(since)
    async for thread in _posts(forum, since):
        if thread.owner_id == me and thread.id > opened:
            message = await thread.fetch_message(thread.id)
            if _marked(message, key):
                return str(thread.id)
    return None


async def _posts(forum: discord.ForumChannel, since: datetime) -> AsyncIterator[discord.Thread]:
    """Those that are open, and those that were archived after that time."""
    for thread in await forum.guild.active_threads():
        if thread.parent_id == forum.id:
            yield thread
    async for thread in forum.archived_threads(limit=None):
        if thread.archive_timestamp < since:
            return
        yield thread


def _marked(message: discord.Message, key: str) -> bool:
    return any(belongs(custom_id, key) for custom_id in custom_ids(message.components))
