"""A stretch of quoted text, and paragraphs that hold none: too thick with marks, or code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.reading.outline import Paragraph

AFTER_CLOSING = frozenset(".,;:!?)]}—–-…’'”\"»/|<")
_GLYPHS = "\"“”„‟«»`'‘’"
_FEW = 100
_THICK = 6
_SIGN = re.compile(r"[{}<>=\\|`^~_()\[\]#$/]")
_OF_CODE = re.compile(
    r"[{}=\\|`^~]|<(?!/?(?:p|a|b|i|em|li|ul|br|strong|blockquote|tweet)\b)|[-=>]>|\w[(_]\w|\(\)|\);|::|//(?!\w)"
    r"|[(\[][\"']|[\"'][)\]]|(?<!\s)\$\w|\";|\w\.\w+\(|\s#|: \"|\s,"
)
"""Brackets, operators and calls, as programs and markup have them and sentences hardly ever; no tags of prose."""
_FEWEST_OF_CODE = 4
_APART = 60
"""Characters for each such sign in the sparsest code."""


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


def coded(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph is a program, a command or markup, in which marks set off values and nobody's words."""
    if len(_SIGN.findall(text, paragraph.start, paragraph.end)) < _FEWEST_OF_CODE:
        return False
    signs = sum(1 for _ in _OF_CODE.finditer(text, paragraph.start, paragraph.end))
    return signs >= _FEWEST_OF_CODE and signs * _APART > paragraph.end - paragraph.start
