"""The quantities of a sentence in order: numbers with their units, joined into ranges and conversions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from bot.reading.figures.labels import date_or_time, in_a_name, is_address, is_name, is_year
from bot.reading.figures.line import Line
from bot.reading.figures.nouns import is_participle
from bot.reading.figures.numbers import Number, number, starts_number
from bot.reading.figures.ranges import compounded, converted, joined, shared
from bot.reading.figures.told_units import with_age, with_told_units
from bot.reading.figures.units import Quantity, Unit, unit_behind, with_rate
from bot.reading.figures.words import DIVISION, FigureWords

POINTING = frozenset(("no", "the", "this", "that", "which", "any", "every", "each", "some", "another", "last"))
"""Before "one", these make it a pronoun: "the one", "this one"."""

LISTING = frozenset(
    ("the", "these", "those", "all", "top", "bottom", "first", "last", "other", "final", "its", "their", "next")
)
"""Before a number in words without a noun, these point at known things: "the two", "the bottom three"."""

MOST_NUMBERS = 200
"""A sentence with more numbers is a table; the rest of it is left unread."""

MILLION = 1_000_000
ARTICLES = frozenset(("a", "an"))


def quantities(line: Line, words: FigureWords) -> list[Quantity]:
    """Every quantity of the line, in order and without overlap."""
    found = shared(line, joined(line, compounded(line, list(islice(_single(line, words), MOST_NUMBERS))), words))
    return [quantity for quantity in with_told_units(line, list(converted(line, found))) if _counts(line, quantity)]


def _single(line: Line, words: FigureWords) -> Iterator[Quantity]:
    """Numbers with their own units, left to right."""
    place = last = 0
    lower, starters = line.lower, words.starters
    while place < line.size:
        word = lower[place]
        digits = word[0].isdecimal()
        if not digits and word not in starters and word not in ARTICLES:
            place += 1
            continue
        behind = _no_figure(line, place, words) if digits else place
        quantity = _quantity(line, place, last, words) if behind == place else None
        if quantity is None:
            place = max(behind, place + 1)
            continue
        yield quantity
        place = last = quantity.stop


def _no_figure(line: Line, place: int, words: FigureWords) -> int:
    """Behind digits that are a date, a time or part of a name; `place` when they may be a figure."""
    behind = date_or_time(line, place, words)
    if behind > place:
        return behind
    if not in_a_name(line, place, words):
        return place
    return place + 3 if line.tokens[place + 1] in ("-", "–") and line.is_digits(place + 2) else place + 1


def _quantity(line: Line, place: int, last: int, words: FigureWords) -> Quantity | None:
    """The number at a token with its unit; `last` is where the quantity before it stopped."""
    sign = words.money_signs.before(line.tokens, place)
    found = number(line, place, words.numbers, sign is not None)
    if found is None:
        return None
    if sign is not None and sign[1] >= last:
        return _money(line, found, sign, words)
    millions = _in_millions(line, found, words)
    if millions is not None:
        return millions
    unit = unit_behind(line, found, words)
    if unit.kind in ("none", "count") and _is_in_a_word(line, found):
        return None
    if _is_label(line, found, unit, words):
        return None
    if unit.kind == "money" and (scale := words.numbers.scales.get(line.lower[unit.stop])) is not None:
        found, unit = replace(found, low=found.low * scale), replace(unit, stop=unit.stop + 1)
    ratio = _ratio(line, found, unit, words)
    if ratio is not None:
        found, unit = ratio, Unit("", ratio.stop, "none")
    return Quantity.of(found, with_age(line, found, unit), found.start)


def _is_in_a_word(line: Line, found: Number) -> bool:
    """Whether letters touch the number, or a participle its hyphen: "two-sided"."""
    hyphen = line.tokens[found.stop] == "-" and is_participle(line.lower[found.stop + 1])
    return line.glued(found.stop) and (hyphen or line.is_word(found.stop))


def _money(line: Line, found: Number, sign: tuple[str, int], words: FigureWords) -> Quantity:
    """An amount behind a sign or code, with what may follow it: "US", "Canadian dollars", "a barrel"."""
    name, start = sign
    stop = found.stop + (line.tokens[found.stop] in ("US", "USD", "AUD", "CAD", "NZD"))
    named = words.money_names.at(line.lower, stop)
    if named is not None and named[0].endswith(name):
        name, stop = named
    return Quantity.of(found, with_rate(line, Unit(name, stop, "money"), words), start)


def _in_millions(line: Line, found: Number, words: FigureWords) -> Quantity | None:
    """Millions of a currency as company reports write them: "120 MEUR", "MSEK 45"."""
    for place, start, stop in (
        (found.stop, found.start, found.stop + 1),
        (found.start - 1, found.start - 1, found.stop),
    ):
        code = line.tokens[place]
        if len(code) == 4 and code[0] == "M":
            money = words.money_signs.at([code[1:]], 0)
            if money is not None:
                return Quantity.of(replace(found, low=found.low * MILLION), Unit(money[0], stop, "money"), start)
    return None


def _is_label(line: Line, found: Number, unit: Unit, words: FigureWords) -> bool:
    """Whether the number is a year, an address or part of a name, and no unit behind it says otherwise."""
    letter = line.tokens[found.stop] in ("C", "F", "A", "V", "W")
    if unit.kind in ("money", "measure", "age") and unit.name not in ("", "second") and not letter:
        return False
    if line.tokens[found.stop] == ")" and "(" not in line.tokens[max(0, found.start - 8) : found.start]:
        return unit.kind == "none"
    if unit.kind == "count" and words.bounds.before(line.lower, found.start) is not None:
        return False
    return is_year(line, found, unit, words) or is_name(line, found, unit, words) or is_address(line, found)


def _ratio(line: Line, found: Number, unit: Unit, words: FigureWords) -> Number | None:
    """ "eight out of ten", "one in five" and "one pupil in five" as one share; None for a single number."""
    stop = unit.stop if found.words and unit.kind == "count" and unit.stop == found.stop + 1 else found.stop
    joint = line.lower[stop]
    place = stop + 2 if line.lower[stop : stop + 2] == ["out", "of"] else stop + 1
    if joint not in ("in", "out", "over") or (joint == "over" and (found.low != 1 or stop > found.stop)):
        return None
    place += line.lower[place] == "every"
    if not starts_number(line, place, words.numbers):
        return None
    whole = number(line, place, words.numbers, False)
    if whole is None or not 0 < found.low < whole.low:
        return None
    unit = unit_behind(line, whole, words)
    measured = unit.kind in ("money", "measure") or (stop > found.stop and unit.kind != "none")
    if (joint == "in" and measured) or is_year(line, whole, unit, words):
        return None
    share = DIVISION.divide(found.low, whole.low)
    return replace(found, stop=whole.stop, low=share, mantissa=share, bare=False)


def _counts(line: Line, quantity: Quantity) -> bool:
    """Whether a number in words is a figure: "one" needs a noun, "the two" and "the bottom three" point at things."""
    if not quantity.number.words:
        return True
    before = line.lower[quantity.start - 1]
    if quantity.low == 1 and (before == "at" or line.lower[quantity.stop] == "another"):
        return False
    if quantity.unit.kind in ("measure", "money", "age"):
        return True
    if quantity.low == 1 and quantity.high is None:
        return quantity.unit.name != "" and before not in POINTING
    return quantity.unit.name != "" or before not in LISTING
