"""What can go wrong at Slack, to be asked of the server before a call."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from aiohttp import web

Json = dict[str, Any]


@dataclass(frozen=True)
class Limited:
    """429 with Retry-After, in seconds."""

    after: int = 1


@dataclass(frozen=True)
class Broken:
    """An HTTP status of the server's own: 500, 502, 503."""

    status: int = 503


@dataclass(frozen=True)
class Refused:
    """{"ok": false} with this error."""

    error: str


@dataclass(frozen=True)
class Cut:
    """The connection breaks: before the call is done, or after it was done and before its answer."""

    done: bool


@dataclass(frozen=True)
class Slow:
    """The answer takes so many seconds."""

    seconds: float


Fault = Limited | Broken | Refused | Cut | Slow


async def spoiled(fault: Fault | None, request: web.Request) -> web.Response | None:
    """The answer in place of the method's own; None when the method is to be run."""
    match fault:
        case Limited(after):
            return web.json_response(
                {"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": str(after)}
            )
        case Broken(status):
            return web.Response(status=status, text="upstream connect error", content_type="text/html")
        case Refused(error):
            return web.json_response({"ok": False, "error": error})
        case Cut(done):
            if not done:
                cut(request)
                return web.Response()
        case Slow(seconds):
            await asyncio.sleep(seconds)
        case None:
            pass
    return None


def cut(request: web.Request) -> None:
    """Break the request's connection."""
    if request.transport is not None:
        request.transport.abort()
