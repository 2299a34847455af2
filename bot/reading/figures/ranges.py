"""Neighbouring quantities that belong together: ranges, shared units, conversions in brackets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bot.reading.figures.line import Line
from bot.reading.figures.nouns import OWNED
from bot.reading.figures.units import Quantity
from bot.reading.figures.words import DIVISION, FigureWords, is_whole

DASHES = frozenset("-–—")
APPROXIMATE = frozenset(("about", "around", "or", "approximately", "roughly", "nearly", "~"))
PARTS = {
    ("foot", "inch"): 12, ("pound-mass", "ounce"): 16, ("stone", "pound-mass"): 14,
    ("hour", "minute"): 60, ("minute", "second"): 60, ("year", "month"): 12,
    ("dollar", "cent"): 100, ("euro", "cent"): 100, ("pound sterling", "penny"): 100,
}  # fmt: skip
"""How many of the second make one of the first."""

PART_REACH = 5
"""Tokens at most between a part and its whole."""

LISTED = frozenset(("or", "and", ",", "-", "to", "even"))
"""What may stand between numbers that share the unit of the last: "eight or nine euros", "four- and six-cylinder"."""


def joined(line: Line, found: list[Quantity], words: FigureWords) -> list[Quantity]:
    """The same quantities with ranges joined, those with a dash first ("from 24.2 to 33–35 billion")."""
    for dashed in (_dashed, _spoken):
        done: list[Quantity] = []
        for quantity in found:
            merged = dashed(line, done[-1], quantity, words) if done else None
            if merged is None:
                done.append(quantity)
            else:
                done[-1] = merged
        found = done
    return found


def _dashed(line: Line, first: Quantity, second: Quantity, words: FigureWords) -> Quantity | None:
    """ "10–15", "25 – 40min", "0-to-60-mph"."""
    if line.tokens[first.stop] not in DASHES or not _same_unit(first, second):
        return None
    between = line.lower[first.stop : second.start]
    if between in (["-", "to", "-"], ["-", "to"]):
        return _range(first, second, "to")
    if second.start - first.stop != 1 or line.glued(first.stop) != line.glued(second.start):
        return None
    return _range(first, second, "-")


def _spoken(line: Line, first: Quantity, second: Quantity, words: FigureWords) -> Quantity | None:
    """ "5 to 10 %", "between $62 and $68", "from 208 pounds to 193"."""
    before, connector = line.lower[first.start - 1], line.lower[first.stop]
    if second.start - first.stop != 1:
        return None
    if connector == "to" and before in ("from", "aged", "ages"):
        if _same_unit(first, second) or second.unit.kind == "none":
            return replace(_range(first, second, before), start=first.start - (before == "from"))
    elif connector == "to":
        if _same_unit(first, second) and not _changes(line, first, second, words) and not _is_of_two(first, second):
            return _range(first, second, connector)
    elif connector == "and" and before == "between" and _same_unit(first, second):
        return replace(_range(first, second, before), start=first.start - 1)
    return None


def _is_of_two(first: Quantity, second: Quantity) -> bool:
    """Whether the greater share comes first, and so each is another side's: "won by 52% to 48%"."""
    return first.low > second.low and first.unit.name.startswith("percentage")


def _same_unit(first: Quantity, second: Quantity) -> bool:
    if second.unit.kind == "none" and (
        first.unit.kind == "age" or (first.unit.kind == "money" and second.number.scaled)
    ):
        return True
    return first.unit.kind == "none" or f"{second.unit.name} per ".startswith(f"{first.unit.name} per ")


def _range(first: Quantity, second: Quantity, connector: str) -> Quantity:
    low, high = sorted((first.low * _scale(first, second), second.high or second.low))
    unit = second.unit if second.unit.kind != "none" else first.unit
    return replace(first, stop=second.stop, number=second.number, low=low, high=high, unit=unit, joined=connector)


def _scale(first: Quantity, second: Quantity) -> Decimal:
    """What the first of two numbers is multiplied by: "5 to 10 million" are millions at both ends."""
    mantissa = second.number.mantissa
    if first.number.scaled or not second.number.scaled or first.number.mantissa > mantissa:
        return Decimal(1)
    return second.number.low / mantissa


def _changes(line: Line, first: Quantity, second: Quantity, words: FigureWords) -> bool:
    """Whether the first number is an amount of change, and "to" leads to the new level: "rose 2 points to 40", "fell by
    9,000 to 50,000", but not "rose 2 to 4 points".
    """
    place = first.start - 1
    while line.lower[place] in words.grammar.adverbs:
        place -= 1
    counts_alike = first.unit.kind != "none" or second.unit.kind == "none"
    return line.lower[place] in words.directions and counts_alike


def compounded(line: Line, found: list[Quantity]) -> list[Quantity]:
    """The same quantities with two that tell one amount added up: "5 feet 2 inches", "3 dollars and 50 cents"."""
    done: list[Quantity] = []
    for quantity in found:
        parts = _parts(line, done[-1], quantity) if done else None
        if parts and line.lower[done[-1].stop : quantity.start] in ([], ["and"]):
            low = DIVISION.plus(done[-1].low + DIVISION.divide(quantity.low, Decimal(parts)))
            done[-1] = replace(done[-1], stop=quantity.stop, low=low)
        else:
            done.append(quantity)
    return done


def _parts(line: Line, first: Quantity, second: Quantity) -> int | None:
    """How many of the second make one of the first; "15 dollars 50" leaves its cents unsaid."""
    if second.unit.kind == "none" and second.number.bare and line.is_word(first.stop - 1):
        return PARTS.get((first.unit.name, "cent")) if line.tokens[second.stop] in ("", ".", ",") else None
    return PARTS.get((first.unit.name, second.unit.name))


def shared(line: Line, found: list[Quantity]) -> list[Quantity]:
    """The same quantities; one without a unit takes that of the next in a list or in "280 of the 500 homes"."""
    for place in range(len(found) - 2, -1, -1):
        first, second = found[place], found[place + 1]
        if first.unit.kind != "none" or second.start - first.stop > PART_REACH:
            continue
        between = line.lower[first.stop : second.start]
        if _is_listed(between) or _is_some(between, first, second):
            unit = replace(second.unit, stop=first.stop)
            found[place] = replace(
                first, unit=unit, low=first.low * (_scale(first, second) if "of" not in between else 1)
            )
    return found


def _is_listed(between: list[str]) -> bool:
    return 0 < len(between) <= 3 and between != [",", "or"] and LISTED.issuperset(between)


def _is_some(between: list[str], first: Quantity, second: Quantity) -> bool:
    """Whether it is so many of what the second counts: "280 of the 500 homes", "two of the town's seven pools"."""
    if between[:1] != ["of"] or second.unit.kind == "measure" or not is_whole(first.low):
        return False
    if between[-1] in ("past", "last", "first", "next"):
        between = between[:-1]
    return len(between) == 1 or between[-1] in OWNED or between[-1].endswith("'s")


def converted(line: Line, found: list[Quantity]) -> Iterator[Quantity]:
    """Quantities with their conversions in brackets taken in: "200 square kilometers (77 square miles)"."""
    place = 0
    while place < len(found):
        quantity = found[place]
        place += 1
        while place < len(found) and _converts(line, quantity, found[place]):
            quantity = replace(quantity, also=(*quantity.also, found[place]))
            place += 1
        yield quantity


def _converts(line: Line, quantity: Quantity, inner: Quantity) -> bool:
    """Whether a quantity opens (or goes on in) the brackets behind another, both measured or both money."""
    last = quantity.also[-1] if quantity.also else quantity
    between = line.lower[last.stop : inner.start]
    if between[:1] == ["-"]:
        between = between[2:]  # "a 30-metre-high (100 ft) cross"
    lead = ("(", "[") if not quantity.also else (",", ";", "/", "or", "and")
    if not between or between[0] not in lead or not APPROXIMATE.issuperset(between[1:]):
        return False
    if line.tokens[inner.stop] not in (")", "]", ",", ";", "/", "or"):
        return False
    return quantity.unit.kind == inner.unit.kind in ("money", "measure") and quantity.unit.name != inner.unit.name
