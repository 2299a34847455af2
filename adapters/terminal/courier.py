"""Posts messages to the terminal: printing is delivery."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TextIO

from adapters.latest import Latest
from adapters.safe_text import shortened
from adapters.terminal.format import console, show
from bot.briefing.correcting import told_anew
from bot.errors import DeliveryError
from bot.message import Facts, Heading, Line, Message, Moment, Run, plain

CHANGE_SHOWN = 60
"""Characters of what was changed that tell what it is."""

KEPT = 100
"""Printed messages that are remembered: edits come within days."""


class TerminalCourier:
    """Prints each message; a key that was printed by this process of late is not printed again."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._console = console(file)
        self._printed: Latest[str, Message] = Latest(KEPT)

    def parts(self, message: Message) -> list[Message]:
        """The whole message: a terminal takes any length."""
        return [message]

    async def post(self, channel: str, message: Message, key: str, under: str | None = None) -> str:
        """Print, and give the key as the message's id; raises DeliveryError when nobody reads any more."""
        if key not in self._printed:
            self._print(channel, message)
            self._printed[key] = message
        return key

    async def find(self, channel: str, key: str, since: datetime, under: str | None = None) -> str | None:
        """The key, when this process printed it; what another process printed cannot be known, and may come again."""
        return key if key in self._printed else None

    async def edit(self, channel: str, posted: str, message: Message) -> None:
        """Print what is changed: what stands on a terminal stays there."""
        self._print(channel, _changes(self._printed.get(posted), message))
        self._printed[posted] = message

    def link(self, channel: str, posted: str) -> str | None:
        """None: there is nothing to click."""
        return None

    def _print(self, channel: str, message: Message) -> None:
        try:
            show(message, self._console)
            self._file.flush()
        except OSError as error:
            raise DeliveryError(channel, error.strerror or "cannot be written") from error


def _changes(before: Message | None, after: Message) -> Message:
    """A line for each change, which names the briefing."""
    title = _title(after)
    lines = tuple((*title, Run(": "), *_shown(words), *behind) for words, behind in told_anew(before, after))
    return Message((Facts(lines),)) if lines else after


def _title(message: Message) -> Line:
    headings = (block.line for block in message.blocks if isinstance(block, Heading) and block.level == 1)
    moment = next((part for line in headings for part in line if isinstance(part, Moment)), None)
    return (Run("Briefing of "), replace(moment, form="time")) if moment else (Run("Told before"),)


def _shown(words: Line) -> Line:
    struck = any(isinstance(part, Run) and part.struck for part in words)
    return (Run(shortened(plain(words).strip(), CHANGE_SHOWN), struck=struck),)
