"""Edits in threads that Discord has archived after some days of silence: it takes none there (code 50083)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import discord

ARCHIVED = 50083


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
