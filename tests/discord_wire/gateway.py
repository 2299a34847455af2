"""The gateway of the loopback Discord: hello, identify, resume, events over zlib-stream, heartbeats, faults."""

from __future__ import annotations

import asyncio
import json
import zlib
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientConnectionResetError, WSMsgType, web

from tests.discord_wire.world import APPLICATION, BOT, Json, World, user

FLUSH = zlib.Z_SYNC_FLUSH

PATIENCE = 60
"""Seconds after which a test gives up: Discord waits for three, a busy machine may need more."""


@dataclass
class Session:
    """What a client can resume: the events sent to it, by sequence number."""

    id: str
    shard: tuple[int, int]
    events: list[Json] = field(default_factory=list)


@dataclass
class Connection:
    """One websocket, and the compressor that its frames share."""

    socket: web.WebSocketResponse
    squeeze: Any
    session: Session | None = None

    async def send(self, frame: Json | str) -> None:
        text = frame if isinstance(frame, str) else json.dumps(frame)
        with suppress(ClientConnectionResetError):  # it was cut; what is lost is sent again on a resume
            if self.squeeze is None:
                await self.socket.send_str(text)
            else:
                await self.socket.send_bytes(self.squeeze.compress(text.encode()) + self.squeeze.flush(FLUSH))


class Gateway:
    """Serves the websocket. `refuse` connections are closed at once, `forget` sessions are not resumed."""

    def __init__(self, world: World, token: str) -> None:
        self.world = world
        self.token = token
        self.address = ""
        self.sessions: dict[str, Session] = {}
        self.connections: list[Connection] = []
        self.identified: list[Json] = []
        self.resumed: list[Json] = []
        self.heartbeats = 0
        self.refuse = 0
        self.reject_with: int | None = None
        self.forget = False
        self.interval = 41_250
        self.answers_heartbeats = True
        self.ready = asyncio.Event()
        self.begun = asyncio.Event()

    async def serve(self, request: web.Request) -> web.StreamResponse:
        if self.refuse:
            self.refuse -= 1
            return web.Response(status=503)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        squeeze = zlib.compressobj() if request.query.get("compress") == "zlib-stream" else None
        connection = Connection(socket, squeeze)
        self.connections.append(connection)
        await connection.send({"op": 10, "d": {"heartbeat_interval": self.interval}, "s": None, "t": None})
        try:
            async for message in socket:
                if message.type is not WSMsgType.TEXT:
                    continue
                assert len(message.data) <= 4096, "a gateway payload of more than 4096 bytes"
                await self._receive(connection, json.loads(message.data))
        finally:
            self.connections.remove(connection)
        return socket

    async def tell(self, event: str, data: Any) -> None:
        """Send what somebody did, as soon as the bot has been there once: for a bot without a session nothing is kept,
        and it may have posted before it has one.
        """
        async with asyncio.timeout(PATIENCE):
            await self.begun.wait()
        await self.dispatch(event, data)

    async def dispatch(self, event: str, data: Any) -> None:
        """Send an event to all sessions: now, or when they resume. `data` may be anything, malformed too."""
        for session in self.sessions.values():
            await self._dispatch(session, event, data)

    async def send(self, frame: Json | str) -> None:
        """Send a frame to every connection."""
        for connection in list(self.connections):
            await connection.send(frame)

    async def drop(self, code: int = 1006) -> None:
        """Cut every connection, without a close frame where the code is 1006."""
        self.ready.clear()
        for connection in list(self.connections):
            if code == 1006:
                transport = connection.socket._req.transport if connection.socket._req else None
                if transport is not None:
                    transport.abort()
            else:
                await connection.socket.close(code=code)

    async def _receive(self, connection: Connection, frame: Json) -> None:
        match frame["op"]:
            case 1:
                self.heartbeats += 1
                if self.answers_heartbeats:
                    await connection.send({"op": 11})
            case 2:
                await self._identify(connection, frame["d"])
            case 6:
                await self._resume(connection, frame["d"])
            case 3 | 4 | 8:
                pass
            case op:
                raise AssertionError(f"opcode {op} from a client")

    async def _identify(self, connection: Connection, data: Json) -> None:
        self.identified.append(data)
        if data["token"] != self.token or self.reject_with:
            await connection.socket.close(code=self.reject_with or 4004)
            return
        shard = tuple(data.get("shard", (0, 1)))
        session = Session(f"session{len(self.identified)}", (shard[0], shard[1]))
        self.sessions[session.id] = connection.session = session
        guilds = [guild for id, guild in self.world.guilds.items() if (int(id) >> 22) % shard[1] == shard[0]]
        ready = {
            "v": 10,
            "user": user(BOT, "verbatim", bot=True),
            "guilds": [{"id": guild["id"], "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": self.address,
            "application": {"id": str(APPLICATION), "flags": 0},
            "shard": list(shard),
        }
        await self._dispatch(session, "READY", ready)
        for guild in guilds:
            await self._dispatch(session, "GUILD_CREATE", guild)
        self.ready.set()
        self.begun.set()

    async def _resume(self, connection: Connection, data: Json) -> None:
        self.resumed.append(data)
        session = self.sessions.get(data["session_id"])
        if self.forget or session is None:
            await connection.send({"op": 9, "d": False})
            return
        connection.session = session
        for event in session.events[data["seq"] :]:
            await connection.send(event)
        await self._dispatch(session, "RESUMED", {})
        self.ready.set()

    async def _dispatch(self, session: Session, event: str, data: Any) -> None:
        frame = {"op": 0, "t": event, "s": len(session.events) + 1, "d": data}
        session.events.append(frame)
        for connection in self.connections:
            if connection.session is session and not connection.socket.closed:
                await connection.send(frame)
