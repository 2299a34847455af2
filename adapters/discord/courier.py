"""Posts messages to Discord's channels, threads, forums and direct messages."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

import discord

from adapters.chat.buttons import ASK
from adapters.discord.addresses import DiscordPlace, channel_at, place_of, posted_id, role_of
from adapters.discord.custom_ids import ButtonMarks, mark
from adapters.discord.errors import translated
from adapters.discord.format import Payload
from adapters.discord.lookup import find_in, find_in_forum
from adapters.discord.parts import parts, tightened
from adapters.discord.threads import edited, open_thread, tags_of, title_of
from adapters.discord.views import Keep, files_of, laid_out, view_of
from adapters.latest import Latest
from bot.errors import ChannelGone, DeliveryError, FateUnknown, TryLater
from bot.message import Choices, Message

logger = logging.getLogger(__name__)

REMEMBERED = 1_000
"""Posts of this process that are not posted again: a forum's have no nonce, and a nonce lasts for minutes."""

NOT_YET_SECONDS = 5.0
"""How long a post waits while the bot is only just connecting."""

SKEW = timedelta(minutes=1)
"""How far Discord's clock may be behind ours."""

Postable = discord.abc.Messageable


class DiscordCourier:
    """A Courier over a connected client. `keep` gives the token under which a line too long for a button is kept."""

    def __init__(self, client: discord.Client, keep: Keep) -> None:
        self._client = client
        self._keep = keep
        self._posted: Latest[tuple[str, str], str] = Latest(REMEMBERED)

    def parts(self, message: Message) -> list[Message]:
        """A briefing's top story and then the others; anything else as it fits into messages of Discord's."""
        return parts(message)

    async def post(self, channel: str, message: Message, key: str, under: str | None = None) -> str:
        """Post one part, once for its key; parts under a first one go into its thread, where it can have one."""
        if (channel, key) in self._posted:
            return self._posted[channel, key]
        made = await self._payload(message, key)
        with translated(channel):
            where = await self._channel(channel)
            if under is None:
                posted = await _first(where, made, message, key)
            else:
                posted = await self._further(where, made, key, int(under))
        self._posted[channel, key] = posted
        return posted

    async def find(self, channel: str, key: str, since: datetime, under: str | None = None) -> str | None:
        """The post with the key's mark in one of its buttons, among the bot's own since then."""
        if (channel, key) in self._posted:
            return self._posted[channel, key]
        try:
            with translated(channel):
                where = await self._channel(channel)
                if isinstance(where, discord.ForumChannel) and under is None:
                    return await find_in_forum(where, self._me, key, since - SKEW)
                room = where if under is None else await self._room(where, int(under))
                found = await find_in(room, self._me, key, since - SKEW)
                return None if found is None else posted_id(found.channel.id, where.id, found.id)
        except ChannelGone as error:
            cause = error.__cause__
            if isinstance(cause, discord.NotFound) and under is not None:
                return None  # the thread was never opened
            if isinstance(cause, discord.Forbidden):
                way_out = "allow the bot Read Message History: Edit Channel › Permissions"
                raise FateUnknown(channel, "the bot may not read what it has posted", way_out) from error
            raise

    async def edit(self, channel: str, posted: str, message: Message) -> None:
        """Replace the components of a post; its files go with them."""
        made = await self._tight(channel, message)
        with translated(channel):
            where = await self._channel(channel)
            thread, _, id = posted.rpartition("/")
            room = where
            if thread or isinstance(where, discord.ForumChannel):
                room = await self._room(where, int(thread or id))
            post = _partial(room, int(id))
            allowed = _mentions(message.mention)
            await edited(
                self._client,
                room.id,
                lambda: post.edit(view=view_of(made), attachments=files_of(made), allowed_mentions=allowed),
            )

    def link(self, channel: str, posted: str) -> str | None:
        """The message's address; None for a channel that the bot does not see any more."""
        place = place_of(channel)
        return None if place.direct else link_to(self._client.get_channel(place.id), posted)

    @property
    def _me(self) -> int:
        return self._client.user.id if self._client.user else 0

    async def _tight(self, channel: str, message: Message) -> Payload:
        for shorter in tightened(message):
            try:
                return await self._payload(shorter, "")
            except ValueError:
                continue
        raise DeliveryError(channel, "what the post is to say is too long for one message")

    async def _payload(self, message: Message, key: str) -> Payload:
        # A post without a button of its own carries its mark in this one.
        return await laid_out(message, ButtonMarks(key), self._keep, None if _asks(message) else ASK)

    async def _channel(self, channel: str) -> discord.abc.Snowflake:
        place: DiscordPlace = place_of(channel)
        if self._client.user is None or self._client.is_closed():
            raise TryLater(channel, "the bot is not connected to Discord yet", after=NOT_YET_SECONDS)
        if place.direct:
            return await self._client.create_dm(discord.Object(place.id))
        return self._client.get_channel(place.id) or await self._client.fetch_channel(place.id)

    async def _room(self, where: discord.abc.Snowflake, under: int) -> discord.abc.Snowflake:
        """Where further parts go: the thread of the first part; the channel itself, where it has no threads."""
        if not isinstance(where, discord.TextChannel | discord.ForumChannel):
            return where
        return self._client.get_partial_messageable(
            under, guild_id=where.guild.id, type=discord.ChannelType.public_thread
        )

    async def _further(self, where: discord.abc.Snowflake, made: Payload, key: str, under: int) -> str:
        room = await self._room(where, under)
        try:
            sent = await _send(room, made, key)
        except discord.NotFound as error:
            if error.code != 10003 or room is where:
                raise
            await open_thread(where, under)
            sent = await _send(room, made, key)
        return posted_id(room.id, where.id, sent.id)


def link_to(where: object, posted: str) -> str | None:
    """The address of a post in a channel of a server; None for any other channel."""
    if not isinstance(where, discord.abc.GuildChannel | discord.Thread):
        return None
    thread, _, id = posted.rpartition("/")
    home = thread or (id if isinstance(where, discord.ForumChannel) else str(where.id))
    return f"https://discord.com/channels/{where.guild.id}/{home}/{id}"


def _asks(message: Message) -> bool:
    """Whether a button of the message's own asks for a question already."""
    return any(line == "/ask" for block in message.blocks if isinstance(block, Choices) for _, line in block.options)


async def _first(where: discord.abc.Snowflake, made: Payload, message: Message, key: str) -> str:
    mentions = _mentions(message.mention)
    if isinstance(where, discord.ForumChannel):
        tags = list(tags_of(where, message))
        files = files_of(made)
        opened = await where.create_thread(
            name=title_of(message), view=view_of(made), files=files, applied_tags=tags, allowed_mentions=mentions
        )
        return str(opened.thread.id)
    sent = await _send(where, made, key, mentions)
    if message.publish and isinstance(where, discord.TextChannel) and where.is_news():
        await _publish(sent)
    return str(sent.id)


async def _publish(sent: discord.Message) -> None:
    """Pass a post on to the channel's followers; it is posted, whether that may be done or not."""
    try:
        with translated(channel_at(sent.channel.id)):
            await sent.publish()
    except DeliveryError as error:
        logger.warning("a post does not reach the channel's followers: %s", error)


async def _send(
    where: discord.abc.Snowflake, made: Payload, key: str, mentions: discord.AllowedMentions | None = None
) -> discord.Message:
    if not isinstance(where, Postable):
        raise ChannelGone(f"discord:{where.id}", "it is not a channel for messages", "choose a text channel or a forum")
    return await where.send(
        view=view_of(made),
        files=files_of(made),
        nonce=mark(f"{where.id} {key}"),  # one nonce holds for all channels of the bot
        allowed_mentions=mentions or discord.AllowedMentions.none(),
    )


def _mentions(mention: str | None) -> discord.AllowedMentions:
    role = role_of(mention)
    roles = [discord.Object(role)] if role else False
    return discord.AllowedMentions(everyone=False, users=False, roles=roles, replied_user=False)


def _partial(where: discord.abc.Snowflake, id: int) -> discord.PartialMessage:
    if isinstance(where, discord.TextChannel | discord.Thread | discord.DMChannel | discord.PartialMessageable):
        return where.get_partial_message(id)
    raise ChannelGone(f"discord:{where.id}", "it is not a channel for messages", "choose a text channel or a forum")
