"""Block quotes: paragraphs set off with "> " that stand for quote marks, where the text says who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.outline import Outline, Paragraph
from bot.reading.quotes.stretch import Stretch

_DASHES = ("—", "–", "―", "-")
_LONGEST_SIGNATURE = 80


def with_blocks(outline: Outline, found: Sequence[list[Stretch]]) -> list[list[Stretch]]:
    """The stretches of each clean paragraph, where a block quote is one stretch a paragraph; linear in the text.

    Only between a colon and what follows, or above a signature: "— X". Marks of its own count more.
    """
    paragraphs = list(outline.clean)
    made = list(found)
    first = 0
    while first < len(paragraphs):
        stop = first
        while stop < len(paragraphs) and _is_block(outline.text, paragraphs[stop]) and not made[stop]:
            stop += 1
        if stop > first and _is_told(outline.text, paragraphs, first, stop):
            for number in range(first, stop):
                start, end = paragraphs[number].start, paragraphs[number].end
                made[number] = [Stretch(start, start, end, end, continues=number + 1 < stop, block=True)]
        first = max(stop, first + 1)
    return made


def _is_block(text: str, paragraph: Paragraph) -> bool:
    return text[max(0, paragraph.start - 2) : paragraph.start] == "> " and not text.startswith(_DASHES, paragraph.start)


def _is_told(text: str, paragraphs: Sequence[Paragraph], first: int, stop: int) -> bool:
    """Whether a colon leads in or a signature follows."""
    if first and text[paragraphs[first - 1].end - 1] == ":":
        return True
    if stop == len(paragraphs):
        return False
    after = paragraphs[stop]
    return text.startswith(_DASHES, after.start) and after.end - after.start <= _LONGEST_SIGNATURE
