"""Units that the words around tell: "Jamie Armstrong, 25,", "17 are missing", "214 people, up from 160"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.reading.figures.line import Line
from bot.reading.figures.numbers import Number
from bot.reading.figures.units import Quantity, Unit
from bot.reading.figures.words import is_whole

OLDEST = 120
COMPARED_AGES = (("than", "younger"), ("than", "older"))
AND_OLDER = (("and", "older"), ("and", "younger"), ("or", "older"), ("or", "younger"))
TURNS = frozenset(("turn", "turns", "turned", "turning"))
BEHIND_AGES = frozenset((",", ".", "", "when", "and"))
AGED = frozenset("people voters adults men women children patients players workers those aged anyone everyone".split())
"""Before "over 60", these make it an age."""

PEOPLE = Unit("people", 0, "count")
BETWEEN_AGES = ([","], ["and"], ["or"])
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
    (
        "are were is was be been being have has had still now also later more others remain remained known believed "
        "feared reported confirmed thought said to in all so far as"
    ).split()
)
UP_TO_A_TOLL = frozenset("to at of is was reached reaches hit hits stands stood rose risen climbed now".split())
FROM_REACH = 12
"""Tokens at most between an amount and the "from" of what it was before, or its "toll"."""

COMPARED = (
    *("from", "from about", "from just", "from nearly", "from a peak of", "total to"),
    *("compared with", "compared to", "against", "versus"),
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

BREAKS = frozenset((";", ":", "(", ")", "“", "”"))


def with_age(line: Line, found: Number, unit: Unit) -> Unit:
    """The unit of a number; years of age where it has none and the words around it tell an age."""
    if unit.kind == "none" and _is_age(line, found):
        return Unit("year of age", found.stop, "age")
    aged = line.lower[found.start - 1] == "aged" and unit.kind == "measure"
    return replace(unit, name=f"{unit.name} of age", kind="age") if aged else unit


def _is_age(line: Line, found: Number) -> bool:
    """Whether a bare number is an age: "Jamie Armstrong, 25, said", "aged 34", "18 and older", "who was 10."."""
    if not 0 < found.low <= OLDEST or not (found.words or found.bare):
        return False
    before, earlier, after = line.lower[found.start - 1], line.lower[found.start - 2], line.tokens[found.stop]
    if before in ("aged", "age", "ages") or (before in ("of", ":") and earlier == "age"):
        return True
    if (before in TURNS and found.bare) or (before in ("over", "under") and earlier in AGED):
        return True
    if (before, earlier) in COMPARED_AGES or tuple(line.lower[found.stop : found.stop + 2]) in AND_OLDER:
        return True
    if before == ",":
        named = line.is_capital(found.start - (3 if earlier == "." else 2))
        alone = found.bare and line.is_word(found.start - 2) and not line.is_digits(found.stop + 1)
        return (named and after in (",", ";", ".", "")) or (alone and after == ",")
    told = before in ("is", "was") and earlier in ("who", "he", "she")
    return (told or before in ("he's", "she's")) and after in BEHIND_AGES


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
    if before is not None and before.unit.kind == "age" and line.lower[before.stop : quantity.start] in BETWEEN_AGES:
        return before.unit if before.unit.name.startswith(quantity.unit.name) else None
    if quantity.unit.kind != "none" or not is_whole(quantity.low):
        return None
    if before is not None and before.unit.kind in ("count", "measure") and _is_part(line, quantity):
        return before.unit
    crowd = quantity.number.words and quantity.high is not None  # "Thousands have fled"
    if crowd and line.lower[quantity.stop] in ("have", "had", "are", "were", "will"):
        return PEOPLE
    if line.lower[quantity.start - 1] in HARMS or _befalls(line, quantity.stop) or _is_toll(line, quantity.start):
        return PEOPLE
    return before.unit if before is not None and _goes_on(line, before, quantity) else None


def _is_part(line: Line, quantity: Quantity) -> bool:
    """Whether it is so many of those counted before: "120 drones, of which 98", "12 of them"."""
    if quantity.low == 1:
        return False
    of, whole = line.lower[quantity.start - 2 : quantity.start] if quantity.start > 1 else ("", "")
    return "of" in (of, line.lower[quantity.stop]) and not PARTS_OF.isdisjoint((whole, line.lower[quantity.stop + 1]))


def _befalls(line: Line, start: int) -> bool:
    """Whether a fate follows: "17 are missing", "12 dead", "66 are now known to have survived", "12 who"."""
    if line.lower[start] == "who":
        return True
    return next((word in FATES for word in line.lower[start:] if word not in BEFORE_FATE), False)


def _is_toll(line: Line, start: int) -> bool:
    """Whether the words before make it a toll: "the death toll reached 11"."""
    return line.lower[start - 1] in UP_TO_A_TOLL and "toll" in line.lower[max(0, start - FROM_REACH) : start]


def _goes_on(line: Line, before: Quantity, quantity: Quantity) -> bool:
    """Whether a bare number is the same amount at another time: "36,500 homes, from 41,000", "31 votes to 24"."""
    between = line.lower[before.stop : quantity.start]
    if before.unit.kind == "age" or before.unit.name == "percentage" or quantity.high is not None:
        return False
    if len(between) > FROM_REACH or not BREAKS.isdisjoint(between):
        return False
    counts = before.unit.kind == "count" and not before.unit.attributive
    if counts and (between == ["to"] or _is_elided(line, quantity)):
        return True
    return any(" ".join(between).endswith(words) for words in COMPARED)


def _is_elided(line: Line, quantity: Quantity) -> bool:
    """Whether the counted noun is left out, being that of before: "opened 42 shops and plans another 60 by May"."""
    before, after = line.lower[quantity.start - 1], line.lower[quantity.stop]
    if quantity.low == 1 or after not in BEHIND_ELLIPSIS:
        return False
    return before not in BEFORE_NUMBERS or (
        before == "," and after.isalpha() and after not in ("and", "but", "in", "of")
    )
