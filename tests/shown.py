"""What a message looks like on a terminal."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from adapters.terminal.format import WIDTH, show
from bot.message import Message


def text_of(message: Message, width: int = WIDTH) -> str:
    """The message as plain text."""
    file = StringIO()
    show(message, Console(file=file, width=width, highlight=False, markup=False, emoji=False))
    return file.getvalue()
