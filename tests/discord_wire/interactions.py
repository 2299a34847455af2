"""Commands, presses and forms of the loopback Discord's users, and what the bot answers to them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.discord_wire.gateway import PATIENCE, Gateway
from tests.discord_wire.rest import Refusal
from tests.discord_wire.world import APPLICATION, ASKER, BOT, DM, GUILD, Json, World, snowflake, user

EPHEMERAL = 64
DEFERRED_UPDATE = 6
SILENT = str(1 << 10)
MEMBER = str(1 << 10 | 1 << 11 | 1 << 38)
MANAGER = str(1 << 10 | 1 << 11 | 1 << 38 | 1 << 5)


@dataclass
class Asked:
    """One interaction: when it was sent and acknowledged (monotonic seconds), and every answer to it."""

    token: str
    kind: int
    channel: str
    sent: float
    message: Json | None = None
    acknowledged: float | None = None
    callback: Json = field(default_factory=dict)
    original: Json | None = None
    followups: list[Json] = field(default_factory=list)
    expired: bool = False
    deleted: bool = False
    answered: float | None = None
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def acknowledgement(self) -> Json:
        """The callback."""
        await self._until(lambda: self.acknowledged is not None, PATIENCE)
        return self.callback

    async def answer(self, seconds: float = PATIENCE) -> Json:
        """The message that answers it, be it in the callback, as an edit or as a follow-up."""
        await self._until(lambda: self.answered is not None, seconds)
        return self.followups[-1] if self.followups else self.original or {}

    @property
    def private(self) -> bool:
        """Whether the asker alone sees the answer: said at once, or after a press was acknowledged."""
        later = self.callback.get("type") == DEFERRED_UPDATE and self.followups
        said = self.followups[0] if later else self.callback.get("data") or {}
        return bool((said.get("flags") or 0) & EPHEMERAL)

    async def _until(self, holds: Any, seconds: float) -> None:
        async with asyncio.timeout(seconds):
            while not holds():
                self.changed.clear()
                await self.changed.wait()

    def told(self) -> None:
        self.changed.set()


class Attached(str):
    """The id of a file that is an option of a command."""


class Interactions:
    """Sends interactions over the gateway, and takes their callbacks and follow-ups."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self.world = world
        self.gateway = gateway
        self.asked: dict[str, Asked] = {}
        self.installed = True

    async def command(
        self, name: str, options: Mapping[str, Any] | None = None, resolved: Json | None = None, **where: Any
    ) -> Asked:
        """A slash command, "briefing now" with a space before its subcommand."""
        data = _command(name, options or {}) | ({"resolved": resolved} if resolved else {})
        return await self._send(2, data, **where)

    async def complete(
        self, name: str, option: str, typed: str, others: Mapping[str, Any] | None = None, **where: Any
    ) -> Asked:
        """Asks for completions of an option that is being typed."""
        return await self._send(4, _command(name, {**(others or {}), option: typed}, focused=option), **where)

    async def on_message(self, name: str, message: Json, **where: Any) -> Asked:
        """A command from a message's context menu."""
        data = {
            "id": "1",
            "name": name,
            "type": 3,
            "target_id": message["id"],
            "resolved": {"messages": {message["id"]: message}},
        }
        return await self._send(2, data, **where)

    async def press(self, message: Json, custom_id: str, values: list[str] | None = None, **where: Any) -> Asked:
        """Presses a button of a message, or chooses in its select."""
        data = {"component_type": 3 if values else 2, "custom_id": custom_id} | ({"values": values} if values else {})
        return await self._send(3, data, message=message, **where)

    async def submit(self, form: Json, words: Mapping[str, str], message: Json | None = None, **where: Any) -> Asked:
        """Fills in a form that the bot had opened, by the custom_id of each input."""
        rows = [_filled(row, words) for row in form["components"]]
        return await self._send(5, {"custom_id": form["custom_id"], "components": rows}, message=message, **where)

    async def do(self, method: str, path: str, body: Any, query: Mapping[str, str]) -> Any:
        match (method, *path.strip("/").split("/")):
            case ("POST", "interactions", _, token, "callback"):
                return self._callback(self._known(token), body, query)
            case ("POST", "webhooks", _, token):
                return self._follow(self._known(token), body)
            case ("PATCH", "webhooks", _, token, "messages", "@original"):
                return self._edit(self._known(token), body)
            case ("GET", "webhooks", _, token, "messages", "@original"):
                return self._original(self._known(token))
            case ("DELETE", "webhooks", _, token, "messages", "@original"):
                self._known(token).deleted = True
                return None
            case _:
                raise Refusal(404, 0, f"{method} {path}: not built here")

    async def _send(
        self,
        type: int,
        data: Json,
        channel: int = 42,
        asker: int = ASKER,
        manages: bool = False,
        message: Json | None = None,
        silent: bool = False,
    ) -> Asked:
        token = f"interaction-{snowflake()}"
        where = self.world.channels.get(str(channel)) or {"id": str(channel), "type": DM}
        payload: Json = {
            "id": snowflake(),
            "application_id": str(APPLICATION),
            "type": type,
            "data": data,
            "token": token,
            "version": 1,
            "channel_id": str(channel),
            "channel": where,
            "locale": "en-GB",
            "entitlements": [],
            "app_permissions": str(1 << 10 | 1 << 11),
            "attachment_size_limit": 10_485_760,
            "authorizing_integration_owners": {},
            "context": 1,
        }
        if where["type"] != DM:
            permissions = SILENT if silent else MANAGER if manages else MEMBER
            member = {
                "user": user(asker, "asker"),
                "roles": ["77"],
                "flags": 0,
                "joined_at": None,
                "permissions": permissions,
            }
            payload |= {"guild_id": where["guild_id"], "member": member, "context": 0, "guild_locale": "en-GB"}
            owner = {"0": where["guild_id"]} if self.installed else {"1": str(asker)}
            payload["authorizing_integration_owners"] = owner
        else:
            payload |= {"user": user(asker, "asker"), "authorizing_integration_owners": {"1": str(asker)}}
        if message is not None:
            payload["message"] = message
        self.asked[token] = made = Asked(token, type, str(channel), time.monotonic(), message)
        await self.gateway.tell("INTERACTION_CREATE", payload)
        return made

    def _known(self, token: str) -> Asked:
        found = self.asked.get(token)
        if found is None or found.expired:
            raise (
                Refusal(404, 10015, "Unknown Webhook")
                if found and found.acknowledged
                else Refusal(404, 10062, "Unknown interaction")
            )
        return found

    def _callback(self, asked: Asked, body: Json, query: Mapping[str, str]) -> Any:
        if asked.acknowledged is not None:
            raise Refusal(400, 40060, "Interaction has already been acknowledged")
        asked.acknowledged = time.monotonic()
        asked.callback = body
        said: Json | None = None
        if body["type"] == 4:
            said = asked.original = self._say(asked, body["data"])
            asked.answered = asked.acknowledged
        elif body["type"] == 7 and asked.message is not None:
            asked.message |= {key: value for key, value in body["data"].items() if key in ("components", "content")}
            said = asked.original = asked.message
            asked.answered = asked.acknowledged
        elif body["type"] == 6:
            asked.original = asked.message
        elif body["type"] in (8, 9):
            asked.answered = asked.acknowledged
        asked.told()
        if query.get("with_response") != "1":
            return None
        told = {"id": asked.token.rpartition("-")[2], "type": asked.kind}
        resource = {"type": body["type"]} | ({"message": said} if said else {})
        return {"interaction": told, "resource": resource}

    def _edit(self, asked: Asked, body: Json) -> Json:
        if asked.acknowledged is None:
            raise Refusal(404, 10015, "Unknown Webhook")
        asked.original = (asked.original or self._say(asked, body)) | {
            key: value for key, value in body.items() if key in ("components", "content", "flags") and value is not None
        }
        asked.answered = time.monotonic()
        asked.told()
        return asked.original

    def _follow(self, asked: Asked, body: Json) -> Json:
        if asked.acknowledged is None:
            raise Refusal(404, 10015, "Unknown Webhook")
        made = self._say(asked, body)
        asked.followups.append(made)
        asked.answered = time.monotonic()
        asked.told()
        return made

    def _original(self, asked: Asked) -> Json:
        if asked.original is None:
            raise Refusal(404, 10008, "Unknown Message")
        return asked.original

    def _say(self, asked: Asked, body: Json) -> Json:
        return self.world.say(asked.channel, user(BOT, "verbatim", bot=True), body)


def _command(name: str, options: Mapping[str, Any], focused: str | None = None) -> Json:
    root, _, sub = name.partition(" ")
    given: list[Json] = [
        {"name": key, "type": _type(value), "value": value} | ({"focused": True} if key == focused else {})
        for key, value in options.items()
    ]
    if sub:
        given = [{"name": sub, "type": 1, "options": given}]
    return {"id": "1", "name": root, "type": 1, "options": given, "guild_id": str(GUILD)}


def _type(value: Any) -> int:
    if isinstance(value, Attached):
        return 11
    return 5 if isinstance(value, bool) else 4 if isinstance(value, int) else 3


def _filled(row: Json, words: Mapping[str, str]) -> Json:
    inner = row["component"] if row["type"] == 18 else row["components"][0]
    answer = {"type": inner["type"], "custom_id": inner["custom_id"], "value": words.get(inner["custom_id"], "")}
    return {"type": 18, "component": answer} if row["type"] == 18 else {"type": 1, "components": [answer]}
