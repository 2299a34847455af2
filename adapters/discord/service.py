"""Discord as `verbatim run` serves it: a courier, and somebody who hears."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import discord

from adapters.chat.pending import PendingTasks
from adapters.chat.records import Records
from adapters.discord.addresses import channel_at, place_of
from adapters.discord.connection import client_of, close, keep_connected
from adapters.discord.conversation import Conversation
from adapters.discord.courier import DiscordCourier
from adapters.discord.errors import NotDone
from adapters.discord.slash import synchronise
from adapters.discord.visitors import member_of
from bot.errors import ConfigError, UsageError
from bot.front_desk import FrontDesk
from bot.model import LOCAL
from bot.settings import DiscordSettings

logger = logging.getLogger(__name__)

CLOSING_SECONDS = 5.0
"""How long the connection may take to end when the bot does."""


@dataclass(slots=True)
class Discord:
    """The adapter at work. `problem` is why it is not connected and needs its owner, None while that is not so."""

    courier: DiscordCourier
    client: discord.Client
    problem: str | None = None

    def belongs(self, channel: str, space: str) -> bool:
        """Whether the channel is one of the server's; direct messages are nobody's but their person's."""
        place = place_of(channel)
        where = None if place.direct else self.client.get_channel(place.id)
        return isinstance(where, discord.abc.GuildChannel | discord.Thread) and channel_at(where.guild.id) == space

    async def reads(self, person: str, space: str) -> bool:
        """Whether a person may be told what a server does: not once Discord says that they are no member any more."""
        if space in (LOCAL, person):
            return True
        guild = self.client.get_guild(place_of(space).id)
        try:
            return guild is None or await member_of(guild, place_of(person).id) is not None
        except UsageError:
            return True


@asynccontextmanager
async def serving(settings: DiscordSettings, token: str, desk: FrontDesk, records: Records) -> AsyncIterator[Discord]:
    """Discord connected, or connecting, until the block is left."""
    client = client_of(settings)
    pending = PendingTasks()
    hearing = Conversation(client, desk, records, settings.message_content)
    for event in (
        hearing.on_interaction,
        hearing.on_message,
        hearing.on_guild_join,
        hearing.on_guild_remove,
        hearing.on_ready,
        hearing.on_resumed,
    ):
        client.event(pending.tracked(event))
    made = Discord(DiscordCourier(client, records.keep), client)

    async def connect() -> None:
        try:
            await keep_connected(client, token, lambda: _given_commands(client))
        except ConfigError as error:
            made.problem = str(error)
            logger.error("%s", error)

    task = asyncio.create_task(connect())
    try:
        yield made
    finally:
        await pending.finish()
        task.cancel()
        await asyncio.wait({task}, timeout=CLOSING_SECONDS)
        await close(client)


async def _given_commands(client: discord.Client) -> None:
    """Give Discord the commands; the bot goes on with those that it had where that fails."""
    try:
        await synchronise(client)
    except NotDone as error:
        logger.error("Discord did not take the commands: %s", error)
