"""Where quote marks open and close: stretches of quoted text, paired within a paragraph, never across an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from bot.reading.outline import Outline, Paragraph
from bot.reading.quotes.stretches.stretch import AFTER_CLOSING, QuotedStretch, coded, dense

_DOUBLE = re.compile("[\"“”„‟«»]{4,}|[\"“”„‟«»]|``|''(?<![^\\s(\\[—–-]'')|''(?!')|‘‘|’’(?!’)")
"""Of three single marks behind a word the first closes an inner quote, the next two the outer one."""
_LONGEST_MARK = 2
_OPENERS = frozenset("“„‟«`‘")
_CLOSERS = frozenset("”»’")
_BEFORE_OPENING = frozenset("([{—–-/‘'“\"«„|>")
_TAG = re.compile(
    r",\s(?:(?:said|says|added)\s[A-Z][\w’'-]+"
    r"|(?:[A-Z][\w’'-]+\s){1,3}(?:said|says|added|wrote|posted|tweeted)(?=[.,]|\son\s|\sin\s|\sat\s))"
)
"""A tag inside of marks that were never closed: the words end before it."""
_SIGNATURE = re.compile(r"(?:[A-Z][\w.’'-]*[ \t]){1,4}[A-Z][\w’'-]+(?:,[^.!?\n]{3,60})?\.?\s*")
"""Who said it, in a paragraph of its own before the closing mark."""
_FEWEST_WRAPPED = 4
_END_OF_SENTENCE = frozenset(".!?…")
_OPENS, _CLOSES, _UNCLEAR = 1, -1, 0
_SINGLE_OPENING = re.compile(r"['‘](?<![^\s(\[—–]['‘])\w")
_SINGLE = re.compile("[‘’']")
_END_OF_SPEECH = frozenset(",.!?…—–")


def stretches(outline: Outline) -> list[list[QuotedStretch]]:
    """The quoted stretches of each clean paragraph, in order; in time linear in the text.

    Single marks count only in a text whose double ones, if any, all stand inside of them, as in British style.
    """
    text = outline.text
    paragraphs = list(outline.clean)
    marked = [_marks(text, paragraph) for paragraph in paragraphs]
    found: list[list[QuotedStretch]] = []
    open_before = False
    for number, (paragraph, marks) in enumerate(zip(paragraphs, marked, strict=True)):
        following = marked[number + 1] if number + 1 < len(marked) else []
        opened_after = bool(following) and following[0][0].start() == paragraphs[number + 1].start
        pairs = _paired(text, paragraph, marks, bool(opened_after and following[0][1] == _OPENS))
        if open_before and marks and marks[0][1] == _CLOSES:
            closing = marks[0][0]
            if _SIGNATURE.fullmatch(text, paragraph.start, closing.start()) and _ended(text, found[-1][-1]):
                found[-1][-1] = replace(found[-1][-1], closed=True, signed=True)
            elif text[paragraph.start : closing.start()].strip():
                rest = [stretch for stretch in pairs if stretch.outer_start >= closing.end()]
                pairs = [QuotedStretch(paragraph.start, paragraph.start, closing.start(), closing.end()), *rest]
                found[-1][-1] = replace(found[-1][-1], continues=True)
        open_before = bool(pairs) and not pairs[-1].closed and not pairs[-1].continues
        found.append(pairs)
    singles = _single_marked(text, paragraphs, found)
    return found if singles is None else singles


def _ended(text: str, stretch: QuotedStretch) -> bool:
    return text[stretch.start : stretch.end].rstrip()[-1:] in _END_OF_SENTENCE


def _marks(text: str, paragraph: Paragraph) -> list[tuple[re.Match[str], int]]:
    """The double marks of a paragraph and which way each leans; none in code, nor thicker than in any prose."""
    if dense(text, paragraph):
        return []
    marks = [
        (mark, _lean(text, mark, paragraph))
        for mark in _DOUBLE.finditer(text, paragraph.start, paragraph.end)
        if mark.end() - mark.start() <= _LONGEST_MARK  # a longer run is decoration
        and text[mark.start() - 1 : mark.start()] != "="  # an attribute of left-over markup
        and text[mark.end() : mark.end() + 1] != ">"  # the end of a tag of it
    ]
    if marks and coded(text, paragraph):
        return []
    for i in range(len(marks) - 1):
        mark, lean = marks[i]
        # A straight mark stuck to the comma before it opens where the next one closes: said," It is late".
        between = lean == _CLOSES and marks[i + 1][1] == _CLOSES and (i == 0 or marks[i - 1][1] == _CLOSES)
        if between and mark.group() == '"' and text[mark.start() - 1] in ",:":
            marks[i] = (mark, _OPENS)
    return marks


def _paired(
    text: str, paragraph: Paragraph, marks: Sequence[tuple[re.Match[str], int]], goes_on: bool
) -> list[QuotedStretch]:
    """The pairs of one paragraph; `goes_on` tells that the next one opens with an opening mark."""
    if not marks:
        return []
    if _wrapped(marks, paragraph):
        marks = marks[1:-1]
    found, left = _nested(text, marks)
    if len(left) == 1 and goes_on and left[0].start() == paragraph.start:
        return [
            QuotedStretch(left[0].start(), left[0].end(), paragraph.end, paragraph.end, closed=False, continues=True)
        ]
    if left:
        found = _restarting(text, marks, paragraph.end)
        if goes_on and found and not found[-1].closed:
            found[-1] = replace(found[-1], continues=True)
    return [stretch for stretch in found if text[stretch.start : stretch.end].strip()]


def _wrapped(marks: Sequence[tuple[re.Match[str], int]], paragraph: Paragraph) -> bool:
    """Whether marks set off a whole paragraph that opens with a quote and goes on: "“It is late,” he said."."""
    if len(marks) < _FEWEST_WRAPPED or [lean for _, lean in marks[:3]] != [_OPENS, _OPENS, _CLOSES]:
        return False
    (outer, _), (inner, _), (last, lean) = marks[0], marks[1], marks[-1]
    whole = outer.start() == paragraph.start and outer.end() == inner.start() and last.end() == paragraph.end
    return whole and lean == _CLOSES and outer.group() != inner.group()


def _nested(text: str, marks: Sequence[tuple[re.Match[str], int]]) -> tuple[list[QuotedStretch], list[re.Match[str]]]:
    """The outermost pairs when marks are taken to nest, and the marks left open."""
    found: list[QuotedStretch] = []
    stack: list[re.Match[str]] = []
    for mark, lean in marks:
        if lean == _UNCLEAR:
            lean = _CLOSES if stack and stack[-1].group() == mark.group() else _OPENS
        if lean == _OPENS:
            if not stack and _inches(text, mark):
                continue
            stack.append(mark)
        elif stack:
            opened = stack.pop()
            if not stack:
                found.append(QuotedStretch(opened.start(), opened.end(), mark.start(), mark.end()))
    return found, stack


def _restarting(text: str, marks: Sequence[tuple[re.Match[str], int]], end: int) -> list[QuotedStretch]:
    """Pairs when a mark is missing: another opening mark begins anew; the last one left runs to `end`."""
    found: list[QuotedStretch] = []
    opened: re.Match[str] | None = None
    for mark, lean in marks:
        if opened is None:
            if lean != _CLOSES and not _inches(text, mark):
                opened = mark
        elif lean == _OPENS:
            opened = mark
        else:
            found.append(QuotedStretch(opened.start(), opened.end(), mark.start(), mark.end()))
            opened = None
    if opened is not None:
        tag = _TAG.search(text, opened.end(), end)
        stop = tag.start() + 1 if tag else end
        found.append(QuotedStretch(opened.start(), opened.end(), stop, stop, closed=tag is not None))
    return found


def _lean(text: str, mark: re.Match[str], paragraph: Paragraph) -> int:
    """Which way a mark leans, by its shape and, where that is wrong or says nothing, by its neighbours."""
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    free_before = before.isspace() or before in _BEFORE_OPENING
    free_after = after.isspace() or after in AFTER_CLOSING
    shape = mark.group()[0]
    if shape in _OPENERS:
        return _CLOSES if free_after and not free_before else _OPENS
    if shape in _CLOSERS:
        return _OPENS if before.isspace() and after.isalnum() else _CLOSES
    if free_before and not free_after:
        return _OPENS
    if free_after and not free_before:
        return _CLOSES
    if before.isspace() and after.isspace():
        return _UNCLEAR
    if before.isspace() or mark.start() == paragraph.start:
        return _OPENS
    if after.isspace():
        return _CLOSES
    return _UNCLEAR


def _inches(text: str, mark: re.Match[str]) -> bool:
    """Whether a straight mark that would open is the sign of inches."""
    return mark.group() == '"' and text[mark.start() - 1 : mark.start()].isdigit()


def _single_marked(
    text: str, paragraphs: Sequence[Paragraph], doubles: Sequence[Sequence[QuotedStretch]]
) -> list[list[QuotedStretch]] | None:
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


def _all_inside(pairs: Sequence[QuotedStretch], outer: Sequence[QuotedStretch]) -> bool:
    """Whether each pair lies within one of the outer ones; both in order."""
    at = 0
    for pair in pairs:
        while at < len(outer) and outer[at].end < pair.outer_end:
            at += 1
        if at == len(outer) or pair.outer_start < outer[at].start:
            return False
    return True


def _single(text: str, paragraph: Paragraph) -> Iterator[QuotedStretch]:
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
                yield QuotedStretch(opened.start(), opened.end(), weak.start(), weak.end())
            opened, weak = mark, None
        elif opened is not None and (after.isspace() or after in AFTER_CLOSING):
            if before in _END_OF_SPEECH or after in ",.;:!?":
                yield QuotedStretch(opened.start(), opened.end(), mark.start(), mark.end())
                opened, weak = None, None
            elif not before.isspace():
                weak = weak or mark
    if opened is not None and weak is not None:
        yield QuotedStretch(opened.start(), opened.end(), weak.start(), weak.end())
