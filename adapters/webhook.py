"""Posts messages to web hooks: addresses that the configuration file declares, each a channel of its own.

A post is a POST with the message as JSON and the header Idempotency-Key; any status from 200 to 299 takes it, and an
"id" in a JSON answer is its id. Where a hook has a secret, requests are signed as Standard Webhooks are
(https://www.standardwebhooks.com), by which the receiver knows who sent them, and when.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import aiohttp

from adapters.address_guard import OPEN, AddressGuard, GuardedResolver, PrivateAddress
from adapters.retry_after import seconds_asked
from bot.delivery.message_json import message_json
from bot.errors import ChannelGone, DeliveryError, FateUnknown, SourceError, TryLater
from bot.message import Message

SECONDS = 20.0
"""How long one request may take."""

LONGEST_ANSWER = 10_000
"""Bytes of an answer that are read."""

LONGEST_ID = 200
"""Characters of a post's id that are kept."""

GONE = frozenset((401, 403, 404, 405, 410))
"""Statuses by which a receiver says that nobody takes posts there, or not from us."""

SLOW_DOWN = frozenset((425, 429, 503))
"""Statuses by which it says that it took nothing, and may later."""


@dataclass(frozen=True, slots=True)
class Hook:
    """An address to post to. `secret` signs the requests.

    `unsure` says what is done when a post may have arrived or not: "look" asks with GET and the same Idempotency-Key
    (200: it has it; 404: it has not); "resend" sends it again, for receivers that take each key once; "ask" leaves it
    to the managers.
    """

    address: str
    secret: str | None = None
    unsure: Literal["ask", "look", "resend"] = "ask"


class WebhookCourier:
    """A `bot.ports.Courier` to the hooks, used on one event loop and closed at the end. `clock` gives the seconds since
    1970 that requests are signed with.
    """

    def __init__(
        self,
        hooks: Iterable[Hook],
        allow_hosts: Iterable[str] = (),
        seconds: float = SECONDS,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._hooks = {hook.address: hook for hook in hooks}
        self._guard = AddressGuard(allow_hosts)
        self._seconds = seconds
        self._clock = clock
        self._session: aiohttp.ClientSession | None = None

    def parts(self, message: Message) -> list[Message]:
        """The whole message: a receiver divides it as it likes."""
        return [message]

    async def post(self, channel: str, message: Message, key: str, under: str | None = None) -> str:
        """POST the message; the id that the receiver gives, else the key."""
        body = f'{{"key":{json.dumps(key)},"under":{json.dumps(under)},"message":{message_json(message)}}}'
        _, answer = await self._ask("POST", channel, key, body)
        return _id(answer) or key

    async def find(self, channel: str, key: str, since: datetime, under: str | None = None) -> str | None:
        """The id of what was posted; None when the receiver says that it has it not, or takes each key once."""
        match self._hook(channel).unsure:
            case "resend":
                return None
            case "ask":
                raise FateUnknown(channel, "the connection broke, and the receiver cannot be asked")
            case "look":
                status, answer = await self._ask("GET", channel, key, None, fine=(404,))
                return None if status == 404 else _id(answer) or key

    async def edit(self, channel: str, posted: str, message: Message) -> None:
        """PUT the message, with the id of what it replaces; the key is that of this very edit."""
        body = f'{{"id":{json.dumps(posted)},"message":{message_json(message)}}}'
        await self._ask("PUT", channel, hashlib.sha256(body.encode()).hexdigest()[:32], body)

    def link(self, channel: str, posted: str) -> str | None:
        """None: who receives it shows it where they like."""
        return None

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _hook(self, channel: str) -> Hook:
        if channel not in self._hooks:
            problem = "no [[webhooks]] of the configuration file has this address"
            raise ChannelGone(channel, problem, "declare it there, or choose another channel")
        return self._hooks[channel]

    async def _ask(
        self, method: str, channel: str, key: str, body: str | None, fine: tuple[int, ...] = ()
    ) -> tuple[int, bytes]:
        """Status and answer; raises DeliveryError for statuses that are neither 2xx nor fine."""
        hook = self._hook(channel)
        try:
            url = self._guard.check(channel)
        except SourceError as error:
            raise ChannelGone(channel, error.problem, error.way_out) from error
        data = body.encode() if body is not None else None
        headers = _headers(hook, key, data, int(self._clock()))
        request = self._open().request(method, url, data=data, headers=headers, allow_redirects=False)
        try:
            async with asyncio.timeout(self._seconds), request as response:
                answer = b""
                async for chunk in response.content.iter_any():
                    answer += chunk
                    if len(answer) > LONGEST_ANSWER:
                        break
        except aiohttp.ClientConnectorError as error:
            if isinstance(error.os_error, PrivateAddress):
                raise ChannelGone(channel, str(error.os_error), OPEN) from error
            raise TryLater(channel, f"gives no connection ({error.os_error.strerror or error.os_error})") from error
        except (aiohttp.ClientError, TimeoutError) as error:
            reason = f"broke off, or did not answer within {self._seconds:g} seconds"
            raise (FateUnknown if body else TryLater)(channel, reason) from error
        if not 200 <= response.status < 300 and response.status not in fine:
            raise _refusal(channel, response.status, response.headers, FateUnknown if body else TryLater)
        return response.status, answer

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(resolver=GuardedResolver(self._guard)),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": "Verbatim", "Accept": "application/json"},
                timeout=aiohttp.ClientTimeout(total=None),
            )
        return self._session


def _headers(hook: Hook, key: str, data: bytes | None, at: int) -> dict[str, str]:
    headers = {"Idempotency-Key": key}
    if data is not None:
        headers["Content-Type"] = "application/json; charset=utf-8"
    if hook.secret is not None:
        signed = hmac.digest(hook.secret.encode(), f"{key}.{at}.".encode() + (data or b""), hashlib.sha256)
        signature = f"v1,{b64encode(signed).decode()}"
        headers |= {"webhook-id": key, "webhook-timestamp": str(at), "webhook-signature": signature}
    return headers


def _refusal(
    channel: str, status: int, headers: Mapping[str, str], trouble: type[FateUnknown | TryLater]
) -> DeliveryError:
    """The error that the status stands for; `trouble` where the receiver failed, and who knows what it did before."""
    problem = f"answers {status}"
    if status in GONE:
        return ChannelGone(channel, problem, "check the address, and that it takes the bot's posts")
    if status in SLOW_DOWN:
        return TryLater(channel, problem, after=seconds_asked(headers))
    if status >= 500:
        return trouble(channel, problem)
    return DeliveryError(channel, problem)


def _id(answer: bytes) -> str | None:
    try:
        told = json.loads(answer)
    except (ValueError, RecursionError):
        return None
    id = told.get("id") if isinstance(told, dict) else None
    return str(id)[:LONGEST_ID] if isinstance(id, str | int) and not isinstance(id, bool) and id != "" else None
