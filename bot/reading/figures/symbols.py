"""Symbols of units that are words or initials too, and exponents."""

from __future__ import annotations

from bot.reading.figures.line import Line

POWERS = {"2": "square", "3": "cubic"}
LENGTHS = ("metre", "mile", "foot", "inch", "yard")
LOOSE_SYMBOLS = frozenset((*"mbhgltsABCFJKLNTVW", "in", "mi", "kn", "kt", "pm", "ms"))
"""Symbols that are words or initials too: they count only glued to the digits, or before the end of a clause."""

CLAUSE_ENDS = frozenset((".", ",", ";", ":", ")", "(", "]", ""))
BEHIND_DEGREES = frozenset(
    "is are was were the this for from than as while in on at and or to by with below above".split()
)


def to_the_power(line: Line, found: tuple[str, int]) -> tuple[str, int]:
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


def is_symbol(line: Line, place: int, stop: int) -> bool:
    """Whether the letters at a token are a unit, and not a word or an initial; `stop` is the token behind them."""
    token = line.tokens[place]
    if token not in LOOSE_SYMBOLS:
        return True
    if token == "in" and line.is_word(place - 1):
        return False  # "the one in (3)"
    if line.tokens[stop] == "-" and line.glued(stop):
        return line.lower[stop + 1] in ("a", "per", "long", "wide", "tall", "high", "deep")
    if line.glued(place) and token in ("C", "F"):
        return line.tokens[stop] in CLAUSE_ENDS or line.lower[stop] in BEHIND_DEGREES
    if line.glued(place):
        return not (line.is_digits(stop) and line.glued(stop)) or (line.tokens[stop] in POWERS and token == "m")
    if token in ("m", "l", "g", "t", "h", "b", "mi") and (line.is_digits(stop) or line.lower[stop] in ("x", "×", "by")):
        return True
    if token in ("C", "F", "V", "W") and line.is_digits(place - 1):
        return not line.is_capital(place + 1) and line.tokens[place + 1] != "."
    if line.tokens[stop] == "/":
        return line.glued(stop)
    return line.tokens[stop] in CLAUSE_ENDS and not (line.tokens[stop] == "." and stop + 1 < line.size)
