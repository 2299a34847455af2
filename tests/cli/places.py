"""What the tests of the command line share: a site in a thread, outcomes, and sample news."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread
from typing import Protocol
from xml.sax.saxutils import escape

from aiohttp import web

FERRY = (
    "The ferry Maren sank off Port Hale on Wednesday night, killing 12 people, the coastguard said.\n\n"
    "“We heard a bang and then the deck was under water,” said Ada Lund, a passenger, at the harbour.\n\n"
    "Rescue boats searched the strait until dawn and found 17 survivors near the lighthouse of Port Hale."
)
RATES = (
    "The central bank cut its main rate to 2.75% on Wednesday, its seventh cut, and said tariffs cloud growth.\n\n"
    "“We will proceed carefully with any further changes,” governor Tim Marlow told reporters in the capital.\n\n"
    "Economists had expected the bank to lower borrowing costs by a quarter of a percentage point."
)


@dataclass(frozen=True)
class Outcome:
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str


class Verbatim(Protocol):
    """The command in a process of its own."""

    def __call__(self, *arguments: str, stdin: str | bytes = b"", seconds: float = 180) -> Outcome: ...


Inside = Callable[..., Outcome]
"""The command within the test's process."""


@dataclass
class Served:
    """What a path answers; its ETag changes with its body."""

    body: bytes
    kind: str
    status: int = 200
    wait: float = 0.0


class NewsSite:
    """A web site on loopback in a thread of its own; paths may be served and changed while it runs."""

    def __init__(self) -> None:
        self.port = 0
        self.asked: list[tuple[str, int]] = []
        self._paths: dict[str, Served] = {}
        self._ready = Event()
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._thread.start()
        assert self._ready.wait(60)

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(60)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def serve(self, path: str, body: str, kind: str = "text/html", status: int = 200, wait: float = 0.0) -> str:
        """Answer a path from now on; its URL."""
        self._paths[path] = Served(body.encode(), f"{kind}; charset=utf-8", status, wait)
        return self.url(path)

    def feed(self, path: str, *items: str, title: str = "The Courier") -> str:
        """Answer a path with an RSS feed of these items; its URL."""
        body = '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        body += f"<channel><title>{title}</title>{''.join(items)}</channel></rss>"
        return self.serve(path, body, "application/rss+xml")

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        runner = self._loop.run_until_complete(self._open())
        self._ready.set()
        self._loop.run_forever()
        self._loop.run_until_complete(runner.cleanup())
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        self._loop.close()

    async def _open(self) -> web.AppRunner:
        app = web.Application()
        app.router.add_get("/{path:.*}", self._respond)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.port = runner.addresses[0][1]
        return runner

    async def _respond(self, request: web.Request) -> web.Response:
        served = self._paths.get(request.path)
        if served is None:
            self.asked.append((request.path, 404))
            return web.Response(status=404)
        await asyncio.sleep(served.wait)
        tag = f'"{hashlib.sha256(served.body).hexdigest()[:12]}"'
        status = 304 if request.headers.get("If-None-Match") == tag else served.status
        self.asked.append((request.path, status))
        body = b"" if status == 304 else served.body
        return web.Response(body=body, status=status, headers={"Content-Type": served.kind, "ETag": tag})

    def statuses(self, path: str) -> list[int]:
        """What a path was answered with, in order."""
        return [status for asked, status in self.asked if asked == path]


def item(guid: str, title: str, link: str, description: str = "", content: str = "") -> str:
    """An RSS item dated an hour ago; `content` is its whole text."""
    date = (datetime.now(UTC) - timedelta(hours=1)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    whole = f"<content:encoded>{escape(paragraphs(content))}</content:encoded>" if content else ""
    return (
        f"<item><guid isPermaLink='false'>{guid}</guid><title>{escape(title)}</title><link>{link}</link>"
        f"<pubDate>{date}</pubDate><description>{escape(description)}</description>{whole}</item>"
    )


def page(title: str, text: str, head: str = "") -> str:
    """An article's web page, with navigation and a cookie notice around it."""
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head><body><nav><a href='/'>Home</a>"
        f"<a href='/news'>News</a></nav><article><h1>{title}</h1>{paragraphs(text)}</article>"
        "<div class='cookie-banner'>We use cookies. Accept all</div></body></html>"
    )


def paragraphs(text: str) -> str:
    """A text's paragraphs as HTML."""
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in text.split("\n\n"))


def long(text: str) -> str:
    """A text that is long enough to be taken for a whole article."""
    more = "The harbour office will publish a further report on the matter next week, its director added. " * 12
    return f"{text}\n\n{more.strip()}"


def line(id: str, text: str, title: str, source: str, hours: float = 1) -> str:
    """An article as a line of JSON, published so many hours ago."""
    published = (datetime.now(UTC) - timedelta(hours=hours)).isoformat()
    row = {"id": id, "text": text, "title": title, "source": source, "published": published}
    return json.dumps(row, ensure_ascii=False) + "\n"


def config(folder: Path, site: NewsSite, rest: str = "", head: str = "") -> str:
    """A configuration file that opens the site; its path."""
    path = folder / "verbatim.toml"
    allowed = f'[reading]\nallow_hosts = ["127.0.0.1:{site.port}"]\n'
    path.write_text(f"{head}\n{allowed}\n{rest}", encoding="utf-8")
    return str(path)
