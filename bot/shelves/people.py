"""The shelves about people: settings, topics, audit log, conversations, repairs, watches and retention."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from bot.model import LOCAL
from bot.people import Space, Topic
from bot.repairs import Complaint, Mended, Repair
from bot.turns import Turn
from bot.watches import Batch, Find, Pauses, Watch


@dataclass(frozen=True, slots=True)
class Change:
    """An entry of the audit log: who changed what in a space; `line` is the command that did it."""

    space: str
    person: str
    at: datetime
    line: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The fact that somebody asked something, without the question."""

    space: str
    person: str
    at: datetime


class Spaces(Protocol):
    """The settings of each space."""

    def get(self, space: str) -> Space:
        """The settings of a space, or the defaults if it has none of its own."""

    def put(self, space: Space) -> None:
        """Add or replace the settings of a space."""

    def all(self) -> list[Space]:
        """The spaces with settings of their own, by id."""

    def answers(self, channel: str) -> Literal["private", "public"] | None:
        """Who sees answers in this channel; None if the space's setting applies."""

    def put_answers(self, channel: str, space: str, answers: Literal["private", "public"] | None) -> None:
        """Set who sees answers in this channel; None applies the space's setting."""


class Topics(Protocol):
    """The topics that channels follow or mute."""

    def put(self, topic: Topic, channel: str, space: str) -> None:
        """Add or replace by name."""

    def remove(self, name: str, channel: str, space: str) -> None:
        """Delete a topic; unknown names are ignored."""

    def of(self, channel: str, space: str) -> list[Topic]:
        """The channel's topics, by name."""


class Audit(Protocol):
    """The audit log: who changed what, and when."""

    def add(self, change: Change) -> None:
        """Append a change."""

    def last(self, space: str, limit: int) -> list[Change]:
        """The latest changes in the space, newest first."""


class Questions(Protocol):
    """When people asked, for the rate limits."""

    def add(self, question: Asked, keep: datetime) -> None:
        """Append a question, and delete those older than `keep`."""

    def since(self, at: datetime) -> list[Asked]:
        """All since then, oldest first."""


class Lines(Protocol):
    """Lines that are too long for a button, stored under a short token."""

    def keep(self, line: str, at: datetime) -> str:
        """Store a line, or renew its time; return its token of 16 letters and digits, always the same for a line."""

    def get(self, token: str) -> str | None:
        """The line stored under a token."""


class Repairs(Protocol):
    """A space's repairs, and the complaints that led to them."""

    def put(self, repair: Repair, space: str) -> None:
        """Add a repair, or replace the one about the same target; that settles the complaints about it. Raises
        HistoryError if there is no such article.
        """

    def of(self, space: str) -> Mended:
        """The combined repairs of the space."""

    def complain(self, complaint: Complaint, space: str) -> bool:
        """Store a complaint; False if one about the same id is open already."""


class Watches(Protocol):
    """Watches, what they found, and what was told of it."""

    def add(self, watch: Watch) -> int:
        """Keep a watch; its number, which no other had before."""

    def remove(self, number: int, space: str) -> None:
        """Watch no more; unknown numbers are fine."""

    def get(self, number: int, space: str) -> Watch | None:
        """The space's watch with this number."""

    def all(self, space: str = LOCAL) -> list[Watch]:
        """The space's watches, by number; `local` sees all."""

    def unseen(self, limit: int) -> list[tuple[str, frozenset[str]]]:
        """The next articles that no watch has seen, in order of arrival, and the spaces that may see each."""

    def seen(self, article: str) -> None:
        """All articles up to this one were looked at."""

    def found(self, find: Find, at: datetime) -> None:
        """Keep what was found, to be told; what was found before stays as it was."""

    def set_value(self, watch: int, unit: str, value: str) -> str | None:
        """Remember the last value that a watch met in this unit; return the one before it, if any."""

    def gather(self, now: datetime, pauses: Pauses) -> list[Batch]:
        """Put all that waits into a batch for each channel, and each space of a person who watches in several; with
        those that were begun and not told, oldest first.
        """

    def next(self, now: datetime, pauses: Pauses) -> datetime | None:
        """When something may be told next, now where a batch was begun and not told; None where nothing waits."""

    def mark_told(self, batch: Batch) -> None:
        """The batch was handed on to be posted."""


Entry = Literal["turns", "lines", "audit"]
"""Questions with their answers, lines stored for buttons, and changes in the audit log."""


class Retention(Protocol):
    """Deletes things from the history for good."""

    def purge_entries(self, kind: Entry, before: datetime, limit: int) -> int:
        """Delete at most `limit` entries of this kind from before then; return how many."""

    def purge_unused(self, before: datetime, limit: int) -> int:
        """Delete at most `limit` stories, speakers and sources each that nothing refers to any more (sources only if
        last visited before then); return the largest of the three counts.
        """

    def purge_articles(self, before: datetime, limit: int) -> int:
        """Delete at most `limit` articles that arrived before then, with digests and complaints; return how many."""

    def purge_posts(self, before: datetime, limit: int) -> int:
        """Delete at most `limit` slots and posts from before then, with their content; return how many.

        The last post of each briefing is kept: the next one continues from it.
        """

    def purge_space(self, space: str, limit: int) -> int:
        """Delete at most `limit` articles that only this space sees and, if there were fewer, everything else of the
        space; return how many articles.
        """

    def clear_words(self, limit: int) -> int:
        """Remove the words of purged articles from `limit` more pages of the search indexes; 0 if none are left."""

    def forget_person(self, space: str, person: str) -> int:
        """Delete what a person asked, was told, watches and reported in a space; return how many questions."""

    def met(self, person: str) -> list[str]:
        """The spaces that store something about a person, apart from the audit log; includes their own space."""

    def forget_space(self, space: str) -> int:
        """Delete all that was asked in a space; return how many questions."""


class Conversations(Protocol):
    """Questions and answers, by thread or terminal session."""

    def add(self, thread: str, turn: Turn, space: str = LOCAL, person: str = "terminal") -> None:
        """Append a turn; `space` and `person` are stored so that it can be deleted later."""

    def turns(self, thread: str, limit: int) -> list[Turn]:
        """The latest turns, oldest first."""
