"""What the configuration file says: where the history is, what is read, and who is briefed when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.model import LOCAL
from bot.slots import BriefingOptions

MOST_JOBS = 16
MOST_DAYS = 3_650
MOST_LIMIT = 1_000_000

DISCORD_TOKEN = "VERBATIM_DISCORD_TOKEN"
SLACK_BOT_TOKEN = "VERBATIM_SLACK_BOT_TOKEN"
SLACK_APP_TOKEN = "VERBATIM_SLACK_APP_TOKEN"
SLACK_SIGNING_SECRET = "VERBATIM_SLACK_SIGNING_SECRET"
"""Environment variables of the platforms' secrets."""


@dataclass(frozen=True, slots=True)
class HistorySettings:
    """Where the history is kept: a path, relative to the configuration file."""

    path: str = "verbatim.db"


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """How sources are read: worker processes, minutes between visits, and hosts that may be inside the network.

    A speaker who is less sure than `speaker_confidence` (0 to 1) stays unnamed.
    """

    jobs: int = 1
    every_minutes: int = 15
    allow_hosts: tuple[str, ...] = ()
    speaker_confidence: float = 0.55


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """A source by its address: a feed's or page's URL, or a file's path relative to the configuration file.

    A URL is a feed's unless `kind` is "page". `space` is who reads it: "local", "discord:SERVER_ID", "slack:TEAM_ID",
    or several of them.
    """

    address: str
    outlet: str | None = None
    kind: Literal["feed", "page", "file"] | None = None
    space: str | tuple[str, ...] = LOCAL

    @property
    def spaces(self) -> tuple[str, ...]:
        """The spaces that read it."""
        return (self.space,) if isinstance(self.space, str) else self.space


@dataclass(frozen=True, slots=True)
class BriefingSettings(BriefingOptions):
    """A briefing: its channel, one or more five-field cron expressions, and their zone.

    `sources` are addresses of declared sources. It belongs to `space`, which tells what its space reads: "local"
    (everything), or a server or workspace with this channel.
    """

    name: str
    cron: str | tuple[str, ...]
    zone: str = "UTC"
    channel: str = "terminal"

    @property
    def expressions(self) -> tuple[str, ...]:
        """The cron expressions."""
        return (self.cron,) if isinstance(self.cron, str) else self.cron


@dataclass(frozen=True, slots=True)
class WebhookSettings:
    """An address that briefings may be posted to, as the channel of that name; it can be declared nowhere else.

    `secret` is the environment variable with what the posts are signed with. `unsure` says what is done when a post may
    have arrived or not: "ask" the managers, "look" with GET, or "resend" to a receiver that takes each key once.
    """

    address: str
    secret: str | None = None
    unsure: Literal["ask", "look", "resend"] = "ask"


@dataclass(frozen=True, slots=True)
class DeliverySettings:
    """What briefings that are made in chat may do: how many minutes lie between two of their slots at least."""

    shortest_minutes: int = 60


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """How `verbatim run` serves: a loopback port for /health and /metrics (None: neither), the form of its log, and an
    address that is called after each slot that went well (None: none).
    """

    port: int | None = None
    log_format: Literal["text", "json"] = "text"
    ping: str | None = None


@dataclass(frozen=True, slots=True)
class RetentionSettings:
    """How many days conversations are kept, the audit log, posts, articles (None: forever), and data of a space that
    the bot left. `articles_days` applies to posts as well where it is shorter.
    """

    conversations_days: int = 30
    audit_days: int = 365
    posts_days: int = 365
    articles_days: int | None = None
    left_days: int = 30


@dataclass(frozen=True, slots=True)
class DiscordSettings:
    """How the bot is on Discord; its token comes from the environment alone.

    `sharding` opens as many connections as Discord recommends (needed from 2,500 servers on). `message_content` reads
    bare messages in the bot's threads, for which the owner must switch on that intent. The addresses name any server
    that speaks Discord's protocol.
    """

    sharding: bool = False
    message_content: bool = False
    base_url: str = "https://discord.com"
    gateway_url: str = "wss://gateway.discord.gg/"


@dataclass(frozen=True, slots=True)
class SlackSettings:
    """How the bot is in Slack; its tokens come from the environment alone.

    `command` is the slash command's name. `host` and `port` are where signed HTTP is listened for, when there is no app
    token for Socket Mode. `base_url` is the Web API of any server that speaks Slack's protocol.
    """

    command: str = "verbatim"
    host: str = "127.0.0.1"
    port: int = 3000
    base_url: str = "https://slack.com/api/"


@dataclass(frozen=True, slots=True)
class LimitsSettings:
    """How many questions a person and a space may ask, and how many sources a space may have."""

    person_a_minute: int = 5
    person_an_hour: int = 60
    space_an_hour: int = 600
    sources_a_space: int = 200


@dataclass(frozen=True, slots=True)
class Rules:
    """What those who ask, and briefings that are made in chat, may do."""

    limits: LimitsSettings = LimitsSettings()
    delivery: DeliverySettings = DeliverySettings()


USUAL_RULES = Rules()


@dataclass(frozen=True, slots=True)
class Settings:
    """The whole configuration file; every key has a default, so that an empty file is one."""

    zone: str = "UTC"
    history: HistorySettings = HistorySettings()
    reading: ReadingSettings = ReadingSettings()
    service: ServiceSettings = ServiceSettings()
    retention: RetentionSettings = RetentionSettings()
    limits: LimitsSettings = LimitsSettings()
    discord: DiscordSettings = DiscordSettings()
    slack: SlackSettings = SlackSettings()
    delivery: DeliverySettings = DeliverySettings()
    sources: tuple[SourceSettings, ...] = ()
    webhooks: tuple[WebhookSettings, ...] = ()
    briefings: tuple[BriefingSettings, ...] = ()

    @property
    def rules(self) -> Rules:
        """What chat may do by them."""
        return Rules(self.limits, self.delivery)
