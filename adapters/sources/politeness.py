"""How hosts are treated: few requests at once, a pause between them, and their robots.txt obeyed."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from protego import Protego
from yarl import URL

from adapters.sources.charset import decoded
from adapters.sources.fetch import NAME, Fetcher
from adapters.sources.refusals import Refusal
from bot.errors import SourceError

PER_HOST = 2
AT_ONCE = 16
"""Requests under way at one host, and at all hosts together."""

LONGEST_DELAY = 30.0
"""Seconds; a Crawl-delay beyond it is taken as this, for it is mostly a mistake."""

ROBOTS_SIZE = 512_000
"""Bytes of a robots.txt that are read (RFC 9309, 2.5 asks for at least 500 KiB)."""

PATIENCE = 8.0
"""Seconds within which a host must give its rules: who waits for them has twenty for the whole of an answer."""

KEPT = timedelta(hours=24)
KEPT_FAILURE = timedelta(minutes=10)
"""How long rules hold (RFC 9309, 2.4), and how long it counts that they could not be had."""

MOST_HOSTS = 5_000
"""Hosts remembered at most."""

_ROBOT = re.compile(r"\s*user[-\s]*agent\b[\s:]*(.*)", re.IGNORECASE)


@dataclass(slots=True)
class _Host:
    """The way to one host: `turn` is of whoever starts next, `next_start` when that may be (event loop's clock)."""

    places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(PER_HOST))
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    next_start: float = 0.0
    users: int = 0


class HostLimiter:
    """Lets requests out one after another: at most two at a host, sixteen in all, `delay` seconds between starts."""

    def __init__(self, delay: float) -> None:
        self._delay = delay
        self._hosts: dict[str, _Host] = {}
        self._all = asyncio.Semaphore(AT_ONCE)

    @asynccontextmanager
    async def at(self, address: str, delay: float = 0.0) -> AsyncIterator[None]:
        """Wait for one's turn at the host of an address, at least `delay` seconds after the last start there."""
        clock = asyncio.get_running_loop().time
        state = self._state_of(_host(address), clock())
        state.users += 1
        try:
            async with state.places, AsyncExitStack() as place:
                async with state.turn:
                    await asyncio.sleep(state.next_start - clock())  # without a place that others could use
                    await place.enter_async_context(self._all)
                    state.next_start = clock() + max(self._delay, delay)
                yield
        finally:
            state.users -= 1

    def _state_of(self, host: str, now: float) -> _Host:
        if len(self._hosts) >= MOST_HOSTS:
            self._hosts = {name: state for name, state in self._hosts.items() if state.users or state.next_start > now}
        return self._hosts.setdefault(host, _Host())


@dataclass(frozen=True, slots=True)
class RobotsRules:
    """A host's robots.txt until a time; `state` tells rules from a host in trouble and one that does not answer."""

    state: Literal["rules", "trouble", "silent"]
    until: datetime
    robots: Protego


class Robots:
    """Asks each host for its robots.txt once a day and holds to it."""

    def __init__(self, fetcher: Fetcher, now: Callable[[], datetime]) -> None:
        self._fetcher = fetcher
        self._now = now
        self._hosts: dict[str, asyncio.Task[RobotsRules]] = {}

    async def permit_found(self, address: str) -> None:
        """Raises SourceError when the host forbids an address that a feed led to, or cannot say (RFC 9309, 2.3.1)."""
        rules = await self._rules(address)
        if rules.state != "rules":
            raise SourceError(address, "its robots.txt cannot be had", retry_at=rules.until)
        await self._obey(rules, address)

    async def permit_named(self, address: str) -> None:
        """The same for an address that somebody gave us: a host that does not answer for its robots.txt allows it."""
        rules = await self._rules(address)
        if rules.state == "trouble":
            raise SourceError(address, "its host has trouble giving its robots.txt", retry_at=rules.until)
        await self._obey(rules, address)

    async def delay(self, address: str) -> float:
        """Seconds that the host wants between two requests; 0 where it does not say."""
        rules = await self._rules(address)
        return min(max(rules.robots.crawl_delay(NAME) or 0.0, 0.0), LONGEST_DELAY)

    async def close(self) -> None:
        """Stop asking."""
        for task in self._hosts.values():
            task.cancel()
        await asyncio.gather(*self._hosts.values(), return_exceptions=True)
        self._hosts.clear()

    async def _obey(self, rules: RobotsRules, address: str) -> None:
        """In a thread: tens of thousands of wildcards before a long address take most of a second."""
        if not await asyncio.to_thread(rules.robots.can_fetch, address, NAME):
            raise SourceError(address, "its robots.txt does not allow us to read it")

    async def _rules(self, address: str) -> RobotsRules:
        origin = str(URL(address).origin())
        asked = self._hosts.get(origin)
        if asked is None or (asked.done() and (asked.cancelled() or asked.result().until <= self._now())):
            if len(self._hosts) >= MOST_HOSTS:
                self._hosts.clear()
            asked = self._hosts[origin] = asyncio.create_task(self._ask(origin))
        return await asyncio.shield(asked)

    async def _ask(self, origin: str) -> RobotsRules:
        """A host that says that it has no robots.txt (4xx) allows everything (RFC 9309, 2.3.1.3)."""
        nothing = Protego.parse("")
        try:
            async with asyncio.timeout(PATIENCE):
                answer = await self._fetcher.get(f"{origin}/robots.txt")
        except TimeoutError:
            return RobotsRules("silent", self._now() + KEPT_FAILURE, nothing)
        except SourceError as error:
            if not isinstance(error, Refusal):
                return RobotsRules("silent", self._now() + KEPT_FAILURE, nothing)
            if error.code >= 500 or error.code == 429:
                return RobotsRules("trouble", error.retry_at or self._now() + KEPT_FAILURE, nothing)
            return RobotsRules("rules", self._now() + KEPT, nothing)
        text = _of_few_robots(decoded(answer.body[:ROBOTS_SIZE], "utf-8"))
        return RobotsRules("rules", self._now() + KEPT, await asyncio.to_thread(Protego.parse, text))


def _of_few_robots(text: str) -> str:
    """The rules, all other robots called one: Protego keeps each rule of a group once for each robot that it names."""
    lines = []
    for line in text.splitlines():
        found = _ROBOT.fullmatch(line.partition("#")[0])
        named = found[1].strip() if found else ""
        robot = named.replace("*", "").lower()
        lines.append(
            f"User-agent: {(robot if robot == NAME.lower() else 'other') if robot else '*'}" if named else line
        )
    return "\n".join(lines)


def _host(address: str) -> str:
    return URL(address).raw_authority
