"""Posts messages to the terminal: printing is delivery."""

from __future__ import annotations

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

    async def post(self, channel: str, message: Message, key: str) -> str:
        """Print, and give the key as the message's id; raises DeliveryError when nobody reads any more."""
        if key not in self._printed:
            try:
                show(message, self._console)
                self._file.flush()
            except OSError as error:
                raise DeliveryError(channel, error.strerror or "cannot be written") from error
            self._printed.add(key)
        return key
