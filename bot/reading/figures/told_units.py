"""Units that stand elsewhere in the sentence: "17 are missing", "the toll rose to 15", "214 people, up from 160"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.reading.figures.line import Line
from bot.reading.figures.quantity import Quantity
from bot.reading.figures.rates import Unit
from bot.reading.figures.words import is_whole

FATES = frozenset(
    (
        *("dead", "injured", "wounded", "killed", "missing", "hurt", "arrested", "detained", "displaced", "homeless"),
        *("unaccounted", "survived", "rescued", "hospitalised", "hospitalized", "drowned", "died"),
    )
)
"""What befalls people."""

HARMS = frozenset(("injured", "injuring", "wounded", "wounding", "killed", "killing", "hospitalised", "hospitalized"))
"""Verbs whose object is people."""

BEFORE_FATE = frozenset("are were is was be been being have has had still now also more others remain remained".split())
BEFORE_FATE_TOO = frozenset("known believed feared reported confirmed thought said to in all so far as".split())
TOLLS = frozenset(
    ("dead", "deaths", "survivors", "victims", "casualties", "fatalities", "injured", "missing", "wounded")
)
"""What "the number of" counts people by."""

UP_TO_A_TOLL = frozenset("to at of is was reached reaches hit hits stands stood rose risen climbed now".split())
REACH = 6
"""Tokens within which a fate or a toll must stand."""

TOLL_REACH = 12
"""Tokens within which "toll" must stand: "the toll from the quake in the north rose to 15"."""

FROM_REACH = 9
"""Tokens at most between an amount and the "from" of what it was before."""

PARTS_OF = frozenset(("which", "whom", "them", "those", "these"))

BREAKS = frozenset((";", ":", "(", ")", "“", "”"))


def with_told_units(line: Line, found: Sequence[Quantity]) -> list[Quantity]:
    """The same quantities; those without a unit take the one that the words around them tell."""
    done: list[Quantity] = []
    for quantity in found:
        name = _told(line, done[-1] if done else None, quantity)
        if name is not None:
            quantity = replace(quantity, unit=Unit(name.name, quantity.stop, name.kind))
        done.append(quantity)
    return done


def _told(line: Line, before: Quantity | None, quantity: Quantity) -> Unit | None:
    """The unit of a quantity that has none, or counts "others"; None where no words tell it."""
    if quantity.unit.name == "other":
        return before.unit if before is not None and before.unit.kind == "count" else PEOPLE
    if quantity.unit.kind != "none" or not is_whole(quantity.low):
        return None
    if before is not None and before.unit.kind == "count" and _is_part(line, quantity):
        return before.unit
    if line.lower[quantity.start - 1] in HARMS or _befalls(line, quantity.stop) or _is_toll(line, quantity.start):
        return PEOPLE
    return before.unit if before is not None and _goes_on(line, before, quantity) else None


PEOPLE = Unit("people", 0, "count")


def _is_part(line: Line, quantity: Quantity) -> bool:
    """Whether it is so many of those counted before: "120 drones, of which 98", "12 of them"."""
    before, behind = (
        line.lower[max(0, quantity.start - 2) : quantity.start],
        line.lower[quantity.stop : quantity.stop + 2],
    )
    return any(len(two) == 2 and two[0] == "of" and two[1] in PARTS_OF for two in (before, behind))


def _befalls(line: Line, start: int) -> bool:
    """Whether a fate follows: "17 are missing", "12 dead", "66 are now known to have survived"; or "of those who"."""
    if line.lower[start : start + 3] == ["of", "those", "who"] or line.lower[start] == "who":
        return True
    for place in range(start, start + REACH):
        if place >= line.size:
            return False
        if line.lower[place] in FATES:
            return True
        if line.lower[place] not in BEFORE_FATE and line.lower[place] not in BEFORE_FATE_TOO:
            return False
    return False


def _is_toll(line: Line, start: int) -> bool:
    """Whether the words before make it a toll: "the death toll reached 11", "the number of dead stands at 15"."""
    if start == 0 or line.lower[start - 1] not in UP_TO_A_TOLL:
        return False
    for place in range(start - 1, max(0, start - TOLL_REACH) - 1, -1):
        word = line.lower[place]
        if word in BREAKS or word == ",":
            return False
        if word in ("toll", "tolls") or (word in TOLLS and line.lower[place - 2 : place] == ["number", "of"]):
            return True
    return False


def _goes_on(line: Line, before: Quantity, quantity: Quantity) -> bool:
    """Whether a bare number is the same amount at another time: "36,500 homes, from 41,000", "31 votes to 24"."""
    between = line.lower[before.stop : quantity.start]
    if before.unit.kind not in ("count", "money") or before.high is not None:
        return False
    if between == ["to"]:
        return before.unit.kind == "count"
    return len(between) <= FROM_REACH and "from" in between[-2:] and BREAKS.isdisjoint(between)
