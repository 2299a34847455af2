"""What is too long for one message, told in less: each source is linked once, and what is struck is cut short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from adapters.shortening import shortened
from bot.message import SOURCES, Block, Facts, Footer, Heading, Line, Message, Run, relined

STRUCK = 40
"""Characters that are enough to tell what was struck."""


def tightened(message: Message) -> Iterator[Message]:
    """The message; with each source linked once; and with what is struck cut short, too."""
    yield message
    once = replace(message, blocks=tuple(linked_once(message.blocks)))
    yield once
    yield replace(once, blocks=tuple(relined(block, _cut) for block in once.blocks))


def linked_once(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, in which what the list of sources links is linked nowhere else but in headlines and small print."""
    sources = [block for block in blocks if isinstance(block, Facts) and block.title == SOURCES]
    listed = {part.link for each in sources for line in each.lines for part in line if isinstance(part, Run)}

    def unlinked(line: Line) -> Line:
        return tuple(
            replace(part, link=None) if isinstance(part, Run) and part.link in listed else part for part in line
        )

    kept = (*sources, *(block for block in blocks if isinstance(block, Heading | Footer)))
    return [block if block in kept else relined(block, unlinked) for block in blocks]


def _cut(line: Line) -> Line:
    return tuple(
        replace(part, text=shortened(part.text, STRUCK)) if isinstance(part, Run) and part.struck else part
        for part in line
    )
