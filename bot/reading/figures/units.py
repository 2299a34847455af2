"""What a number counts or measures: the unit beside it, and what that is told per."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from bot.reading.figures.line import Line
from bot.reading.figures.nouns import PERIODS, counted, hyphenated
from bot.reading.figures.numbers import Number, behind_plus
from bot.reading.figures.words import FigureWords, is_plural, singular

Kind = Literal["money", "measure", "count", "age", "none"]

PER_WHAT = PERIODS.union(
    "share barrel ounce ton tonne gallon pound litre liter kilo head night person unit mile dozen game acre pop".split()
)
"""What "a" or "an" makes a rate with: "$5 a share"; behind other nouns it is an article."""

POWERS = {"2": "square", "3": "cubic"}
LENGTHS = ("metre", "mile", "foot", "inch", "yard")
LOOSE_SYMBOLS = frozenset((*"mbhgltsABCFJKLNTVW", "in", "mi", "kn", "kt", "pm", "ms"))
"""Symbols that are words or initials too: they count only glued to the digits, or before the end of a clause."""

CLAUSE_ENDS = frozenset((".", ",", ";", ":", ")", "(", "]", ""))
BEHIND_DEGREES = frozenset("in and to for by at on is are was were this the".split())


@dataclass(frozen=True, slots=True)
class Unit:
    """The name of a unit, the token behind it, and whether it stands before a noun ("a 30-day ceasefire")."""

    name: str
    stop: int
    kind: Kind
    attributive: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """Tokens `start:stop` of a line that tell an amount; `number` is its (first) number as written.

    `high` is None for a single value. `joined` is the word that made it a range ("from", "between", "to" or a dash).
    `also` are its conversions in brackets.
    """

    start: int
    stop: int
    number: Number
    low: Decimal
    high: Decimal | None
    unit: Unit
    joined: str | None = None
    also: tuple[Quantity, ...] = ()

    @classmethod
    def of(cls, number: Number, unit: Unit, start: int) -> Quantity:
        """One number with the unit that was found beside it."""
        return cls(start, max(unit.stop, number.stop), number, number.low, number.high, unit)


def unit_behind(line: Line, found: Number, words: FigureWords) -> Unit:
    """The unit behind a number, with its rate; kind "none" and an empty name when there is none."""
    stop = behind_plus(line, found.stop)
    if stop > found.stop:
        return unit_behind(line, replace(found, stop=stop), words)
    hyphen = line.tokens[stop] in ("-", "–") and line.glued(stop + 1)
    place = stop + 1 if hyphen else stop
    known = _known(line, place, words) or _in_brackets(line, place, words) or _of_unit(line, found, stop, words)
    if known is not None:
        name, behind = known
        if name == "pound-mass" and found.scaled and line.lower[behind] != "of":
            name = "pound sterling"
        attributive = hyphen or not is_plural(line.lower[behind - 1], words.grammar)
        return with_rate(line, Unit(name, behind, _kind(name, words), attributive), words)
    if _is_magnitude(line, found):
        return Unit("magnitude", stop + (line.lower[stop] == "magnitude"), "measure", attributive=True)
    noun = hyphenated(line, place, words) if hyphen else counted(line, found, words)
    if noun is None:
        return with_rate(line, Unit("", stop, "none"), words)
    kind: Kind = "measure" if noun.name in PERIODS else "count"
    return with_rate(line, Unit(noun.name, noun.stop, kind, noun.attributive), words)


def _of_unit(line: Line, found: Number, stop: int, words: FigureWords) -> tuple[str, int] | None:
    """A unit behind "of a", or behind the "of" of a vague number: "three-quarters of a mile", "tens of miles"."""
    article = line.lower[stop + 1] in ("a", "an")
    told = line.lower[stop] == "of" and (article or found.high is not None)
    return _known(line, stop + 1 + article, words) if told else None


def with_rate(line: Line, unit: Unit, words: FigureWords) -> Unit:
    """The unit with what it is told per: "a month", "per barrel", "/hour", "per 100,000"."""
    place = unit.stop + (line.tokens[unit.stop] == "-")
    sign = line.lower[place]
    start = place + 2 if line.tokens[place + 1] == "-" else place + 1
    if sign not in ("/", "per") and not (sign in words.grammar.rate_determiners and _is_base(line, start)):
        return unit
    if sign == "/" and unit.kind == "none":
        return unit
    base = _base(line, start, words)
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
        return _to_the_power(line, known)
    if line.is_digits(place):
        return line.tokens[place].replace(",", ""), place + 1
    if line.is_word(place) and line.lower[place] not in words.grammar.function:
        return singular(line.lower[place], words.grammar), place + 1
    return None


def _is_magnitude(line: Line, found: Number) -> bool:
    """Whether it is an earthquake's: "magnitude 6.1", "a magnitude-5 quake", "a 7.1 magnitude quake"."""
    before = line.lower[max(0, found.start - 2) : found.start]
    told = before[-1:] == ["magnitude"] or before in (["magnitude", "of"], ["magnitude", "-"])
    return told or (line.lower[found.stop] == "magnitude" and not found.words)


def _in_brackets(line: Line, place: int, words: FigureWords) -> tuple[str, int] | None:
    """A unit alone in brackets behind its number: "20 (kg)"."""
    known = _known(line, place + 1, words) if line.tokens[place] in ("(", "[") else None
    return (known[0], known[1] + 1) if known is not None and line.tokens[known[1]] in (")", "]") else None


def _kind(name: str, words: FigureWords) -> Kind:
    if name in words.money:
        return "money"
    if name.endswith(" of age"):
        return "age"
    return "count" if name == "people" else "measure"


def _known(line: Line, place: int, words: FigureWords) -> tuple[str, int] | None:
    """A unit or currency of our tables at a token."""
    symbol = words.symbols.at(line.tokens, place)
    if symbol is not None and _is_symbol(line, place, symbol[1]):
        return _to_the_power(line, symbol)
    name, unit = words.money_names.at(line.lower, place), words.units.at(line.lower, place)
    best = max((found for found in (name, unit) if found), key=lambda found: found[1], default=None)
    if best is not None:
        if line.lower[place] in ("x", "fold", "time") and not line.glued(place):
            return None
        return _to_the_power(line, best)
    token = line.tokens[place]
    if token == "'" and line.is_digits(place - 1) and line.tokens[place - 2] != "'":
        return None if line.glued(place + 1) and line.is_word(place + 1) else ("foot", place + 1)
    sign = words.money_signs.at(line.tokens, place)
    if sign is None or (line.is_digits(sign[1]) and line.glued(sign[1])):
        return None
    return sign if line.glued(place) or len(token) == 3 or not token.isalpha() else None


def _to_the_power(line: Line, found: tuple[str, int]) -> tuple[str, int]:
    """A length and the exponent that touches it: "km2", "km^2"."""
    name, stop = found
    place = stop + 1 if line.tokens[stop] == "^" else stop
    power = POWERS.get(line.tokens[place])
    if power is None or not name.endswith(LENGTHS) or not line.glued(place):
        return found
    return f"{power} {name}", place + 1


def _is_symbol(line: Line, place: int, stop: int) -> bool:
    """Whether the letters at a token are a unit, and not a word or an initial; `stop` is the token behind them."""
    token, after = line.tokens[place], line.tokens[stop]
    if token not in LOOSE_SYMBOLS:
        return True
    if after == "-":
        return line.lower[stop + 1] in ("a", "per", "long", "wide", "tall", "high", "deep")
    if line.glued(place):
        if token in ("C", "F"):
            return after in CLAUSE_ENDS or after in BEHIND_DEGREES
        return not (line.is_digits(stop) and line.glued(stop)) or (after in POWERS and token == "m")
    if token in ("m", "l", "g", "t", "h") and (line.is_digits(stop) or line.lower[stop] in ("x", "×", "by")):
        return True
    if token in ("C", "F", "V", "W"):
        return line.is_digits(place - 1) and not line.is_capital(stop) and after != "."
    return (after in CLAUSE_ENDS or after == "/") and not (after == "." and stop + 1 < line.size)


def is_share(quantity: Quantity) -> bool:
    """Whether it is a part of one: "three in four"."""
    return quantity.unit.kind == "none" and quantity.high is None and 0 < quantity.low < 1


def behind(quantity: Quantity | None) -> int:
    """The token behind a quantity and the brackets with its conversions, the first token of the line for none."""
    if quantity is None:
        return 0
    return quantity.also[-1].stop + 1 if quantity.also else quantity.stop
