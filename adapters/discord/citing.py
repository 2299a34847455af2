"""Citations that lead nowhere themselves, where their sources are named with links below: addresses are long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.message import SOURCES, Block, Facts, Line, Paragraph, Pullquote, Run


def linked_once(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, in which what the list of sources links is linked nowhere else."""
    sources = [block for block in blocks if _is_list(block)]
    listed = {part.link for each in sources for line in each.lines for part in line if isinstance(part, Run)}  # type: ignore[union-attr]
    return [block if _is_list(block) else _unlinked(block, listed) for block in blocks]


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
