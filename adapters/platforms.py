"""Serves the chat platforms whose tokens are there: the bot is heard, answers and posts on each of them."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING

from adapters.chat.records import Records
from adapters.metrics import Metrics
from adapters.safe_text import shown_address
from adapters.wiring import App
from bot.async_history import AsyncHistory
from bot.care import Care
from bot.delivery.publishing import Publisher
from bot.errors import ChannelGone, ConfigError, Unserved
from bot.front_desk import FrontDesk
from bot.ports import Courier
from bot.service.dependencies import Dependencies
from bot.settings import (
    DISCORD_TOKEN,
    SLACK_APP_TOKEN,
    SLACK_BOT_TOKEN,
    SLACK_SIGNING_SECRET,
    Settings,
    WebhookSettings,
)
from bot.slots import Receipt

if TYPE_CHECKING:
    from adapters.discord.service import Discord
    from adapters.slack.service import Slack
    from adapters.webhook import WebhookCourier

TOKENS = {"discord": DISCORD_TOKEN, "slack": SLACK_BOT_TOKEN}
"""What a platform's channels cannot be posted to without, by how their addresses begin."""

VARIABLES = (*TOKENS.values(), SLACK_APP_TOKEN, SLACK_SIGNING_SECRET)

GRACE_SECONDS = 7.0
"""How long a post in hand may take to be finished when the bot is stopped; the whole ending takes at most ten."""

_OURS = re.compile(r"VERBATIM_\w+_(TOKEN|SECRET)")
_TOKEN = re.compile(r"[!-~]+")
_NAME = re.compile(r"[A-Z_][A-Z0-9_]{0,63}")
"""How variables are named; small letters could be, too, but so does a secret look that was pasted for its name."""


@dataclass(slots=True)
class Platforms:
    """Where posts go: the couriers, by the beginnings of the channels that they serve ("slack:", "http://"), and the
    chat platforms at work.
    """

    couriers: dict[str, Courier]
    discord: Discord | None = None
    slack: Slack | None = None

    @property
    def problems(self) -> list[str]:
        """Why platforms are not served and need their owner."""
        return [each.problem for each in (self.discord, self.slack) if each and each.problem]

    def courier(self, channel: str) -> Courier:
        """The channel's courier; raises Unserved for a channel that none serves."""
        for beginning, courier in self.couriers.items():
            if channel.startswith(beginning):
                return courier
        raise Unserved(channel, "nothing is set up that posts there", "set up its platform, or choose another channel")

    def link(self, channel: str, posted: str) -> str | None:
        """Where a post can be seen."""
        try:
            return self.courier(channel).link(channel, posted)
        except ChannelGone:
            return None

    def belongs(self, channel: str, space: str) -> bool:
        """Whether a channel is one of a space's; Discord's addresses do not tell, so Discord is asked."""
        return self.discord is None or not channel.startswith("discord:") or self.discord.belongs(channel, space)

    async def may_read(self, channel: str, space: str) -> bool:
        """Whether what a space does may be told there: people leave servers, and Slack tells them nothing then."""
        return self.discord is None or not channel.startswith("discord:@") or await self.discord.reads(channel, space)


@dataclass(frozen=True, slots=True)
class Served:
    """What posts to the platforms, what looks after what was told there, and the platforms."""

    publisher: Publisher
    care: Care
    platforms: Platforms


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
    if any(secrets.get(name) for name in (SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET)):
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
async def open_platforms(
    app: App,
    history: AsyncHistory,
    terminal: Courier,
    secrets: Mapping[str, str],
    metrics: Metrics,
    settled: Callable[[Receipt], None] = lambda receipt: None,
    freed: Callable[[], None] = lambda: None,
) -> AsyncIterator[Served]:
    """The platforms of the settings whose tokens are there, served until the block is left, which finishes the posts in
    hand. `settled` and `freed` are the publisher's.
    """
    platforms = Platforms({})
    publisher = Publisher(history, app.desk, platforms.courier, app.now, settled, freed)
    served = Served(publisher, Care(history, app.lexicon, publisher, app.now, platforms.may_read), platforms)

    def post_by(courier: Courier, *beginnings: str) -> None:
        platforms.couriers |= dict.fromkeys(beginnings, metrics.measured_courier(courier))

    post_by(terminal, "terminal")
    async with AsyncExitStack() as stack:
        if app.settings.webhooks:
            webhooks = _webhook_courier(app.settings, secrets)
            stack.push_async_callback(webhooks.close)
            post_by(webhooks, "https://", "http://")
        if any_platform(secrets):
            await stack.enter_async_context(_chats_opened(app, history, secrets, metrics, served))
        if platforms.discord:
            post_by(platforms.discord.courier, "discord:")
        if platforms.slack:
            post_by(platforms.slack.courier, "slack:")
        stack.push_async_callback(publisher.finish, GRACE_SECONDS)
        yield served


@asynccontextmanager
async def _chats_opened(
    app: App, history: AsyncHistory, secrets: Mapping[str, str], metrics: Metrics, served: Served
) -> AsyncIterator[None]:
    """Discord and Slack, each if its token is there, heard and answered until the block is left."""
    from adapters.sources import WebScout

    platforms, records = served.platforms, Records(history, app.now)
    scout, answering = WebScout(app.settings.reading.allow_hosts, app.now), partial(metrics.timed, "answer")
    dependencies = Dependencies(
        history, scout, served.care.answer, served.publisher, platforms.link, platforms.belongs, answering
    )
    desk = FrontDesk(app.desk, dependencies, app.now, app.settings.rules)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(scout.close)
        if token := secrets.get(DISCORD_TOKEN):
            from adapters.discord import service as discord  # discord.py takes 0.4 s

            opening = discord.serving(app.settings.discord, token, desk, records)
            platforms.discord = await stack.enter_async_context(opening)
        if secrets.get(SLACK_BOT_TOKEN):
            from adapters.slack import service as slack  # slack-bolt takes 0.3 s

            given = slack.access(secrets, app.settings.slack)
            platforms.slack = await stack.enter_async_context(slack.serving(given, desk, records))
        yield


def _webhook_courier(settings: Settings, secrets: Mapping[str, str]) -> WebhookCourier:
    from adapters.webhook import Hook, WebhookCourier  # brings aiohttp

    hooks = [Hook(hook.address, hook_secret(hook, secrets), hook.unsure) for hook in settings.webhooks]
    return WebhookCourier(hooks, settings.reading.allow_hosts)


def hook_secret(hook: WebhookSettings, secrets: Mapping[str, str]) -> str | None:
    """What posts to the web hook are signed with; raises ConfigError when it is not set."""
    if hook.secret is not None and hook.secret not in secrets:
        subject = f"webhook {shown_address(hook.address)}"
        if not _NAME.fullmatch(hook.secret):  # the secret itself, perhaps: it is not shown
            problem = "its secret must be the name of an environment variable"
            raise ConfigError(subject, problem, "set the secret there, such as in NEWS_HOOK_SECRET, and give the name")
        raise ConfigError(subject, f"{hook.secret} is not set", "set it in the environment")
    return secrets[hook.secret] if hook.secret else None
