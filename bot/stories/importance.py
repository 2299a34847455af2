"""How much a story matters, and the reasons in words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import exp, log2

from bot.counting import counted, of_number
from bot.model import Genre

_REPORTS: frozenset[Genre] = frozenset(("news", "unknown"))
_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


@dataclass(frozen=True, slots=True)
class Weight:
    """What counts: outlets with a text of their own, quotes by named speakers, figures, and when the newest came."""

    outlets: int
    quotes: int
    figures: int
    newest: datetime
    fresh: int | None = None
    """New articles of a story that was told before; None for a story that is new."""


def counts(genre: Genre, kinds: Collection[Genre]) -> bool:
    """Whether an article of this genre counts as an outlet's report, in a story with articles of these kinds.

    That is news; a release or live blog only where there is no news, and opinion never.
    """
    return genre in _REPORTS or (genre != "opinion" and _REPORTS.isdisjoint(kinds))


def importance(weight: Weight, now: datetime) -> float:
    """Higher matters more: each doubling of the outlets counts 2, being of this hour 1.5, fading over days."""
    age = max((now - weight.newest) / timedelta(hours=24), 0.0)
    told = 2 * log2(1 + weight.outlets) + 1.5 * exp(-age)
    return round(told + min(weight.quotes, 10) / 10 + min(weight.figures, 10) / 20, 6)


def reasons(weight: Weight, now: datetime) -> tuple[str, ...]:
    """The same in words, the strongest first: "three outlets", "12 quotes", "newest report 2 hours old"."""
    said = [spelled(weight.outlets, "outlet") if weight.outlets else "opinion only"]
    if weight.quotes:
        said.append(spelled(weight.quotes, "quote"))
    if weight.figures:
        said.append(spelled(weight.figures, "figure"))
    hours = max(int((now - weight.newest) / timedelta(hours=1)), 0)
    said.append("newest report less than an hour old" if hours == 0 else f"newest report {_old(hours)} old")
    if weight.fresh is not None:
        said.append(f"{spelled(weight.fresh, 'new article')} since it was told")
    return tuple(said)


def spelled(number: int, noun: str) -> str:
    """ "one outlet", "three outlets", "12 quotes"."""
    return f"{_NUMBERS[number]} {of_number(number, noun)}" if number < len(_NUMBERS) else counted(number, noun)


def _old(hours: int) -> str:
    return spelled(hours, "hour") if hours < 48 else spelled(hours // 24, "day")
