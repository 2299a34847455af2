"""Proves what Discord was told of the bot: token, intents, and what it may do in the channels that it posts to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import discord

from adapters.discord.setup import DiscordInstaller
from bot.errors import DeliveryError
from bot.installer import Finding
from bot.settings import DiscordSettings

PORTAL = "discord.com/developers/applications, your application"


async def discord_findings(settings: DiscordSettings, token: str, channels: Iterable[str]) -> list[Finding]:
    """What is so with the token, the application, and each channel that is one of Discord's."""
    there = DiscordInstaller(settings, token)
    try:
        await there.identify()
    except DeliveryError as error:
        return [Finding(False, f"Discord: {error.reason}")]
    try:
        found = [Finding(True, f"Discord: the token is that of {there.client.user}")]
        found += _application(there.client, settings)
        for channel in sorted(set(channels)):
            if channel.startswith("discord:"):
                found.append(await _channel(there, channel))
        found.append(Finding(True, f"Discord: to invite it into a server: {there.invitation()}"))
        found.append(Finding(True, f"Discord: to use its commands anywhere: {there.user_invitation()}"))
        return found
    finally:
        await there.close()


def _application(client: discord.Client, settings: DiscordSettings) -> Iterator[Finding]:
    application = client.application
    if application is not None and application.interactions_endpoint_url:
        way_out = f"clear it: {PORTAL} › General Information › Interactions Endpoint URL"
        yield Finding(
            False, f"Discord: commands go to {application.interactions_endpoint_url}, not to the bot; {way_out}"
        )
    flags = client.application_flags
    if not settings.message_content:
        yield Finding(True, "Discord: no privileged intent is needed")
    elif flags.gateway_message_content or flags.gateway_message_content_limited:
        yield Finding(True, "Discord: the Message Content intent is switched on")
    else:
        way_out = f"switch it on ({PORTAL} › Bot › Message Content Intent), or set message_content = false"
        yield Finding(False, f"Discord: the Message Content intent is not switched on; {way_out}")


async def _channel(there: DiscordInstaller, channel: str) -> Finding:
    try:
        name, problem = await there.problem(channel)
    except DeliveryError as error:
        return Finding(False, str(error))
    return Finding(problem is None, f"{name}: {problem or 'fine'}")
