"""The weighted words by which an article is grouped with others on its event."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from math import log

from bot.model import Article
from bot.reading.content_words import FUNCTION_WORDS, stem
from bot.reading.outline import Outline

MOST_TERMS = 80
"""Terms kept for an article."""

LEAD = 150.0
"""Content words after which a word counts half: news says first what it is about."""

FURTHEST = 5_000
"""Content words that are counted; those behind them would weigh next to nothing."""

TITLE = 2.0
"""How many times a word of the title counts."""

NUMBER = 1.4
"""The factor for numbers, which tell events apart better than other words."""

COMMON = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december day days week weeks month months year years time mr mrs ms dr told added according
    including people news report reports reported reporter since amid around among new old two three
    """.split()
)
"""Words so common in news that they tell no events apart."""

_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d.,]*\d|\d")


def terms(article: Article, outline: Outline) -> tuple[tuple[str, float], ...]:
    """Stems of the title and the clean text with their weights, heaviest first.

    A word weighs 1 + ln(count) (Salton and Buckley 1988); a word further down counts less, one of the title more.
    Behind them come the days of the week that the text names, as "on:monday" with the weight 0, for grouping to
    tell apart events of different days.
    """
    counts: defaultdict[str, float] = defaultdict(float)
    for term in _terms(article.title or ""):
        counts[term] += TITLE
    place = 0
    for paragraph in outline.clean:
        for term in islice(_terms(outline.text[paragraph.start : paragraph.end]), FURTHEST - place):
            counts[term] += 1.0 / (1.0 + place / LEAD)
            place += 1
    weighed = ((term, _weight(count) * (NUMBER if term[0].isdigit() else 1.0)) for term, count in counts.items())
    heaviest = sorted(weighed, key=lambda each: (-each[1], each[0]))[:MOST_TERMS]
    return (*((term, round(weight, 4)) for term, weight in heaviest), *((day, 0.0) for day in _days(article, outline)))


def _days(article: Article, outline: Outline) -> list[str]:
    texts = [article.title or "", *(outline.text[each.start : each.end] for each in outline.clean)]
    return sorted({f"on:{day.lower()}" for text in texts for day in _DAY.findall(text)})


def _terms(text: str) -> Iterator[str]:
    """The stem of each content word."""
    for match in _WORD.finditer(text):
        word = match.group().replace("’", "'").lower().removesuffix("'s")
        if word not in FUNCTION_WORDS and word not in COMMON and (len(word) > 1 or word.isdigit()):
            yield stem(word)


def _weight(count: float) -> float:
    return 1.0 + log(count) if count > 1.0 else count
