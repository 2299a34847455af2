"""What a line of chat asks for, once it is understood: one shape for each command."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Length = Literal["short", "medium", "detailed"]
Late = Literal["catch up", "fold", "skip"]
Answers = Literal["private", "public"]
Fault = Literal["speaker", "words", "story", "other"]
Repair = Literal["keep", "unattribute", "hide", "mute"]
Exported = Literal["quotes", "figures", "sources", "briefings"]
Forgotten = Literal["me", "space"]
Watched = Literal["quotes", "figures", "breaking"]


@dataclass(frozen=True, slots=True)
class Ask:
    """A question in plain words; `about` is the address of what it is about."""

    question: str
    about: str | None = None


@dataclass(frozen=True, slots=True)
class FindQuotes:
    """Quotes by words (or one by its id), speaker, outlet and earliest day; `addresses` are articles they stand in."""

    words: str
    by: str | None = None
    outlet: str | None = None
    since: datetime | None = None
    addresses: tuple[str, ...] = ()
    page: int = 1


@dataclass(frozen=True, slots=True)
class FindFigures:
    """Figures by words, or one by its id."""

    words: str
    page: int = 1


@dataclass(frozen=True, slots=True)
class ShowStory:
    """A story of the last briefing by number, or the story that fits some words."""

    words: str


@dataclass(frozen=True, slots=True)
class Why:
    """Why a story was chosen: by number or words, the top story when empty."""

    words: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A quote or figure by its id, with all that belongs to it, to be copied."""

    id: str


@dataclass(frozen=True, slots=True)
class Help:
    """What can be asked; of one command when named."""

    command: str | None = None


@dataclass(frozen=True, slots=True)
class ShowBriefing:
    """The latest briefing once more."""


@dataclass(frozen=True, slots=True)
class PostBriefing:
    """Post a briefing here and now; of the briefing with this name, where there are several."""

    name: str | None = None


@dataclass(frozen=True, slots=True)
class PostAgain:
    """Post again what was perhaps not posted of a slot, by the key of its row."""

    key: str


@dataclass(frozen=True, slots=True)
class PreviewBriefing:
    """Exactly what would be posted now, to the asker alone."""

    name: str | None = None


@dataclass(frozen=True, slots=True)
class ScheduleBriefing:
    """Make a briefing, or change the one with this name; what is None keeps its value, or has its usual one.

    `when` is in words or cron; `quiet` is "22:00-07:00", or "none"; `sources` are outlets or addresses of the space's.
    `late_hours` belongs to `late` "catch up". `mention` is the role that is mentioned, or "none".
    """

    when: str
    zone: str | None = None
    channel: str | None = None
    name: str | None = None
    stories: int | None = None
    length: Length | None = None
    sources: tuple[str, ...] | None = None
    late: Late | None = None
    late_hours: int | None = None
    quiet: str | None = None
    silent: bool | None = None
    mention: str | None = None


@dataclass(frozen=True, slots=True)
class ListBriefings:
    """The space's briefings."""


@dataclass(frozen=True, slots=True)
class ShowLog:
    """The last ten slots of a briefing: posted with link, or why not."""

    name: str | None = None


@dataclass(frozen=True, slots=True)
class PauseBriefing:
    """Post nothing until it is resumed."""

    name: str | None = None


@dataclass(frozen=True, slots=True)
class ResumeBriefing:
    """Post again from the next slot on."""

    name: str | None = None


@dataclass(frozen=True, slots=True)
class RemoveBriefing:
    """Take a briefing away."""

    name: str | None = None


@dataclass(frozen=True, slots=True)
class ShowNext:
    """When the next briefings come."""

    name: str | None = None


@dataclass(frozen=True, slots=True)
class AddSource:
    """Read a feed, page or site; its feeds are found from the site's address."""

    address: str


@dataclass(frozen=True, slots=True)
class ShowSources:
    """Where the articles come from, and how the sources do."""


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
    """Brief a channel on what has these words or names; `name` is what the topic is called, else its words."""

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
    """Tell the asker, or with `here` this channel, when somebody is quoted, a figure changes, or news break.

    News break when so many `outlets` carry a story within so many `minutes`.
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


NewsRequest = Ask | FindQuotes | FindFigures | ShowStory | Why | Copy | Help | ShowBriefing | ShowSources
"""What is answered from the news alone, for everybody."""

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
