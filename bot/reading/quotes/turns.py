"""Turns of a transcript without quote marks: paragraphs such as "Q: …", "A: …" and "NAME: …"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bot.reading.outline import Outline, Paragraph
from bot.reading.quotes.stretch import Stretch

QUESTION_AND_ANSWER = frozenset(("q", "a"))

SPEAKER = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
"""Who speaks, as it stands before the colon: "Q", "HOLM", "Ann Field"."""

_TURN = re.compile(rf"({SPEAKER}): +(?=\S)")
_ASIDE = re.compile(r"\([^()]{1,60}\)|\[[^\[\]]{1,60}\]")
_ENDS = tuple(".?!…—–\"”’'")
_FEWEST = 3


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
            for number, turn in turns.items():
                end = paragraphs[number].end
                made[number] = [Stretch(turn.end(), turn.end(), end, end)]
        first = max(turns, default=first) + 1
    return made


def _run(text: str, paragraphs: Sequence[Paragraph], first: int) -> dict[int, re.Match[str]]:
    """The turns, by paragraph, that follow each other from `first` on, past what happens between: "(Laughter)"."""
    turns: dict[int, re.Match[str]] = {}
    for number in range(first, len(paragraphs)):
        paragraph = paragraphs[number]
        turn = _TURN.match(text, paragraph.start, paragraph.end)
        if turn is None and turns and _ASIDE.fullmatch(text, paragraph.start, paragraph.end):
            continue
        if turn is None or text[paragraph.end - 1] not in _ENDS:
            break
        turns[number] = turn
    return turns
