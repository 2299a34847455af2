"""A figure inside its own words: its sentence, which ends early at a clause's end where that is fair."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.message import Line, Run
from bot.model import Figure, Passage

GAP = "[…]"
"""What stands where words were left out."""

WHOLE = 36
"""Words up to which a sentence is shown whole."""

FEWEST_WORDS = 4
"""Words that must be shown of it."""

_BOUND = re.compile(r"[,;:]\s+|(?<!\s)\s+[—–-]{1,2}\s+|(?<=\w)—(?=\w)")
# Words that turn round or hedge what precedes: a part that has one is never left out.
_TURNS = re.compile(
    r"\b(?:not|no|never|nor|neither|without|false|falsely|deny|denied|denies|denying|alleg\w+|claim\w*|if|unless|would|could|might|may"
    r"|should|until|unlike|despite|although|though|but|however|refus\w+|dispute\w*|reject\w*|instead|rather|except)\b|n['’]t\b",
    re.IGNORECASE,
)
_MARK = re.compile('[“”()\\[\\]"]')
_CLOSES = {"“": "”", "(": ")", "[": "]"}


def clause(*figures: Figure) -> Line:
    """The figures' one sentence with the numbers in bold, up to a clause's end behind them, where […] says so.

    It always begins as the sentence does, which says who and what. A quotation that goes on before or behind it gets
    the mark that it lacks.
    """
    sentence = figures[0].sentence
    end = _end(figures)
    parts: list[Run] = []
    place = 0
    for passage in sorted({figure.passage for figure in figures}, key=lambda passage: passage.start):
        begin = passage.start - sentence.start
        parts += [Run.of(sentence.cut(place, begin))] if place < begin else []
        parts.append(Run.of(passage, bold=True))
        place = passage.end - sentence.start
    parts += [Run.of(sentence.cut(place, end))] if place < end else []
    before, behind = _lacking(sentence.text[:end])
    parts = [*([Run(before, faint=True)] if before else []), *parts, *([Run(behind, faint=True)] if behind else [])]
    parts += [Run(f" {GAP}", faint=True)] if end < len(sentence.text.rstrip(" .,;:!?")) else []
    return tuple(parts)


def _lacking(text: str) -> tuple[str, str]:
    """The quote marks that the text lacks at its beginning and at its end."""
    if text.count("“") != text.count("”"):
        return ("", "”") if text.rfind("“") > text.rfind("”") else ("“", "")
    if text.count('"') % 2:
        before = text[: text.index('"')]
        return ('"', "") if before and before[-1] not in " (—–-" else ("", '"')
    return "", ""


def _end(figures: Sequence[Figure]) -> int:
    """Where a long sentence stops: at the first mark behind all that is needed, with no turn behind it."""
    text, base = figures[0].sentence.text, figures[0].sentence.start
    if len(text.split()) <= WHOLE:
        return len(text)
    needed = [part for figure in figures for part in _parts(figure)]
    last = max(part.end for part in needed) - base
    last = max([last, *(match.end() for match in _TURNS.finditer(text))])
    ends = (place for place in _marks(text) if place >= last and len(text[:place].split()) >= FEWEST_WORDS)
    return next(ends, len(text))


def _parts(figure: Figure) -> list[Passage]:
    """The number, its conversions, and what it measures."""
    return [figure.passage, *(also.passage for also in figure.also), *([figure.measures] if figure.measures else [])]


def _marks(text: str) -> Iterator[int]:
    """Where the marks between clauses start that lie outside of quote marks and brackets."""
    marks = Counter[str]()
    seen = 0
    for match in _BOUND.finditer(text):
        marks.update(_MARK.findall(text, seen, match.start()))
        seen = match.start()
        if marks['"'] % 2 == 0 and all(marks[opening] <= marks[closing] for opening, closing in _CLOSES.items()):
            yield match.start()
