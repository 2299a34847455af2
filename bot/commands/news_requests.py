"""Requests about the news: one class for each command."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ask:
    """Answer a question; `about` is the URL of the article, or the id of the quote, that it is about."""

    question: str
    about: str | None = None


@dataclass(frozen=True, slots=True)
class FindQuotes:
    """Find quotes by words (or one by id), speaker, outlet and earliest day, in the articles at `addresses`.

    `since` names the day as questions do.
    """

    words: str
    by: str | None = None
    outlet: str | None = None
    since: str | None = None
    addresses: tuple[str, ...] = ()
    page: int = 1


@dataclass(frozen=True, slots=True)
class FindFigures:
    """Find figures by words, or one by id."""

    words: str
    page: int = 1


@dataclass(frozen=True, slots=True)
class ShowStory:
    """Show a story of the last briefing by number, or the story that best matches some words."""

    words: str


@dataclass(frozen=True, slots=True)
class Why:
    """Explain why a story was chosen: by number or words, the top story if empty."""

    words: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Show a quote or figure by id, with its source, ready to copy."""

    id: str


@dataclass(frozen=True, slots=True)
class Help:
    """List the commands, or explain one."""

    command: str | None = None


@dataclass(frozen=True, slots=True)
class ShowBriefing:
    """Show the latest briefing again."""


@dataclass(frozen=True, slots=True)
class ShowSources:
    """List the sources and their health."""


NewsRequest = Ask | FindQuotes | FindFigures | ShowStory | Why | Copy | Help | ShowBriefing | ShowSources
"""Requests that need only the news, for everybody."""
