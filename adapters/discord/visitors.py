"""Who speaks to the bot and where: interactions and messages of Discord as visitors of the front desk.

The buttons of a direct message act in the server that it was posted for, as its reader may act there.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import Any

import discord

from adapters.chat.records import Records
from adapters.discord.addresses import channel_at, person_at, place_of, posted_id, role_at
from adapters.discord.custom_ids import custom_ids, pressed
from adapters.discord.errors import NotDone
from bot.errors import UsageError
from bot.model import LOCAL, passage_id
from bot.people import Visitor

logger = logging.getLogger(__name__)

Interaction = discord.Interaction[Any]

SECONDS = 1.5
"""How long Discord may take to say who somebody is: it waits three seconds for the answer to a press."""


def visitor_of(interaction: Interaction, replied_to: str | None = None) -> Visitor:
    """Who used a command, pressed a button or filled in a form.

    The space is the server where the bot is; elsewhere, where a person brought the bot, it is the person's own.
    """
    user, guild = interaction.user, interaction.guild_id
    inside = guild is not None and interaction.is_guild_integration()
    channel, thread = _place(interaction.channel, interaction.channel_id or 0, user.id, interaction.client)
    return Visitor(
        space=channel_at(guild) if guild is not None and inside else person_at(user.id),
        person=person_at(user.id),
        channel=channel,
        thread=thread,
        manages=interaction.permissions.manage_guild or interaction.permissions.administrator or not inside,
        roles=_roles_of(user) if inside else (),
        replied_to=replied_to or _post_of(interaction.channel, interaction.message, interaction.client),
    )


def author_of(message: discord.Message, client: discord.Client) -> Visitor:
    """Who wrote a message to the bot."""
    author = message.author
    channel, thread = _place(message.channel, message.channel.id, author.id, client)
    manages = message.guild is None or (isinstance(author, discord.Member) and _manages_server(author))
    return Visitor(
        space=channel_at(message.guild.id) if message.guild else person_at(author.id),
        person=person_at(author.id),
        channel=channel,
        thread=thread,
        manages=manages,
        roles=_roles_of(author),
        replied_to=_answered(message, client),
        quoted=_quoted(message),
    )


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
    member = await member_of(guild, place_of(visitor.person).id) if guild else None
    if guild is None or member is None:
        return visitor
    there = replace(visitor, space=space, named=guild.name)
    return replace(there, manages=_manages_server(member), roles=_roles_of(member))


def _place(channel: Any, id: int, person: int, client: discord.Client) -> tuple[str, str]:
    """The channel's address and the conversation's name.

    A thread is a conversation. One that the bot has opened under its own post belongs to the post's channel.
    """
    if isinstance(channel, discord.Thread):
        home = channel.parent_id if _is_own(channel, client) else channel.id
        return channel_at(home), channel_at(channel.id)
    if isinstance(channel, discord.DMChannel) or channel is None:
        return person_at(person), person_at(person)
    return channel_at(id), f"{channel_at(id)}/{person_at(person)}"


def _is_own(channel: Any, client: discord.Client) -> bool:
    return isinstance(channel, discord.Thread) and client.user is not None and channel.owner_id == client.user.id


def _post_of(channel: Any, message: discord.Message | None, client: discord.Client) -> str | None:
    """The post whose button was pressed, or that the thread belongs to."""
    if _is_own(channel, client):
        return posted_id(channel.id, channel.parent_id, message.id) if message else str(channel.id)
    return str(message.id) if message else None


def _answered(message: discord.Message, client: discord.Client) -> str | None:
    """The message that this one answers, or the post that the thread belongs to."""
    reference = message.reference
    if reference is not None and reference.message_id is not None:
        if isinstance(message.channel, discord.Thread) and _is_own(message.channel, client):
            return posted_id(message.channel.id, message.channel.parent_id, reference.message_id)
        return str(reference.message_id)
    return str(message.channel.id) if _is_own(message.channel, client) else None


def _quoted(message: discord.Message) -> tuple[str, ...]:
    """The ids of the quotes in the message that this one answers, by its buttons and selects."""
    answered = message.reference and (message.reference.resolved or message.reference.cached_message)
    if not isinstance(answered, discord.Message):
        return ()
    lines = (press.rest.split() for id in custom_ids(answered.components) if (press := pressed(id)))
    return tuple(
        dict.fromkeys(id for line in lines if len(line) == 2 and line[0] == "/quote" and (id := passage_id(line[1])))
    )


def _roles_of(user: discord.User | discord.Member) -> tuple[str, ...]:
    """The addresses of a member's roles."""
    return (
        tuple(role_at(role.id) for role in user.roles if not role.is_default())
        if isinstance(user, discord.Member)
        else ()
    )


def _manages_server(member: discord.Member) -> bool:
    """Whether Discord itself lets them manage the server."""
    return member.guild_permissions.manage_guild


async def member_of(guild: discord.Guild, person: int) -> discord.Member | None:
    """The person as a member, None where they are none; raises UsageError when Discord does not say.

    Asked each time: what somebody may do changes, and members are not told to the bot.
    """
    try:
        async with asyncio.timeout(SECONDS):
            return await guild.fetch_member(person)
    except discord.NotFound:
        return None
    except (*NotDone, TimeoutError) as error:
        logger.warning("Discord does not say who somebody is in the server %s: %s", guild.id, error)
        problem = f"Discord does not say whether you manage {guild.name}"
        raise UsageError("This message", problem, "try again, or use the command there") from error
