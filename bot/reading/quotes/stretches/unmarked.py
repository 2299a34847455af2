"""What is said without quote marks: block quotes, turns of a transcript, answers of an interview."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from bot.reading.outline import Outline, Paragraph
from bot.reading.quotes.stretches.stretch import QuotedStretch

_DASHES = ("—", "–", "―", "-")
_LONGEST_SIGNATURE = 80
QUESTION_AND_ANSWER = frozenset(("q", "a"))

SPEAKER = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
"""Who speaks, as it stands before the colon: "Q", "HOLM", "Ann Field"."""

TURN = re.compile(rf"({SPEAKER}): +(?=\S)")
_ASIDE = re.compile(r"\([^()]{1,60}\)|\[[^\[\]]{1,60}\]")
_ENDS = tuple(".?!…—–\"”’'")
_FEWEST = 3
_LONGEST_ANSWER = 8
_LONGEST_HEADING = 50
"""Characters of a question that stands over an answer and that nobody asks."""
_ANNOUNCED = re.compile(
    r"\b(?:interview(?:ed|s)?|q ?& ?a|edited (?:for|and)|sp(?:oke|eaks) (?:to|with)|talk(?:s|ed) (?:to|with|about)"
    r"|sat down|sits down|caught up|catches up|answers?|chat(?:s|ted)?|conversation|we asked|tells us|told us)\b",
    re.IGNORECASE,
)
_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:I|my|me|My|Me)\b")
_MARKS = re.compile(r'[“”"«»]')
_MOST_QUESTION_WORDS = 60
_MOST_PARAGRAPHS = 5


def with_unmarked(outline: Outline, found: Sequence[list[QuotedStretch]]) -> list[list[QuotedStretch]]:
    """The stretches of each clean paragraph, and those that no marks set off; linear in the text."""
    paragraphs, made = list(outline.clean), list(found)
    _add_turns(outline.text, paragraphs, made)
    _add_blocks(outline.text, paragraphs, made)
    _add_answers(outline.text, paragraphs, made)
    return made


def _add_blocks(text: str, paragraphs: Sequence[Paragraph], made: list[list[QuotedStretch]]) -> None:
    """Make a stretch of each paragraph of a block quote.

    Only between a colon and what follows, or above a signature: "— X". Marks of its own count more.
    """
    first = 0
    while first < len(paragraphs):
        stop = first
        while stop < len(paragraphs) and _is_block(text, paragraphs[stop]) and not made[stop]:
            stop += 1
        if stop > first and _is_told(text, paragraphs, first, stop):
            for number in range(first, stop):
                made[number] = [_whole(paragraphs[number], continues=number + 1 < stop, block=True)]
        first = max(stop, first + 1)


def _whole(paragraph: Paragraph, continues: bool, block: bool = False, answer: bool = False) -> QuotedStretch:
    """A stretch of a whole paragraph."""
    start, end = paragraph.start, paragraph.end
    return QuotedStretch(start, start, end, end, continues=continues, block=block, answer=answer)


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


def _add_turns(text: str, paragraphs: Sequence[Paragraph], made: list[list[QuotedStretch]]) -> None:
    """Make a stretch of each turn of a transcript.

    A run of paragraphs is a transcript when each is a name, a colon and sentences, and one of the names comes again.
    """
    first = 0
    while first < len(paragraphs):
        turns = _run(text, paragraphs, first)
        labels = Counter(turn.group(1) for turn in turns.values())
        again = len(turns) >= _FEWEST and len(labels) > 1 and max(labels.values()) > 1
        if again or (len(turns) > 1 and QUESTION_AND_ANSWER.issuperset(map(str.lower, labels))):
            _fill(text, made, paragraphs, turns)
        first = max(turns, default=first) + 1


def _fill(
    text: str, made: list[list[QuotedStretch]], paragraphs: Sequence[Paragraph], turns: dict[int, re.Match[str]]
) -> None:
    """Make a stretch of each turn, and of each further paragraph of it before the next one."""
    numbers = sorted(turns)
    for number, following in pairwise([*numbers, numbers[-1] + 1]):
        spoken = [i for i in range(number, following) if i == number or not _happens(text, paragraphs[i])]
        for i in spoken:
            start = turns[number].end() if i == number else paragraphs[i].start
            end = paragraphs[i].end
            made[i] = [QuotedStretch(start, start, end, end, continues=i != spoken[-1])]


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
        turn = TURN.match(text, paragraph.start, paragraph.end)
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


def _add_answers(text: str, paragraphs: Sequence[Paragraph], made: list[list[QuotedStretch]]) -> None:
    """Make a stretch of each paragraph of an interview's answers.

    Paragraphs are an interview when one before them tells of it, at least three are questions that speak to somebody,
    and what stands between mostly says "I".
    """
    asked = [number for number in range(1, len(paragraphs)) if _asks(text, paragraphs[number]) and not made[number]]
    if len(asked) < _FEWEST or not _ANNOUNCED.search(text, paragraphs[0].start, paragraphs[asked[0]].start):
        return
    answers = [_answer(text, paragraphs, one, after) for one, after in pairwise([*asked, len(paragraphs)])]
    to_somebody = sum(bool(_YOU.search(text, paragraphs[one].start, paragraphs[one].end)) for one in asked)
    personal = sum(any(_says_i(text, paragraphs[number]) for number in answer) for answer in answers)
    if 2 * personal < len(asked) or 3 * to_somebody < len(asked) or not all(answers):
        return
    if any(text.startswith(("A:", "A."), paragraphs[answer[0]].start) for answer in answers):
        return
    for answer in answers:
        for number in answer:
            made[number] = [_whole(paragraphs[number], continues=number != answer[-1], answer=True)]


def _asks(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph is a question, or all of it is set in bold."""
    words = text[paragraph.start : paragraph.end]
    bold = words.startswith("**") and words.endswith("**")
    question = words.rstrip("*_ ").endswith("?")
    return (bold or question) and len(words.split()) <= _MOST_QUESTION_WORDS and not _MARKS.search(words)


def _answer(text: str, paragraphs: Sequence[Paragraph], asked: int, after: int) -> list[int]:
    """The paragraphs of an answer: up to the next question; at the end those that go on to say "I"."""
    found = list(range(asked + 1, min(after, asked + 1 + _MOST_PARAGRAPHS)))
    if after == len(paragraphs) or len(found) < after - asked - 1:
        while len(found) > 1 and not _says_i(text, paragraphs[found[-1]]):
            found.pop()
    return found


def _says_i(text: str, paragraph: Paragraph) -> bool:
    return _I.search(text, paragraph.start, paragraph.end) is not None
