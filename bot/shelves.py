"""The shelves of a history that are about people: what they decided, reported and want forgotten."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.repairs import Complaint, Mended, Repair


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


class Retention(Protocol):
    """Takes things out of the history for good."""

    def purge_turns(self, before: datetime, limit: int) -> int:
        """Forget at most so many questions with their answers, asked before then; how many."""

    def purge_articles(self, before: datetime, limit: int) -> int:
        """Take out at most so many articles that came in before then, with all that was read in them; how many."""

    def purge_space(self, space: str) -> None:
        """Take out all that belongs to a space; articles stay for those who see them, and go where nobody does."""

    def forget_person(self, space: str, person: str) -> int:
        """Forget what a person asked, watches and reported in a space; how many questions."""

    def forget_space(self, space: str) -> int:
        """Forget all that was asked in a space; how many questions."""
