"""What a figure measures by the words right beside it: "61 paintings worth $9 million", "a 34-20 win"."""

from __future__ import annotations

from bot.reading.figures.clauses import DETERMINERS, Span, has_content, phrase_end, phrase_start
from bot.reading.figures.line import Line
from bot.reading.figures.nouns import PERIODS
from bot.reading.figures.quantity import Quantity
from bot.reading.figures.told_units import HARMS, PARTS_OF
from bot.reading.figures.words import FigureWords

VALUED = frozenset(("worth", "costing", "weighing", "measuring"))
"""Between a thing and its amount: "61 paintings worth $9 million"."""

LOOSE = frozenset(("a", "an", "reported", "estimated", "total", "combined", "record", "the"))
"""What may stand between "worth" and its amount."""

BEFORE_AMOUNTS = VALUED | LOOSE
STATES = frozenset(
    "prison jail custody office power hospital detention captivity exile charge business service".split()
)
"""What such a time is spent in."""

LISTED = frozenset((",", "and", "or"))
LONGEST_PART = 6
"""Tokens of what is said of a part: "35 % of them affordable"."""

LIGHT = frozenset("including excluding bringing taking making putting leaving costing giving adding counting".split())
"""Verbs that do nothing to what is counted."""


def nearby(line: Line, quantity: Quantity, cue: int, words: FigureWords) -> Span | None:
    """The thing beside a figure that its form ties to it, or None."""
    if quantity.unit.kind == "age" and not quantity.unit.attributive:
        return _person(line, cue, words)
    if quantity.unit.name == "count":
        return _multiple(line, quantity, words)
    opener, after, told = line.lower[cue - 1] if cue else "", line.lower[quantity.stop], None
    if quantity.unit.kind == "count":
        told = _done(line, quantity, cue)
    elif quantity.joined == "-":
        told = _score(line, quantity, words)
    if told is None and after == "of":
        told = _of_them(line, quantity)
    elif after == "in" and quantity.unit.name in PERIODS:
        told = _state(line, quantity)
    return _valued(line, cue, words) if told is None and opener in BEFORE_AMOUNTS else told


def _person(line: Line, cue: int, words: FigureWords) -> Span | None:
    """Whose age it is: "Dana Wirth, 54,", "two boys, aged 15", "children aged 5 to 9"."""
    stop = cue
    while stop > 0 and line.lower[stop - 1] in ("aged", "ages", ",", "who", "is", "was"):
        stop -= 1
    if stop == cue:
        return None
    start = phrase_start(line, stop, words)
    return (start, stop) if start < stop and has_content(line, start, stop, words) else None


def _multiple(line: Line, quantity: Quantity, words: FigureWords) -> Span | None:
    """What it is so many times of: "four times the first estimate", "three times over the limit"."""
    start = quantity.stop + 1 if line.lower[quantity.stop] == "over" else quantity.stop
    stop = phrase_end(line, start, words)
    whose = line.lower[start] in DETERMINERS or line.lower[start] == "last" or line.is_capital(start)
    return (start, stop) if whose and stop > start + 1 else None


def _valued(line: Line, cue: int, words: FigureWords) -> Span | None:
    """What is worth so much: "61 paintings worth an estimated $9 million"."""
    place = cue - 1
    while place > 0 and line.lower[place] in LOOSE:
        place -= 1
    if place <= 0 or line.lower[place] not in VALUED:
        return None
    start = phrase_start(line, place, words)
    return (start, place) if start < place and has_content(line, start, place, words) else None


def _done(line: Line, quantity: Quantity, cue: int) -> Span | None:
    """What is done to counted things behind a comma: ", flooding 450 homes"; and "to have killed 200"."""
    verb = line.lower[cue - 1] if cue > 1 else ""
    if not verb:
        return None
    if line.lower[quantity.stop : quantity.stop + 2] == ["at", "risk"]:
        return quantity.stop, quantity.stop + 2
    opens = verb.endswith("ing") and line.tokens[cue - 2] == "," and verb not in LIGHT
    apart = verb in HARMS and line.lower[cue - 2] in ("and", "or", "have", "having")
    return (cue - 1, cue) if opens or apart else None


def _of_them(line: Line, quantity: Quantity) -> Span | None:
    """What is said of a part: "35 % of them affordable", "three of whom are in hospital"."""
    start = stop = quantity.stop + 2
    if line.lower[start - 1] not in PARTS_OF:
        return None
    while line.is_word(stop) and stop < start + LONGEST_PART and line.lower[stop] not in LISTED:
        stop += 1
    return (start, stop) if stop > start else None


def _score(line: Line, quantity: Quantity, words: FigureWords) -> Span | None:
    """What ended so: "a 34-20 win"."""
    pointed = quantity.start > 0 and line.lower[quantity.start - 1] in DETERMINERS
    if quantity.unit.kind != "none" or not pointed:
        return None
    stop = phrase_end(line, quantity.stop, words)
    return (quantity.stop, stop) if stop > quantity.stop else None


def _state(line: Line, quantity: Quantity) -> Span | None:
    """What a time is spent in: "27 years in prison"."""
    start = quantity.stop + 1
    return (start, start + 1) if line.lower[start] in STATES else None
