"""Marks in a posted message what an article that it shows has no longer: who changed it and since when, beside it.

Words that no article of the post has any more are struck. They stay to be read, and to be told again where the outlet
restores them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.briefing.lines import NO_OUTLET
from bot.message import SOURCES, Block, Facts, Footer, Heading, Line, Message, Moment, Paragraph, Pullquote, Run, plain
from bot.repairs import can_tell

CHANGED, WITHDRAWN = " ⚠ Changed by ", " ⚠ Withdrawn by "
MISSING, GONE = ": no longer in the article as of ", ": the article is gone as of "
PARTS = 4
"""Parts of a mark: the opening, the outlet, the middle and the time."""

MARKS = 5
"""Marks in one message at most, so that it stays within what its platform takes; further words are struck only."""

LONGEST_NAME = 30
"""Characters of an outlet's name in a mark."""

REMOVED = " [removed]"
"""What stands behind words that are shown no more."""

_ALIKE = str.maketrans(dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’‚", "'") | dict.fromkeys("‐‑‒–—−", "-"))
_EDGES = " \"'.,;:"


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """How an article was changed: its titles and texts of all times (`ever`) and of `now`, and the post's `others`.

    All texts are their `words_alone`. `at` is when the change was seen (UTC). `withdrawn`: there is none any more.
    """

    article: str
    outlet: str | None
    at: datetime
    ever: tuple[str, ...]
    now: str
    others: tuple[str, ...] = ()
    withdrawn: bool = False

    @property
    def name(self) -> str:
        """The outlet as a mark names it."""
        return (self.outlet or NO_OUTLET)[:LONGEST_NAME]

    def concerns(self, article: str, words: str) -> bool:
        """Whether words that are shown from an article were this one's, too: many outlets print the same."""
        return (article == self.article or can_tell(words)) and any(_has(text, words) for text in self.ever)

    def stands(self, words: str) -> bool:
        """Whether the article still has the words."""
        return _has(self.now, words)

    def is_only(self, words: str) -> bool:
        """Whether no other article has them."""
        return not any(_has(text, words) for text in self.others)


def words_alone(text: str) -> str:
    """The words of a text, however its spaces, quote marks and dashes are set."""
    return " ".join(text.translate(_ALIKE).split())


def corrected(message: Message, change: ArticleChange) -> Message:
    """The message as it is to be after the change: the same where it shows nothing that was changed."""
    moment = next(_moments(message), Moment(change.at, "UTC"))  # times are told as all times in it
    marking = _Marking(change, replace(moment, at=change.at, form="time"), _count(message))
    return replace(message, blocks=tuple(map(marking.block, message.blocks)))


def told_anew(before: Message | None, after: Message) -> list[tuple[Line, Line]]:
    """What an edited message says otherwise than `before`: stretches of words, each with what stands behind it, and
    those that it says no more. Where nobody knows what it said before: what is marked.
    """
    now = [*_told(after)]
    if before is None:
        return [(words, behind) for words, behind in now if any(map(_opens, behind))]
    was, kept = [*_told(before)], {plain(words) for words, _ in now}
    gone = [(_struck(words, True), (Run(REMOVED, faint=True),)) for words, _ in was if plain(words) not in kept]
    return [*(each for each in now if each not in was), *gone]


@dataclass(slots=True)
class _Marking:
    """Marks one message, which has so many marks by now."""

    change: ArticleChange
    moment: Moment
    count: int

    def block(self, block: Block) -> Block:
        match block:
            case Pullquote(words, tag):
                pieces = [*_pieces(words)]
                rest, marks = _parted(tag)
                judged, marks = self._judged([stretch for stretch, _ in pieces], marks)
                shown = tuple(
                    part for stretch, (_, behind) in zip(judged, pieces, strict=True) for part in (*stretch, *behind)
                )
                return replace(block, words=shown, tag=(*rest, *marks))
            case Paragraph(line) | Heading(line, 2):
                return replace(block, line=self._line(line))
            case Facts(lines, title) if title != SOURCES:
                return replace(block, lines=tuple(map(self._line, lines)))
            case _:
                return block

    def _line(self, line: Line) -> Line:
        """The line with the marks of each stretch of words right behind it."""
        shown: list[Run | Moment] = []
        for stretch, behind in _pieces(line):
            rest, marks = _parted(behind)
            (words,), marks = self._judged([stretch], marks)
            shown += (*words, *marks, *rest)
        return tuple(shown)

    def _judged(self, stretches: Sequence[Line], marks: Line) -> tuple[list[Line], Line]:
        """Stretches that share marks, and these, as they are to be."""
        texts = [words_alone(plain(stretch)).strip(_EDGES) for stretch in stretches]
        concerned = [
            bool(text) and self.change.concerns(_article(stretch), text)
            for stretch, text in zip(stretches, texts, strict=True)
        ]
        lost = [concern and not self.change.stands(text) for text, concern in zip(texts, concerned, strict=True)]
        without = _without(marks, self.change.name)
        if not any(concerned):
            return [*stretches], marks
        if not any(lost):
            self.count -= len(marks) != len(without)
            marks = without
        elif len(marks) == len(without) and self.count < MARKS:
            self.count += 1
            marks = (*marks, *self._mark())
        struck = [gone and self.change.is_only(text) for text, gone in zip(texts, lost, strict=True)]
        return [*map(_struck, stretches, struck)], marks

    def _mark(self) -> Line:
        before, behind = (WITHDRAWN, GONE) if self.change.withdrawn else (CHANGED, MISSING)
        return (*(Run(text, faint=True) for text in (before, self.change.name, behind)), self.moment)


def _told(message: Message) -> Iterator[tuple[Line, Line]]:
    """Each stretch of an article's words with what stands behind it: of a quote, its tag."""
    for block in message.blocks:
        match block:
            case Pullquote(words, tag):
                yield words, (Run(" "), *tag)
            case Heading(line, 2) | Paragraph(line):
                yield from _worded(line)
            case Facts(lines, title) if title != SOURCES:
                for line in lines:
                    yield from _worded(line)
            case _:
                continue


def _worded(line: Line) -> Iterator[tuple[Line, Line]]:
    return ((words, behind) for words, behind in _pieces(line) if words)


def _struck(stretch: Line, struck: bool) -> Line:
    return tuple(replace(run, struck=struck) if isinstance(run, Run) else run for run in stretch)


def _pieces(line: Line) -> Iterator[tuple[Line, Line]]:
    """Each stretch of an article's words with what stands behind it, which is ours; the first stretch may be empty."""
    stretch: list[Run | Moment] = []
    behind: list[Run | Moment] = []
    for part in line:
        if not (isinstance(part, Run) and part.place):
            behind.append(part)
            continue
        if behind:
            yield tuple(stretch), tuple(behind)
            stretch, behind = [], []
        stretch.append(part)
    yield tuple(stretch), tuple(behind)


def _article(stretch: Line) -> str:
    return next((part.place.article for part in stretch if isinstance(part, Run) and part.place), "")


def _parted(line: Line) -> tuple[Line, Line]:
    """A line without its marks, and these."""
    rest: list[Run | Moment] = []
    marks: list[Run | Moment] = []
    place = 0
    while place < len(line):
        if _opens(line[place]):
            marks += line[place : place + PARTS]
            place += PARTS
        else:
            rest.append(line[place])
            place += 1
    return tuple(rest), tuple(marks)


def _without(marks: Line, name: str) -> Line:
    each = (marks[start : start + PARTS] for start in range(0, len(marks), PARTS))
    return tuple(part for mark in each if plain(mark[1:2]) != name for part in mark)


def _opens(part: Run | Moment) -> bool:
    return isinstance(part, Run) and part.text in (CHANGED, WITHDRAWN)


def _count(message: Message) -> int:
    return sum(_opens(part) for line in _lines(message) for part in line)


def _moments(message: Message) -> Iterator[Moment]:
    return (part for line in _lines(message) for part in line if isinstance(part, Moment))


def _lines(message: Message) -> Iterator[Line]:
    for block in message.blocks:
        match block:
            case Heading(line) | Paragraph(line) | Footer(line):
                yield line
            case Pullquote(words, tag):
                yield from (words, tag)
            case Facts(lines):
                yield from lines
            case _:
                continue


def _has(text: str, words: str) -> bool:
    """Whether the words stand in the text; few words, as words of their own."""
    if can_tell(words):
        return words in text
    return re.search(rf"(?<![\w.,-]){re.escape(words)}(?!\w|[.,]\d)", text) is not None
