"""Numbers as they are written in digits, in words or in both, from one token on, and what multiplies them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.reading.figures.line import Line
from bot.reading.figures.spelled import scaled, spelled, with_fraction
from bot.reading.figures.words import DIVISION, NumberWords

MOST_DIGITS = 24
"""More digits than this are no figure: the whole world's debts in cents take 17."""

PLAIN = re.compile(r"\d+(?:\.\d+)?")
ENGLISH = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
COMMA_DECIMAL = re.compile(r"\d+,\d{1,2}")
MINUS = frozenset("-−–")
SLASHED = frozenset([*range(2, 11), 12, 16, 20, 32, 40, 50, 64, 100])
"""What a fraction with a slash may be divided by; 9/11 and 24/7 are none."""
COUNTED_WITH_M = frozenset(
    (
        "of people users customers viewers subscribers followers jobs tonnes tons barrels miles visitors passengers "
        "voters homes households workers children refugees copies shares units views tourists doses cases acres women "
        "kroner kronor euros dollars pounds rupees yen"
    ).split()
)
"""Before these a glued m is a million: "10m users"."""

CLAUSE_ENDS = frozenset(("", ".", ",", ";", ")"))


Digits = tuple[Decimal, int, bool]
"""A value, the token behind it, and whether it is one integer in plain digits."""


@dataclass(frozen=True, slots=True)
class Number:
    """One number: tokens `start:stop`; `mantissa` is what stands before "million"; `high` is set for "tens of" …

    `bare` is true for an integer in plain digits, which may be a year or a name; `words` for a number without digits.
    """

    start: int
    stop: int
    low: Decimal
    mantissa: Decimal
    high: Decimal | None = None
    bare: bool = False
    words: bool = False

    @property
    def scaled(self) -> bool:
        """Whether a word or letter multiplied it."""
        return self.low != self.mantissa


def behind_plus(line: Line, stop: int) -> int:
    """Behind the plus that makes a number an open one: "20+ years", "60-plus years"; the token itself for none."""
    if line.tokens[stop] == "+" and line.glued(stop):
        return stop + 1
    return stop + 2 if line.lower[stop : stop + 2] == ["-", "plus"] and line.glued(stop + 1) else stop


def starts_number(line: Line, place: int, words: NumberWords) -> bool:
    """Whether digits or a cardinal stand at a token."""
    return line.is_digits(place) or line.lower[place] in words.cardinals


def number(line: Line, place: int, words: NumberWords, money: bool) -> Number | None:
    """The number that starts at a token, or None; `money` reads a glued m, b or t as million, billion, trillion."""
    if not line.is_digits(place):
        told = spelled(line, place, words)
        if told is None:
            return None
        low, mantissa, high, stop = told
        return Number(_signed(line, place), stop, _sign(line, place) * low, mantissa, high, words=True)
    found = _digits(line, place, words)
    if found is None:
        return None
    mantissa, stop, bare = found
    start = place - _is_decimal_point(line, place - 1)
    letter = line.tokens[stop]
    if letter in words.letters and _multiplies(line, stop, money):
        value, behind = mantissa * words.letters[letter], stop + 1
    else:
        value, _, behind = scaled(line, mantissa, stop, words)
        value, behind = with_fraction(line, value, behind, words)
    minus = _sign(line, start)
    return Number(_signed(line, start), behind, minus * value, mantissa, bare=bare and behind == stop and minus > 0)


def _digits(line: Line, place: int, words: NumberWords) -> Digits | None:
    """The number at a token of digits; None for versions, addresses, lists and leading zeros."""
    token = line.tokens[place]
    if _is_decimal_point(line, place - 1):
        return Decimal(f"0.{token[:MOST_DIGITS]}"), place + 1, False
    value = _written(token)
    if value is None:
        return None
    found = value, place + 1, token.isdecimal()
    for goes_on in (_spaced, _grouped):
        found = goes_on(line, *found)
    return _power(line, *_fraction(line, *found, words))


def _is_decimal_point(line: Line, place: int) -> bool:
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


def _signed(line: Line, start: int) -> int:
    """The token where the number starts when its minus is counted in."""
    return start - 1 if _sign(line, start) < 0 else start


def _sign(line: Line, start: int) -> int:
    """-1 when a minus stands before the number and no word or number before that."""
    if start == 0:
        return 1
    before = line.tokens[start - 1]
    if before in MINUS and line.glued(start) and not line.glued(start - 1):
        return -1 if start == 1 or not line.is_digits(start - 2) else 1
    if line.lower[start - 1] in ("minus", "negative"):
        return 1 if line.lower[max(0, start - 3) : start - 1] == ["plus", "or"] else -1
    if before == "-" and line.lower[start - 2 : start - 1] == ["minus"]:
        return -1
    return 1


def _multiplies(line: Line, place: int, money: bool) -> bool:
    """Whether a letter behind digits multiplies them; "10m" is metres unless it is money or "10m of its users"."""
    letter = line.tokens[place]
    if line.glued(place + 1) and line.is_digits(place + 1):
        return False
    if not line.glued(place):
        return letter in ("k", "M") and line.tokens[place + 1] in CLAUSE_ENDS
    if money or letter in ("k", "K", "M", "MM"):
        return True
    if letter == "m":
        return line.lower[place + 1] in COUNTED_WITH_M
    return letter == "b" and not line.glued(place + 1)
