"""Messages as payloads, and those as the library's views and files: it sends them, and remembers nothing of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from io import BytesIO
from typing import Any

import discord

from adapters.discord.buttons import Component
from adapters.discord.custom_ids import ButtonMarks
from adapters.discord.format import Payload, payload
from bot.message import Choices, Message

Keep = Callable[[str], Awaitable[str]]
"""Gives the token under which a line is kept."""


class Laid(discord.ui.LayoutView):
    """A view of finished components. It is stopped from the start, so that the library keeps no state of its buttons:
    presses are answered from their custom_id, also after a restart.
    """

    def __init__(self, components: tuple[Component, ...]) -> None:
        super().__init__(timeout=None)
        self._laid = components
        self.stop()

    def has_components_v2(self) -> bool:
        """Always: even plain text is a text display."""
        return True

    def to_components(self) -> list[dict[str, Any]]:
        """The components as they were laid out."""
        return list(self._laid)


async def laid_out(message: Message, marks: ButtonMarks, keep: Keep, extra: Choices | None = None) -> Payload:
    """The message, or one of its parts, as `payload` makes it; lines that are too long for a button are kept."""
    blocks = (*message.blocks, *((extra,) if extra else ()))
    kept = {line: await keep(line) for line in marks.too_long(blocks)}
    return payload(message, marks, kept, extra)


def view_of(payload: Payload) -> Laid:
    """The payload's components."""
    return Laid(payload.components)


def files_of(payload: Payload) -> list[discord.File]:
    """The payload's files, to be sent once."""
    return [discord.File(BytesIO(content), name) for name, content in payload.files]
