"""What was claimed or counted of one quantity, as it is listed beside an answer."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.question import Scored
from bot.briefing.lines import NO_OUTLET, by_sentence, dispute, whole_sentence, with_claimants
from bot.message import Facts, Line, Run
from bot.model import Passage
from bot.stories.claims import leading_first
from bot.told import Claim, Quantity


def claims_shown(quantity: Quantity) -> Facts:
    """Each value claimed with its outlet: where they differ, the best carried first, each by its claimant."""
    if quantity.differs:
        told = by_sentence(leading_first(quantity))
        return Facts(tuple(_claimed(claim, len(each) > 1) for each in told for claim in each), dispute(quantity))
    seen: dict[object, Line] = {}
    for claim in reversed(quantity.claims):
        seen.setdefault(claim.figure.value, _claimed(claim, False))
    return Facts(tuple(seen.values()), "Counted so far, newest first")


def tells_another(quantity: Quantity, group: Sequence[Scored]) -> bool:
    """Whether the passages tell another value than the claim that leads a dispute, or than the newest count."""
    best = leading_first(quantity)[0] if quantity.differs else quantity.claims[-1]
    carriers = [claim.figure.passage for claim in quantity.claims if claim.figure.value == best.figure.value]
    return not any(overlaps(each.lead, passage) for each in group for passage in carriers)


def is_counted(quantity: Quantity | None, group: Sequence[Scored]) -> bool:
    """Whether the passages tell an earlier count than the newest, which the list of counts tells besides."""
    if quantity is None or quantity.differs or not tells_another(quantity, group):
        return False
    return any(overlaps(each.lead, claim.figure.passage) for each in group for claim in quantity.claims)


def _claimed(claim: Claim, beside_another: bool) -> Line:
    """A claim in its sentence, or its number alone where its sentence tells another one, too."""
    figure = claim.figure
    told = (Run.of(figure.passage, bold=True),) if beside_another else whole_sentence([figure])
    return (Run(claim.outlet or NO_OUTLET, link=claim.url), Run(": "), *with_claimants(told, [figure]))


def overlaps(one: Passage, other: Passage) -> bool:
    """Whether they share characters, in whichever revision."""
    return (one.article, one.part) == (other.article, other.part) and one.start < other.end and other.start < one.end
