"""A briefing taken apart, for platforms that tell its top story in the channel and the further ones beneath it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.message import Block, Choices, Footer, Heading, Line, Run


@dataclass(frozen=True, slots=True)
class Apart:
    """A briefing's title with its top story, the further stories with their headlines, and what stands at its foot."""

    top: tuple[Block, ...]
    further: tuple[tuple[Block, ...], ...]
    headlines: tuple[Line, ...]
    foot: tuple[Block, ...]


def apart(blocks: Sequence[Block]) -> Apart | None:
    """The briefing that these blocks are, with two stories and more; None for anything else."""
    starts = [place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.level > 1]
    if len(starts) < 2 or not is_titled(blocks):
        return None
    end = len(blocks)
    while isinstance(blocks[end - 1], Choices | Footer):
        end -= 1
    further = tuple(tuple(blocks[start:stop]) for start, stop in zip(starts[1:], (*starts[2:], end), strict=True))
    headlines = tuple(_uncited(story[0].line) for story in further if isinstance(story[0], Heading))
    return Apart(tuple(blocks[: starts[1]]), further, headlines, tuple(blocks[end:]))


def _uncited(line: Line) -> Line:
    """A headline without the number of its source, which is named where the story is told."""
    return tuple(part for part in line if not (isinstance(part, Run) and part.faint))


def is_titled(blocks: Sequence[Block]) -> bool:
    """Whether a message begins with a title, as a briefing does."""
    return bool(blocks) and isinstance(blocks[0], Heading) and blocks[0].level == 1
