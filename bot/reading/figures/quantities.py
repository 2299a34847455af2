"""The quantities of a sentence in order: numbers with their units, joined into ranges and conversions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.reading.figures.dates import is_name, is_year, not_a_figure
from bot.reading.figures.line import Line
from bot.reading.figures.numbers import Number, number
from bot.reading.figures.units import Kind, Unit, money_before, unit_behind, with_rate
from bot.reading.figures.words import DIVISION, FigureWords

DASHES = frozenset("-–—")
NO_UNIT = Unit("", 0, "none")


@dataclass(frozen=True, slots=True)
class Quantity:
    """Tokens `start:stop` of a line that tell an amount. `core` is the token of its number, `words` marks one without digits.

    `joined` is the connector that made it a range ("from" before it counts too), None for a single number. `also` are
    its conversions in brackets.
    """

    start: int
    stop: int
    core: int
    low: Decimal
    high: Decimal | None
    unit: str
    kind: Kind
    attributive: bool = False
    words: bool = False
    bare: bool = False
    mantissa: Decimal = Decimal(0)
    scaled: bool = False
    joined: str | None = None
    also: tuple[Quantity, ...] = ()


def quantities(line: Line, words: FigureWords) -> list[Quantity]:
    """Every quantity of the line, in order and without overlap."""
    found = _shared(_joined(line, list(_single(line, words)), words), line)
    return [quantity for quantity in _converted(line, found) if _counts(line, quantity, words)]


def _single(line: Line, words: FigureWords) -> Iterator[Quantity]:
    place, last = 0, 0
    while place < line.size:
        digits = line.is_digits(place)
        if not digits and line.lower[place] not in words.starters and line.lower[place] not in ("a", "an"):
            place += 1
            continue
        if digits and (behind := not_a_figure(line, place, words)) > place:
            place = behind
            continue
        quantity = _quantity(line, place, last, words)
        if quantity is None:
            place += 1
            continue
        if quantity.low >= 0 or quantity.kind != "none" or digits:
            yield quantity
        place = last = max(quantity.stop, place + 1)


def _quantity(line: Line, place: int, last: int, words: FigureWords) -> Quantity | None:
    """The number at a token with its unit; `last` is where the quantity before it stopped."""
    sign = (
        money_before(line, place, words) if line.is_digits(place) or place and line.tokens[place - 1] in "$£€" else None
    )
    found = number(line, place, words.numbers, sign is not None)
    if found is None or found.start < last:
        return None
    if sign is not None and sign[1] >= last:
        return _money(line, found, sign, words)
    if line.glued(found.stop) and line.is_word(found.stop) and not _glued_unit(line, found, words):
        return None
    if is_year(line, found, words) and not _measured(line, found, words):
        return None
    if is_name(line, found, words) and not _measured(line, found, words):
        return None
    found = _ratio(line, found, words)
    unit = unit_behind(line, found, words)
    return _of(found, unit, found.start)


def _of(found: Number, unit: Unit, start: int) -> Quantity:
    return Quantity(
        start, max(unit.stop, found.stop), found.start, found.low, found.high, unit.name, unit.kind, unit.attributive,
        found.words, found.bare, found.mantissa, found.scaled,
    )  # fmt: skip


def _money(line: Line, found: Number, sign: tuple[str, int], words: FigureWords) -> Quantity:
    name, start = sign
    stop = found.stop
    if line.tokens[stop] == "US" or (line.tokens[stop] in ("USD", "AUD", "CAD", "NZD") and name.endswith("dollar")):
        stop += 1
    named = words.money_names.at(line.lower, stop)
    if named is not None and (named[0] == name or named[0].endswith(" " + name)):
        name, stop = named
    if line.tokens[start - 1 : start] == ["-"] and line.glued(start) and not line.glued(start - 1):
        found, start = replace(found, low=-found.low), start - 1
    return _of(found, with_rate(line, Unit(name, stop, "money"), words), start)


def _glued_unit(line: Line, found: Number, words: FigureWords) -> bool:
    """Whether a word that touches the digits is a unit ("70kg"), and not part of a name ("49ers", "737Max")."""
    return unit_behind(line, found, words).kind not in ("none", "count")


def _measured(line: Line, found: Number, words: FigureWords) -> bool:
    """Whether a unit or plural noun behind an integer shows that it is neither a year nor part of a name."""
    unit = unit_behind(line, found, words)
    if unit.kind in ("money", "measure", "age"):
        return unit.name not in ("", "second") or unit.attributive
    before = words.bounds.before(line.lower, found.start)
    return unit.kind == "count" and before is not None


def _ratio(line: Line, found: Number, words: FigureWords) -> Number:
    """ "eight out of ten" and "one in five" as one share."""
    after = found.stop
    if line.lower[after] == "out" and line.lower[after + 1] == "of":
        place = after + 2
    elif line.lower[after] in ("in", "over") and found.low < 10 and (found.low == 1 or line.lower[after] == "in"):
        place = after + 1
    else:
        return found
    if place >= line.size or line.lower[place] in ("a", "an", "half"):
        return found
    whole = number(line, place, words.numbers, False)
    if whole is None or whole.high or whole.low <= found.low or is_year(line, whole, words) or found.low <= 0:
        return found
    unit = unit_behind(line, whole, words)
    if line.lower[after] == "in" and (unit.kind in ("money", "measure") or whole.low % 1 or whole.words != found.words):
        return found
    share = DIVISION.divide(found.low, whole.low)
    return replace(found, stop=whole.stop, low=share, mantissa=share, bare=False)


def _joined(line: Line, found: list[Quantity], words: FigureWords) -> list[Quantity]:
    """Ranges made of two neighbours: "10–15", "5 to 10 %", "between $62 and $68", "from 208 pounds to 193"."""
    done: list[Quantity] = []
    for quantity in found:
        if done and (joined := _range(line, done[-1], quantity, words)) is not None:
            done[-1] = joined
        else:
            done.append(quantity)
    return done


def _range(line: Line, first: Quantity, second: Quantity, words: FigureWords) -> Quantity | None:
    if first.joined or first.high is not None or second.high is not None or second.start - first.stop != 1:
        return None
    connector = line.lower[first.stop]
    before = line.lower[first.start - 1] if first.start else ""
    same = (
        first.unit == second.unit
        or first.kind == "none"
        or (second.kind == "none" and connector == "to" and before == "from")
    )
    if not same:
        return None
    if connector in DASHES:
        spaced = not line.glued(first.stop)
        if spaced and (
            line.glued(first.stop + 1) or second.kind == "none" and first.kind == "none" and connector == "—"
        ):
            return None
    elif connector == "to":
        if before != "from" and (first.words and first.low == 1 or _changes(line, first, words)):
            return None
    elif not (connector == "and" and before == "between"):
        return None
    low = first.low * _scale_of(first, second)
    ends = sorted((low, second.low))
    unit = second if second.kind != "none" else first
    start = first.start - 1 if before in ("from", "between") else first.start
    return replace(
        unit, start=start, stop=second.stop, core=first.core, low=ends[0], high=ends[1],
        words=first.words and second.words, bare=first.bare and second.bare, joined=before if before == "from" else connector,
    )  # fmt: skip


def _scale_of(first: Quantity, second: Quantity) -> Decimal:
    """What the first end of a range is multiplied by: "5 to 10 million" are millions at both ends."""
    if first.scaled or not second.scaled or first.mantissa > second.mantissa or not second.mantissa:
        return Decimal(1)
    return second.low / second.mantissa


def _changes(line: Line, first: Quantity, words: FigureWords) -> bool:
    """Whether the first number is an amount of change, and "to" leads to the new level."""
    place = first.start - 1
    while place >= 0 and line.lower[place] in words.grammar.adverbs:
        place -= 1
    return place >= 0 and line.lower[place] in words.directions and first.kind != "none"


def _shared(found: list[Quantity], line: Line) -> list[Quantity]:
    """A number without a unit takes that of the next one in "eight or nine euros", "four-, five- and six-cylinder"."""
    for place in range(len(found) - 2, -1, -1):
        first, second = found[place], found[place + 1]
        between = line.lower[first.stop : second.start]
        if (
            first.kind == "none"
            and second.kind != "none"
            and between
            in (
                ["or"],
                ["and"],
                [","],
                ["-", ","],
                ["-", "and"],
                ["-", "or"],
                [",", "or"],
                [",", "and"],
                ["-", "to"],
                ["and", "even"],
            )
        ):
            scale = _scale_of(first, second)
            found[place] = replace(
                first, unit=second.unit, kind=second.kind, attributive=second.attributive, low=first.low * scale
            )
    return found


def _converted(line: Line, found: list[Quantity]) -> Iterator[Quantity]:
    """Quantities with their conversions in brackets taken in: "200 square kilometers (77 square miles)"."""
    place = 0
    while place < len(found):
        quantity = found[place]
        place += 1
        while place < len(found) and _converts(line, quantity, found[place]):
            behind = found[place].stop
            quantity = replace(quantity, also=(*quantity.also, found[place]))
            place += 1
            if line.tokens[behind] == ")":
                break
        yield quantity


def _converts(line: Line, quantity: Quantity, inner: Quantity) -> bool:
    """Whether a quantity opens (or goes on in) the brackets behind another, both measured or both money."""
    last = quantity.also[-1] if quantity.also else quantity
    opening = line.lower[last.stop : inner.start]
    lead = ["(", "["] if not quantity.also else [",", ";", "/", "or", "and"]
    if not opening or opening[0] not in lead or len(opening) > 4:
        return False
    if any(
        token
        not in ("about", "around", "or", "approximately", "roughly", "nearly", "some", "~", "=", "equivalent", "to")
        for token in opening[1:]
    ):
        return False
    if line.tokens[inner.stop] not in (")", "]", ",", ";", "/", "or"):
        return False
    return quantity.kind == inner.kind and quantity.kind in ("money", "measure") and quantity.unit != inner.unit


def _counts(line: Line, quantity: Quantity, words: FigureWords) -> bool:
    """Whether it is a figure: "one" needs a noun of its own and is no pronoun; an article makes no figure."""
    if not quantity.words or quantity.kind == "measure":
        return True
    if quantity.low == 1 and quantity.high is None:
        before = line.lower[quantity.start - 1] if quantity.start else ""
        return quantity.unit != "" and before not in (
            "no",
            "the",
            "this",
            "that",
            "which",
            "any",
            "every",
            "each",
            "some",
            "another",
        )
    return True
