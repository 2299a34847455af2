"""The order of an article's figures as an editor would put them in a "the numbers in this story" box."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.model import Figure, Range
from bot.reading.outline import Outline

MINOR = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade", "count", "point", ""))
AGES = "of age"
PARTED = re.compile("[ -]")
"""In a share as it is told, and not in a decimal: "one in five", "two-thirds"."""


def ranked(found: Sequence[Figure], outline: Outline, title: str) -> tuple[Figure, ...]:
    """The same figures in text order with `rank` set, 1 for the first to show."""
    length = max(len(outline.text), 1)
    weights = [_weight(figure, length, title) for figure in found]
    order = sorted(range(len(found)), key=lambda place: (-weights[place], place))
    ranks = {place: rank for rank, place in enumerate(order, 1)}
    return tuple(replace(figure, rank=ranks[place]) for place, figure in enumerate(found))


def _is_vague(figure: Figure) -> bool:
    """Whether it is "hundreds" or the like, which tell no number."""
    return isinstance(figure.value, Range) and not any(letter.isdecimal() for letter in figure.passage.text)


def _weight(figure: Figure, length: int, title: str) -> float:
    """How much a figure matters: early, large, of people, money or shares, with a sense; ages and spans matter less."""
    weight = 1.0 - 0.6 * figure.passage.start / length
    value = figure.value.high if isinstance(figure.value, Range) else figure.value
    share = figure.unit.startswith("percentage") or (
        figure.unit == "" and 0 < value < 1 and PARTED.search(figure.passage.text) is not None
    )
    if share or figure.unit.split(" ")[0] in ("dollar", "euro", "pound"):
        weight += 0.6
    if figure.unit in MINOR and not share:
        weight -= 0.4
    if figure.unit == "" and not share and "." not in figure.passage.text and "," not in figure.passage.text:
        weight -= 0.6
    if figure.unit.endswith(AGES):
        weight -= 1.2
    if figure.change in ("up", "down", ">", "<"):
        weight += 0.2
    if figure.measures is not None:
        weight += 0.2
    if value >= Decimal(100) and not _is_vague(figure):
        weight += 0.2
    if value == 1:
        weight -= 1.0
    if figure.passage.text.split(" ")[0] in title.split(" "):
        weight += 0.5
    return weight
