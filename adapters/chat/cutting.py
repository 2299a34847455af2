"""Long lines and texts in pieces that fit into messages, cut where words end; no letter is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from bot.message import Line, Moment, Run

T = TypeVar("T")

Length = Callable[[Run | Moment], int]
"""Characters that a part of a line takes on a platform, with its marks and its link."""


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


def _short(part: Run | Moment, size: int) -> Iterator[Run | Moment]:
    """A run in stretches of whole words; what it links to does not count."""
    if isinstance(part, Moment):
        yield part
        return
    start, text = 0, part.text
    while len(text) - start > size:
        space = text.rfind(" ", start, start + size)
        end = space + 1 if space > start else start + size
        yield replace(part, text=text[start:end])
        start = end
    yield replace(part, text=text[start:])
