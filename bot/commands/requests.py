"""What a line of chat asks for, once it is understood: a shape for each command about the service, and all of them."""

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
    """Read a feed, page or site; its feeds are found from the site's address."""

    address: str


@dataclass(frozen=True, slots=True)
class ShowHealth:
    """Only the sources that need somebody: what is wrong with them, and since when."""


@dataclass(frozen=True, slots=True)
class RemoveSource:
    """Read it no more in this space."""

    source: str


@dataclass(frozen=True, slots=True)
class ImportSources:
    """Read the feeds of an OPML list: of the text, or of the file that came with the line."""

    text: str | None = None


@dataclass(frozen=True, slots=True)
class ExportSources:
    """The space's sources as an OPML list."""


@dataclass(frozen=True, slots=True)
class FollowTopic:
    """Prefer what has these words or names in a channel's briefings; `name`: what the topic is called, or its words."""

    words: str
    name: str | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class UnfollowTopic:
    """Neither follow nor mute it any more."""

    name: str
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class MuteTopic:
    """Leave out of a channel's briefings what has these words or names."""

    words: str
    name: str | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class ListTopics:
    """What a channel follows and has muted."""

    channel: str | None = None


@dataclass(frozen=True, slots=True)
class AddWatch:
    """Tell the asker, or with `here` this channel, when somebody is quoted, a figure changes, or news breaks.

    News breaks when so many `outlets` carry a story within so many `minutes`.
    """

    about: str
    by: str | None = None
    kind: Watched = "quotes"
    here: bool = False
    outlets: int = 3
    minutes: int = 60


@dataclass(frozen=True, slots=True)
class ListWatches:
    """The asker's watches and this channel's."""


@dataclass(frozen=True, slots=True)
class RemoveWatch:
    """Watch no more."""

    id: str


@dataclass(frozen=True, slots=True)
class Settings:
    """The space's settings, with what is given changed; `channel` narrows `answers` to one channel.

    `manager` and `role` may manage from now on, `dismiss` no more.
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
    """What the space may see, as a file."""

    what: Exported


@dataclass(frozen=True, slots=True)
class Forget:
    """Forget what the asker said, or all that was said in the space; at once when `sure`."""

    what: Forgotten = "me"
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """Tell the managers that a quote, figure or story (by its id) is wrong."""

    id: str
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Decide:
    """What a manager does about a report."""

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
    | Settings
    | Export
    | Forget
    | Report
    | Decide
)
