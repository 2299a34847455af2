"""Numbers in digits or words: whether a sentence has the one that the headline tells."""

from __future__ import annotations

import re

from bot.answers.evidence.telling.sentence import Sentence

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBER = re.compile(
    rf"\b(?:\d[\d,.]*|(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES[:9])}))?|{'|'.join(_ONES[1:])}|dozens|hundreds|thousands)\b",
    re.I,
)
BEHIND = 40
"""Characters behind the number of a headline within which what it counts is named."""


def tells_other_number(said: Sentence) -> bool:
    """Whether the headline has a number of what is to be counted, and this sentence has not that one."""
    wish, title = said.wish, said.article.title or ""
    if wish.counted.sort != "count" or wish.counted.noun is None:
        return False
    counted = [place for place, term in enumerate(wish.terms) if term.stem == wish.counted.noun]
    told = {
        _as_digits(found[0])
        for found in NUMBER.finditer(title)
        if any(said.matcher.cover(title[found.end() : found.end() + BEHIND])[place] for place in counted)
    }
    return bool(told) and told.isdisjoint(_as_digits(found[0]) for found in NUMBER.finditer(said.text))


def _as_digits(number: str) -> str:
    """39 of "Thirty-nine"; what is no such word as it is."""
    tens, _, ones = number.lower().partition("-")
    if ones in _ONES and tens in _TENS:
        return str(10 * (2 + _TENS.index(tens)) + 1 + _ONES.index(ones))
    if tens in _ONES:
        return str(1 + _ONES.index(tens))
    return str(10 * (2 + _TENS.index(tens))) if tens in _TENS else tens
