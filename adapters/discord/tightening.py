"""What is too long for one message, told in less: each source is linked once, and what is struck is cut short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from adapters.shortening import shortened
from bot.message import SOURCES, Block, Facts, Heading, Line, Message, Paragraph, Pullquote, Run

STRUCK = 40
"""Characters that are enough to tell what was struck."""


def tightened(message: Message) -> Iterator[Message]:
    """The message; with each source linked once; and with what is struck cut short, too."""
    yield message
    once = replace(message, blocks=tuple(linked_once(message.blocks)))
    yield once
    yield replace(once, blocks=tuple(map(_short, once.blocks)))


def linked_once(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, in which what the list of sources links is linked nowhere else."""
    sources = [block for block in blocks if _is_list(block)]
    listed = {part.link for each in sources for line in each.lines for part in line if isinstance(part, Run)}  # type: ignore[union-attr]
    return [block if _is_list(block) else _unlinked(block, listed) for block in blocks]


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


def _is_list(block: Block) -> bool:
    return isinstance(block, Facts) and block.title == SOURCES


def _unlinked(block: Block, links: set[str | None]) -> Block:
    def shorter(line: Line) -> Line:
        return tuple(
            replace(part, link=None) if isinstance(part, Run) and part.link in links else part for part in line
        )

    match block:
        case Paragraph(line):
            return Paragraph(shorter(line))
        case Pullquote(words, tag):
            return replace(block, words=shorter(words), tag=shorter(tag))
        case Facts(lines):
            return replace(block, lines=tuple(map(shorter, lines)))
        case _:
            return block
