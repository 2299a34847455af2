"""What a claim allows, whether two can both be true, how far several reach, and which of them leads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol, TypeVar

from bot.model import Figure, Range
from bot.stories.kinds import is_share, same_unit
from bot.told import Claim, Quantity

SEVERAL = 3
"""Different values from which a dispute is told by its range."""

ONE_DAY = timedelta(days=1)
"""From here on a later claim tells how things stand by then, and contradicts none from before."""

_OFFICIAL = re.compile(
    r"\b(?:police|officials?|ministry|minister|government|authorit(?:y|ies)|mayor|governor|coroner|hospitals?|doctors"
    r"|department|agency|council|coastguard|coast\sguard|firefighters|prosecutors?|united\snations|u\.?n\.?)\b",
    re.IGNORECASE,
)

ABOUT = Decimal("0.05")
"""How far, as a share, "about" reaches."""

CONVERTED = Decimal("0.03")
"""How far, as a share, a value told in another unit may be rounded."""

ROUNDED = Decimal("0.1")
"""The same for a value of one digit, as "two miles"."""

MOST_TIMES = 3
"""How many times as large a value may be and still be said of the same thing, but for tolls."""


class Dated(Protocol):
    """What has the date of the article that tells it."""

    @property
    def dated(self) -> datetime:
        """When the article is from."""


Claimed = TypeVar("Claimed", bound=Dated)


def bounds(figure: Figure) -> tuple[Decimal, Decimal]:
    """The values that the figure allows, low and high: "about 100" is 95 to 105, "more than 5" has no high end."""
    low, high = figure.ends
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
    return (low <= other_high and other_low <= high) or (not converted and _is_rounded(one, other))


def far_apart(one: Figure, other: Figure) -> bool:
    """Whether the values are too far apart to be two claims about one thing: they are then of two things."""
    mine, theirs = abs(size(one)), abs(size(other))
    return max(mine, theirs) > MOST_TIMES * min(mine, theirs)


def size(figure: Figure) -> Decimal:
    """The middle of the value, in the unit that its kind of amount is compared in."""
    return sum(figure.ends, Decimal()) / 2 * same_unit(figure)[1]


def current(claims: Sequence[Claimed]) -> list[Claimed]:
    """Those of the last day, in their order."""
    newest = max(claim.dated for claim in claims)
    return [claim for claim in claims if newest - claim.dated < ONE_DAY]


def reach(quantity: Quantity) -> tuple[Claim, Claim] | None:
    """The lowest and the highest of the last day; None unless they differ and at least `SEVERAL` values are claimed.

    Of each outlet and claimant only the newest claim counts.
    """
    standing = {(claim.outlet, claim.figure.claimed_by): claim for claim in current(quantity.claims)}
    ordered = sorted(standing.values(), key=lambda claim: _signed(claim.figure))
    if not quantity.differs or len({_signed(claim.figure) for claim in ordered}) < SEVERAL:
        return None
    return ordered[0], ordered[-1]


def leading_first(quantity: Quantity) -> list[Claim]:
    """One claim for each value: that of most outlets first, then those of officials, then the newest."""
    shown = [claim for claim in quantity.claims if claim.figure == quantity.shown]
    by_value: dict[Decimal, list[Claim]] = {}
    for claim in (*shown, *reversed(quantity.claims)):
        by_value.setdefault(_signed(claim.figure), []).append(claim)
    return [_best(each) for each in sorted(by_value.values(), key=_standing, reverse=True)]


def _is_rounded(one: Figure, other: Figure) -> bool:
    """Whether one value is the other in fewer digits, but in two or more: "62%" for 62.1%."""
    if isinstance(one.value, Range) or isinstance(other.value, Range):
        return False
    step = max(_last_digit(one.value), _last_digit(other.value))
    return one.value.quantize(step, ROUND_HALF_UP) == other.value.quantize(step, ROUND_HALF_UP)


def _last_digit(value: Decimal) -> Decimal:
    """What the last digit counts that is no closing nought, of the first two at least: 1,000 in 43,000 or 10,000."""
    last = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(min(int(last), value.adjusted() - 1))


def _compared(figure: Figure, converted: bool) -> tuple[Decimal, Decimal]:
    """The bounds in the unit of comparison, wider for values of two units, most for one of a single digit."""
    factor = same_unit(figure)[1]
    low, high = (end * factor for end in bounds(figure))
    if not converted:
        return low, high
    digits = () if isinstance(figure.value, Range) else figure.value.normalize().as_tuple().digits
    reach = ROUNDED if len(digits) == 1 else CONVERTED
    return low - abs(low) * reach, high + abs(high) * reach


def _signed(figure: Figure) -> Decimal:
    """The size of the value in the unit of comparison; a fall counts as less than none."""
    return -size(figure) if figure.change == "down" else size(figure)


def _best(claims: Sequence[Claim]) -> Claim:
    return next((claim for claim in claims if _is_official(claim.figure)), claims[0])


def _standing(claims: Sequence[Claim]) -> tuple[int, bool, float]:
    outlets = len({claim.outlet or claim.figure.passage.article for claim in claims})
    return outlets, _is_official(_best(claims).figure), claims[0].dated.timestamp()


def _is_official(figure: Figure) -> bool:
    """Whether a public body claims it."""
    return figure.claimed_by is not None and _OFFICIAL.search(figure.claimed_by) is not None
