"""Proves what Slack was told of the bot: tokens, scopes, and whether it is in the channels that it posts to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.addresses import address
from adapters.slack.errors import SlackFailure, read_failure
from adapters.slack.manifest import SCOPES
from adapters.slack.workspace import (
    Workspace,
    identified,
    prove_app_token,
    web_client,
)
from bot.errors import DeliveryError
from bot.installer import Finding
from bot.settings import SLACK_APP_TOKEN, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET


async def slack_findings(tokens: Mapping[str, str], base_url: str | None, channels: Iterable[str]) -> list[Finding]:
    """What is so with the tokens, and with each channel that is one of Slack's."""
    client = web_client(tokens[SLACK_BOT_TOKEN], base_url)
    try:
        workspace = await identified(client)
    except DeliveryError as error:
        return [Finding(False, f"Slack: {error.reason}")]
    found = [Finding(True, f"Slack: {workspace.bot_name} in {workspace.name}"), *_scopes(workspace)]
    found.append(await _way_in(client, tokens))
    for channel in sorted(set(channels)):
        if address(channel):
            found.append(await _channel(client, workspace, channel))
    return found


def _scopes(workspace: Workspace) -> Iterator[Finding]:
    missing = [scope for scope in SCOPES if scope not in workspace.scopes]
    if missing:
        way_out = "add them at api.slack.com/apps, OAuth & Permissions, Bot Token Scopes, and press Reinstall"
        yield Finding(False, f"Slack: scopes are missing: {', '.join(missing)}; {way_out}")


async def _way_in(client: AsyncWebClient, tokens: Mapping[str, str]) -> Finding:
    if tokens.get(SLACK_APP_TOKEN):
        try:
            await prove_app_token(client, tokens[SLACK_APP_TOKEN])
        except DeliveryError:
            way_out = "make one at api.slack.com/apps, Basic Information, App-Level Tokens, scope connections:write"
            return Finding(False, f"{SLACK_APP_TOKEN}: Slack does not take it for Socket Mode; {way_out}")
        return Finding(True, "Slack: Socket Mode works")
    if tokens.get(SLACK_SIGNING_SECRET):
        return Finding(True, "Slack: signed HTTP, which is proved when Slack first calls")
    problem = f"nothing is heard; set {SLACK_APP_TOKEN} or {SLACK_SIGNING_SECRET} as well"
    return Finding(False, f"{SLACK_BOT_TOKEN}: {problem}")


async def _channel(client: AsyncWebClient, workspace: Workspace, channel: str) -> Finding:
    place = address(channel)
    if place is None or place.team != workspace.team:
        return Finding(False, f"{channel}: is not in {workspace.name}; choose a channel of that workspace")
    if place.is_person:
        return Finding(True, f"{channel}: direct messages")
    try:
        told = (await client.conversations_info(channel=place.id))["channel"]
    except SlackFailure as error:
        return Finding(False, str(read_failure(channel, error)))
    name = f"#{told.get('name', place.id)} ({channel})"
    if told.get("is_archived"):
        return Finding(False, f"{name}: is archived; unarchive it, or choose another channel")
    if not told.get("is_member"):
        return Finding(False, f"{name}: the bot is not in it; write /invite @{workspace.bot_name} there")
    return Finding(True, f"{name}: fine")
