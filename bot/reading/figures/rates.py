"""Units and what they are told per: "a month", "per barrel", "/hour"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.reading.figures.line import Line
from bot.reading.figures.nouns import PERIODS
from bot.reading.figures.symbols import to_the_power
from bot.reading.figures.words import FigureWords, singular

Kind = Literal["money", "measure", "count", "age", "none"]

PER_WHAT = PERIODS.union(
    ("share", "barrel", "ounce", "ton", "tonne", "gallon", "pound", "litre", "liter", "kilo", "head", "night", "piece"),
    (
        "person",
        "unit",
        "mile",
        "dozen",
        "game",
        "acre",
        "bushel",
        "metre",
        "meter",
        "foot",
        "square",
        "head",
        "pop",
        "seat",
    ),
)
"""What "a" or "an" makes a rate with: "$5 a share"; behind other nouns it is an article."""

OTHER_NAMES = {"pound": "pound-mass", "annum": "year", "capita": "person"}


@dataclass(frozen=True, slots=True)
class Unit:
    """The name of a unit, the token behind it, and whether it stands before a noun ("a 30-day ceasefire")."""

    name: str
    stop: int
    kind: Kind
    attributive: bool = False


def with_rate(line: Line, unit: Unit, words: FigureWords) -> Unit:
    """The unit with what it is told per: "a month", "per barrel", "/hour", "per 100,000"."""
    place = unit.stop
    if line.tokens[place] == "-" and line.lower[place + 1] in words.grammar.rate_determiners:
        place += 1
    sign = line.lower[place]
    start = place + 2 if line.tokens[place + 1] == "-" else place + 1
    if sign not in ("/", "per") and not (sign in words.grammar.rate_determiners and _is_base(line, start)):
        return unit
    if sign == "/" and unit.kind == "none" and not (line.is_digits(start) or line.lower[start] in PER_WHAT):
        return unit
    base = _base(line, start, words) if sign != "/" or line.glued(place) or not line.is_digits(start) else None
    if base is None:
        return unit
    name = f"{unit.name} per {base[0]}" if unit.name else f"per {base[0]}"
    return Unit(name, base[1], "measure" if unit.kind == "none" else unit.kind)


def _is_base(line: Line, place: int) -> bool:
    """Whether a word behind "a" makes it a rate ("a month", "a share"), and not a time ("a year earlier")."""
    if line.lower[place] in PERIODS and line.lower[place + 1] in ("earlier", "ago", "later", "before", "after", "old"):
        return False
    return line.lower[place] in PER_WHAT


def _base(line: Line, place: int, words: FigureWords) -> tuple[str, int] | None:
    """What a rate is told by: a unit, a noun, or a round number."""
    known = words.symbols.at(line.tokens, place) or words.units.at(line.lower, place)
    if known is not None:
        return to_the_power(line, known)
    if line.is_digits(place):
        return line.tokens[place].replace(",", ""), place + 1
    if line.is_word(place) and line.lower[place] not in words.grammar.function:
        word = line.lower[place]
        return OTHER_NAMES.get(word, singular(word, words.grammar)), place + 1
    return None
