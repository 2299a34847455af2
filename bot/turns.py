"""The turns of a conversation, and what a reply showed that later lines may refer to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.model import Passage


@dataclass(frozen=True, slots=True)
class Referent:
    """What a later line may mean ("the second one"): a quote by its id, or the sentence `lead` of a passage; without
    these, the story that the article tells.
    """

    article: str
    quote: str | None = None
    passage: Passage | None = None
    lead: Passage | None = None


@dataclass(frozen=True, slots=True)
class Showed:
    """What a reply gives later lines to refer to.

    `articles` are those that it told of, first that of what it showed first. `items` are what it showed, in its order,
    `speakers` whose words. `looked_at` is what "source?" would be about behind it; None where it changed nothing.
    `refused` is true where it said that there is no answer, whatever it showed besides.
    """

    articles: tuple[str, ...] = ()
    items: tuple[Referent, ...] = ()
    looked_at: Referent | None = None
    speakers: tuple[str, ...] = ()
    refused: bool = False


NOTHING = Showed()
"""What a reply shows that tells no news."""

REFUSED = Showed(refused=True)
"""What a reply shows that says that there is none."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a conversation, what was answered, and what that showed."""

    question: str
    answer: str
    asked: datetime
    showed: Showed = NOTHING
