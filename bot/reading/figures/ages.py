"""Numbers that are ages: "Jamie Armstrong, 25, said", "aged 34", "18 and older", "aged 6 months"."""

from __future__ import annotations

from dataclasses import replace

from bot.reading.figures.line import Line
from bot.reading.figures.numbers import Number
from bot.reading.figures.rates import Unit

OLDEST, ADULT = 120, 16
SPANS = frozenset(("year", "month", "week", "day"))
AGENTS = ("er", "or", "ist", "ian", "man", "woman")
"""How words for people end, behind whom an age may stand between commas: "the singer, 31, said"."""

NO_PERSONS = frozenset(("number", "order", "paper", "chapter", "offer", "figure", "floor", "factor", "error"))
TURNS = frozenset(("turn", "turns", "turned", "turning"))
BEHIND_AGES = frozenset((",", ".", "", "when", "and"))
AGED = frozenset(
    ("voters", "drivers", "workers", "residents", "pensioners", "players", "boys", "girls", "parents", "customers")
) | frozenset(("people", "adults", "men", "women", "those", "aged", "patients", "children", "everyone", "anyone"))
"""Before "over 60", these make it an age."""


def with_age(line: Line, found: Number, unit: Unit) -> Unit:
    """The unit of a number; years of age where it has none and the words around it tell an age."""
    if unit.kind == "none" and _is_age(line, found):
        return Unit("year of age", found.stop, "age")
    if unit.name in SPANS and found.start and line.lower[found.start - 1] == "aged":
        return replace(unit, name=f"{unit.name} of age", kind="age")
    return unit


def _is_age(line: Line, found: Number) -> bool:
    """Whether a bare number is an age: "Jamie Armstrong, 25, said", "aged 34", "who was 10."."""
    if not (found.words or found.bare) or not 0 < found.low <= OLDEST or found.start == 0:
        return False
    before, after = line.lower[found.start - 1], line.tokens[found.stop]
    if before in ("aged", "age", "ages") or (before in ("of", ":") and line.lower[found.start - 2] == "age"):
        return True
    if (before in TURNS and found.bare) or (before == "than" and line.lower[found.start - 2] in ("younger", "older")):
        return True
    if line.lower[found.stop] in ("and", "or") and line.lower[found.stop + 1] in ("older", "younger"):
        return True
    if before in ("over", "under") and line.lower[found.start - 2] in AGED:
        return not (line.is_word(found.stop) and line.glued(found.stop))
    name = found.start - (3 if line.tokens[found.start - 2] == "." else 2)
    if before == "," and name >= 0 and line.is_capital(name):
        return after in (",", ";", "") or (after == "." and found.stop + 1 >= line.size)
    if before == "," and after == "," and line.lower[name] not in NO_PERSONS:
        return found.low >= ADULT and line.lower[name].endswith(AGENTS)
    told = before in ("is", "was") and line.lower[found.start - 2] in ("who", "he", "she")
    return (told or before in ("he's", "she's")) and after in BEHIND_AGES
