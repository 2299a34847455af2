"""A receiver of web hooks on loopback, which records what it gets and answers as it is told."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web


@dataclass
class Recorder:
    """Takes every post, also of a key that it had before, unless `once`; `script` are answers to the next posts:
    a status, or a coroutine function that is waited for first.
    """

    once: bool = False
    posts: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    edits: list[dict[str, Any]] = field(default_factory=list)
    requests: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    script: list[int | Callable[[web.Request], Awaitable[None]]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    port: int = 0
    _runner: web.AppRunner | None = None

    def url(self, path: str = "/hook") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def keys(self, path: str | None = None) -> list[str]:
        return [key for where, key, _ in self.posts if path in (None, where)]

    async def start(self) -> None:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._respond)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        self.requests.append((request.method, dict(request.headers), body))
        key = request.headers["Idempotency-Key"]
        if request.method == "GET":
            return await self._found(key, request)
        if request.method == "PUT":
            self.edits.append(json.loads(body))
            return web.json_response({})
        answer = self.script.pop(0) if self.script else 200
        if isinstance(answer, int):
            if answer >= 300:
                return web.Response(status=answer, headers=self.headers)
        else:
            await answer(request)
        if not (self.once and key in self.keys(request.path)):
            self.posts.append((request.path, key, json.loads(body)))
        return web.json_response({"id": f"post {self.keys(request.path).index(key)}"}, status=201)

    async def _found(self, key: str, request: web.Request) -> web.StreamResponse:
        answer = self.script.pop(0) if self.script else 200
        if isinstance(answer, int) and answer >= 300:
            return web.Response(status=answer, headers=self.headers)
        if key in self.keys(request.path):
            return web.json_response({"id": f"post {self.keys(request.path).index(key)}"})
        return web.Response(status=404)


async def breaking_off(request: web.Request) -> None:
    """The connection ends without an answer, before anything is kept."""
    assert request.transport is not None
    request.transport.abort()
    await asyncio.sleep(0)
    raise web.HTTPServiceUnavailable
