"""Numbers as they are written in digits, in words or in both, from one token on, and what multiplies them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.reading.figures.line import Line
from bot.reading.figures.spelled import spelled
from bot.reading.figures.words import DIVISION, GREATEST, NumberWords

MOST_DIGITS = 24
"""More digits than this are no figure: the whole world's debts in cents take 17."""

ENGLISH = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
COMMA_DECIMAL = re.compile(r"\d+,\d{1,2}")
MINUS = frozenset("-−–")
COUNTED_WITH_M = frozenset(
    (
        "of people users customers viewers subscribers followers jobs tonnes tons barrels miles visitors passengers "
        "voters homes households workers children refugees copies shares units views tourists doses cases acres women"
    ).split()
)
"""Before these a glued m is a million: "10m users"."""

CLAUSE_ENDS = frozenset(("", ".", ",", ";", ")"))
SLASHED = frozenset([*range(2, 11), 12, 16, 20, 32, 40, 50, 64, 100])
"""What a fraction with a slash may be divided by; 9/11 and 24/7 are none."""


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
        low, high, stop = told
        return Number(_signed(line, place), stop, _sign(line, place) * low, low, high, words=True)
    start, stop, bare = place, place + 1, line.tokens[place].isdecimal()
    if place and bare and line.tokens[place - 1] == "." and line.glued(place) and not line.glued(place - 1):
        value: Decimal | None = Decimal("0." + line.tokens[place][:MOST_DIGITS])
        start, bare = place - 1, False
    else:
        value = _digits(line.tokens[place])
    if value is None:
        return None
    value, stop, bare = _spaced(line, value, stop, bare)
    value, stop, bare = _grouped(line, value, stop, bare)
    value, stop, bare = _fraction(line, value, stop, bare, words)
    value, stop, bare = _power(line, value, stop, bare)
    product, behind = _multiplied(line, value, stop, words, money)
    minus = _sign(line, start)
    return Number(_signed(line, start), behind, minus * product, value, bare=bare and behind == stop and minus > 0)


def _digits(token: str) -> Decimal | None:
    """The value of one token of digits; None for versions, addresses, lists and leading zeros."""
    if len(token) > MOST_DIGITS or (token[0] == "0" and len(token) > 1 and token[1].isdigit()):
        return None
    if token.isdecimal():
        return Decimal(token)
    if "," not in token:
        return Decimal(token) if token.count(".") == 1 else None
    if ENGLISH.fullmatch(token):
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
    if (part := _slashed(line, stop - 1)) is not None:
        return part, stop + 2, False
    if (
        line.is_digits(stop)
        and line.starts[stop] <= line.ends[stop - 1] + 2
        and (part := _slashed(line, stop)) is not None
    ):
        return value + part, stop + 3, False
    return value, stop, bare


def _slashed(line: Line, place: int) -> Decimal | None:
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


def _multiplied(line: Line, value: Decimal, stop: int, words: NumberWords, money: bool) -> tuple[Decimal, int]:
    """The value times the words or letters from a token on, and the token behind them."""
    letter = line.tokens[stop]
    if letter in words.letters and _multiplies(line, stop, money):
        return value * words.letters[letter], stop + 1
    last = Decimal(0)
    while True:
        hyphen = line.tokens[stop] == "-" and line.glued(stop)
        scale = words.scales.get(line.lower[stop + 1 if hyphen else stop])
        if scale is None or value * scale >= GREATEST:
            break
        value, stop, last = value * scale, stop + (2 if hyphen else 1), scale
    rest = _rest(line, stop, last, words) if last else None
    return (value + rest[0], rest[1]) if rest is not None else (value, stop)


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


def _rest(line: Line, stop: int, scale: Decimal, words: NumberWords) -> tuple[Decimal, int] | None:
    """What goes on behind a multiplier: "3 million and a half", "4 thousand 3 hundred and 21"."""
    joined = line.lower[stop] == "and"
    place = stop + 1 if joined else stop
    word, after = line.lower[place], line.lower[place + 1]
    if joined and word in ("a", "one") and after in words.fractions:
        return scale * words.fractions[after], place + 2
    if joined and word in words.cardinals:
        return (Decimal(words.cardinals[word]), place + 1) if scale <= 1000 and after not in words.scales else None
    if not (word.isdecimal() and len(word) <= 2 and word[0] != "0"):
        return None
    smaller = words.scales.get(after)
    if smaller is None:
        return (Decimal(word), place + 1) if joined and scale <= 1000 else None
    if smaller >= scale:
        return None
    inner = _rest(line, place + 2, smaller, words)
    value = Decimal(word) * smaller
    return (value + inner[0], inner[1]) if inner is not None else (value, place + 2)
