"""Who somebody is in the workspace: whether they manage it, and in which zone they live."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace

from slack_sdk.web.async_client import AsyncWebClient

from adapters.latest import Latest
from adapters.slack.addresses import Address, space_of
from adapters.slack.errors import SlackFailure
from bot.people import Visitor

logger = logging.getLogger(__name__)

KNOWN_SECONDS = 600.0
UNKNOWN_SECONDS = 30.0
"""How long what Slack told of somebody holds; shorter where it told nothing."""

WAIT_SECONDS = 5.0
"""How long Slack may take to tell who somebody is."""

REMEMBERED = 5_000
"""People who are remembered: those asked about last."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What Slack tells of somebody: the workspace's administrators and owners manage it, those of another one that
    shares a channel do not. `name` is what they chose.
    """

    manages: bool
    zone: str | None
    until: float
    name: str | None = None


NOBODY = Profile(manages=False, zone=None, until=0.0)
"""Somebody of whom Slack has told nothing."""


class People:
    """Asks Slack for people, and remembers them for ten minutes."""

    def __init__(self, client: AsyncWebClient, team: str) -> None:
        self._client = client
        self.team = team
        self._known: Latest[str, Profile] = Latest(REMEMBERED)

    async def visitor(
        self, user: str, channel: str, thread: str | None = None, replied_to: str | None = None
    ) -> Visitor:
        """The visitor who speaks in a channel, or in one of its threads. Outside of threads everybody talks alone."""
        person = await self._profile(user)
        talk = str(Address(self.team, channel, thread))
        return Visitor(
            space=space_of(self.team),
            person=str(Address(self.team, user)),
            channel=str(Address(self.team, channel)),
            thread=talk if thread else f"{talk} {user}",
            manages=person.manages,
            zone=person.zone,
            replied_to=replied_to,
        )

    async def name(self, user: str) -> str | None:
        """What somebody is called, a text from outside; None where Slack does not tell it."""
        return (await self._profile(user)).name

    async def _profile(self, user: str) -> Profile:
        now = asyncio.get_running_loop().time()
        known = self._known.get(user)
        if known is None or known.until <= now:
            known = await self._asked(user, now)
            self._known.pop(user, None)  # so that it stands last
            self._known[user] = known
        return known

    async def _asked(self, user: str, now: float) -> Profile:
        try:
            async with asyncio.timeout(WAIT_SECONDS):
                told = (await self._client.users_info(user=user))["user"]
        except SlackFailure as error:
            logger.warning("Slack does not tell who %s is: %s", user, error)
            return replace(self._known.get(user, NOBODY), until=now + UNKNOWN_SECONDS)
        homes = (told.get("team_id"), *((told.get("enterprise_user") or {}).get("teams") or ()))
        manages = self.team in homes and any(told.get(f"is_{role}") for role in ("admin", "owner", "primary_owner"))
        profile = told.get("profile") or {}
        name = profile.get("display_name") or profile.get("real_name") or told.get("name")
        return Profile(manages, told.get("tz") or None, now + KNOWN_SECONDS, str(name) if name else None)
