"""Units that stand elsewhere in the sentence: "17 are missing", "the toll rose to 15", "214 people, up from 160"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.reading.figures.line import Line
from bot.reading.figures.quantity import Quantity
from bot.reading.figures.rates import Unit
from bot.reading.figures.words import is_whole

PEOPLE = Unit("people", 0, "count")
BETWEEN_AGES = ([","], ["and"], ["or"], [",", "and"])
FATES = frozenset(
    (
        "dead injured wounded killed missing hurt arrested detained displaced homeless eligible registered unemployed "
        "jobless evacuated stranded unaccounted survived rescued hospitalised hospitalized drowned died"
    ).split()
)
"""What befalls people."""

HARMS = frozenset(("injured", "injuring", "wounded", "wounding", "killed", "killing", "hospitalised", "hospitalized"))
"""Verbs whose object is people."""

BEFORE_FATE = frozenset(
    "are were is was be been being have has had still now also later more others remain remained".split()
)
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

FROM_REACH = 12
"""Tokens at most between an amount and the "from" of what it was before."""

COMPARED = (
    *("from", "from about", "from just", "from nearly", "compared with", "compared to", "against", "versus"),
    *("from a peak of", "from a high of", "from a low of", "from an average of", "compared with just", "against just"),
)
"""Between an amount and a number these say that it is the same amount at another time or place."""

BEHIND_ELLIPSIS = frozenset(
    (
        ". , ; more fewer in on by of at for from last this and but were are was is have had will would behind ahead "
        "who when after"
    ).split()
) | {""}
BEFORE_NUMBERS = frozenset(("to", "at", "by", "for", "in", "number", "nearly", "about", "factor", "of", ",", "-", "–"))
"""Before a bare number these make it another thing: "sold 20 cars at 40"."""

PARTS_OF = frozenset(("which", "whom", "them", "those", "these"))

NOUNS_OF_CHANGE = frozenset(("rise", "increase", "fall", "drop", "decrease", "decline", "gain", "loss", "jump"))
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
    ages = before is not None and before.unit.kind == "age" and line.lower[before.stop : quantity.start] in BETWEEN_AGES
    if before is not None and ages and before.unit.name == f"{quantity.unit.name} of age":
        return before.unit
    if quantity.unit.kind != "none" or not is_whole(quantity.low):
        return None
    if before is not None and ages:
        return before.unit
    if quantity.high is not None and quantity.number.words and _is_crowd(line, quantity):
        return PEOPLE
    if (
        before is not None
        and before.unit.kind in ("count", "measure")
        and quantity.low != 1
        and _is_part(line, quantity)
    ):
        return before.unit
    if line.lower[quantity.start - 1] in HARMS or _befalls(line, quantity.stop) or _is_toll(line, quantity.start):
        return PEOPLE
    return before.unit if before is not None and _goes_on(line, before, quantity) else None


def _is_crowd(line: Line, quantity: Quantity) -> bool:
    """Whether "thousands" open a clause and do something: "Thousands have fled"."""
    opens = quantity.start == 0 or not line.is_word(quantity.start - 1) or line.lower[quantity.start - 1] == "and"
    return opens and line.lower[quantity.stop] in ("have", "had", "are", "were", "will")


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
    if (
        before.unit.kind in ("none", "age")
        or before.high is not None
        or quantity.high is not None
        or len(between) > FROM_REACH
    ):
        return False
    if not BREAKS.isdisjoint(between):
        return False
    if (
        before.unit.kind == "count"
        and not before.unit.attributive
        and (between == ["to"] or _is_elided(line, quantity))
    ):
        return True
    if before.unit.kind == "count" and between[-1:] == ["to"] and "total" in between[-3:]:
        return True
    return before.unit.name != "percentage" and any(" ".join(between).endswith(words) for words in COMPARED)


def _is_elided(line: Line, quantity: Quantity) -> bool:
    """Whether the counted noun is left out, being that of before: "opened 42 shops and plans another 60 by May"."""
    before, after = line.lower[quantity.start - 1], line.lower[quantity.stop]
    if quantity.low == 1:
        return False
    if before == "of" and line.lower[quantity.start - 2] in NOUNS_OF_CHANGE:
        return True
    if before == "," and after in BEHIND_ELLIPSIS:
        return after.isalpha() and after not in ("and", "but", "in", "of")
    return after in BEHIND_ELLIPSIS and before not in BEFORE_NUMBERS
