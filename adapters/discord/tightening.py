"""A post that has grown, told in less: an edit must stay within the one message that was posted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from adapters.discord.citing import linked_once
from adapters.shortening import shortened
from bot.message import Block, Facts, Heading, Line, Message, Paragraph, Pullquote, Run

STRUCK = 40
"""Characters that are enough to tell what was struck."""


def tightened(message: Message) -> Iterator[Message]:
    """The message; with each source linked once; and with what is struck cut short, too."""
    yield message
    once = replace(message, blocks=tuple(linked_once(message.blocks)))
    yield once
    yield replace(once, blocks=tuple(map(_short, once.blocks)))


def _short(block: Block) -> Block:
    match block:
        case Heading(line) | Paragraph(line):
            return replace(block, line=_cut(line))
        case Pullquote(words):
            return replace(block, words=_cut(words))
        case Facts(lines):
            return replace(block, lines=tuple(map(_cut, lines)))
        case _:
            return block


def _cut(line: Line) -> Line:
    return tuple(
        replace(part, text=shortened(part.text, STRUCK)) if isinstance(part, Run) and part.struck else part
        for part in line
    )
