"""A figure inside its own words: the clause of its sentence, where the rest can be left out fairly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.message import Line, Run
from bot.model import Figure, Passage

GAP = "[…]"
"""What stands where words were left out."""

WHOLE = 28
"""Words up to which a sentence is shown whole."""

FEWEST_WORDS = 4
"""Words that a clause must have."""

_BOUND = re.compile(r"[,;:]\s+|(?<!\s)\s+[—–-]{1,2}\s+|(?<=\w)—(?=\w)")
# Words that turn round or hedge what follows or precedes: a part that has one is never left out.
_TURNS = re.compile(
    r"\b(?:not|no|never|nor|neither|without|false|falsely|deny|denied|denies|denying|alleg\w+|claim\w*|if|unless|would|could|might|may"
    r"|should|until|unlike|despite|although|though|but|however|refus\w+|dispute\w*|reject\w*|instead|rather|except)\b|n['’]t\b",
    re.IGNORECASE,
)
_HANGS = re.compile(
    r"(?:and |but |or )?(?:(?:(?:of|in|to|for|from|with|under) )?(?:which|who|whom|whose|where|that|when|while|as)"
    r"|an? (?:\w+ ){1,3}(?:that|which|who|whose)"
    r"|is|are|was|were|be|been|being|has|have|had|will|would|can|could|may|might|must|should|do|does|did)\b",
    re.IGNORECASE,
)
"""A part that hangs on what is before it: a relative clause, or a verb whose subject is there."""

_MARK = re.compile('[“”()\\[\\]"]')
_CLOSES = {"“": "”", "(": ")", "[": "]"}


def clause(*figures: Figure) -> Line:
    """A slice of the figures' one sentence with the numbers in bold and what they measure, […] where it is cut.

    A quotation that goes on before or behind the slice gets the mark that it lacks.
    """
    sentence = figures[0].sentence
    start, end = _window(figures)
    parts = [Run(f"{GAP} ", faint=True)] if start else []
    place = start
    for passage in sorted({figure.passage for figure in figures}, key=lambda passage: passage.start):
        begin = passage.start - sentence.start
        parts += [Run.of(sentence.cut(place, begin))] if place < begin else []
        parts.append(Run.of(passage, bold=True))
        place = passage.end - sentence.start
    parts += [Run.of(sentence.cut(place, end))] if place < end else []
    before, behind = _lacking(sentence.text[start:end])
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


def _window(figures: Sequence[Figure]) -> tuple[int, int]:
    """Start and end within the sentence."""
    text, base = figures[0].sentence.text, figures[0].sentence.start
    if len(text.split()) <= WHOLE:
        return 0, len(text)
    needed = [part for figure in figures for part in _parts(figure)]
    first, last = min(part.start for part in needed) - base, max(part.end for part in needed) - base
    bounds = [*_bounds(text)]
    starts = [0, *(stop for _, stop in bounds if stop <= first and not _HANGS.match(text, stop))]
    ends = [*(begin for begin, _ in bounds if begin >= last), len(text)]
    return _narrowed(text, starts, ends)


def _parts(figure: Figure) -> list[Passage]:
    """The number, its conversions, and what it measures."""
    return [figure.passage, *(also.passage for also in figure.also), *([figure.measures] if figure.measures else [])]


def _narrowed(text: str, starts: list[int], ends: list[int]) -> tuple[int, int]:
    """The narrowest window with enough words, both of whose outsides may be left out."""
    turns = [match.start() for match in _TURNS.finditer(text)]
    first, last = (turns[0], turns[-1]) if turns else (len(text), -1)
    start = next(place for place in reversed(starts) if place <= first)
    end = next(place for place in ends if place == len(text) or place > last)
    if len(text[start:end].split()) >= FEWEST_WORDS:
        return start, end
    wider = [place for place in ends if place > end] or [end]
    if len(text[start : wider[0]].split()) >= FEWEST_WORDS and wider[0] > last:
        return start, wider[0]
    return 0, len(text)


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    """The marks between clauses that lie outside of quote marks and brackets: where each starts and stops."""
    marks = Counter[str]()
    seen = 0
    for match in _BOUND.finditer(text):
        marks.update(_MARK.findall(text, seen, match.start()))
        seen = match.start()
        if marks['"'] % 2 == 0 and all(marks[opening] <= marks[closing] for opening, closing in _CLOSES.items()):
            yield match.span()
