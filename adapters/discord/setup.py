"""What set-up and check ask of Discord over REST alone: whose the token is, an invitation, channels, a test post."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence

import discord

from adapters.discord.addresses import channel_at, person_at, place_of
from adapters.discord.connection import REFUSALS, client_of, close
from adapters.discord.courier import DiscordCourier, link_to
from adapters.discord.errors import translated
from adapters.discord.permissions import problem_of
from bot.errors import DeliveryError
from bot.installer import Identity, PostingPlace, Secret
from bot.message import Message
from bot.settings import DISCORD_TOKEN, DiscordSettings

PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    read_message_history=True,
    embed_links=True,
    attach_files=True,
)
"""What the bot asks for when it is invited."""

POSTABLE = (discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.forum)

SECRETS = (
    Secret(
        DISCORD_TOKEN,
        "Token",
        "open https://discord.com/developers/applications and press New Application; then Bot, Reset Token, Copy",
    ),
)


def installer(tokens: Mapping[str, str], base_url: str | None) -> DiscordInstaller:
    """The installer for this token; `base_url` stands in for https://discord.com."""
    settings = DiscordSettings(base_url=base_url) if base_url else DiscordSettings()
    return DiscordInstaller(settings, tokens[DISCORD_TOKEN])


class DiscordInstaller:
    """The application that a token belongs to; a `bot.installer.Installer`, which connects to no gateway."""

    def __init__(self, settings: DiscordSettings, token: str) -> None:
        self._settings = settings
        self._token = token
        self._client: discord.Client | None = None

    async def identify(self) -> Identity:
        """The bot's name, after the token was proved. Raises DeliveryError when it is refused, TryLater when Discord is
        down.
        """
        client = client_of(self._settings)
        try:
            with translated("Discord"):
                await client.login(self._token)
        except discord.LoginFailure as error:
            await close(client)
            raise DeliveryError("Discord", *REFUSALS[4004]) from error
        except DeliveryError:
            await close(client)
            raise
        self._client = client
        return Identity(client.user.name if client.user else "Verbatim")

    @property
    def client(self) -> discord.Client:
        """The client, which has logged in and is not connected; raises DeliveryError before."""
        if self._client is None:
            raise DeliveryError("Discord", "the token is not proved yet", "identify first")
        return self._client

    def invitation(self) -> str:
        """The link that brings the bot into a server."""
        return discord.utils.oauth_url(
            self.client.application_id or 0, permissions=PERMISSIONS, scopes=("bot", "applications.commands")
        )

    def user_invitation(self) -> str:
        """The link that lets a person use the bot's commands anywhere."""
        return f"https://discord.com/oauth2/authorize?client_id={self.client.application_id}&integration_type=1&scope=applications.commands"

    async def places(self) -> Sequence[PostingPlace]:
        """The channels of all servers that the bot is in, in Discord's order; what is missing in each is said."""
        with translated("discord"):
            return [place async for guild in self.client.fetch_guilds() async for place in self._of(guild.id)]

    async def _of(self, server: int) -> AsyncIterator[PostingPlace]:
        guild = await self.client.fetch_guild(server)
        me = await guild.fetch_member(self._me)
        channels = await guild.fetch_channels()
        for channel in sorted(channels, key=lambda channel: channel.position):
            if channel.type in POSTABLE:
                problem = problem_of(channel.permissions_for(me), channel.type.value)
                yield PostingPlace(
                    channel_at(channel.id), channel_at(server), f"#{channel.name} in {guild.name}", problem
                )

    async def problem(self, address: str) -> tuple[str, str | None]:
        """What people call the channel, and what to click where the bot may not post; raises ChannelGone."""
        place = place_of(address)
        with translated(address):
            if place.direct:
                await self.client.create_dm(discord.Object(place.id))
                return f"direct messages to {person_at(place.id)}", None
            channel = await self.client.fetch_channel(place.id)
            if not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
                return address, None
            guild = await self.client.fetch_guild(channel.guild.id)
            me = await guild.fetch_member(self._me)
            ruling = channel
            if isinstance(channel, discord.Thread):
                parent = await self.client.fetch_channel(channel.parent_id)
                ruling = parent if isinstance(parent, discord.abc.GuildChannel) else channel
            permissions = _ruled(ruling, guild, me)
        return f"#{channel.name} in {guild.name}", problem_of(permissions, channel.type.value)

    async def post(self, channel: str, message: Message) -> str | None:
        """Post a message; the link to it."""
        posted = await DiscordCourier(self.client, _keep).post(channel, message, f"setup {discord.utils.utcnow()}")
        place = place_of(channel)
        if place.direct:
            return None
        with translated(channel):
            where = await self.client.fetch_channel(place.id)
        return link_to(where, posted)

    async def close(self) -> None:
        """Let go of the connections."""
        if self._client is not None:
            await close(self._client)

    @property
    def _me(self) -> int:
        return self.client.user.id if self.client.user else 0


def _ruled(
    channel: discord.abc.GuildChannel | discord.Thread, guild: discord.Guild, me: discord.Member
) -> discord.Permissions:
    """The permissions in a channel, by the roles of the server as it was fetched."""
    channel.guild = guild
    return channel.permissions_for(me)


async def _keep(line: str) -> str:
    """Test posts have no line that is too long for a button."""
    raise DeliveryError("discord", f"a button of {len(line)} characters", None)
