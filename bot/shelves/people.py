"""The shelves of a history that are about people: what they decided, who changed what, who asked, lines for buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from bot.model import LOCAL, Turn
from bot.people import Space, Topic
from bot.repairs import Complaint, Mended, Repair
from bot.slots import Posting


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the audit log: who changed what in a space, in the words of the line that did it."""

    space: str
    person: str
    at: datetime
    line: str


@dataclass(frozen=True, slots=True)
class Asked:
    """That somebody asked something; what it was is not kept here."""

    space: str
    person: str
    at: datetime


class Spaces(Protocol):
    """What each space decided."""

    def get(self, space: str) -> Space:
        """The space as it decided, or with the usual settings when it decided nothing."""

    def put(self, space: Space) -> None:
        """Add or replace."""

    def all(self) -> list[Space]:
        """Those that decided something, by id."""

    def answers(self, channel: str) -> Literal["private", "public"] | None:
        """Who sees answers in this channel; None where the space decides."""

    def put_answers(self, channel: str, space: str, answers: Literal["private", "public"] | None) -> None:
        """Let the channel decide for itself, or with None no more."""


class Topics(Protocol):
    """What channels follow and have muted."""

    def put(self, topic: Topic, channel: str, space: str) -> None:
        """Add or replace by name."""

    def remove(self, name: str, channel: str, space: str) -> None:
        """Take it away; unknown names are fine."""

    def of(self, channel: str, space: str) -> list[Topic]:
        """The channel's topics, by name."""


class Audit(Protocol):
    """Who changed what, and when."""

    def add(self, change: Change) -> None:
        """Append."""

    def last(self, space: str, limit: int) -> list[Change]:
        """The latest changes in the space, newest first."""


class Questions(Protocol):
    """Who asked how often, as far back as the limits look."""

    def add(self, questions: Sequence[Asked], keep: datetime) -> None:
        """Append, and forget what is older than `keep`."""

    def since(self, at: datetime) -> list[Asked]:
        """All from then on, oldest first."""


class Lines(Protocol):
    """Lines too long for a button, under a short token."""

    def keep(self, line: str, at: datetime) -> str:
        """The token of the line, the same each time: 16 letters and digits. Its time begins anew."""

    def get(self, token: str) -> str | None:
        """The line that was kept."""


class Repairs(Protocol):
    """A space's repairs, and the complaints that led to them."""

    def put(self, repair: Repair, space: str) -> None:
        """Add, or replace the one about the same target. Raises HistoryError when there is no such article."""

    def of(self, space: str) -> Mended:
        """What the space's repairs change."""

    def complain(self, complaint: Complaint, space: str) -> bool:
        """Keep a complaint; False when one about the same id is open already."""

    def complaints(self, id: str, space: str) -> list[Complaint]:
        """The open ones about an id, oldest first: those since the last decision about it."""

    def posted(self, space: str, since: datetime) -> list[tuple[str, Posting]]:
        """The parts posted in the space since then, newest first, as they are to be, each with its channel."""


class Retention(Protocol):
    """Takes things out of the history for good."""

    def purge_turns(self, before: datetime, limit: int) -> int:
        """Forget at most so many questions with their answers, asked before then; how many."""

    def purge_lines(self, before: datetime, limit: int) -> int:
        """Forget at most so many lines that were kept for buttons before then; how many."""

    def purge_audit(self, before: datetime, limit: int) -> int:
        """Forget at most so many changes that were made before then; how many."""

    def purge_unused(self, before: datetime, limit: int) -> int:
        """Take out at most so many stories, speakers and sources (those last visited before then) to which nothing
        refers any more; of what there was most, how many.
        """

    def purge_articles(self, before: datetime, limit: int) -> int:
        """Take out at most so many articles that came in before then, with all that was read in them and was complained
        about by then; how many.
        """

    def purge_posts(self, before: datetime, limit: int) -> int:
        """Forget at most so many slots and posts of before then, with what they said; how many."""

    def purge_space(self, space: str, limit: int) -> int:
        """Take out at most so many articles that nobody else sees, and, where these were fewer, all that belongs to the
        space; how many articles.
        """

    def clear_words(self, limit: int) -> int:
        """Take the words of purged articles out of the search indexes, so many pages further; 0 when none are left."""

    def forget_person(self, space: str, person: str) -> int:
        """Forget what a person asked, was told, watches and reported in a space; how many questions."""

    def met(self, person: str) -> list[str]:
        """The spaces that keep something of a person beside the audit log; their own is one of them."""

    def forget_space(self, space: str) -> int:
        """Forget all that was asked in a space; how many questions."""

    def left_before(self, before: datetime) -> list[str]:
        """The spaces that the bot had left by then."""


class Conversations(Protocol):
    """What was asked and answered, by thread or terminal session."""

    def add(self, thread: str, turn: Turn, space: str = LOCAL, person: str = "terminal") -> None:
        """Append a turn; who asked, and where, is known for the time when it is to be forgotten."""

    def turns(self, thread: str, limit: int) -> list[Turn]:
        """The latest turns, oldest first."""
