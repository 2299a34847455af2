"""A Discord on loopback: REST v10 and the gateway, which judges every request and can be told to go wrong."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.discord_wire.checking import complaints
from tests.discord_wire.faults import Fault
from tests.discord_wire.gateway import Gateway
from tests.discord_wire.interactions import Interactions
from tests.discord_wire.rest import Refusal, Rest
from tests.discord_wire.world import ASKER, BOT, Json, World, user

TOKEN = "token-of-the-test"
GLOBAL_LIMIT = 50
"""Requests a second (developers/topics/rate-limits)."""


@dataclass(frozen=True)
class Request:
    """A request as it came; `at` is seconds of the monotonic clock."""

    method: str
    path: str
    body: Any
    at: float


class LoopbackDiscord:
    """The server. Requests that Discord would refuse are kept in `wrong`; a test must find it empty."""

    def __init__(self) -> None:
        self.world = World()
        self.gateway = Gateway(self.world, TOKEN)
        self.interactions = Interactions(self.world, self.gateway)
        self.rest = Rest(self.world, self.gateway)
        self.requests: list[Request] = []
        self.wrong: list[str] = []
        self.faults: list[Fault] = []
        self.files: dict[str, bytes] = {}
        self.judges = True
        self.delay = 0.0
        self.base = ""
        self.provoked = 0
        self._recent: deque[float] = deque()

    def asked(self, method: str, pattern: str) -> list[Request]:
        """The requests so far whose path matches."""
        return [each for each in self.requests if each.method == method and re.search(pattern, each.path)]

    async def say(self, words: str, channel: str = "42", mentions: bool = False, **more: Any) -> Json:
        """Somebody writes a message; the bot hears of it over the gateway."""
        mentioned = [user(BOT, "verbatim", bot=True)] if mentions else []
        payload = {"content": words, "mentions": mentioned} | more
        made = self.world.say(channel, user(ASKER, "asker"), payload)
        made |= {key: value for key, value in more.items() if key in ("attachments", "author", "type")}
        if "guild_id" in made:
            made["member"] = {"roles": ["77"], "flags": 0, "joined_at": None}
        await self.gateway.tell("MESSAGE_CREATE", made)
        return made

    async def handle(self, request: web.Request) -> web.StreamResponse:
        if request.path in self.files:
            return web.Response(body=self.files[request.path])
        path = request.path.removeprefix("/api/v10")
        body = await _body(request)
        self.requests.append(Request(request.method, path, body, time.monotonic()))
        if self.judges:
            self.wrong += complaints(request.method, path, body)
        if self.delay:
            await asyncio.sleep(self.delay)
        authorised = request.headers.get("Authorization") == f"Bot {TOKEN}"
        if not authorised and not path.startswith(("/interactions/", "/webhooks/")):
            return _answer(401, {"message": "401: Unauthorized", "code": 0}, {})
        fault = next((each for each in self.faults if each.takes(request.method, path)), None)
        if fault and not fault.after_doing:
            return _answer(fault.status, fault.body, fault.headers)
        if self._over_global_limit(path):
            return _answer(429, {"message": "slow down", "retry_after": 0.5, "global": True}, {"Via": "1.1 google"})
        try:
            answer = await self._do(request.method, path, body, request)
        except Refusal as refusal:
            return _answer(refusal.status, {"code": refusal.code, "message": str(refusal)}, {})
        if fault and fault.status == 0:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        if fault:
            return _answer(fault.status, fault.body, fault.headers)
        if answer is None:
            return web.Response(status=204)
        return _answer(200, answer, {})

    async def _do(self, method: str, path: str, body: Any, request: web.Request) -> Any:
        if path.startswith(("/interactions/", "/webhooks/")):
            return await self.interactions.do(method, path, body, request.query)
        return await self.rest.do(method, path, body, request.query)

    def _over_global_limit(self, path: str) -> bool:
        if path.startswith(("/interactions/", "/webhooks/")):
            return False
        now = time.monotonic()
        while self._recent and now - self._recent[0] > 1:
            self._recent.popleft()
        self._recent.append(now)
        over = len(self._recent) > GLOBAL_LIMIT
        self.provoked += over
        return over


@asynccontextmanager
async def discord_on_loopback() -> AsyncIterator[LoopbackDiscord]:
    """A server that runs until the block is left; its `base` is what stands for https://discord.com."""
    made = LoopbackDiscord()
    application = web.Application(client_max_size=30_000_000)
    application.router.add_get("/gateway", made.gateway.serve)
    application.router.add_get("/gateway/", made.gateway.serve)
    application.router.add_route("*", "/{path:.*}", made.handle)
    async with TestServer(application) as server:
        made.base = str(server.make_url("")).rstrip("/")
        made.gateway.address = made.base.replace("http", "ws", 1) + "/gateway"
        made.rest.gateway_address = made.gateway.address
        yield made
        await made.gateway.drop()


async def _body(request: web.Request) -> Any:
    if request.content_type == "application/json" and request.can_read_body:
        return await request.json()
    if request.content_type == "multipart/form-data":
        form = await request.post()
        return json.loads(str(form["payload_json"]))
    return None


def _answer(status: int, body: Any, headers: dict[str, str]) -> web.Response:
    if isinstance(body, str):
        return web.Response(status=status, text=body, headers=headers)
    # discord.py reads JSON only where the type stands alone, as Discord sends it.
    return web.Response(
        status=status, body=json.dumps(body).encode(), headers={"Content-Type": "application/json"} | headers
    )
