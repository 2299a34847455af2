"""What a number counts or measures: the unit beside it."""

from __future__ import annotations

from dataclasses import replace

from bot.reading.figures.line import Line
from bot.reading.figures.nouns import PERIODS, counted, hyphenated
from bot.reading.figures.numbers import Number, behind_plus
from bot.reading.figures.rates import Kind, Unit, with_rate
from bot.reading.figures.symbols import is_symbol, to_the_power
from bot.reading.figures.words import FigureWords, is_plural, is_whole

_PAID = frozenset(
    """
    aid assets bonds borrowing budget capital cash compensation cost costs cuts damage damages debt debts equipment
    exports fees fines fraud funding funds goods grants help imports income investment investments liabilities loans
    loss losses money orders pay property revenue sales savings shares spending stock subsidies support tax taxes
    taxpayer taxpayers trade value works worth
    """.split()
)
"""What sums of pounds are given for or made of."""


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
    stop = behind_plus(line, found.stop)
    if stop > found.stop:
        unit = unit_behind(line, replace(found, stop=stop), words)
        return Unit("", found.stop, "none") if unit.kind == "none" else unit
    hyphen = line.tokens[stop] in ("-", "–") and line.glued(stop) and line.glued(stop + 1)
    place = stop + 1 if hyphen else stop
    if place >= line.size:
        return Unit("", stop, "none")
    known = _known(line, place, words) or _in_brackets(line, place, words)
    if known is None and not is_whole(found.low) and line.lower[stop : stop + 2] in (["of", "a"], ["of", "an"]):
        known = _known(line, stop + 2, words)
    if known is None and found.high is not None and line.lower[stop] == "of":
        known = _known(line, stop + 1, words)
    if known is not None:
        name, behind = known
        if name == "pound-mass" and (found.scaled or found.high is not None) and not _weighs(line, behind):
            name = "pound sterling"
        attributive = hyphen or (line.is_word(behind - 1) and not is_plural(line.lower[behind - 1], words.grammar))
        return with_rate(line, Unit(name, behind, _kind(name, words), attributive), words)
    if _is_magnitude(line, found):
        return Unit("magnitude", stop, "measure", attributive=True)
    noun = hyphenated(line, place, words) if hyphen else counted(line, found, words)
    if noun is None:
        return with_rate(line, Unit("", stop, "none"), words)
    kind: Kind = "measure" if noun.name in PERIODS else "count"
    return with_rate(line, Unit(noun.name, noun.stop, kind, noun.attributive), words)


def _is_magnitude(line: Line, found: Number) -> bool:
    """Whether it is an earthquake's: "magnitude 6.1", "a magnitude-5 quake", "a magnitude of 6.2"."""
    before = line.lower[max(0, found.start - 2) : found.start]
    return before[-1:] == ["magnitude"] or before in (["magnitude", "of"], ["magnitude", "-"])


def _weighs(line: Line, place: int) -> bool:
    """Whether something is weighed there and not paid for: "2 million pounds of chicken", not "… of public money"."""
    return line.lower[place] == "of" and not _PAID.intersection(line.lower[place + 1 : place + 6])


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
    if symbol is not None and is_symbol(line, place, symbol[1]):
        return to_the_power(line, symbol)
    name = words.money_names.at(line.lower, place)
    unit = words.units.at(line.lower, place)
    best = max((found for found in (name, unit) if found), key=_behind, default=None)
    if best is not None:
        if best[0] == "count" and line.lower[place] in ("x", "fold", "time") and not line.glued(place):
            return None
        return to_the_power(line, best)
    if (
        token == "'"
        and line.is_digits(place - 1)
        and line.glued(place)
        and not (line.glued(place + 1) and line.is_word(place + 1))
    ):
        return ("foot", place + 1)
    behind = words.money_signs.at(line.tokens, place)
    if behind is not None and line.is_digits(behind[1]) and line.glued(behind[1]):
        return None
    return behind if behind and (line.glued(place) or len(token) == 3 or not token.isalpha()) else None


def _behind(found: tuple[str, int]) -> int:
    return found[1]
