"""What people send along with what they say: files, as text, and the addresses that a message names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import discord

LONGEST_FILE = 1_000_000
"""Bytes of a file that is read."""

_LINK = re.compile(r"https?://[^\s<>()\[\]]+")


def sent_with(data: Mapping[str, Any], client: discord.Client) -> list[discord.Attachment]:
    """The files that were given as options of a slash command."""
    files = (data.get("resolved") or {}).get("attachments") or {}
    return [discord.Attachment(data=each, state=client._connection) for each in files.values()]


async def text_in(sent: Sequence[discord.Attachment]) -> str | None:
    """The text of the first file; None where there is none, or it is too large to be a list. Raises discord.py's."""
    for attachment in sent[:1]:
        if attachment.size <= LONGEST_FILE:
            return (await attachment.read()).decode("utf-8", "replace")
    return None


def links_in(message: Mapping[str, Any]) -> list[str]:
    """The addresses in a message's text, and of what it shows of them, each once."""
    found = [link.rstrip(".,:;!?'\"") for link in _LINK.findall(message.get("content") or "")]
    found += [embed["url"] for embed in message.get("embeds") or () if embed.get("url")]
    return list(dict.fromkeys(found))
