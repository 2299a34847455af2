"""Posts messages to the terminal: printing is delivery."""

from __future__ import annotations

from datetime import datetime
from typing import TextIO

from adapters.terminal.format import console, show
from bot.errors import DeliveryError
from bot.message import Message


class TerminalCourier:
    """Prints each message; a key that was printed by this process is not printed again."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._console = console(file)
        self._printed: set[str] = set()

    def parts(self, message: Message) -> list[Message]:
        """The whole message: a terminal takes any length."""
        return [message]

    async def post(self, channel: str, message: Message, key: str, under: str | None = None) -> str:
        """Print, and give the key as the message's id; raises DeliveryError when nobody reads any more."""
        if key not in self._printed:
            try:
                show(message, self._console)
                self._file.flush()
            except OSError as error:
                raise DeliveryError(channel, error.strerror or "cannot be written") from error
            self._printed.add(key)
        return key

    async def find(self, channel: str, key: str, since: datetime, under: str | None = None) -> str | None:
        """The key, when this process printed it; what another process printed cannot be known, and may come again."""
        return key if key in self._printed else None

    async def edit(self, channel: str, posted: str, message: Message) -> None:
        """Print it anew: what stands on a terminal stays there."""
        show(message, self._console)
        self._file.flush()

    def link(self, channel: str, posted: str) -> str | None:
        """None: there is nothing to click."""
        return None
