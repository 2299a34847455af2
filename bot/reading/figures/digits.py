"""Numbers in digits, as they are written: "1,234.5", "1 414 021", "2 1/4", "1.3x10^6"."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.reading.figures.line import Line
from bot.reading.figures.words import DIVISION, NumberWords

MOST_DIGITS = 24
"""More digits than this are no figure: the whole world's debts in cents take 17."""

PLAIN = re.compile(r"\d+(?:\.\d+)?")
ENGLISH = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
COMMA_DECIMAL = re.compile(r"\d+,\d{1,2}")
MINUS = frozenset("-−–")
SLASHED = frozenset([*range(2, 11), 12, 16, 20, 32, 40, 50, 64, 100])
"""What a fraction with a slash may be divided by; 9/11 and 24/7 are none."""


Digits = tuple[Decimal, int, bool]
"""A value, the token behind it, and whether it is one integer in plain digits."""


def digits(line: Line, place: int, words: NumberWords) -> Digits | None:
    """The number at a token of digits; None for versions, addresses, lists and leading zeros."""
    token = line.tokens[place]
    if is_decimal_point(line, place - 1):
        return Decimal(f"0.{token[:MOST_DIGITS]}"), place + 1, False
    value = _written(token)
    if value is None:
        return None
    found = value, place + 1, token.isdecimal()
    for goes_on in (_spaced, _grouped):
        found = goes_on(line, *found)
    return _power(line, *_fraction(line, *found, words))


def is_decimal_point(line: Line, place: int) -> bool:
    """Whether a token is a point that only digits touch: ".5"."""
    point = place >= 0 and line.tokens[place] == "." and not line.glued(place)
    return point and line.glued(place + 1) and line.tokens[place + 1].isdecimal()


def _written(token: str) -> Decimal | None:
    """The value of one token of digits; None for versions, addresses, lists and leading zeros."""
    if len(token) > MOST_DIGITS or (token[0] == "0" and len(token) > 1 and token[1].isdigit()):
        return None
    if PLAIN.fullmatch(token) or ENGLISH.fullmatch(token):
        return Decimal(token.replace(",", ""))
    return Decimal(token.replace(",", ".")) if COMMA_DECIMAL.fullmatch(token) else None


def _spaced(line: Line, value: Decimal, stop: int, bare: bool) -> tuple[Decimal, int, bool]:
    """Decimals and thousands of text that was set apart token by token: "14 . 8 %", "80 , 000"."""
    sign, digits = line.tokens[stop], line.tokens[stop + 1]
    if not bare or sign not in (".", ",") or line.glued(stop) or line.glued(stop + 1) or not digits.isdecimal():
        return value, stop, bare
    if sign == "." and len(digits) <= MOST_DIGITS:
        return value + Decimal("0." + digits), stop + 2, False
    if sign == "," and len(digits) == 3 and value < 1000:
        return value * 1000 + int(digits), stop + 2, False
    return value, stop, bare


def _grouped(line: Line, value: Decimal, stop: int, bare: bool) -> tuple[Decimal, int, bool]:
    """Groups of three digits after a space: "1 414 021 100"."""
    if not bare or value >= 1000:
        return value, stop, bare
    while (
        stop < line.size
        and len(line.tokens[stop].partition(".")[0]) == 3
        and line.tokens[stop].replace(".", "", 1).isdecimal()
        and line.starts[stop] == line.ends[stop - 1] + 1
        and value < 10**15
        and not (line.glued(stop + 1) and line.is_digits(stop + 1))
    ):
        whole, _, rest = line.tokens[stop].partition(".")
        value, bare = value * 1000 + Decimal(f"{whole}.{rest or '0'}"), False
        stop += 1
    return value, stop, bare


def _fraction(line: Line, value: Decimal, stop: int, bare: bool, words: NumberWords) -> tuple[Decimal, int, bool]:
    """A fraction that makes up the number or follows it: "3/4", "2 1/4", "2½"."""
    if line.tokens[stop] in words.signs:
        return DIVISION.plus(value + words.signs[line.tokens[stop]]), stop + 1, False
    if not bare:
        return value, stop, bare
    if (part := slashed(line, stop - 1)) is not None:
        return part, stop + 2, False
    if (
        line.is_digits(stop)
        and line.starts[stop] <= line.ends[stop - 1] + 2
        and (part := slashed(line, stop)) is not None
    ):
        return value + part, stop + 3, False
    return value, stop, bare


def slashed(line: Line, place: int) -> Decimal | None:
    """The fraction at a token, as "3/4"; None for other pairs of numbers."""
    above, slash, below = line.tokens[place : place + 3]
    if slash != "/" or not (above.isdecimal() and below.isdecimal()) or len(above) > 2 or len(below) > 3:
        return None
    if line.glued(place + 1) != line.glued(place + 2) or int(below) not in SLASHED or int(above) >= int(below):
        return None
    return DIVISION.divide(Decimal(above), Decimal(below))


def _power(line: Line, value: Decimal, stop: int, bare: bool) -> tuple[Decimal, int, bool]:
    """An exponent: "1e10", "1.3x10^6", "1.99×10−30"."""
    sign = line.lower[stop]
    place = stop + 1
    if sign == "^" and line.tokens[place].isdecimal() and len(line.tokens[place]) <= 2:
        return DIVISION.power(value, int(line.tokens[place])), place + 1, False
    if sign in ("x", "×"):
        if line.tokens[place] != "10":
            return value, stop, bare
        place += 1
        if line.tokens[place] == "^":
            place += 1
        elif line.tokens[place] not in MINUS:
            return value, stop, bare
    elif sign != "e" or not line.glued(stop):
        return value, stop, bare
    minus = line.tokens[place] in MINUS
    place += minus or line.tokens[place] == "+"
    power = line.tokens[place]
    if not (power.isdecimal() and len(power) <= 2 and line.glued(place)):
        return value, stop, bare
    return value.scaleb(-int(power) if minus else int(power)), place + 1, False
