"""What multiplies a number: "million", "bn", "k", and what goes on behind it ("4 thousand 3 hundred and 21")."""

from __future__ import annotations

from decimal import Decimal

from bot.reading.figures.line import Line
from bot.reading.figures.words import NumberWords

GREATEST = Decimal(10) ** 24
"""Numbers are not multiplied beyond this; the whole world's debts in cents take 17 digits."""

COUNTED_WITH_M = frozenset(
    (
        *("of", "people", "users", "customers", "viewers", "subscribers", "followers", "jobs", "tonnes", "tons"),
        *(
            "barrels",
            "miles",
            "visitors",
            "passengers",
            "voters",
            "residents",
            "homes",
            "households",
            "workers",
            "children",
        ),
        *("refugees", "copies", "shares", "units", "views", "tourists", "members", "students", "cars", "vehicles"),
        *("patients", "doses", "listeners", "readers", "fans", "tickets", "cases", "deaths", "adults", "families"),
        *("records", "accounts", "downloads", "hectares", "acres", "litres", "gallons", "visits", "women", "men"),
        *("migrants", "pensioners", "pupils", "drivers", "animals", "trees", "messages", "devices", "players"),
    )
)
CLAUSE_ENDS = frozenset(("", ".", ",", ";", ")"))


def scaled(line: Line, value: Decimal, stop: int, words: NumberWords, money: bool) -> tuple[Decimal, int]:
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
