"""Numbers in digits or words: whether a sentence has the one that the headline tells."""

from __future__ import annotations

import re

from bot.answers.evidence.telling.sentence import Sentence
from bot.answers.words.common import ONES, TENS

NUMBER = re.compile(
    rf"\b(?:\d[\d,.]*|(?:{'|'.join(TENS)})(?:-(?:{'|'.join(ONES[:9])}))?|{'|'.join(ONES[1:])}|dozens|hundreds|thousands)\b",
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


def numbers_in(text: str) -> set[str]:
    """The numbers of a text in digits; "dozens" is none."""
    found = (_as_digits(each[0]).replace(",", "").rstrip(".") for each in NUMBER.finditer(text))
    return {number for number in found if number[0].isdigit()}


def _as_digits(number: str) -> str:
    """39 of "Thirty-nine"; what is no such word as it is."""
    tens, _, ones = number.lower().partition("-")
    if ones in ONES and tens in TENS:
        return str(10 * (2 + TENS.index(tens)) + 1 + ONES.index(ones))
    if tens in ONES:
        return str(1 + ONES.index(tens))
    return str(10 * (2 + TENS.index(tens))) if tens in TENS else tens
