"""What the loopback Discord does for each REST request that is no interaction's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.discord_wire.gateway import Gateway
from tests.discord_wire.world import APPLICATION, ASKER, BOT, DM, FORUM, THREAD, Json, World, snowflake, user

V2 = 1 << 15


class Refusal(Exception):
    """An error of the API: HTTP status and Discord's own code (developers/topics/opcodes-and-status-codes)."""

    def __init__(self, status: int, code: int, words: str) -> None:
        super().__init__(words)
        self.status = status
        self.code = code


class Rest:
    """Channels, messages, threads and commands. `shards` is what /gateway/bot recommends."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self.world = world
        self.gateway = gateway
        self.gateway_address = ""
        self.shards = 1
        self.flags = 0
        self.endpoint: str | None = None
        self.may_not_read: set[str] = set()
        self.tells_events = True

    async def do(self, method: str, path: str, body: Any, query: Mapping[str, str]) -> Any:
        match (method, *path.strip("/").split("/")):
            case ("GET", "users", "@me"):
                return user(BOT, "verbatim", bot=True)
            case ("GET", "users", "@me", "guilds"):
                return [{"id": id, "name": guild["name"]} for id, guild in self.world.guilds.items()]
            case ("GET", "oauth2", "applications", "@me") | ("GET", "applications", "@me"):
                return self._application()
            case ("GET", "gateway", "bot"):
                limit = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 16}
                return {"url": self.gateway_address, "shards": self.shards, "session_start_limit": limit}
            case ("POST", "users", "@me", "channels"):
                return self._direct(body["recipient_id"])
            case ("GET", "applications", _, "commands"):
                return self.world.commands
            case ("PUT", "applications", _, "commands"):
                self.world.commands = [_command(each, number) for number, each in enumerate(body)]
                return self.world.commands
            case ("GET", "guilds", guild, "channels"):
                return self.world.guilds[guild]["channels"]
            case ("GET", "guilds", guild):
                return {key: value for key, value in self.world.guilds[guild].items() if key != "channels"}
            case ("GET", "guilds", guild, "threads", "active"):
                threads = self.world.guilds[guild]["threads"]
                return {"threads": [each for each in threads if not _is_archived(each)], "members": []}
            case ("GET", "guilds", guild, "members", person):
                return self._member(guild, person)
            case ("GET", "guilds", guild, "roles"):
                return self.world.guilds[guild]["roles"]
            case (_, "channels", channel, *rest):
                return await self._channel(method, channel, rest, body, query)
            case _:
                raise Refusal(404, 0, f"{method} {path}: not built here")

    async def _channel(self, method: str, channel: str, rest: list[str], body: Any, query: Mapping[str, str]) -> Any:
        where = self.world.channels.get(channel)
        if where is None:
            raise Refusal(404, 10003, "Unknown Channel")
        match (method, *rest):
            case ("GET",):
                return where
            case ("PATCH",):
                if where["thread_metadata"]["locked"]:
                    raise Refusal(403, 50013, "Missing Permissions")
                where["thread_metadata"] |= body
                return where
            case ("POST", "typing"):
                return None
            case ("POST", "messages"):
                return await self._post(where, body)
            case ("GET", "messages"):
                return self._history(channel, query)
            case ("POST", "threads"):
                return await self._thread(where, body, None)
            case ("GET", "threads", "archived", "public"):
                threads = self.world.guilds[where["guild_id"]]["threads"]
                asleep = [each for each in threads if each["parent_id"] == channel and _is_archived(each)]
                return {"threads": asleep, "members": [], "has_more": False}
            case (_, "messages", id, *more):
                found = self.world.find(channel, id)
                if found is None:
                    raise Refusal(404, 10008, "Unknown Message")
                return await self._message(method, where, found, more, body)
            case _:
                raise Refusal(404, 0, f"{method} /channels/{channel}/{'/'.join(rest)}: not built here")

    async def _message(self, method: str, where: Json, found: Json, more: list[str], body: Any) -> Any:
        match (method, *more):
            case ("GET",):
                return found
            case ("PATCH",):
                if where["type"] == THREAD and where["thread_metadata"]["archived"]:
                    raise Refusal(400, 50083, "Thread is archived")
                found |= {key: value for key, value in body.items() if key in ("content", "components", "embeds")}
                found["flags"] = found["flags"] | (body.get("flags") or 0)
                return found
            case ("POST", "crosspost"):
                found["flags"] |= 1
                return found
            case ("POST", "threads"):
                return await self._thread(where, body, found)
            case _:
                raise Refusal(404, 0, f"{method} on a message: not built here")

    async def _post(self, where: Json, body: Json) -> Json:
        if where["type"] == FORUM:
            raise Refusal(400, 50008, "Cannot send messages in a non-text channel")
        if where["type"] == THREAD and where["thread_metadata"]["archived"] and where["thread_metadata"]["locked"]:
            raise Refusal(400, 50083, "Thread is archived")
        nonce = body.get("nonce")
        if nonce and body.get("enforce_nonce") and nonce in self.world.nonces:
            return self.world.nonces[nonce]
        made = self.world.say(where["id"], user(BOT, "verbatim", bot=True), body)
        if where["type"] == THREAD:
            where["thread_metadata"]["archived"] = False
        if nonce:
            self.world.nonces[nonce] = made
        if self.tells_events:
            await self.gateway.dispatch("MESSAGE_CREATE", made)
        return made

    def _history(self, channel: str, query: Mapping[str, str]) -> list[Json]:
        if channel in self.may_not_read:
            raise Refusal(403, 50001, "Missing Access")
        after, before = int(query.get("after", 0)), int(query.get("before", 1 << 63))
        found = [each for each in self.world.messages[channel] if after < int(each["id"]) < before]
        limit = int(query.get("limit", 50))
        return list(reversed(found[:limit] if "after" in query and "before" not in query else found[-limit:]))

    async def _thread(self, where: Json, body: Json, starter: Json | None) -> Json:
        id = starter["id"] if starter else snowflake()
        if starter and id in self.world.channels:
            raise Refusal(400, 160004, "A thread has already been created for this message")
        made = self.world.channel(int(id), THREAD, body["name"], int(where["guild_id"]), parent_id=where["id"])
        made["applied_tags"] = body.get("applied_tags", [])
        if self.tells_events:
            await self.gateway.dispatch("THREAD_CREATE", made)
        if starter is None and where["type"] == FORUM:
            opening = self.world.say(id, user(BOT, "verbatim", bot=True), body["message"], id)
            return made | {"message": opening}
        return made

    def _direct(self, recipient: Any) -> Json:
        for channel in self.world.channels.values():
            if channel["type"] == DM and channel["recipients"][0]["id"] == str(recipient):
                return channel
        return self.world.channel(int(snowflake()), DM, "", recipients=[user(int(recipient), "somebody")])

    def _member(self, guild: str, person: str) -> Json:
        known: list[Json] = [*self.world.guilds[guild]["members"], *self.world.members.get(guild, ())]
        for member in known:
            if member["user"]["id"] == person:
                return member
        raise Refusal(404, 10007, "Unknown Member")

    def _application(self) -> Json:
        return {
            "id": str(APPLICATION),
            "name": "Verbatim",
            "icon": None,
            "description": "",
            "summary": "",
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "owner": user(ASKER, "asker"),
            "flags": self.flags,
            "redirect_uris": [],
            "interactions_endpoint_url": self.endpoint,
            "role_connections_verification_url": None,
        }


def _command(given: Json, number: int) -> Json:
    """A command as Discord gives it back: with an id, a version and what was left out."""
    filled: Json = {
        "type": 1,
        "nsfw": False,
        "default_member_permissions": None,
        "options": [],
        "name_localizations": None,
    }
    return filled | given | {"id": str(6000 + number), "application_id": str(APPLICATION), "version": "1"}


def _is_archived(thread: Json) -> bool:
    return bool(thread["thread_metadata"]["archived"])
