"""Who somebody is in the server that a direct message was posted for: its buttons act there, as they may act there."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

import discord

from adapters.discord.addresses import place_of
from adapters.discord.failures import NotDone
from adapters.discord.records import Records
from adapters.discord.visitors import manages_server, roles_of
from bot.errors import UsageError
from bot.model import LOCAL
from bot.people import Visitor

logger = logging.getLogger(__name__)

SECONDS = 1.5
"""How long Discord may take to say who somebody is: it waits three seconds for the answer to a press."""


async def at_home(visitor: Visitor, client: discord.Client, records: Records) -> Visitor:
    """The visitor in the space of the post that they answer in direct messages; raises UsageError when Discord does
    not say who they are there. Who is no member of that server stays in their own space.
    """
    if visitor.channel != visitor.person or visitor.replied_to is None:
        return visitor
    space = await records.space_of(visitor.channel, visitor.replied_to)
    if space in (None, LOCAL, visitor.space):  # what the configuration file declares is of no server
        return visitor
    guild = client.get_guild(place_of(space).id)
    member = await _member(guild, place_of(visitor.person).id) if guild else None
    if guild is None or member is None:
        return visitor
    there = replace(visitor, space=space, named=guild.name)
    return replace(there, manages=manages_server(member), roles=roles_of(member))


async def _member(guild: discord.Guild, person: int) -> discord.Member | None:
    """Asked each time: what somebody may do changes, and members are not told to the bot."""
    try:
        async with asyncio.timeout(SECONDS):
            return await guild.fetch_member(person)
    except discord.NotFound:
        return None
    except (*NotDone, TimeoutError) as error:
        logger.warning("Discord does not say who somebody is in the server %s: %s", guild.id, error)
        problem = f"Discord does not say whether you manage {guild.name}"
        raise UsageError("This message", problem, "try again, or use the command there") from error
