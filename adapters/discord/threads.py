"""The threads that posts stand in: opened for what comes under a first one, and woken for an edit."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import discord

from adapters.discord.addresses import channel_at
from adapters.discord.titles import thread_name
from bot.errors import MessageGone

ARCHIVED = 50083
"""The code with which Discord refuses an edit in a thread that it has archived after some days of silence."""

HAS_ONE = 160004
"""The code for a message that has a thread already."""


async def open_thread(where: discord.abc.Snowflake, message: int) -> None:
    """Open the thread of a message; one that was opened meanwhile is fine. Raises MessageGone."""
    first = await _first_part(where, message)
    try:
        await first.create_thread(name=thread_name(first))
    except discord.HTTPException as error:
        if error.code != HAS_ONE:
            raise


async def edited(client: discord.Client, room: int, edit: Callable[[], Awaitable[object]]) -> None:
    """Make the edit; an archived thread is opened for it and archived again, so that it comes up with nobody."""
    try:
        await edit()
    except discord.HTTPException as error:
        thread = await client.fetch_channel(room) if error.code == ARCHIVED else None
        if not isinstance(thread, discord.Thread) or thread.locked:
            raise
        await thread.edit(archived=False)
        try:
            await edit()
        finally:
            await thread.edit(archived=True)


async def _first_part(where: discord.abc.Snowflake, message: int) -> discord.Message:
    way_out = "post the briefing anew: /briefing now"
    deleted = MessageGone(channel_at(where.id), "the message that this stands under was deleted", way_out)
    if not isinstance(where, discord.TextChannel):  # a forum's thread goes with its first message
        raise deleted
    try:
        return await where.fetch_message(message)
    except discord.NotFound as error:
        raise deleted from error
