"""What the bot may do in a channel, and what to click where it may not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord

from adapters.discord.lines import call_of
from bot.commands import Command

POSTING = ("briefing schedule", "briefing now", "settings")
"""The commands that have the bot post into a channel later."""

FORUMS = (15, 16)
THREADS = (10, 11, 12)
"""Types of channels (resources/channel)."""

WAY_OUT = "allow it: Edit Channel › Permissions › Verbatim"


def missing(permissions: discord.Permissions, type: int) -> list[str]:
    """The permissions, as Discord's menus call them, that the bot lacks to post in a channel of this type."""
    needed = {"view_channel": "View Channel"}
    if type in FORUMS:
        needed |= {"send_messages": "Create Posts", "send_messages_in_threads": "Send Messages in Posts"}
    elif type in THREADS:
        needed |= {"send_messages_in_threads": "Send Messages in Threads"}
    else:
        needed |= {
            "send_messages": "Send Messages",
            "create_public_threads": "Create Public Threads",
            "send_messages_in_threads": "Send Messages in Threads",
        }
    needed |= {"read_message_history": "Read Message History"}
    return [name for attribute, name in needed.items() if not getattr(permissions, attribute)]


def problem_of(permissions: discord.Permissions, type: int) -> str | None:
    """What the bot lacks in a channel, and what to click; None when it may post there."""
    lacking = missing(permissions, type)
    return f"the bot lacks {', '.join(lacking)}; {WAY_OUT}" if lacking else None


def problem_there(
    interaction: discord.Interaction[Any], command: Command, data: Mapping[str, Any]
) -> tuple[str, str, str] | None:
    """Subject, problem and way out where a command names a channel in which the bot may not post.

    Discord sends the bot's permissions with each channel that is named (change-log 2026-07-16).
    """
    if command.name not in POSTING or interaction.guild_id is None:
        return None
    channels = (data.get("resolved") or {}).get("channels") or {}
    named = {option.name for option in command.options if option.type == "channel"}
    for each in call_of(data)[1]:
        channel = channels.get(each["value"]) if each["name"] in named else None
        if channel and "app_permissions" in channel:
            lacking = missing(discord.Permissions(int(channel["app_permissions"])), channel["type"])
            if lacking:
                return f"#{channel['name']}", f"the bot lacks {', '.join(lacking)} there", WAY_OUT
    return None
