"""The threads that posts stand in: what they are called, opened for what comes under a post, woken for an edit."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterable

import discord

from adapters.discord.addresses import channel_at
from adapters.safe_text import shortened
from bot.errors import MessageGone
from bot.message import Heading, Message, Paragraph, plain

ARCHIVED = 50083
"""The code with which Discord refuses an edit in a thread that it has archived after some days of silence."""

HAS_ONE = 160004
"""The code for a message that has a thread already."""

THREAD_NAME = 100
"""Characters of a thread's name (topics/threads)."""

TAGS = 5
"""Tags of a forum post (resources/channel)."""


def title_of(message: Message) -> str:
    """What a forum post is called: the first words of the message, cut between words."""
    for block in message.blocks:
        if isinstance(block, Heading | Paragraph):
            words = " ".join(plain(block.line).split())
            if words:
                return shortened(words, THREAD_NAME)
    return "Verbatim"


def tags_of(forum: discord.ForumChannel, message: Message) -> Iterable[discord.ForumTag]:
    """Tags whose name the message says; the first one where the forum demands any."""
    said = " ".join(plain(block.line) for block in message.blocks if isinstance(block, Heading | Paragraph))
    fitting = [tag for tag in forum.available_tags if not tag.moderated and _says(said, tag.name)]
    return (fitting or (forum.available_tags[:1] if forum.flags.require_tag else []))[:TAGS]


async def open_thread(where: discord.abc.Snowflake, message: int) -> None:
    """Open the thread of a message; one that was opened meanwhile is fine. Raises MessageGone."""
    first = await _first_part(where, message)
    try:
        await first.create_thread(name=_thread_name(first))
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


def _says(text: str, name: str) -> bool:
    """Whether the text has the name as whole words, in any case: no "art" in "party", no "US" in "told us"."""
    any_case = re.NOFLAG if name.isupper() else re.IGNORECASE
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, any_case) is not None


async def _first_part(where: discord.abc.Snowflake, message: int) -> discord.Message:
    way_out = "post the briefing anew: /briefing now"
    deleted = MessageGone(channel_at(where.id), "the message that this stands under was deleted", way_out)
    if not isinstance(where, discord.TextChannel):  # a forum's thread goes with its first message
        raise deleted
    try:
        return await where.fetch_message(message)
    except discord.NotFound as error:
        raise deleted from error


def _thread_name(message: discord.Message) -> str:
    """The first line of what the message says."""
    for component in message.components:
        for each in (component, *getattr(component, "children", ())):
            if isinstance(each, discord.TextDisplay):
                words = discord.utils.remove_markdown(each.content.partition("\n")[0]).strip("# ")
                return shortened(words, THREAD_NAME) or "Further stories"
    return "Further stories"
