"""Stretches in single quote marks, which are apostrophes, too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from bot.reading.outline import Paragraph
from bot.reading.quotes.stretch import AFTER_CLOSING, Stretch, coded, dense

_SINGLE_OPENING = re.compile(r"(?:^|(?<=[\s(\[—–]))['‘]\w", re.MULTILINE)
_SINGLE = re.compile("[‘’']")
_END_OF_SPEECH = frozenset(",.!?…—–")


def single_marked(
    text: str, paragraphs: Sequence[Paragraph], doubles: Sequence[Sequence[Stretch]]
) -> list[list[Stretch]] | None:
    """The stretches in single marks of each paragraph where they are its outer marks, as in British style, else None.

    That is where the double ones, if any, all stand inside of them.
    """
    count = sum(len(pairs) for pairs in doubles)
    if count and not _more_than(count, _SINGLE_OPENING.finditer(text)):
        return None
    marked = ((list(_single(text, paragraph)), paragraph) for paragraph in paragraphs)
    singles = [[] if pairs and coded(text, paragraph) else pairs for pairs, paragraph in marked]
    inside = all(_all_inside(pairs, outer) for pairs, outer in zip(doubles, singles, strict=True))
    return singles if inside else None


def _more_than(count: int, matches: Iterator[re.Match[str]]) -> bool:
    return sum(1 for _ in islice(matches, count + 1)) > count


def _all_inside(pairs: Sequence[Stretch], outer: Sequence[Stretch]) -> bool:
    """Whether each pair lies within one of the outer ones; both in order."""
    at = 0
    for pair in pairs:
        while at < len(outer) and outer[at].end < pair.outer_end:
            at += 1
        if at == len(outer) or pair.outer_start < outer[at].start:
            return False
    return True


def _single(text: str, paragraph: Paragraph) -> Iterator[Stretch]:
    """Stretches in single marks; an apostrophe closes none unless punctuation or a gap says so."""
    if dense(text, paragraph):
        return
    opened: re.Match[str] | None = None
    weak: re.Match[str] | None = None
    for mark in _SINGLE.finditer(text, paragraph.start, paragraph.end):
        before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
        after = text[mark.end()] if mark.end() < paragraph.end else " "
        if mark.group() != "’" and (before.isspace() or before in "([—–") and after.isalnum():
            if opened is not None and weak is not None:
                yield Stretch(opened.start(), opened.end(), weak.start(), weak.end())
            opened, weak = mark, None
        elif opened is not None and (after.isspace() or after in AFTER_CLOSING):
            if before in _END_OF_SPEECH or after in ",.;:!?":
                yield Stretch(opened.start(), opened.end(), mark.start(), mark.end())
                opened, weak = None, None
            elif not before.isspace():
                weak = weak or mark
    if opened is not None and weak is not None:
        yield Stretch(opened.start(), opened.end(), weak.start(), weak.end())
