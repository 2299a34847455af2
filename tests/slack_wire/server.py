"""A loopback Slack: Web API, Socket Mode, response_urls and signed deliveries, as slack_sdk and slack_bolt see them.

Every message, modal and App Home that comes in is validated; `problems` collects what Slack would refuse, and the
fixture fails the test over them. Faults are laid out with `fault`.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import itertools
import json
import secrets
import time
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import aiohttp
from aiohttp import web

from tests.slack_wire.faults import Cut, Fault, cut, spoiled
from tests.slack_wire.methods import METHODS, SCOPES, Answer, Refusal
from tests.slack_wire.validation import message_problems

Json = dict[str, Any]

BOT_TOKEN, APP_TOKEN, SECRET = "xoxb-test", "xapp-test", "8f742231b10e8888abcd99yyyzzz85a5"
TEAM, BOT_USER, BOT_ID, APP = "T1", "UBOT", "BBOT", "A1"
RESPONSES, RESPONSE_SECONDS = 5, 30 * 60
SOCKETS = 10
PATIENCE = 60
"""Seconds after which a test gives up: many times what a busy machine needs."""


@dataclass
class Posted:
    """A message that stands in a channel."""

    ts: str
    body: Json
    user: str = BOT_USER

    @property
    def thread(self) -> str | None:
        return self.body.get("thread_ts")


@dataclass
class Link:
    """A response_url: what came in over it."""

    made: float
    bodies: list[Json] = field(default_factory=list)


@dataclass
class Call:
    """One call of the Web API."""

    method: str
    args: Json
    at: float
    token: str


class SlackServer:
    """Slack on loopback. `granted` are the bot token's scopes; `ahead` moves Slack's clock, in seconds."""

    def __init__(self) -> None:
        self.base = ""
        self.granted = set(itertools.chain.from_iterable(SCOPES.values())) | {"commands", "app_mentions:read"}
        self.channels: dict[str, list[Posted]] = defaultdict(list)
        self.members: set[str] = {"C1", "C2", "C3"}
        self.archived: set[str] = set()
        self.unknown: set[str] = {"CGONE"}
        self.users: dict[str, Json] = {
            "U1": {"tz": "Europe/Kyiv", "is_admin": True},
            "U2": {"tz": "America/New_York", "is_admin": False},
        }
        self.calls: list[Call] = []
        self.problems: list[str] = []
        self.views: dict[str, Json] = {}
        self.homes: dict[str, Json] = {}
        self.ephemeral: list[tuple[str, str, Json]] = []
        self.links: dict[str, Link] = {}
        self.limited_links: list[str] = []
        """What the Retry-After of the next calls of response_urls says."""
        self.triggers: dict[str, float] = {}
        self.uploaded: list[str] = []
        self.files: list[tuple[str, str, str]] = []
        self.statuses: list[Json] = []
        self.prompts: list[Json] = []
        self.sockets: list[web.WebSocketResponse] = []
        self.connections = 0
        self.mute = False
        self.used: set[str] = set()
        self.ahead = 0.0
        self.pace: float | None = None
        self._faults: dict[str, deque[Fault]] = defaultdict(deque)
        self._acks: dict[str, asyncio.Future[Json]] = {}
        self._numbers = itertools.count(1)
        self._posted_at: dict[str, float] = {}
        self._changed = asyncio.Event()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[SlackServer]:
        """Serve until the block is left."""
        app = web.Application(client_max_size=2**22)
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_get("/link", self._socket)
        app.router.add_post("/response/{id}", self._respond)
        app.router.add_post("/upload/{id}", self._upload)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield self
        finally:
            for socket in self.sockets:
                await socket.close()
            await runner.cleanup()

    @property
    def api(self) -> str:
        """The base URL that the settings name."""
        return f"{self.base}/api/"

    def now(self) -> float:
        """Slack's clock, in seconds since 1970."""
        return time.time() + self.ahead

    def fault(self, method: str, *faults: Fault) -> None:
        """Let the next calls of a method go wrong, in this order; "*" is any method."""
        self._faults[method].extend(faults)

    # What happened

    def called(self, method: str) -> list[Json]:
        """The arguments of every call of the method."""
        return [call.args for call in self.calls if call.method == method]

    def said(self, channel: str) -> list[Posted]:
        """The bot's messages in a channel, oldest first."""
        return [posted for posted in self.channels[channel] if posted.user == BOT_USER]

    async def until(self, condition: Any, seconds: float = PATIENCE) -> None:
        """Wait until something holds; raises TimeoutError."""
        async with asyncio.timeout(seconds):
            while not condition():
                self._changed.clear()
                try:
                    await asyncio.wait_for(self._changed.wait(), 0.05)
                except TimeoutError:
                    continue

    def ts(self) -> str:
        """The next message's time and id."""
        return f"{int(self.now())}.{next(self._numbers):06d}"

    def trigger(self) -> str:
        """A trigger_id that lives until Slack's clock is moved on by three seconds: a busy machine has its time."""
        id = f"trigger.{next(self._numbers)}"
        self.triggers[id] = self.ahead
        return id

    def response_url(self) -> str:
        """A response_url: five uses within half an hour."""
        id = secrets.token_hex(8)
        self.links[id] = Link(self.now())
        return f"{self.base}/response/{id}"

    def over(self, response_url: str) -> list[Json]:
        """What was said over a response_url."""
        return self.links[response_url.rpartition("/")[2]].bodies

    # Deliveries

    async def send(self, kind: str, payload: Json, retry: int = 0) -> Json:
        """Deliver over Socket Mode, as soon as there is a connection, and once more when that is lost; what it was
        acknowledged with.
        """
        id = secrets.token_hex(8)
        envelope = {"type": kind, "envelope_id": id, "payload": payload, "accepts_response_payload": True}
        if kind == "events_api":
            envelope |= {"retry_attempt": retry, "retry_reason": "timeout" if retry else ""}
        acknowledged: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._acks[id] = acknowledged
        async with asyncio.timeout(PATIENCE):
            while not acknowledged.done():
                await self.until(self._live)
                socket = self._live()[-1]
                with suppress(ConnectionError):
                    await socket.send_json(envelope)
                await self.until(lambda: acknowledged.done() or socket.closed)  # noqa: B023 - called at once
        return acknowledged.result()

    async def deliver(
        self, url: str, body: Json | str, at: float | None = None, secret: str = SECRET, retry: int = 0
    ) -> tuple[int, Json | str]:
        """Deliver over HTTP, signed; status and body. A form is delivered where the body is a string."""
        raw = body if isinstance(body, str) else json.dumps(body)
        stamp = str(int(self.now() if at is None else at))
        signature = hmac.new(secret.encode(), f"v0:{stamp}:{raw}".encode(), hashlib.sha256).hexdigest()
        kind = "application/x-www-form-urlencoded" if isinstance(body, str) else "application/json"
        headers = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={signature}", "Content-Type": kind}
        if retry:
            headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"}
        async with aiohttp.ClientSession() as session, session.post(url, data=raw, headers=headers) as response:
            text = await response.text()
            return response.status, json.loads(text) if text.startswith(("{", "[")) else text

    async def disconnect(self, reason: str = "warning") -> None:
        """Ask every socket to be opened anew; with "too_many_websockets" it is closed at once."""
        for socket in self._live():
            await socket.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "loopback"}})

    # The wire

    async def _api(self, request: web.Request) -> web.Response:
        method, args = request.match_info["method"], await arguments(request)
        token = args.pop("token", None) or request.headers.get("Authorization", "").removeprefix("Bearer ")
        self.calls.append(Call(method, args, time.monotonic(), token))
        self._changed.set()
        queue = self._faults[method] or self._faults["*"]
        fault = queue.popleft() if queue else None
        if (spoilt := await spoiled(fault, request)) is not None:
            return spoilt
        try:
            answer = self._answer(method, args, token)
        except Refusal as refusal:
            if refusal.retry_after is not None:
                headers = {"Retry-After": str(refusal.retry_after)}
                return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
            return web.json_response({"ok": False, "error": refusal.error, **refusal.more})
        if isinstance(fault, Cut):
            cut(request)
        self._changed.set()
        return web.json_response({"ok": True, **answer}, headers={"X-OAuth-Scopes": ",".join(sorted(self.granted))})

    def _answer(self, method: str, args: Json, token: str) -> Answer:
        if token not in (BOT_TOKEN, APP_TOKEN) or (token == APP_TOKEN) != (method == "apps.connections.open"):
            raise Refusal("invalid_auth")
        if method not in METHODS:
            self.problems.append(f"{method}: not a method that this server knows")
            raise Refusal("unknown_method")
        return METHODS[method](self, args)

    def need(self, *scopes: str) -> None:
        """Any of these scopes will do; raises Refusal as Slack does without."""
        self.used.update(set(scopes[:1]) if not self.granted & set(scopes) else self.granted & set(scopes))
        if not self.granted & set(scopes):
            raise Refusal("missing_scope", needed=scopes[0], provided=",".join(sorted(self.granted)))

    def limit(self, channel: str) -> None:
        """One message a second for each channel, where `pace` is set; raises Refusal."""
        now = time.monotonic()
        if self.pace is not None and now - self._posted_at.get(channel, -1e9) < self.pace:
            raise Refusal("ratelimited", retry_after=1)
        self._posted_at[channel] = now

    async def _respond(self, request: web.Request) -> web.Response:
        link, body = self.links[request.match_info["id"]], await request.json()
        if self.limited_links:
            return web.Response(status=429, headers={"Retry-After": self.limited_links.pop()})
        if self.now() - link.made > RESPONSE_SECONDS or len(link.bodies) >= RESPONSES:
            return web.json_response({"ok": False, "error": "used_url"}, status=404)
        if not body.get("delete_original"):
            self.problems += [f"response_url: {problem}" for problem in message_problems(body)]
        link.bodies.append(body)
        self._changed.set()
        return web.Response(text="ok")

    async def _upload(self, request: web.Request) -> web.Response:
        self.uploaded.append((await request.read()).decode())
        return web.Response(text="OK")

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(autoping=not self.mute)
        await socket.prepare(request)
        self.connections += 1
        self.sockets.append(socket)
        await socket.send_json(
            {"type": "hello", "num_connections": len(self._live()), "connection_info": {"app_id": APP}}
        )
        if len(self._live()) > SOCKETS:
            await socket.send_json({"type": "disconnect", "reason": "too_many_websockets"})
        self._changed.set()
        async for message in socket:
            if message.type is aiohttp.WSMsgType.TEXT:
                answer = json.loads(message.data)
                waiting = self._acks.pop(answer["envelope_id"], None)
                if waiting and not waiting.done():
                    waiting.set_result(answer.get("payload") or {})
                    self._changed.set()
        return socket

    def _live(self) -> list[web.WebSocketResponse]:
        return [socket for socket in self.sockets if not socket.closed]


async def arguments(request: web.Request) -> Json:
    """The arguments as GET, form or JSON carry them; JSON within a form is read."""
    if request.content_type == "application/json":
        return dict(await request.json())
    pairs: Iterator[tuple[str, Any]] = itertools.chain(request.query.items(), (await request.post()).items())
    return {key: _read(value) for key, value in pairs}


def _read(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) and value[:1] in "[{" and value else value


def form(payload: Json) -> str:
    """An interaction as Slack posts it: a form with one field of JSON."""
    return urlencode({"payload": json.dumps(payload)})
