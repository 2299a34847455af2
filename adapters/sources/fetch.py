"""Fetches one address over HTTP: politely asked, followed with care, bounded in time and size."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version

import aiohttp
from yarl import URL

from adapters.address_guard import OPEN, AddressGuard, GuardedResolver, PrivateAddress, url_of
from adapters.safe_text import shortened
from adapters.sources.refusals import refusal
from bot.errors import SourceError

REDIRECTS = frozenset((301, 302, 303, 307, 308))
NAME = "Verbatim"
"""The bot's name in User-Agent and robots.txt."""

ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, "
    "application/xhtml+xml;q=0.9, application/xml;q=0.9, application/json;q=0.8, */*;q=0.5"
)
LONGEST_VALIDATOR = 1_000
"""Characters of an ETag or Last-Modified that are worth keeping."""


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """The most that one answer may take: seconds over all redirects, bytes after decompression, and redirects."""

    seconds: float = 20.0
    size: int = 10_000_000
    redirects: int = 5


USUAL_LIMITS = FetchLimits()


@dataclass(frozen=True, slots=True)
class Validators:
    """What the last answer was marked with, to ask for changes only."""

    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The request headers of a conditional GET."""
        pairs = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in pairs.items() if value}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back. `url` is where the redirects led; `unchanged` is true when the server says so (304)."""

    url: str
    body: bytes
    content_type: str
    charset: str | None
    validators: Validators
    unchanged: bool = False


UNMARKED = Validators()
"""Of an answer that was never had."""

Permit = Callable[[str], Awaitable[None]]
"""Raises SourceError for an address that must not be asked."""


async def anything(address: str) -> None:
    """The permit that refuses nothing."""


class Fetcher:
    """One HTTP session. Made anywhere, used on one event loop, closed at the end."""

    def __init__(self, guard: AddressGuard, now: Callable[[], datetime], limits: FetchLimits = USUAL_LIMITS) -> None:
        self._guard = guard
        self._now = now
        self._limits = limits
        self._session: aiohttp.ClientSession | None = None

    async def get(self, address: str, validators: Validators = UNMARKED, permit: Permit = anything) -> Fetched:
        """The answer to GET; `permit` is asked about each address of the redirects.

        Raises SourceError with the reason, and `retry_at` where the server gives it.
        """
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await self._follow(address, validators, permit)
        except TimeoutError as error:
            problem = f"gave no whole answer within {self._limits.seconds:g} seconds"
            raise SourceError(address, problem) from error
        except (aiohttp.ClientError, ValueError) as error:
            raise _translated(address, error) from error

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _follow(self, address: str, validators: Validators, permit: Permit) -> Fetched:
        url = self._guard.check(address)
        for _ in range(self._limits.redirects + 1):
            await permit(str(url))
            async with self._open().get(url, headers=validators.headers, allow_redirects=False) as response:
                location = response.headers.get("Location")
                if response.status not in REDIRECTS or not location:
                    return await self._answer(address, response, validators)
            url = self._led_on(address, str(url.join(url_of(location))))
        raise SourceError(address, f"leads on more than {self._limits.redirects} times")

    def _led_on(self, address: str, target: str) -> URL:
        try:
            return self._guard.check(target)
        except SourceError as error:
            problem = f"leads on to {shortened(error.subject, 200)}, which {error.problem}"
            raise SourceError(address, problem, error.way_out) from error

    async def _answer(self, address: str, response: aiohttp.ClientResponse, asked: Validators) -> Fetched:
        unchanged = response.status == 304 and bool(asked.headers)
        if response.status not in (200, 203, 226) and not unchanged:
            raise refusal(address, response.status, response.headers.get("Retry-After"), self._now())
        body = b"" if unchanged else await self._body(address, response)
        marks = (response.headers.get("ETag"), response.headers.get("Last-Modified"))
        kept = Validators(*(mark if mark and _is_kept(mark) else None for mark in marks))
        return Fetched(
            url=str(response.url),
            body=body,
            content_type=response.content_type.lower() if "Content-Type" in response.headers else "",
            charset=response.charset,
            validators=asked if unchanged and not kept.headers else kept,
            unchanged=unchanged,
        )

    async def _body(self, address: str, response: aiohttp.ClientResponse) -> bytes:
        chunks: list[bytes] = []
        size = response.content_length or 0
        if size <= self._limits.size:
            size = 0
            async for chunk in response.content.iter_any():
                size += len(chunk)
                if size > self._limits.size:
                    break
                chunks.append(chunk)
        if size > self._limits.size:
            response.close()
            raise SourceError(address, f"is larger than {self._limits.size / 1_000_000:g} MB")
        return b"".join(chunks)

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(resolver=GuardedResolver(self._guard), limit=0),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": user_agent(), "Accept": ACCEPT},
                timeout=aiohttp.ClientTimeout(total=None),
                max_line_size=16_384,
                max_field_size=16_384,
            )
        return self._session


def _is_kept(mark: str) -> bool:
    """Bytes that are no ASCII can neither be stored nor sent as they came."""
    return mark.isascii() and len(mark) <= LONGEST_VALIDATOR


def user_agent() -> str:
    """The bot's name and version, as servers see it."""
    return f"{NAME}/{version('verbatim')} (news briefing bot)"


def _translated(address: str, error: aiohttp.ClientError | ValueError) -> SourceError:
    """A foreign error in words; the order matters, since the client's errors are each other's subclasses."""
    match error:
        case aiohttp.ClientConnectorCertificateError():
            said = getattr(error.certificate_error, "verify_message", None) or str(error.certificate_error)
            return SourceError(address, f"shows a certificate that is not valid ({said})")
        case aiohttp.ClientSSLError():
            return SourceError(address, "has no working TLS", "try http instead of https, if its owner offers it")
        case aiohttp.ClientConnectorDNSError() if isinstance(error.os_error, PrivateAddress):
            return SourceError(address, str(error.os_error), OPEN)
        case aiohttp.ClientConnectorDNSError():
            return SourceError(address, f"no host has the name {error.host}", "check the address and the network")
        case aiohttp.ClientConnectorError():
            return SourceError(address, f"gives no connection ({error.os_error.strerror or error.os_error})")
        case aiohttp.InvalidURL() | ValueError():
            return SourceError(address, f"leads to no usable address ({error})")
        case aiohttp.ClientPayloadError():
            return SourceError(address, "gives an answer that is broken off or wrongly compressed")
        case aiohttp.ServerDisconnectedError() | aiohttp.ClientOSError():
            return SourceError(address, "broke off the connection")
        case _:
            return SourceError(address, f"does not speak HTTP as it should ({type(error).__name__})")
