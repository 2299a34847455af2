"""Brings the service to the chat platforms whose tokens are there: it is heard, answers and posts on each of them."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from typing import Protocol

from adapters.chat.records import Records
from adapters.metrics import Metrics
from adapters.wiring import Couriers, House, hook_secret
from bot.async_history import AsyncHistory
from bot.care import Care
from bot.delivery.amending import Amended
from bot.delivery.publishing import Publisher
from bot.errors import ChannelGone, ConfigError, UsageError
from bot.front_desk import FrontDesk, Staff
from bot.message import Message
from bot.ports import Courier
from bot.settings import DiscordSettings, Settings, SlackSettings
from bot.slots import Receipt, Schedule, Stories

DISCORD_TOKEN = "VERBATIM_DISCORD_TOKEN"
SLACK_TOKEN = "VERBATIM_SLACK_BOT_TOKEN"

TOKENS = {"discord": DISCORD_TOKEN, "slack": SLACK_TOKEN}
"""What a platform's channels cannot be posted to without, by how their addresses begin."""

VARIABLES = (*TOKENS.values(), "VERBATIM_SLACK_APP_TOKEN", "VERBATIM_SLACK_SIGNING_SECRET")

_OURS = re.compile(r"VERBATIM_\w+_(TOKEN|SECRET)")
_TOKEN = re.compile(r"[!-~]+")


class Served(Protocol):
    """A chat platform at work; `problem` is why it is not served and needs its owner."""

    @property
    def courier(self) -> Courier:
        """Who posts there."""

    @property
    def problem(self) -> str | None:
        """None while there is none."""


class Whose(Protocol):
    """What Discord knows of channels and people."""

    def belongs(self, channel: str, space: str) -> bool:
        """Whether the channel is one of the server's."""

    async def reads(self, person: str, space: str) -> bool:
        """Whether a person may be told what the server does."""


class Belonging:
    """Tells whose a channel is, by asking Discord, once it is served, where the addresses do not tell."""

    def __init__(self) -> None:
        self.discord: Whose | None = None

    def __call__(self, channel: str, space: str) -> bool:
        """Whether a channel is one of a space's."""
        return self.discord is None or not channel.startswith("discord:") or self.discord.belongs(channel, space)

    async def reads(self, channel: str, space: str) -> bool:
        """Whether what a space does may be told there: people leave servers, and Slack tells them nothing then."""
        return self.discord is None or not channel.startswith("discord:@") or await self.discord.reads(channel, space)


class LatePoster:
    """Posts through the publisher, which begins when the platforms are there to post to."""

    def __init__(self, belonging: Belonging) -> None:
        self.publisher: Publisher | None = None
        self._belonging = belonging

    async def post_now(self, schedule: Schedule) -> Receipt | None:
        """Post a briefing out of turn."""
        return await self._begun().post_now(schedule)

    async def again(self, key: str) -> Receipt | None:
        """Post the parts of unknown fate of a row again."""
        return await self._begun().again(key)

    async def post_once(self, channel: str, message: Message, key: str, space: str, stories: Stories = ()) -> bool:
        """Post a message about stories once for this channel and key; False, too, for a channel that nobody serves any
        more, and for a person who has left the space.
        """
        if not await self._belonging.reads(channel, space):
            return False
        try:
            return await self._begun().post_once(channel, message, key, space, stories)
        except ChannelGone:
            return False

    async def notify(self, space: str, message: Message, key: str, made_by: str | None = None) -> bool:
        """Tell a space's managers once for this key."""
        return await self._begun().notify(space, message, key, made_by)

    async def amend(self, space: str) -> Amended:
        """Edit the space's posts that are to say something else; before the publisher begins, they wait for it."""
        return await self.publisher.amend(space) if self.publisher else Amended()

    def _begun(self) -> Publisher:
        if self.publisher is None:
            raise UsageError("posting", "the bot has only just started", "try again in a moment")
        return self.publisher


@dataclass(frozen=True, slots=True)
class Open:
    """The platforms at work: who posts, what is cared for, and the couriers by the beginnings of their channels.

    `problems` tells why platforms are not served and need their owner.
    """

    poster: LatePoster
    care: Care
    couriers: Mapping[str, Courier]
    problems: Callable[[], list[str]]


def any_platform(secrets: Mapping[str, str]) -> bool:
    """Whether a chat platform is set up."""
    return any(secrets.get(token) for token in TOKENS.values())


def check_secrets(settings: Settings, secrets: Mapping[str, str]) -> None:
    """Raises ConfigError where one is missing without which the settings' channels cannot be opened, or can be none."""
    hooks = {hook.secret for hook in settings.webhooks}
    for name, secret in secrets.items():
        if name.startswith("VERBATIM_") and name not in hooks:
            _check_token(name, secret)
    for hook in settings.webhooks:
        hook_secret(hook, secrets)
    for briefing in settings.briefings:
        platform = briefing.channel.partition(":")[0]
        if platform in TOKENS and not secrets.get(TOKENS[platform]):
            problem = f"{TOKENS[platform]} is not set, and it posts to {briefing.channel}"
            raise ConfigError(f"briefing {briefing.name}", problem, f"set it, or run: verbatim setup {platform}")
    if secrets.get(SLACK_TOKEN):
        from adapters.slack.service import access

        access(secrets, settings.slack)


def _check_token(name: str, secret: str) -> None:
    """Raises ConfigError, which never shows the token; other variables than those of tokens are not ours."""
    if name in VARIABLES:
        if not _TOKEN.fullmatch(secret):
            problem = "has a space or another sign that no token has"
            raise ConfigError(name, problem, "copy the token anew, in one piece")
        return
    near = get_close_matches(name, VARIABLES, 1, 0.9)
    if near or _OURS.fullmatch(name):
        way_out = f"did you mean {near[0]}?" if near else f"there are {', '.join(VARIABLES)}"
        raise ConfigError(name, "there is no such variable", way_out)


@asynccontextmanager
async def platforms(
    made: House, history: AsyncHistory, terminal: Courier, secrets: Mapping[str, str], metrics: Metrics
) -> AsyncIterator[Open]:
    """The platforms, open until the block is left; the publisher must be given to their poster."""
    from adapters.sources import Scouts

    couriers: dict[str, Courier] = {"terminal": terminal}
    served: list[Served] = []
    belonging = Belonging()
    poster = LatePoster(belonging)

    def courier(channel: str) -> Courier:
        return Couriers(couriers)(channel)

    def link(channel: str, posted: str) -> str | None:
        try:
            return courier(channel).link(channel, posted)
        except ChannelGone:
            return None

    care = Care(history, made.lexicon, poster, made.now)
    async with AsyncExitStack() as stack:
        if any_platform(secrets):
            scouts = Scouts(made.settings.reading.allow_hosts, made.now)
            stack.push_async_callback(scouts.close)
            staff = Staff(history, scouts, poster, care.answer, link, belonging, partial(metrics.timed, "answer"))
            desk = FrontDesk(made.desk, staff, made.now, made.settings.rules)
            records = Records(history, made.now)
            if token := secrets.get(DISCORD_TOKEN):
                opening = _discord(made.settings.discord, token, desk, records, belonging)
                served.append(await stack.enter_async_context(opening))
                couriers["discord:"] = served[-1].courier
            if secrets.get(SLACK_TOKEN):
                opening = _slack(made.settings.slack, secrets, desk, records)
                served.append(await stack.enter_async_context(opening))
                couriers["slack:"] = served[-1].courier
        yield Open(poster, care, couriers, lambda: [each.problem for each in served if each.problem])


@asynccontextmanager
async def _discord(
    settings: DiscordSettings, token: str, desk: FrontDesk, records: Records, belonging: Belonging
) -> AsyncIterator[Served]:
    from adapters.discord.service import serving  # discord.py takes 0.4 s

    async with serving(settings, token, desk, records) as discord:
        belonging.discord = discord
        yield discord


@asynccontextmanager
async def _slack(
    settings: SlackSettings, secrets: Mapping[str, str], desk: FrontDesk, records: Records
) -> AsyncIterator[Served]:
    from adapters.slack.service import Lobby, access, serving  # slack-bolt takes 0.3 s

    async with serving(access(secrets, settings), Lobby(desk, records)) as slack:
        yield slack
