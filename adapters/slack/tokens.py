"""The secrets that Slack gives: their environment variables, and whether Slack takes the app token."""

from __future__ import annotations

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.refusals import TOKEN, SlackFailure, WorkspaceClosed, read_failure
from bot.errors import ChannelGone

BOT_TOKEN = TOKEN
APP_TOKEN = "VERBATIM_SLACK_APP_TOKEN"
SIGNING_SECRET = "VERBATIM_SLACK_SIGNING_SECRET"

REFUSALS = (ChannelGone, WorkspaceClosed)
"""By which Slack refuses a token, until its owner has acted."""


async def prove_app_token(client: AsyncWebClient, app_token: str) -> None:
    """Ask for a connection's address with it; raises one of REFUSALS, or another DeliveryError for now."""
    try:
        await client.apps_connections_open(app_token=app_token)
    except SlackFailure as error:
        raise read_failure(APP_TOKEN, error) from error
