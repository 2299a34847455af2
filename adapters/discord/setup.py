"""Sets the bot up on Discord: proves the token, gives the invitation, lists channels, posts a test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from adapters.discord.connection import TOKEN
from adapters.discord.rest import RestDiscord, logged_in
from bot.errors import DeliveryError
from bot.installer import Identity, Place, Secret
from bot.message import Message
from bot.settings import DiscordSettings

SECRETS = (
    Secret(
        TOKEN,
        "Token",
        "open https://discord.com/developers/applications and press New Application; then Bot, Reset Token, Copy",
    ),
)


def installer(tokens: Mapping[str, str], base_url: str | None) -> DiscordInstaller:
    """The installer for this token; `base_url` stands in for https://discord.com."""
    settings = DiscordSettings(base_url=base_url) if base_url else DiscordSettings()
    return DiscordInstaller(settings, tokens[TOKEN])


class DiscordInstaller:
    """Works with the application that the token belongs to."""

    def __init__(self, settings: DiscordSettings, token: str) -> None:
        self._settings = settings
        self._token = token
        self._discord: RestDiscord | None = None

    async def identify(self) -> Identity:
        """The bot's name, after the token was proved."""
        self._discord = await logged_in(self._settings, self._token)
        return Identity(self._discord.client.user.name if self._discord.client.user else "Verbatim")

    def invitation(self) -> str:
        """The link that brings the bot into a server."""
        return self._proved().invitation()

    async def places(self) -> Sequence[Place]:
        """The channels of the servers that the bot is in."""
        return await self._proved().places()

    async def post(self, channel: str, message: Message) -> str | None:
        """Post a message; the link to it."""
        return await self._proved().post(channel, message)

    async def close(self) -> None:
        """Let go of the connections."""
        if self._discord is not None:
            await self._discord.close()

    def _proved(self) -> RestDiscord:
        if self._discord is None:
            raise DeliveryError("Discord", "the token is not proved yet", "identify first")
        return self._discord
