"""What a figure allows, and whether two claims about one thing can both be true."""

from __future__ import annotations

from decimal import Decimal

from bot.model import Figure, Range
from bot.stories.same_units import is_share, same_unit

ABOUT = Decimal("0.05")
"""How far, as a share, "about" reaches."""

CONVERTED = Decimal("0.03")
"""How far, as a share, a value told in another unit may be rounded."""

ROUNDED = Decimal("0.1")
"""The same for a value of one digit, as "two miles"."""

FAR = 3
"""How many times as large a value may be and still be said of the same thing, but for tolls."""


def bounds(figure: Figure) -> tuple[Decimal, Decimal]:
    """The values that the figure allows, low and high: "about 100" is 95 to 105, "more than 5" has no high end."""
    low, high = _ends(figure)
    match figure.change:
        case "~":
            return low - abs(low) * ABOUT, high + abs(high) * ABOUT
        case ">":
            return low, Decimal("Infinity")
        case "<":
            return Decimal("-Infinity"), high
        case "=" | "up" | "down":
            return (low - abs(low) * ABOUT, high + abs(high) * ABOUT) if is_share(figure) else (low, high)


def agree(one: Figure, other: Figure) -> bool:
    """Whether both can be true at once."""
    if {one.change, other.change} == {"up", "down"}:
        return False
    converted = one.unit != other.unit
    (low, high), (other_low, other_high) = _compared(one, converted), _compared(other, converted)
    return low <= other_high and other_low <= high


def far_apart(one: Figure, other: Figure) -> bool:
    """Whether the values are too far apart to be two claims about one thing: they are then of two things."""
    mine, theirs = abs(size(one)), abs(size(other))
    return max(mine, theirs) > FAR * min(mine, theirs)


def size(figure: Figure) -> Decimal:
    """The middle of the value, in the unit that its kind of amount is compared in."""
    return sum(_ends(figure), Decimal()) / 2 * same_unit(figure)[1]


def _compared(figure: Figure, converted: bool) -> tuple[Decimal, Decimal]:
    """The bounds in the unit of comparison, wider for values of two units, most for one of a single digit."""
    factor = same_unit(figure)[1]
    low, high = (end * factor for end in bounds(figure))
    if not converted:
        return low, high
    digits = () if isinstance(figure.value, Range) else figure.value.normalize().as_tuple().digits
    reach = ROUNDED if len(digits) == 1 else CONVERTED
    return low - abs(low) * reach, high + abs(high) * reach


def _ends(figure: Figure) -> tuple[Decimal, Decimal]:
    value = figure.value
    return (value.low, value.high) if isinstance(value, Range) else (value, value)
