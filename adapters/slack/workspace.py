"""Who the bot is in Slack: the secrets by their environment variables, a client for them, and their workspace."""

from __future__ import annotations

from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.errors import SlackFailure, WorkspaceClosed, read_failure
from bot.errors import ChannelGone
from bot.settings import SLACK_APP_TOKEN

REFUSALS = (ChannelGone, WorkspaceClosed)
"""By which Slack refuses a token, until its owner has acted."""

TIMEOUT_SECONDS = 20
"""How long one call may take."""

SLACK = "https://slack.com/api/"


@dataclass(frozen=True, slots=True)
class Workspace:
    """Whom the token belongs to, and its workspace; `url` ends with a slash."""

    team: str
    name: str
    url: str
    bot_user: str
    bot_name: str
    bot_id: str | None
    scopes: frozenset[str]


def web_client(token: str | None, base_url: str | None) -> AsyncWebClient:
    """A client that never sends anything twice by itself: what broke may have been done."""
    return AsyncWebClient(token=token, base_url=base_url or SLACK, timeout=TIMEOUT_SECONDS, retry_handlers=[])


async def identified(client: AsyncWebClient) -> Workspace:
    """The token's workspace; raises DeliveryError."""
    try:
        told = await client.auth_test()
    except SlackFailure as error:
        raise read_failure("slack", error) from error
    scopes = str(told.headers.get("x-oauth-scopes") or told.headers.get("X-OAuth-Scopes") or "")
    return Workspace(
        told["team_id"],
        told["team"],
        told["url"],
        told["user_id"],
        told["user"],
        told.get("bot_id"),
        frozenset(scope.strip() for scope in scopes.split(",") if scope.strip()),
    )


async def prove_app_token(client: AsyncWebClient, app_token: str) -> None:
    """Ask for a connection's address with it; raises one of REFUSALS, or another DeliveryError for now."""
    try:
        await client.apps_connections_open(app_token=app_token)
    except SlackFailure as error:
        raise read_failure(SLACK_APP_TOKEN, error) from error
