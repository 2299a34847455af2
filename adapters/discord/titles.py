"""What threads and forum posts are called, and the tags of a forum post."""

from __future__ import annotations

from collections.abc import Iterable

import discord

from adapters.shortening import shortened
from bot.message import Heading, Message, Paragraph, plain

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


def thread_name(message: discord.Message) -> str:
    """The first line of what the message says."""
    for component in message.components:
        for each in (component, *getattr(component, "children", ())):
            if isinstance(each, discord.TextDisplay):
                words = discord.utils.remove_markdown(each.content.partition("\n")[0]).strip("# ")
                return shortened(words, THREAD_NAME) or "Further stories"
    return "Further stories"


def tags_of(forum: discord.ForumChannel, message: Message) -> Iterable[discord.ForumTag]:
    """Tags whose name the message says; the first one where the forum demands any."""
    said = " ".join(plain(block.line) for block in message.blocks if isinstance(block, Heading | Paragraph)).lower()
    fitting = [tag for tag in forum.available_tags if tag.name.lower() in said and not tag.moderated]
    return (fitting or (forum.available_tags[:1] if forum.flags.require_tag else []))[:TAGS]
