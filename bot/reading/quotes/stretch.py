"""A stretch of quoted text, and paragraphs too thick with marks to hold any."""

from __future__ import annotations

from dataclasses import dataclass

from bot.reading.outline import Paragraph

AFTER_CLOSING = frozenset(".,;:!?)]}—–-…’'”\"»/|<")
_GLYPHS = "\"“”„‟«»`'‘’"
_FEW = 100
_THICK = 6


@dataclass(frozen=True, slots=True)
class Stretch:
    """Quoted characters `start:end` of the text without marks; `outer_start:outer_end` with them.

    `closed` is false when the closing mark is missing; `continues` is true when it is missing because the next
    paragraph opens a mark again and goes on with the same speech. `block` is true for a block quote, without marks,
    `signed` where the next paragraph only names the speaker, `answer` for an interview's answer without marks.
    """

    outer_start: int
    start: int
    end: int
    outer_end: int
    closed: bool = True
    continues: bool = False
    block: bool = False
    signed: bool = False
    answer: bool = False


def dense(text: str, paragraph: Paragraph) -> bool:
    """Whether marks stand thicker than in any prose."""
    count = sum(text.count(glyph, paragraph.start, paragraph.end) for glyph in _GLYPHS)
    return count > _FEW and count * _THICK > paragraph.end - paragraph.start
