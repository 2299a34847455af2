"""Keeps the App Homes of those who opened theirs as they should be."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.address import Address, space_of
from adapters.slack.format import Json
from adapters.slack.home import Overview, home_view
from adapters.slack.people import People
from adapters.slack.refusals import SlackFailure, code_of

logger = logging.getLogger(__name__)

OPENED = 200
"""Homes that are kept up to date: those opened last."""

Look = Callable[[str], Awaitable[Overview]]
"""What a space has now."""


class Homes:
    """The Homes that people have opened."""

    def __init__(self, client: AsyncWebClient, people: People, team: str, look: Look) -> None:
        self._client = client
        self._people = people
        self._team = team
        self._look = look
        self._shown: OrderedDict[str, Json] = OrderedDict()

    async def opened(self, user: str) -> None:
        """Show somebody their Home, and keep it up to date from now on."""
        self._shown.pop(user, None)
        await self._publish(user, await self._look(space_of(self._team)))

    async def refresh(self) -> None:
        """Publish the Homes that would show something else by now."""
        if self._shown:
            seen = await self._look(space_of(self._team))
            for user in list(self._shown):
                await self._publish(user, seen)

    async def _publish(self, user: str, seen: Overview) -> None:
        visitor = await self._people.visitor(user, user)
        view = home_view(seen, Address(self._team, user), visitor.manages, visitor.zone)
        if self._shown.get(user) == view:
            return
        for more in (True, False):
            try:
                await self._client.views_publish(user_id=user, view=view)
                break
            except SlackFailure as error:
                quicker = isinstance(error, SlackApiError) and code_of(error) == "hash_conflict"
                if not (quicker and more):
                    logger.warning("the Home of %s could not be shown: %s", user, error)
                    return
        self._shown[user] = view
        while len(self._shown) > OPENED:
            self._shown.popitem(last=False)
