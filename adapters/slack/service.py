"""Slack as one thing that runs: a courier, and listeners over Socket Mode or signed HTTP."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TypeVar

from adapters.chat.records import Records
from adapters.slack.addresses import space_of
from adapters.slack.connection import PING_SECONDS, Sockets, bolt_app, web_served
from adapters.slack.conversation import Conversation
from adapters.slack.courier import SlackCourier
from adapters.slack.home import Homes
from adapters.slack.listeners import Listeners
from adapters.slack.people import People
from adapters.slack.setup import SECRETS
from adapters.slack.workspace import REFUSALS, prove_app_token, web_client
from bot.briefing.places import zones_like
from bot.errors import ConfigError, DeliveryError, HistoryError
from bot.front_desk import FrontDesk
from bot.settings import SLACK_APP_TOKEN, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SlackSettings

Result = TypeVar("Result")

logger = logging.getLogger(__name__)

REFRESH_SECONDS = 60.0
"""How often the App Homes are looked over."""

FIRST_RETRY, LAST_RETRY = 1.0, 60.0
"""Seconds between two tries to reach Slack when the service starts."""


@dataclass(frozen=True, slots=True)
class Access:
    """How the bot gets into its workspace: over Socket Mode with an app token, else over signed HTTP.

    `base_url` is the Web API's address, another one for any server that speaks Slack's protocol.
    """

    bot_token: str
    app_token: str | None = None
    signing_secret: str | None = None
    base_url: str | None = None
    host: str = "127.0.0.1"
    port: int = 3000
    command: str = "verbatim"
    ping: float = PING_SECONDS


def access(tokens: Mapping[str, str], settings: SlackSettings) -> Access:
    """The access that a bot token gives with another one; raises ConfigError where one is missing, or is none."""
    for each in SECRETS:
        if tokens.get(each.variable) and not tokens[each.variable].startswith(each.prefix):
            problem = f"does not begin with {each.prefix}"
            raise ConfigError(each.variable, problem, "look whether two tokens were exchanged")
    app_token, secret = tokens.get(SLACK_APP_TOKEN) or None, tokens.get(SLACK_SIGNING_SECRET) or None
    if not (app_token or secret):
        raise ConfigError(
            SLACK_BOT_TOKEN,
            f"is set, and neither {SLACK_APP_TOKEN} nor {SLACK_SIGNING_SECRET} is",
            "see docs/slack.md for either",
        )
    if not tokens.get(SLACK_BOT_TOKEN):
        given = SLACK_APP_TOKEN if app_token else SLACK_SIGNING_SECRET
        raise ConfigError(given, f"is set, and {SLACK_BOT_TOKEN} is not", "set both, as docs/slack.md says")
    own = settings.base_url, settings.host, settings.port, settings.command
    return Access(tokens[SLACK_BOT_TOKEN], app_token, secret, *own)


class Slack:
    """The workspace as it is served. `problem` is why it is not and needs its owner, None while it is."""

    def __init__(self, given: Access, desk: FrontDesk, records: Records) -> None:
        self._given = given
        self._desk = desk
        self._records = records
        self._client = web_client(given.bot_token, given.base_url)
        self.courier = SlackCourier(self._client)
        self.problem: str | None = None

    async def serve(self) -> None:
        """Serve until cancelled, or until Slack refuses for good; what nobody foresaw is logged, and begun anew."""
        while True:
            try:
                await self._listen()
            except (*REFUSALS, ConfigError) as error:
                self.problem = f"Slack is not served: {error}"
                logger.error("%s", self.problem)
                return
            except Exception:
                logger.exception("the connection to Slack broke down; it is begun anew in %.0f seconds", LAST_RETRY)
            await asyncio.sleep(LAST_RETRY)

    async def _listen(self) -> None:
        given, client, records = self._given, self._client, self._records
        workspace = await _reached(self.courier.workspace)
        logger.info("in the Slack workspace %s as %s", workspace.name, workspace.bot_name)
        space = space_of(workspace.team)
        await records.came(space)
        people = People(client, workspace.team)
        homes = Homes(client, people, workspace.team, records)
        conversation = Conversation(self._desk, client, people, homes, given.command)
        app = bolt_app(client, workspace, given.bot_token)
        listeners = Listeners(conversation, workspace, lambda: records.went(space))
        listeners.register(app)
        async with listeners.finishing(), _refreshing(homes):
            if given.app_token:
                plain, app_token = web_client(None, given.base_url), given.app_token
                await _reached(lambda: prove_app_token(plain, app_token))
                await Sockets(app, plain, app_token, given.ping).serve()
            elif given.signing_secret:
                async with web_served(app, given.signing_secret, given.host, given.port) as port:
                    logger.info("listening for Slack on %s port %s", given.host, port)
                    await asyncio.Event().wait()


@asynccontextmanager
async def serving(given: Access, desk: FrontDesk, records: Records) -> AsyncIterator[Slack]:
    """Serve the workspace until the block is left; the courier may be used at once, whether Slack answers yet or not.

    What Slack refuses for good (a revoked token) is logged, and leaves the rest of the service alone.
    """
    made = Slack(given, desk, records)
    task = asyncio.create_task(made.serve())
    try:
        yield made
    finally:
        task.cancel()
        await asyncio.wait((task,))


async def _reached(call: Callable[[], Awaitable[Result]]) -> Result:
    """The call's result, as soon as Slack can be reached; raises one of REFUSALS when there is no use in trying."""
    pause = FIRST_RETRY
    while True:
        try:
            return await call()
        except REFUSALS:
            raise
        except DeliveryError as error:
            logger.warning("%s; trying again in %.0f s", error, pause)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LAST_RETRY)


@asynccontextmanager
async def _refreshing(homes: Homes) -> AsyncIterator[None]:
    """Look over the App Homes each minute until the block is left."""

    async def refresh() -> None:
        await asyncio.to_thread(zones_like, "", 1)  # so that no form waits for the names of places to be read
        while True:
            await asyncio.sleep(REFRESH_SECONDS)
            try:
                await homes.refresh()
            except HistoryError as error:
                logger.error("the Homes stay as they were: %s", error)
            except Exception:
                logger.exception("the Homes stay as they were")

    task = asyncio.create_task(refresh())
    try:
        yield
    finally:
        task.cancel()
