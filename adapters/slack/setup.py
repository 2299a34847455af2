"""Sets the bot up in Slack: proves the tokens, lists channels, posts a test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.addresses import Address, space_of
from adapters.slack.courier import SlackCourier
from adapters.slack.errors import SlackFailure, WorkspaceClosed, read_failure
from adapters.slack.workspace import Workspace, prove_app_token, web_client
from bot.errors import DeliveryError
from bot.installer import Identity, PostingPlace, Secret
from bot.message import Message
from bot.settings import SLACK_APP_TOKEN, SLACK_BOT_TOKEN

PAGE, PAGES = 200, 10
"""Channels on a page of their list, and pages that are looked through."""

SECRETS = (
    Secret(
        SLACK_BOT_TOKEN,
        "Bot User OAuth Token",
        "run verbatim manifest slack --link in another terminal, open the address that it prints and press Create "
        "(or paste what verbatim manifest slack prints at api.slack.com/apps, Create New App, From a manifest); "
        "then Install to Workspace; it is under OAuth & Permissions",
        "xoxb-",
    ),
    Secret(
        SLACK_APP_TOKEN,
        "App-Level Token",
        "api.slack.com/apps, your app, Basic Information, App-Level Tokens: Generate, with the scope connections:write",
        "xapp-",
    ),
)


def installer(tokens: Mapping[str, str], base_url: str | None) -> SlackInstaller:
    """The installer for these tokens; `base_url` stands in for Slack's own address."""
    return SlackInstaller(web_client(tokens[SLACK_BOT_TOKEN], base_url), tokens.get(SLACK_APP_TOKEN))


class SlackInstaller:
    """Works with the workspace of the bot token."""

    def __init__(self, client: AsyncWebClient, app_token: str | None) -> None:
        self._client = client
        self._app_token = app_token
        self._courier = SlackCourier(client)
        self._workspace: Workspace | None = None
        self._tests = 0

    async def identify(self) -> Identity:
        """The bot's name and its workspace's, after both tokens were proved."""
        try:
            self._workspace = await self._courier.workspace()
            if self._app_token:
                await prove_app_token(self._client, self._app_token)
        except WorkspaceClosed as error:  # to be tried later by a bot that has served, but here with another token
            raise DeliveryError(error.subject, error.problem, error.way_out) from error
        return Identity(self._workspace.bot_name, self._workspace.name)

    def invitation(self) -> str:
        """The workspace: the app is in it as soon as there is a token, and is invited into channels there."""
        return self._workspace.url if self._workspace else "https://slack.com/signin"

    async def places(self) -> Sequence[PostingPlace]:
        """The channels that can be posted to, those first that the bot is in already."""
        workspace = await self._courier.workspace()
        found: list[PostingPlace] = []
        cursor: str | None = None
        for _ in range(PAGES):
            try:
                told = await self._client.conversations_list(
                    types="public_channel,private_channel", exclude_archived=True, limit=PAGE, cursor=cursor
                )
            except SlackFailure as error:
                raise read_failure("slack", error) from error
            found += [_place(workspace, channel) for channel in told["channels"]]
            cursor = (told.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                break
        return sorted(found, key=lambda place: place.problem is not None)

    async def post(self, channel: str, message: Message) -> str | None:
        """Post a message; the link to it."""
        self._tests += 1
        posted = await self._courier.post(channel, message, f"setup.{self._tests}")
        return self._courier.link(channel, posted)

    async def close(self) -> None:
        """Nothing is held open: each call has a connection of its own."""


def _place(workspace: Workspace, channel: Mapping[str, object]) -> PostingPlace:
    outside = None if channel.get("is_member") else f"write /invite @{workspace.bot_name} there first"
    where = str(Address(workspace.team, str(channel["id"])))
    return PostingPlace(where, space_of(workspace.team), f"#{channel.get('name', channel['id'])}", outside)
