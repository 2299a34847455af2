"""How Slack's events come in: over a WebSocket that we open (Socket Mode), watched over so that it never dies in
silence, or as HTTP requests that Slack signs; whatever is not signed, or old, gets 401 before anything is read in it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app, send_async_response
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackClientError
from slack_sdk.signature import SignatureVerifier
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.workspace import REFUSALS, Workspace, prove_app_token
from bot.errors import ConfigError, DeliveryError

logger = logging.getLogger(__name__)
http_logger = logging.getLogger(f"{__name__}.http")

PING_SECONDS = 5.0
"""Between pings; a connection that answers none for four of them is opened anew by slack_sdk."""

DEAD_SECONDS = 45.0
"""How long there may be no connection before the client is replaced: slack_sdk can hang on to an address that has
expired (its `connect` tries the same one for ever)."""

LONGEST_PAUSE = 30.0
"""Seconds between two new connections at most, when Slack closes each at once (too_many_websockets)."""


def bolt_app(client: AsyncWebClient, workspace: Workspace, token: str) -> AsyncApp:
    """An app without doors. Who may come in is known already: nobody is asked on the way to an acknowledgement.

    What comes from a workspace that the token is not of is left out: an app may be installed in several.
    """

    async def authorize(**_: object) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=None,
            team_id=workspace.team,
            bot_user_id=workspace.bot_user,
            bot_id=workspace.bot_id,
            bot_token=token,
        )

    async def of_workspace(context: AsyncBoltContext, next_: Callable[[], Awaitable[BoltResponse]]) -> BoltResponse:
        if context.team_id in (None, workspace.team):
            return await next_()
        logger.warning("what came from the workspace %s is left out: the token is not of it", context.team_id)
        return BoltResponse(status=200)

    plain = AsyncWebClient(base_url=client.base_url, timeout=client.timeout, retry_handlers=[])
    app = AsyncApp(
        name="verbatim",
        client=plain,
        authorize=authorize,
        request_verification_enabled=False,  # it comes too late, behind the parsing of what anybody may send
    )
    app.use(of_workspace)
    return app


class PatientClient(SocketModeClient):
    """slack_sdk's client, which waits longer each time when its connections do not last."""

    _pause = 0.0
    _connected_at = float("-inf")

    async def connect_to_new_endpoint(self, force: bool = False) -> None:
        """Connect anew: at once when the last connection lasted, else after a pause that doubles."""
        now = asyncio.get_running_loop().time
        lasted = now() - self._connected_at > LONGEST_PAUSE
        self._pause = 0.0 if lasted else min(max(2 * self._pause, 0.25), LONGEST_PAUSE)
        self._connected_at = now() + self._pause
        await asyncio.sleep(self._pause)
        await super().connect_to_new_endpoint(force)


class Sockets:
    """Keeps one connection open until it is closed."""

    def __init__(self, app: AsyncApp, web_client: AsyncWebClient, app_token: str, ping: float = PING_SECONDS) -> None:
        self._app = app
        self._web_client = web_client
        self._app_token = app_token
        self._ping = ping
        self._client: PatientClient | None = None

    async def serve(self) -> None:
        """Connect, and stay connected until cancelled; raises one of REFUSALS when Slack takes the token no more."""
        dead_since: float | None = None
        now = asyncio.get_running_loop().time
        connecting = asyncio.create_task(self._connect())
        try:
            while True:
                await asyncio.sleep(self._ping)
                if self._client is not None and await self._client.is_connected():
                    dead_since = None
                    continue
                dead_since = dead_since if dead_since is not None else now()
                if now() - dead_since > DEAD_SECONDS / PING_SECONDS * self._ping:
                    logger.warning("the connection to Slack is dead; it is opened anew")
                    connecting.cancel()
                    await self._close()
                    await self._prove()
                    connecting, dead_since = asyncio.create_task(self._connect()), None
        finally:
            connecting.cancel()
            await self._close()

    async def _prove(self) -> None:
        """slack_sdk asks with a refused token for ever."""
        try:
            await prove_app_token(self._web_client, self._app_token)
        except REFUSALS:
            raise
        except DeliveryError as error:
            logger.warning("%s", error)

    async def _connect(self) -> None:
        client = PatientClient(
            app_token=self._app_token, web_client=self._web_client, ping_interval=self._ping, logger=logger
        )
        client.socket_mode_request_listeners.append(self._take)
        self._client = client
        await client.connect()  # type: ignore[no-untyped-call]

    async def _take(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        started = asyncio.get_running_loop().time()
        response = await run_async_bolt_app(self._app, request)
        await send_async_response(client, request, response, started)

    async def _close(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            try:
                await client.close()  # type: ignore[no-untyped-call]
            except (SlackClientError, OSError) as error:
                logger.info("the connection to Slack was closed: %s", error)


PATH = "/slack/events"
"""Where Slack sends everything: events, commands, interactions, and what completes selects."""

LARGEST = 1_000_000
"""Bytes of a request; the longest that Slack sends, a form sent off, is a quarter of it
(docs.slack.dev/reference/methods/views.open).
"""

PATIENCE = 3.0
"""Seconds within which a request must be whole, and answered when the bot ends: Slack waits no longer."""


@asynccontextmanager
async def web_served(app: AsyncApp, signing_secret: str, host: str, port: int) -> AsyncIterator[int]:
    """Serve until the block is left; the port. Raises ConfigError when it is taken."""
    verifier = SignatureVerifier(signing_secret)

    async def taken(request: web.Request) -> web.Response:
        if not await _is_signed(request, verifier):
            return web.Response(status=401)
        return await to_aiohttp_response(await app.async_dispatch(await to_bolt_request(request)))

    served = web.Application(client_max_size=LARGEST)
    served.router.add_post(PATH, taken)
    http_logger.addFilter(_is_no_broken_request)
    runner = web.AppRunner(served, access_log=None, shutdown_timeout=PATIENCE, logger=http_logger)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        await runner.cleanup()
        raise ConfigError(f"slack.port {port}", error.strerror or "cannot be used", "choose another port") from error
    try:
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


async def _is_signed(request: web.Request, verifier: SignatureVerifier) -> bool:
    try:
        async with asyncio.timeout(PATIENCE):
            body = await request.read()
        return verifier.is_valid_request(body, request.headers)
    except (TimeoutError, OSError, web.RequestPayloadError, ValueError, TypeError):
        return False  # it does not become whole, its time is none, or its signature has letters that none has


def _is_no_broken_request(record: logging.LogRecord) -> bool:
    """Anybody can send what is no HTTP; aiohttp refuses it, and would log a traceback each time."""
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, HttpProcessingError | web.RequestPayloadError)
