"""A web site on loopback that serves what a test gives it and remembers what it was asked, and texts to serve."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime

from aiohttp import web

from adapters.sources import WebReporter
from bot.model import Health, Source
from bot.ports import Catch, Clipping, LookUp
from bot.shelves.news import Known

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


class Site:
    """Paths and what they answer; anything else is 404."""

    def __init__(self) -> None:
        self.port = 0
        self.asked: list[web.Request] = []
        self._handlers: dict[str, Handler] = {}

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def serve(
        self, path: str, body: str | bytes = b"", kind: str = "text/html", status: int = 200, **headers: str
    ) -> None:
        """Answer a path with these bytes; header names take _ for -."""
        content = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}

        async def answer(request: web.Request) -> web.StreamResponse:
            return web.Response(body=content, status=status, headers={"Content-Type": kind, **named})

        self._handlers[path] = answer

    def handle(self, path: str, handler: Handler) -> None:
        self._handlers[path] = handler

    def paths(self) -> list[str]:
        """What was asked, in order, without robots.txt."""
        return [request.path for request in self.asked if request.path != "/robots.txt"]

    async def respond(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        handler = self._handlers.get(request.path)
        return await handler(request) if handler else web.Response(status=404, text="nothing here")


class Visitor:
    """Visits through one WebReporter that is closed at the end."""

    def __init__(self, reporter: WebReporter) -> None:
        self.reporter = reporter

    async def feed(self, address: str, health: Health | None = None, known: tuple[str, ...] = ()) -> Catch:
        return await self.reporter.visit(Source("s", address, "feed"), health or Health("s"), acquainted(known))

    async def page(self, address: str, health: Health | None = None, known: tuple[str, ...] = ()) -> Catch:
        return await self.reporter.visit(Source("s", address, "page"), health or Health("s"), acquainted(known))


def acquainted(ids: Iterable[str]) -> LookUp:
    """Articles that are known, and nothing of how they were shown."""
    return remembering({id: Known(NOW, NOW) for id in ids})


def remembering(known: Mapping[str, Known]) -> LookUp:
    """Looks these up."""

    async def looked_up(clippings: Sequence[Clipping]) -> Mapping[str, Known]:
        return {each.id: known[each.id] for each in clippings if each.id in known}

    return looked_up


def rss(*items: str, head: str = "<title>The Outlet</title>") -> str:
    """An RSS 2.0 feed with these items' inner XML."""
    inner = "".join(f"<item>{item}</item>" for item in items)
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" {spaces}><channel>{head}{inner}</channel></rss>'


def words(number: int) -> str:
    """A text of so many words that ends with a full stop."""
    return " ".join(["word"] * (number - 1) + ["end."])
