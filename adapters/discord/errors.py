"""What Discord answers when it does not do what was asked, as errors of ours with the way out.

Codes: discord-api-docs, topics/opcodes-and-status-codes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
import discord

from adapters.retry_after import seconds_asked
from bot.errors import ChannelGone, DeliveryError, FateUnknown, MessageGone, TryLater
from bot.settings import DISCORD_TOKEN

GONE = {
    10003: ("the channel is gone", "choose another one: /briefing schedule"),
    10004: ("the server is gone", "invite the bot again: verbatim setup discord"),
    30033: ("the channel has as many threads as there may be", "archive some"),
    50001: ("the bot cannot see the channel", "allow it View Channel: Edit Channel › Permissions"),
    50007: ("this person takes no direct messages from the bot", "allow them: Privacy Settings of a common server"),
    50008: ("it is not a channel for messages", "choose a text channel or a forum"),
    50013: ("the bot may not post", "allow it Send Messages, also in threads: Edit Channel › Permissions"),
    50083: ("the thread is archived", "open it again, or choose its channel"),
    160005: ("the thread is locked", "unlock it, or choose its channel"),
}
"""The codes after which trying again is of no use before somebody has acted: what is wrong, and what to click."""

LATER = {
    30046: ("it was edited too often for a message of more than an hour", None),
    40062: ("it is a busy server", None),
    160006: ("the server has as many active threads as there may be", "archive some"),
}

UNKNOWN_MESSAGE = 10008
"""The code of a message that was deleted (topics/opcodes-and-status-codes)."""

CLOUDFLARE_SECONDS = 60.0
"""How long to wait where the network in front of Discord refuses and does not say for how long."""


NotDone = (discord.HTTPException, discord.RateLimited)
"""What the library raises where Discord refuses, or asks for a longer wait than the library may take."""


@contextmanager
def translated(channel: str) -> Iterator[None]:
    """Raises the library's and the network's errors as ours, about this channel."""
    try:
        yield
    except discord.RateLimited as error:
        raise TryLater(channel, "rate limited by Discord", after=error.retry_after) from error
    except discord.HTTPException as error:
        raise _of(channel, error) from error
    except aiohttp.ClientConnectorError as error:
        raise TryLater(channel, "cannot be reached", "check the network") from error
    except (TimeoutError, aiohttp.ClientError, OSError) as error:
        raise FateUnknown(channel, f"the connection broke ({type(error).__name__})") from error


def _of(channel: str, error: discord.HTTPException) -> DeliveryError:
    if error.code in GONE:
        return ChannelGone(channel, *GONE[error.code])
    if error.code == UNKNOWN_MESSAGE:
        return MessageGone(channel, "the message was deleted")
    if error.code in LATER:
        return TryLater(channel, *LATER[error.code])
    if error.status == 429:
        asked = seconds_asked(error.response.headers)
        return TryLater(channel, "rate limited by Discord", after=CLOUDFLARE_SECONDS if asked is None else asked)
    if error.status == 401:
        return TryLater(channel, "Discord refuses the token", f"set a new one in {DISCORD_TOKEN}")
    if error.status >= 500:
        return FateUnknown(channel, f"Discord is in trouble ({error.status})")
    if error.status in (403, 404):
        return ChannelGone(channel, f"Discord refuses ({error.code}: {error.text})")
    return DeliveryError(channel, f"Discord takes no such message ({error.code}: {error.text})")
