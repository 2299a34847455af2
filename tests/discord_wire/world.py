"""What stands on the loopback Discord: users, servers, channels, messages, in the shapes of API v10."""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

BOT = 1000
APPLICATION = 1000
ASKER = 2000
GUILD = 3000
TEXT, DM, NEWS, THREAD, FORUM = 0, 1, 5, 11, 15
EVERYTHING = 1 << 10 | 1 << 11 | 1 << 14 | 1 << 15 | 1 << 16 | 1 << 13 | 1 << 35 | 1 << 38 | 1 << 17
"""View, send, embed, attach, read history, manage messages, create threads, send in threads, mention everyone."""

Json = dict[str, Any]

_counter = itertools.count(1)


def snowflake(at: float | None = None) -> str:
    """A new id of this moment, or of another (seconds since 1970)."""
    milliseconds = int((time.time() if at is None else at) * 1000) - 1420070400000
    return str((milliseconds << 22) + next(_counter))


def user(id: int, name: str, bot: bool = False) -> Json:
    return {"id": str(id), "username": name, "discriminator": "0", "avatar": None, "global_name": name, "bot": bot}


@dataclass
class World:
    """Servers with their channels, and what was said in them."""

    channels: dict[str, Json] = field(default_factory=dict)
    messages: dict[str, list[Json]] = field(default_factory=dict)
    guilds: dict[str, Json] = field(default_factory=dict)
    commands: list[Json] = field(default_factory=list)
    nonces: dict[str, Json] = field(default_factory=dict)
    members: dict[str, list[Json]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.guild(GUILD, "Newsroom")
        self.channel(42, TEXT, "briefings")
        self.channel(43, NEWS, "announcements")
        self.channel(44, FORUM, "stories", available_tags=[tag(9001, "Briefing"), tag(9002, "Sport")])
        self.channel(45, THREAD, "a thread", parent_id="42")
        self.channel(46, DM, "", recipients=[user(ASKER, "asker")])

    def guild(self, id: int, name: str) -> Json:
        """A server in which the bot is, with all that it needs."""
        made = {
            "id": str(id),
            "name": name,
            "owner_id": "5000",
            "roles": [
                {**role(id, "@everyone"), "permissions": str(EVERYTHING)},
                role(77, "readers"),
                {**role(78, "editors"), "permissions": str(1 << 5)},
            ],
            "members": [{"user": user(BOT, "verbatim", bot=True), "roles": [], "flags": 0, "joined_at": stamp()}],
            "preferred_locale": "en-GB",
            "channels": [],
            "threads": [],
            "emojis": [],
            "features": [],
            "member_count": 2,
        }
        self.guilds[str(id)] = made
        return made

    def member(self, id: int, guild: int = GUILD, role: int = 77) -> None:
        """Somebody who is in a server with one of its roles, whom only who asks is told of."""
        made = {"user": user(id, "asker"), "roles": [str(role)], "flags": 0, "joined_at": stamp()}
        self.members.setdefault(str(guild), []).append(made)

    def channel(self, id: int, type: int, name: str, guild: int = GUILD, **more: Any) -> Json:
        """A channel of a server, or a direct one."""
        made: Json = {"id": str(id), "type": type, "name": name, "position": id % 1000, "permission_overwrites": []}
        made |= {"last_message_id": None} | more
        if type != DM:
            made["guild_id"] = str(guild)
            self.guilds[str(guild)]["threads" if type == THREAD else "channels"].append(made)
        if type == THREAD:
            metadata = {"archived": False, "auto_archive_duration": 1440, "archive_timestamp": stamp(), "locked": False}
            made |= {"owner_id": more.get("owner_id", str(BOT)), "message_count": 0, "member_count": 1}
            made["thread_metadata"] = more.get("thread_metadata", metadata)
        self.channels[str(id)] = made
        self.messages.setdefault(str(id), [])
        return made

    def say(self, channel: str, author: Json, payload: Json, id: str | None = None) -> Json:
        """A new message; its shape is that of the message object."""
        where = self.channels.get(channel, {})
        made = {
            "id": id or snowflake(),
            "type": 0,
            "channel_id": channel,
            "author": author,
            "content": payload.get("content") or "",
            "timestamp": stamp(),
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": payload.get("mentions", []),
            "mention_roles": [],
            "attachments": [],
            "embeds": payload.get("embeds") or [],
            "components": payload.get("components") or [],
            "flags": payload.get("flags") or 0,
            "pinned": False,
        }
        if where.get("guild_id"):
            made["guild_id"] = where["guild_id"]
        for key in ("message_reference", "referenced_message", "nonce"):
            if payload.get(key) is not None:
                made[key] = payload[key]
        self.messages.setdefault(channel, []).append(made)
        return made

    def find(self, channel: str, id: str) -> Json | None:
        return next((each for each in self.messages.get(channel, ()) if each["id"] == id), None)


def tag(id: int, name: str) -> Json:
    return {"id": str(id), "name": name, "moderated": False, "emoji_id": None, "emoji_name": None}


def role(id: int, name: str) -> Json:
    return {
        "id": str(id),
        "name": name,
        "color": 0,
        "hoist": False,
        "position": 0,
        "permissions": "0",
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


def stamp() -> str:
    return datetime.now(UTC).isoformat()
