"""Requests about the service, one class for each command; `Request` is the union of all requests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.commands.briefing_requests import (
    ListBriefings,
    PauseBriefing,
    PostAgain,
    PostBriefing,
    PreviewBriefing,
    RemoveBriefing,
    ResumeBriefing,
    ScheduleBriefing,
    ShowLog,
    ShowNext,
)
from bot.commands.news_requests import NewsRequest
from bot.repairs import Fault
from bot.watches import Watched

Answers = Literal["private", "public"]
Repair = Literal["keep", "unattribute", "hide", "mute"]
Exported = Literal["quotes", "figures", "sources", "briefings"]
Forgotten = Literal["me", "space"]


@dataclass(frozen=True, slots=True)
class AddSource:
    """Add a feed, page or site; the feeds of a site are found from its address."""

    address: str


@dataclass(frozen=True, slots=True)
class ShowHealth:
    """List failing sources: what is wrong, and since when."""


@dataclass(frozen=True, slots=True)
class RemoveSource:
    """Stop reading a source in this space."""

    source: str


@dataclass(frozen=True, slots=True)
class ImportSources:
    """Add the feeds of an OPML list: the text, or the attached file."""

    text: str | None = None


@dataclass(frozen=True, slots=True)
class ExportSources:
    """Export the space's sources as an OPML list."""


@dataclass(frozen=True, slots=True)
class FollowTopic:
    """Prefer stories with these words or names in a channel's briefings; `name` defaults to the words."""

    words: str
    name: str | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class UnfollowTopic:
    """Stop following or muting a topic."""

    name: str
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class MuteTopic:
    """Leave stories with these words or names out of a channel's briefings."""

    words: str
    name: str | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class ListTopics:
    """List the topics that a channel follows or has muted."""

    channel: str | None = None


@dataclass(frozen=True, slots=True)
class AddWatch:
    """Notify the asker (with `here`, this channel) when somebody is quoted, a figure changes, or news breaks.

    News breaks when at least `outlets` outlets carry a story within `minutes`.
    """

    about: str
    by: str | None = None
    kind: Watched = "quotes"
    here: bool = False
    outlets: int = 3
    minutes: int = 60


@dataclass(frozen=True, slots=True)
class ListWatches:
    """List the asker's watches and this channel's."""


@dataclass(frozen=True, slots=True)
class RemoveWatch:
    """Delete a watch."""

    id: str


@dataclass(frozen=True, slots=True)
class ChangeSettings:
    """Show the space's settings, after changing those given; `channel` limits `answers` to one channel.

    `manager` and `role` are added as managers; `dismiss` is removed.
    """

    zone: str | None = None
    locale: str | None = None
    notices: str | None = None
    answers: Answers | None = None
    channel: str | None = None
    manager: str | None = None
    role: str | None = None
    dismiss: str | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """Export what the space may see, as a file."""

    what: Exported


@dataclass(frozen=True, slots=True)
class Forget:
    """Delete what the asker said, or all that was said in the space; without confirmation if `sure`."""

    what: Forgotten = "me"
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """Report a wrong quote, figure or story, by id, to the managers."""

    id: str
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Decide:
    """Decide about a reported quote, figure or story."""

    id: str
    repair: Repair


Request = (
    NewsRequest
    | PostBriefing
    | PostAgain
    | PreviewBriefing
    | ScheduleBriefing
    | ListBriefings
    | ShowLog
    | PauseBriefing
    | ResumeBriefing
    | RemoveBriefing
    | ShowNext
    | AddSource
    | ShowHealth
    | RemoveSource
    | ImportSources
    | ExportSources
    | FollowTopic
    | UnfollowTopic
    | MuteTopic
    | ListTopics
    | AddWatch
    | ListWatches
    | RemoveWatch
    | ChangeSettings
    | Export
    | Forget
    | Report
    | Decide
)
