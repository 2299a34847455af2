"""What is asked of the news: one shape for each command."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Ask:
    """A question in plain words; `about` is the address of the article, or the id of the quote, that it is about."""

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
class ShowSources:
    """Where the articles come from, and how the sources are doing."""


NewsRequest = Ask | FindQuotes | FindFigures | ShowStory | Why | Copy | Help | ShowBriefing | ShowSources
"""What is answered from the news alone, for everybody."""
