"""Finds the paragraphs of a text: each line is one, unless the lines are broken at a fixed width."""

from __future__ import annotations

import re
from itertools import pairwise

Span = tuple[int, int]

NARROW, WIDE = 40, 100
"""Limits of the width, in characters, at which a text may be broken into lines."""

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_BLOCK = re.compile(r"(?:> ?)*> (?=[^\W_]|[\"“”‘’'«„(\[—–])")
"""The mark of a block quote in Markdown and letters."""

_FINAL = (".", "!", "?", ":", "…", "”", '"', "’", ")")
_LIST = re.compile(r"[-–—•*·▪►]\s|\d{1,2}[.)]\s")


def paragraphs(text: str) -> list[Span]:
    """Start and end of each paragraph, without the white space and "> " around it; none for a blank text."""
    lines = [(a, b) for a, b in map(_stripped, _LINE.finditer(text)) if a < b and text[a:b].strip("> ")]
    if len(lines) < 3 or not (width := _width(text, lines)):
        return lines
    joined = [lines[0]]
    for line in lines[1:]:
        if _is_broken(text, joined[-1], line, width):
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return joined


def _stripped(match: re.Match[str]) -> Span:
    line = match[0]
    start = len(line) - len(line.lstrip())
    if line.startswith(">", start) and (block := _BLOCK.match(line, start)) is not None:
        start = block.end()
    return match.start() + start, match.start() + len(line.rstrip())


def _width(text: str, lines: list[Span]) -> int:
    """The width at which the lines were broken, or 0 when each line is a paragraph.

    Lines were broken when most of them are so full that the next word had no room, and end in mid-sentence.
    """
    lengths = sorted(b - a for a, b in lines)
    width = lengths[min(len(lengths) - 1, len(lengths) * 95 // 100)]
    if not NARROW <= width <= WIDE:
        return 0
    joints = [(one, two) for one, two in pairwise(lines) if _adjoin(text, one, two)]
    full = [one for one, two in joints if _is_full(text, one, two, width)]
    open_ended = sum(not text[b - 1].endswith(_FINAL) for a, b in full)
    return width if len(full) * 3 >= len(joints) * 2 > 0 and open_ended * 2 > len(full) else 0


def _adjoin(text: str, one: Span, two: Span) -> bool:
    """Whether no blank line stands between them."""
    return text.count("\n", one[1], two[0]) < 2 and text.count("\r", one[1], two[0]) < 2


def _is_full(text: str, one: Span, two: Span, width: int) -> bool:
    word = text[two[0] : two[1]].split(maxsplit=1)[0]
    return one[1] - one[0] + 1 + len(word) > width - 2


def _is_broken(text: str, paragraph: Span, line: Span, width: int) -> bool:
    """Whether the line continues the paragraph above it."""
    last = (max(text.rfind("\n", 0, paragraph[1]), text.rfind("\r", 0, paragraph[1])) + 1, paragraph[1])
    if not _adjoin(text, last, line) or _LIST.match(text, *line):
        return False
    return _is_full(text, last, line, width) or text[line[0]].islower()
