"""Addresses of Discord: channels, people, roles and spaces as the core names them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.errors import ChannelGone

_CHANNEL = re.compile(r"discord:(@?)(\d{1,20})")
_ROLE = re.compile(r"discord:&(\d{1,20})")


@dataclass(frozen=True, slots=True)
class DiscordPlace:
    """A channel's id, or the id of the person whose direct messages are meant."""

    id: int
    direct: bool


def place_of(channel: str) -> DiscordPlace:
    """The place of "discord:CHANNEL_ID" or "discord:@USER_ID"; raises ChannelGone for anything else."""
    found = _CHANNEL.fullmatch(channel)
    if found is None:
        raise ChannelGone(channel, "it is not a Discord channel", "write discord: and the channel's id")
    return DiscordPlace(int(found[2]), bool(found[1]))


def is_server(space: str) -> bool:
    """Whether the space is a server of Discord; False for a person's own, and for those of other platforms."""
    found = _CHANNEL.fullmatch(space)
    return found is not None and not found[1]


def channel_at(id: int) -> str:
    """The address of a channel, which is that of a server too."""
    return f"discord:{id}"


def person_at(id: int) -> str:
    """The address of a person: of their direct messages and their own space too."""
    return f"discord:@{id}"


def role_at(id: int) -> str:
    """The address of a role."""
    return f"discord:&{id}"


def role_of(mention: str | None) -> int | None:
    """The id of the role at this address; None for anything else."""
    found = _ROLE.fullmatch(mention or "")
    return int(found[1]) if found else None


def posted_id(channel: int, home: int, message: int) -> str:
    """The id of a post: its message's, behind that of its thread where it is not in its home channel itself.

    A thread's first message has the thread's own id, and is at home in the thread's channel.
    """
    return str(message) if channel in (home, message) else f"{channel}/{message}"
