"""What a number counts or measures: the unit beside it, and its rate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.reading.figures.line import Line
from bot.reading.figures.nouns import PERIODS, counted, hyphenated
from bot.reading.figures.numbers import Number
from bot.reading.figures.words import FigureWords, is_plural, singular

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

POWERS = {"2": "square", "3": "cubic"}
LENGTHS = ("metre", "mile", "foot", "inch", "yard")
LOOSE_SYMBOLS = frozenset((*"mbhgltsABCFJKLNTVW", "in", "mi", "kn", "kt", "pm", "ms"))
"""Symbols that are words or initials too: they count only glued to the digits, or before the end of a clause."""

CLAUSE_ENDS = frozenset((".", ",", ";", ":", ")", "(", "]", ""))


@dataclass(frozen=True, slots=True)
class Unit:
    """The name of a unit, the token behind it, and whether it stands before a noun ("a 30-day ceasefire")."""

    name: str
    stop: int
    kind: Kind
    attributive: bool = False


def money_before(line: Line, start: int, words: FigureWords) -> tuple[str, int] | None:
    """The currency whose sign or code ends in front of a token, and where the sign starts."""
    found = words.money_signs.before(line.tokens, start)
    if found is None:
        return None
    sign = line.tokens[start - 1]
    if sign.isalpha() and len(sign) <= 2 and not line.glued(start) and sign not in ("Rs", "RM", "Rp"):
        return None
    return found


def unit_behind(line: Line, found: Number, words: FigureWords) -> Unit:
    """The unit behind a number, with its rate; kind "none" and an empty name when there is none."""
    stop = found.stop
    hyphen = line.tokens[stop] in ("-", "–") and line.glued(stop) and line.glued(stop + 1)
    place = stop + 1 if hyphen else stop
    if place >= line.size:
        return Unit("", stop, "none")
    known = _known(line, place, words) or _in_brackets(line, place, words)
    if known is not None:
        name, behind = known
        attributive = hyphen or (line.is_word(behind - 1) and not is_plural(line.lower[behind - 1], words.grammar))
        return with_rate(line, Unit(name, behind, _kind(name, words), attributive), words)
    noun = hyphenated(line, place, words) if hyphen else counted(line, found, words)
    if noun is None:
        return with_rate(line, Unit("", stop, "none"), words)
    return with_rate(
        line, Unit(noun.name, noun.stop, "measure" if noun.name in PERIODS else "count", noun.attributive), words
    )


def _in_brackets(line: Line, place: int, words: FigureWords) -> tuple[str, int] | None:
    """A unit alone in brackets behind its number: "20 (kg)"."""
    if line.tokens[place] not in ("(", "[") or line.tokens[place + 2] not in (")", "]"):
        return None
    known = words.symbols.at(line.tokens, place + 1) or words.units.at(line.lower, place + 1)
    return (known[0], place + 3) if known is not None and known[1] == place + 2 else None


def _kind(name: str, words: FigureWords) -> Kind:
    if name in words.money:
        return "money"
    if name.endswith(" of age"):
        return "age"
    return "count" if name == "people" else "measure"


def _known(line: Line, place: int, words: FigureWords) -> tuple[str, int] | None:
    """A unit or currency of our tables at a token."""
    token = line.tokens[place]
    symbol = words.symbols.at(line.tokens, place)
    if symbol is not None and _is_symbol(line, place, symbol[1]):
        return _to_the_power(line, symbol)
    name = words.money_names.at(line.lower, place)
    unit = words.units.at(line.lower, place)
    best = max((found for found in (name, unit) if found), key=_behind, default=None)
    if best is not None:
        if best[0] == "count" and line.lower[place] in ("x", "fold", "time") and not line.glued(place):
            return None
        return _to_the_power(line, best)
    if token in ("pound", "pounds"):
        return _pounds(line, place)
    if token == "'" and line.glued(place):
        return ("foot", place + 1)
    behind = words.money_signs.at(line.tokens, place)
    if behind is not None and line.is_digits(behind[1]) and line.glued(behind[1]):
        return None
    return behind if behind and (line.glued(place) or len(token) == 3 or not token.isalpha()) else None


def _behind(found: tuple[str, int]) -> int:
    return found[1]


def _to_the_power(line: Line, found: tuple[str, int]) -> tuple[str, int]:
    """A length and the exponent that touches it: "km2", "km^2"."""
    name, stop = found
    place = stop + 1 if line.tokens[stop] == "^" else stop
    power = POWERS.get(line.tokens[place])
    if (
        power is None
        or not name.endswith(LENGTHS)
        or not line.glued(place)
        or (line.glued(place + 1) and line.is_word(place + 1))
    ):
        return found
    return f"{power} {name}", place + 1


def _pounds(line: Line, place: int) -> tuple[str, int]:
    """Weight: news writes money with its sign, save in "pounds a week" and the like, which stay weights too."""
    return ("pound-mass", place + 1)


def _is_symbol(line: Line, place: int, stop: int) -> bool:
    token = line.tokens[place]
    if token not in LOOSE_SYMBOLS:
        return True
    if line.tokens[stop] == "-" and line.glued(stop):
        return line.lower[stop + 1] in ("a", "per", "long", "wide", "tall", "high", "deep")
    if line.glued(place) and token in ("C", "F"):
        return line.tokens[stop] in CLAUSE_ENDS or line.lower[stop] in (
            "in",
            "on",
            "at",
            "and",
            "or",
            "to",
            "by",
            "with",
            "below",
            "above",
        )
    if line.glued(place):
        return not (line.is_digits(stop) and line.glued(stop)) or (line.tokens[stop] in POWERS and token == "m")
    if token in ("m", "l", "g", "t", "h", "b", "mi") and (line.is_digits(stop) or line.lower[stop] in ("x", "×", "by")):
        return True
    if token == "p" and not line.is_word(stop - 2):
        return True
    if token in ("C", "F", "V", "W") and line.is_digits(place - 1):
        return not line.is_capital(place + 1) and line.tokens[place + 1] != "."
    if line.tokens[stop] == "/":
        return line.glued(stop)
    return line.tokens[stop] in CLAUSE_ENDS and not (line.tokens[stop] == "." and stop + 1 < line.size)


def with_rate(line: Line, unit: Unit, words: FigureWords) -> Unit:
    """The unit with what it is told per: "a month", "per barrel", "/hour", "per 100,000"."""
    place = unit.stop
    if line.tokens[place] == "-" and line.lower[place + 1] in words.grammar.rate_determiners:
        place += 1
    sign = line.lower[place]
    start = place + 2 if line.tokens[place + 1] == "-" else place + 1
    if sign not in ("/", "per") and not (sign in words.grammar.rate_determiners and _is_base(line, start)):
        return unit
    base = _base(line, start, words) if sign != "/" or line.glued(place) or not line.is_digits(start) else None
    if base is None:
        return unit
    name = f"{unit.name} per {base[0]}" if unit.name else f"per {base[0]}"
    return Unit(name, base[1], "measure" if unit.kind == "none" else unit.kind)


def _is_base(line: Line, place: int) -> bool:
    """Whether a word behind "a" makes it a rate ("a month", "a share"), and not a time ("a year earlier")."""
    if line.lower[place + 1] in ("earlier", "ago", "later", "before", "after", "old"):
        return False
    return line.lower[place] in PER_WHAT


def _base(line: Line, place: int, words: FigureWords) -> tuple[str, int] | None:
    """What a rate is told by: a unit, a noun, or a round number."""
    known = words.symbols.at(line.tokens, place) or words.units.at(line.lower, place)
    if known is not None:
        return known
    if line.is_digits(place):
        return line.tokens[place].replace(",", ""), place + 1
    if line.is_word(place) and line.lower[place] not in words.grammar.function:
        word = line.lower[place]
        return {"pound": "pound-mass", "annum": "year", "capita": "person"}.get(
            word, singular(word, words.grammar)
        ), place + 1
    return None
