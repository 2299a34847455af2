"""An amount found in a line: its tokens, its ends, its unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.reading.figures.numbers import Number
from bot.reading.figures.units import Unit


@dataclass(frozen=True, slots=True)
class Quantity:
    """Tokens `start:stop` of a line that tell an amount; `number` is its (first) number as written.

    `high` is None for a single value. `joined` is the word that made it a range ("from", "between", "to" or a dash).
    `also` are its conversions in brackets.
    """

    start: int
    stop: int
    number: Number
    low: Decimal
    high: Decimal | None
    unit: Unit
    joined: str | None = None
    also: tuple[Quantity, ...] = ()

    @classmethod
    def of(cls, number: Number, unit: Unit, start: int) -> Quantity:
        """One number with the unit that was found beside it."""
        return cls(start, max(unit.stop, number.stop), number, number.low, number.high, unit)


def is_share(quantity: Quantity) -> bool:
    """Whether it is a part of one: "three in four"."""
    return quantity.unit.kind == "none" and quantity.high is None and 0 < quantity.low < 1


def behind(quantity: Quantity | None) -> int:
    """The token behind a quantity and the brackets with its conversions, the first token of the line for none."""
    if quantity is None:
        return 0
    return quantity.also[-1].stop + 1 if quantity.also else quantity.stop
