"""What the claims about one quantity say together: how far they reach, and which of them leads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.model import Claim, Figure, Quantity
from bot.stories.agreement import size

SEVERAL = 3
"""Different values from which a dispute is told by its range."""

_OFFICIAL = re.compile(
    r"\b(?:police|officials?|ministry|minister|government|authorit(?:y|ies)|mayor|governor|coroner|hospitals?|doctors"
    r"|department|agency|council|coastguard|coast\sguard|firefighters|prosecutors?|united\snations|u\.?n\.?)\b",
    re.IGNORECASE,
)


def reach(quantity: Quantity) -> tuple[Claim, Claim] | None:
    """The lowest and the highest claim; None unless the claims differ and at least `SEVERAL` values are claimed.

    Of each outlet and claimant only the newest claim counts.
    """
    standing = {(claim.outlet, claim.figure.claimed_by): claim for claim in quantity.claims}
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


def is_official(figure: Figure) -> bool:
    """Whether a public body claims it."""
    return figure.claimed_by is not None and _OFFICIAL.search(figure.claimed_by) is not None


def _best(claims: Sequence[Claim]) -> Claim:
    return next((claim for claim in claims if is_official(claim.figure)), claims[0])


def _standing(claims: Sequence[Claim]) -> tuple[int, bool, float]:
    outlets = len({claim.outlet or claim.figure.passage.article for claim in claims})
    return outlets, is_official(_best(claims).figure), claims[0].dated.timestamp()


def _signed(figure: Figure) -> Decimal:
    """The size of the value in the unit of comparison; a fall counts as less than none."""
    return -size(figure) if figure.change == "down" else size(figure)
