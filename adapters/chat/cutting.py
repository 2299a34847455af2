"""Messages in parts: a briefing taken apart by its stories; lines and texts cut where words end, no letter lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.message import Block, Choices, Footer, Heading, Line, Moment, Run

T = TypeVar("T")

Length = Callable[[Run | Moment], int]
"""Characters that a part of a line takes on a platform, with its marks and its link."""


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


def is_titled(blocks: Sequence[Block]) -> bool:
    """Whether a message begins with a title, as a briefing does."""
    return bool(blocks) and isinstance(blocks[0], Heading) and blocks[0].level == 1


def pieces(line: Line, size: int, length: Length) -> list[Line]:
    """The line in pieces of at most so many characters, cut between words (within a word that is longer than all)."""
    if sum(map(length, line)) <= size:
        return [line]
    return [*grouped((short for part in line for short in _short(part, size // 4)), size, length)]


def grouped(parts: Iterable[T], size: int, weight: Callable[[T], int]) -> Iterator[tuple[T, ...]]:
    """Lines, or parts of a line, in groups of at most so many characters; at least one group."""
    taken: list[T] = []
    left = size
    for part in parts:
        if taken and weight(part) > left:
            yield tuple(taken)
            taken, left = [], size
        taken.append(part)
        left -= weight(part)
    yield tuple(taken)


def code_pieces(text: str, size: int) -> list[str]:
    """A text to be copied, in pieces of whole lines."""
    made = [""]
    for line in text.splitlines(keepends=True):
        for start in range(0, len(line), size):
            piece = line[start : start + size]
            if made[-1] and len(made[-1]) + len(piece) > size:
                made.append("")
            made[-1] += piece
    return [piece.strip("\n") for piece in made if piece.strip()]


def _uncited(line: Line) -> Line:
    """A headline without the number of its source, which is named where the story is told."""
    return tuple(part for part in line if not (isinstance(part, Run) and part.faint))


def _short(part: Run | Moment, size: int) -> Iterator[Run | Moment]:
    """A run in stretches of whole words; what it links to does not count."""
    if isinstance(part, Moment):
        yield part
        return
    start, text = 0, part.text
    while len(text) - start > size:
        space = text.rfind(" ", start, start + size)
        end = space + 1 if space > start else start + size
        yield part.cut(start, end)
        start = end
    yield part.cut(start, len(text))
