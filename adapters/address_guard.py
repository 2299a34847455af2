"""Which addresses may be asked: the public web and the hosts that the configuration opens, at every connection."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from threading import Thread
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from bot.errors import SourceError

CARRIERS = tuple(IPv6Network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96"))
"""IPv6 networks whose addresses carry an IPv4 address that somebody else connects to: NAT64, 6to4, Teredo."""

INWARD = tuple(ip_network(net) for net in ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32", "3fff::/20"))
"""What Python 3.11 takes for global and leads into the network: protocol assignments (Oracle's metadata service among
them), the 6to4 relay, Azure's service for its machines, documentation
(https://www.iana.org/assignments/iana-ipv4-special-registry).
"""

LOOKUPS = 8
"""Names looked up at once: one that nobody answers for keeps its thread for up to half a minute."""

PRIVATE = "leads to an address that is not on the public internet"
OPEN = "name its host in allow_hosts if it is meant to be read"


class PrivateAddress(OSError):
    """A host name leads to an address that is not on the public internet."""


class AddressGuard:
    """Lets public http(s) addresses through. `allow_hosts` opens more: "host" for every port, or "host:port"."""

    def __init__(self, allow_hosts: Iterable[str] = ()) -> None:
        self._allowed = frozenset(host.strip().lower() for host in allow_hosts)

    def check(self, address: str) -> URL:
        """The address, parsed as the HTTP client will parse it; raises SourceError when it must not be asked."""
        try:
            url = url_of(address)
            host, port = url.raw_host, url.port
        except ValueError as error:
            raise SourceError(address, f"is not an address ({error})", "give an http or https address") from error
        if url.scheme not in ("http", "https") or not host or port is None:
            raise SourceError(address, "is not an address on the web", "give an http or https address")
        if url.raw_user is not None or url.raw_password is not None:
            raise SourceError(str(url.with_user(None)), "carries a user name", "leave out what stands before the @")
        if not self.opens(host, port) and _literal(host) is not None and not is_public(host):
            raise SourceError(address, PRIVATE, OPEN)
        return url

    def opens(self, host: str, port: int) -> bool:
        """True when the configuration opens this host, or this port of it."""
        name = host.lower().rstrip(".").strip("[]")
        bracketed = f"[{name}]" if ":" in name else name
        return not self._allowed.isdisjoint((name, bracketed, f"{bracketed}:{port}"))


class GuardedResolver(AbstractResolver):
    """Resolves names to public addresses only, in threads that nobody else waits for. The client connects to what this
    returns, so a name cannot change between the check and the connection (DNS rebinding).
    """

    def __init__(self, guard: AddressGuard) -> None:
        self._guard = guard
        self._places = asyncio.Semaphore(LOOKUPS)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The host's addresses; raises PrivateAddress when none of them is public and the host is not opened."""
        lookup = partial(socket.getaddrinfo, host, port, family, socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
        infos = await self._looked_up(lookup)
        numeric = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
        found = [
            ResolveResult(hostname=host, host=str(at[0]), port=int(at[1]), family=family, proto=proto, flags=numeric)
            for family, _, proto, _, at in infos
        ]
        if self._guard.opens(host, port):
            return found
        public = [result for result in found if is_public(result["host"])]
        if not public:
            raise PrivateAddress(PRIVATE)
        return public

    async def close(self) -> None:
        """Nothing is kept open; the client demands the method."""

    async def _looked_up(self, lookup: Callable[[], list[Any]]) -> list[Any]:
        """What the lookup gives or raises, from a thread that the process does not wait for when it ends."""
        loop, found = asyncio.get_running_loop(), Future[list[Any]]()
        await self._places.acquire()

        def look() -> None:
            try:
                found.set_result(lookup())
            except Exception as error:  # noqa: BLE001 - it is raised where it was called for
                found.set_exception(error)
            # Not sooner: where nobody waits for the answer any more, the thread still does.
            with suppress(RuntimeError):  # the event loop has ended meanwhile
                loop.call_soon_threadsafe(self._places.release)

        found.set_running_or_notify_cancel()
        Thread(target=look, name="lookup", daemon=True).start()
        return await asyncio.wrap_future(found)


def url_of(address: str) -> URL:
    """The address as the HTTP client will read it; raises ValueError for what is none."""
    try:
        return URL(address)
    except IndexError as error:  # yarl 1.25 fails so over a user without a host ("http://[::1]@")
        raise ValueError("no host stands behind the @") from error


def is_public(address: str) -> bool:
    """True for a unicast address of the public internet; an address that wraps another is never one."""
    number = _literal(address)
    if number is None or not number.is_global or number.is_multicast or number.is_reserved:
        return False
    if any(number in net for net in INWARD):
        return False
    if isinstance(number, IPv6Address):
        wraps = number.ipv4_mapped is not None or any(number in net for net in CARRIERS)
        return not (wraps or number.is_site_local)
    return True


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return None
