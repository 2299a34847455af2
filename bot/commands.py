"""What people can ask, each command declared once; a line of chat is parsed to a request.

A line that begins with "/" names a command; any other line is a question. Free words come first, filters are written
`name:value` or `name:"several words"` and may stand anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from difflib import get_close_matches
from typing import Literal

from bot.errors import UsageError

Completion = Literal["speakers", "outlets", "commands", "stories"]


@dataclass(frozen=True, slots=True)
class Ask:
    """A question in plain words."""

    question: str


@dataclass(frozen=True, slots=True)
class FindQuotes:
    """Quotes by words (or one by its id), speaker, outlet and earliest day."""

    words: str
    by: str | None = None
    outlet: str | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class FindFigures:
    """Figures by words, or one by its id."""

    words: str


@dataclass(frozen=True, slots=True)
class ShowStory:
    """A story of the last briefing by number, or the story that fits some words."""

    words: str


@dataclass(frozen=True, slots=True)
class Why:
    """Why a story was chosen: by number or words, the top story when empty."""

    words: str


@dataclass(frozen=True, slots=True)
class ShowSources:
    """Where the articles come from, and how the sources do."""


@dataclass(frozen=True, slots=True)
class ShowBriefing:
    """The latest briefing once more."""


@dataclass(frozen=True, slots=True)
class Help:
    """What can be asked; of one command when named."""

    command: str | None = None


Request = Ask | FindQuotes | FindFigures | ShowStory | Why | ShowSources | ShowBriefing | Help


@dataclass(frozen=True, slots=True)
class Option:
    """A filter `name:value` of a command, and what completes it."""

    name: str
    help: str
    completion: Completion | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name without the slash, one line of help, what it takes, and examples that work."""

    name: str
    help: str
    build: Callable[[str, Mapping[str, str]], Request]
    takes: str = ""
    completion: Completion | None = None
    options: tuple[Option, ...] = ()
    examples: tuple[str, ...] = ()

    @property
    def usage(self) -> str:
        """The command as it is typed: "/quote WORDS [by:… since:…]"."""
        filters = " ".join(f"{option.name}:…" for option in self.options)
        return " ".join(part for part in (f"/{self.name}", self.takes, filters and f"[{filters}]") if part)


def parse(line: str) -> Request:
    """The request that a line of chat stands for.

    Raises UsageError for an unknown command (naming the nearest), an unknown filter or a bad date.
    """
    line = line.strip()
    if not line.startswith("/"):
        return Ask(line)
    name, _, rest = line[1:].partition(" ")
    command = _command(name.lower())
    words, filters = _split(rest, command)
    return command.build(words, filters)


_FILTER = re.compile(r'(?<!\S)([A-Za-z]{2,12}):(?:"([^"]*)"|(\S+))')


def _command(name: str) -> Command:
    for command in COMMANDS:
        if command.name == name:
            return command
    near = get_close_matches(name, [command.name for command in COMMANDS], 1, 0.5)
    raise UsageError(f"/{name}", "no such command", f"did you mean /{near[0]}?" if near else "see /help")


def _split(rest: str, command: Command) -> tuple[str, dict[str, str]]:
    known = {option.name for option in command.options}
    filters: dict[str, str] = {}

    def take(match: re.Match[str]) -> str:
        if match[1].lower() not in known:
            return match[0]
        filters[match[1].lower()] = match[2] if match[2] is not None else match[3]
        return " "

    words = " ".join(_FILTER.sub(take, rest).split())
    return words, filters


def _find_quotes(words: str, filters: Mapping[str, str]) -> FindQuotes:
    since = filters.get("since")
    return FindQuotes(words, filters.get("by"), filters.get("outlet"), _day(since) if since else None)


def _day(text: str) -> datetime:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"since:{text}", "no such day", "write it as 2025-03-13") from error
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


COMMANDS: tuple[Command, ...] = (
    Command(
        "quote",
        "quotes that match, word for word; or one by its id, with its context",
        _find_quotes,
        "WORDS",
        "speakers",
        (
            Option("by", "who said it", "speakers"),
            Option("outlet", "who printed it", "outlets"),
            Option("since", "the earliest day, as 2025-03-13"),
        ),
        ("/quote ushakov ceasefire", "/quote sanctions by:trump since:2025-03-12"),
    ),
    Command(
        "figures",
        "figures that match, each in its own sentence; or one by its id",
        lambda words, _: FindFigures(words),
        "WORDS",
        examples=("/figures territory", "/figures ferry"),
    ),
    Command(
        "story",
        "a story in full: by its number in the briefing or by words",
        lambda words, _: ShowStory(words),
        "NUMBER|WORDS",
        "stories",
        examples=("/story 2", "/story ceasefire"),
    ),
    Command(
        "why", "why a story was chosen", lambda words, _: Why(words), "[NUMBER|WORDS]", "stories", examples=("/why 1",)
    ),
    Command("sources", "where the articles come from, and how the sources do", lambda *_: ShowSources()),
    Command("briefing", "the briefing once more", lambda *_: ShowBriefing()),
    Command(
        "help",
        "what you can ask",
        lambda words, _: Help(words.lstrip("/").lower() or None),
        "[COMMAND]",
        "commands",
        examples=("/help quote",),
    ),
)
"""The registry: every platform's commands and every help text are made from it."""
