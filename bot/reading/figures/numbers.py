"""Numbers as they are written in digits, in words or in both, from one token on, and what multiplies them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.reading.figures.digits import MINUS, digits, is_decimal_point
from bot.reading.figures.line import Line
from bot.reading.figures.spelled import scaled, spelled, with_fraction
from bot.reading.figures.words import NumberWords

COUNTED_WITH_M = frozenset(
    (
        "of people users customers viewers subscribers followers jobs tonnes tons barrels miles visitors passengers "
        "voters homes households workers children refugees copies shares units views tourists doses cases acres women "
        "kroner kronor euros dollars pounds rupees yen"
    ).split()
)
"""Before these a glued m is a million: "10m users"."""

CLAUSE_ENDS = frozenset(("", ".", ",", ";", ")"))


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
    found = digits(line, place, words)
    if found is None:
        return None
    mantissa, stop, bare = found
    start = place - is_decimal_point(line, place - 1)
    letter = line.tokens[stop]
    if letter in words.letters and _multiplies(line, stop, money):
        value, behind = mantissa * words.letters[letter], stop + 1
    else:
        value, _, behind = scaled(line, mantissa, stop, words)
        value, behind = with_fraction(line, value, behind, words)
    minus = _sign(line, start)
    return Number(_signed(line, start), behind, minus * value, mantissa, bare=bare and behind == stop and minus > 0)


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
