"""Turns of a transcript without quote marks: paragraphs such as "Q: …", "A: …" and "NAME: …"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from bot.reading.outline import Outline, Paragraph
from bot.reading.quotes.stretch import Stretch

QUESTION_AND_ANSWER = frozenset(("q", "a"))

SPEAKER = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
"""Who speaks, as it stands before the colon: "Q", "HOLM", "Ann Field"."""

_TURN = re.compile(rf"({SPEAKER}): +(?=\S)")
_ASIDE = re.compile(r"\([^()]{1,60}\)|\[[^\[\]]{1,60}\]")
_ENDS = tuple(".?!…—–\"”’'")
_FEWEST = 3
_LONGEST_ANSWER = 8
_LONGEST_HEADING = 50
"""Characters of a question that stands over an answer and that nobody asks."""


def with_turns(outline: Outline, found: Sequence[list[Stretch]]) -> list[list[Stretch]]:
    """The stretches of each clean paragraph, where a turn of a transcript is one stretch; linear in the text.

    A run of paragraphs is a transcript when each is a name, a colon and sentences, and one of the names comes again.
    """
    paragraphs = list(outline.clean)
    made = list(found)
    first = 0
    while first < len(paragraphs):
        turns = _run(outline.text, paragraphs, first)
        labels = Counter(turn.group(1) for turn in turns.values())
        again = len(turns) >= _FEWEST and len(labels) > 1 and max(labels.values()) > 1
        if again or (len(turns) > 1 and QUESTION_AND_ANSWER.issuperset(map(str.lower, labels))):
            _fill(outline.text, made, paragraphs, turns)
        first = max(turns, default=first) + 1
    return made


def _fill(
    text: str, made: list[list[Stretch]], paragraphs: Sequence[Paragraph], turns: dict[int, re.Match[str]]
) -> None:
    """Make a stretch of each turn, and of each further paragraph of it before the next one."""
    numbers = sorted(turns)
    for number, following in pairwise([*numbers, numbers[-1] + 1]):
        spoken = [i for i in range(number, following) if i == number or not _happens(text, paragraphs[i])]
        for i in spoken:
            start = turns[number].end() if i == number else paragraphs[i].start
            end = paragraphs[i].end
            made[i] = [Stretch(start, start, end, end, continues=i != spoken[-1])]


def _happens(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph tells what happens meanwhile or what comes: "(Laughter)", "What will it cost?"."""
    heading = text[paragraph.end - 1] == "?" and paragraph.end - paragraph.start <= _LONGEST_HEADING
    return heading or _ASIDE.fullmatch(text, paragraph.start, paragraph.end) is not None


def _run(text: str, paragraphs: Sequence[Paragraph], first: int) -> dict[int, re.Match[str]]:
    """The turns, by paragraph, that follow each other from `first` on, past what happens between: "(Laughter)".

    A turn in capitals may have further paragraphs where another one in capitals follows soon.
    """
    turns: dict[int, re.Match[str]] = {}
    last, goes_on = first, False
    for number in range(first, len(paragraphs)):
        paragraph = paragraphs[number]
        turn = _TURN.match(text, paragraph.start, paragraph.end)
        if turn is None and turns and _happens(text, paragraph):
            continue
        if text[paragraph.end - 1] not in _ENDS:
            break
        answers = bool(turns) and _loud(turns[last]) and text[paragraphs[last].end - 1] != "?"
        if turn is None and answers and number - last < _LONGEST_ANSWER:
            goes_on = True
            continue
        if turn is None or (goes_on and not _loud(turn)) or (turns and _is_unlike(turn, turns[last])):
            break
        turns[number] = turn
        last, goes_on = number, False
    return turns


def _is_unlike(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether one speaker is named in capitals and the other is not: "Disclosure: …" before "HOLM: …"."""
    return min(len(one.group(1)), len(other.group(1))) > 1 and _loud(one) != _loud(other)


def _loud(turn: re.Match[str]) -> bool:
    """Whether the speaker is named in capitals."""
    return len(turn.group(1)) > 1 and turn.group(1).isupper()
