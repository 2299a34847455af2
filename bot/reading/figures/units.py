"""What a number counts or measures: the unit beside it, and its rate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.reading.figures.line import Line
from bot.reading.figures.numbers import Number
from bot.reading.figures.words import FigureWords, is_plural, singular

Kind = Literal["money", "measure", "count", "age", "none"]

LONGEST_NOUN = 5
"""Words of the longest noun phrase that may be a unit: "decently sized coal-fired power plants"."""

PERIODS = frozenset("second minute hour day week fortnight month quarter year decade century".split())
PER_WHAT = frozenset(
    "share barrel ounce ton tonne gallon pound litre liter kilo head night piece person unit mile game ton litre acre bushel pound-mass metre foot square".split()
)
LOOSE_SYMBOLS = frozenset("in p m b h g l t s A B C F J K L N T V W mi kn kt pm ms".split())
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
    known = _known(line, place, words)
    if known is not None:
        name, behind = known
        attributive = hyphen or (line.is_word(behind - 1) and not is_plural(line.lower[behind - 1], words.grammar))
        return with_rate(line, Unit(name, behind, _kind(name, words), attributive), words)
    if hyphen:
        return _hyphenated(line, place, stop, words)
    return _noun(line, found, words)


def _kind(name: str, words: FigureWords) -> Kind:
    if name in words.money:
        return "money"
    return "age" if name.endswith(" of age") else "measure"


def _known(line: Line, place: int, words: FigureWords) -> tuple[str, int] | None:
    """A unit or currency of our tables at a token."""
    token = line.tokens[place]
    symbol = words.symbols.at(line.tokens, place)
    if symbol is not None and _is_symbol(line, place, symbol[1]):
        return symbol
    name = words.money_names.at(line.lower, place)
    unit = words.units.at(line.lower, place)
    best = max((found for found in (name, unit) if found), key=lambda found: found[1], default=None)
    if best is not None:
        if best[0] == "count" and line.lower[place] in ("x", "fold", "time") and not line.glued(place):
            return None
        return ("pound sterling", best[1]) if best[0] == "pound" else best
    if token in ("pound", "pounds"):
        return _pounds(line, place)
    if token == "'" and line.glued(place):
        return ("foot", place + 1)
    behind = words.money_signs.at(line.tokens, place)
    return behind if behind and (line.glued(place) or len(token) == 3 or not token.isalpha()) else None


def _pounds(line: Line, place: int) -> tuple[str, int]:
    """Weight: news writes money with its sign, save in "pounds a week" and the like, which stay weights too."""
    return ("pound-mass", place + 1)


def _is_symbol(line: Line, place: int, stop: int) -> bool:
    token = line.tokens[place]
    if token not in LOOSE_SYMBOLS:
        return True
    if line.glued(place):
        return not line.is_digits(stop) or not line.glued(stop)
    if token in ("C", "F", "V", "W") and line.is_digits(place - 1):
        return not line.is_capital(place + 1) and line.tokens[place + 1] != "."
    return line.tokens[stop] in CLAUSE_ENDS and not (line.tokens[stop] == "." and stop + 1 < line.size)


def with_rate(line: Line, unit: Unit, words: FigureWords) -> Unit:
    """The unit with what it is told per: "a month", "per barrel", "/hour", "per 100,000"."""
    place = unit.stop
    if line.tokens[place] == "-" and line.lower[place + 1] in words.grammar.rate_determiners:
        place += 1
    sign = line.lower[place]
    start = place + 2 if line.tokens[place + 1] == "-" else place + 1
    if sign == "/" or sign == "per":
        base = _base(line, start, words)
    elif sign in words.grammar.rate_determiners and _is_base(line, start):
        base = _base(line, start, words)
    else:
        return unit
    if base is None:
        return unit
    name = f"{unit.name} per {base[0]}" if unit.name else f"per {base[0]}"
    return Unit(name, base[1], "measure" if unit.kind == "none" else unit.kind)


def _is_base(line: Line, place: int) -> bool:
    return line.lower[place] in PERIODS or line.lower[place] in PER_WHAT


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


def _hyphenated(line: Line, place: int, stop: int, words: FigureWords) -> Unit:
    """A noun glued with a hyphen: "12-page document", "two-storey house"."""
    word = line.lower[place]
    if not line.is_word(place) or word in words.grammar.function or len(word) < 3 or line.is_capital(place):
        return Unit("", stop, "none")
    return Unit(singular(word, words.grammar), place + 1, "count", attributive=True)


def _noun(line: Line, found: Number, words: FigureWords) -> Unit:
    """The counted things: the words up to the first plural noun, or up to the noun behind "one"."""
    grammar = words.grammar
    place = start = _behind_of(line, found.stop, words)
    one = found.low == 1
    while place < line.size and place < start + LONGEST_NOUN:
        word = line.lower[place]
        if line.tokens[place] == "-" and line.glued(place) and place > start:
            place += 1
            continue
        if not line.is_word(place) or word in grammar.function:
            break
        if is_plural(word, grammar) and (not one or start > found.stop):
            return with_rate(line, Unit(_name(line, start, place, words), place + 1, "count"), words)
        if one and place == start == found.stop and _is_noun(line, place, words):
            return Unit(singular(word, grammar), place + 1, "count")
        place += 1
    return with_rate(line, Unit("", found.stop, "none"), words)


def _behind_of(line: Line, stop: int, words: FigureWords) -> int:
    """Behind "of the", "of its", "of Johnson's"; else the same token."""
    if line.lower[stop] != "of":
        return stop
    after = line.lower[stop + 1]
    if after in ("the", "these", "those", "its", "their", "his", "her", "our", "my"):
        place = stop + 2
        return place + 1 if line.lower[place] in ("most", "best") else place
    return stop + 1


def _is_noun(line: Line, place: int, words: FigureWords) -> bool:
    word = line.lower[place]
    return (
        len(word) > 2 and not line.is_capital(place) and word not in words.grammar.adverbs and not word.endswith("ly")
    )


def _name(line: Line, start: int, last: int, words: FigureWords) -> str:
    """The noun phrase with its head in the singular, as written but for spaces."""
    parts = []
    for place in range(start, last + 1):
        token = line.tokens[place] if place < last else singular(line.lower[place], words.grammar)
        if place == last and line.is_capital(place) and last > start:
            token = singular(line.lower[place], words.grammar).capitalize()
        parts.append(token if place == start or line.glued(place) else " " + token)
    return "".join(parts)
