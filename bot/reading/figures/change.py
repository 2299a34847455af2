"""How a figure is meant: a direction ("rose 3 %"), a bound ("at least"), about, or just so."""

from __future__ import annotations

from bot.model import Change
from bot.reading.figures.line import Line
from bot.reading.figures.nouns import PERIODS
from bot.reading.figures.quantity import Quantity
from bot.reading.figures.symbols import LENGTHS
from bot.reading.figures.words import FigureWords

ADVERB_STEPS = 4
PLACES = frozenset(("from", "off", "away", "north", "south", "east", "west"))
"""Behind a length these make it a distance."""

NOUNS = frozenset("increase rise growth jump surge hike fall drop decline decrease cut reduction dip slump".split())
BY_REACH = 7
"""Tokens between a verb of change and its "by"."""

BEHIND: dict[str, Change] = {"higher": "up", "lower": "down", "up": "up", "down": "down"}
"""Behind a percentage these tell its direction."""

ADDS = frozenset(("add", "adds", "added", "adding"))
"""Before "up to" these make a sum: "the cuts add up to 225 points"."""

PARTICLE_VERBS = frozenset(("brought", "took", "taken", "made", "set", "put", "held", "gave", "given", "blew", "shot"))


def change_of(line: Line, quantity: Quantity, words: FigureWords) -> tuple[Change, int]:
    """The change of a quantity and the token where its cue starts (the quantity's start when it has none).

    A direction wins over a bound and a bound over "about", so "up about 19 %" is up.
    """
    bound: Change = "="
    start = quantity.start
    if start > 1 and line.tokens[start - 1] == "-" and line.glued(start):
        start -= 1
    while (found := words.bounds.before(line.lower, start)) is not None:
        code, start = found
        if bound in ("=", "~"):
            bound = code
    behind = words.bounds_behind.at(line.lower, quantity.stop)
    if behind is not None and bound in ("=", "~"):
        bound = behind[0]
    if bound == "<" and start > 0 and line.lower[start - 1] in ADDS:
        return "=", start
    if bound == ">" and start == 0 and line.lower[0] == "over" and quantity.unit.name in PERIODS:
        return "=", start  # "Over six months he came often"
    direction = _direction(line, start, words) or _compared(line, quantity, words)
    if direction is None and bound in ("=", "~"):
        direction = _by_or_of(line, quantity, start, words)
    if direction is not None and _is_no_change(line, quantity, start - 1):
        direction = None
    return (direction if direction is not None else bound), start


def _is_no_change(line: Line, quantity: Quantity, place: int) -> bool:
    """Whether a word of direction tells another thing: "picked up 112 people", "sank 3 km from the port"."""
    if quantity.unit.kind == "measure" and quantity.unit.name.endswith(LENGTHS):
        return line.lower[quantity.stop] in PLACES
    return quantity.unit.kind == "count" and _is_particle(line, place)


def _is_particle(line: Line, place: int) -> bool:
    """Whether "up" or "down" belongs to a verb that is none of change: "picked up 112 people"."""
    if place < 1 or line.lower[place] not in ("up", "down"):
        return False
    verb = line.lower[place - 1]
    return verb in PARTICLE_VERBS or verb.endswith("ed")


def _by_or_of(line: Line, quantity: Quantity, start: int, words: FigureWords) -> Change | None:
    """The direction of the noun or verb whose "of" or "by" is before the amount: "a rise of 2%", "cut fees by $3"."""
    if start < 2 or quantity.unit.kind in ("count", "none") or quantity.unit.name.endswith(LENGTHS):
        return None
    if line.lower[start - 1] == "of":
        return words.directions.get(line.lower[start - 2]) if line.lower[start - 2] in NOUNS else None
    if line.lower[start - 1] != "by":
        return None
    for place in range(start - 2, max(-1, start - 2 - BY_REACH), -1):
        word = line.lower[place]
        if word in words.directions:
            return words.directions[word]
        if not (line.is_word(place) or line.tokens[place] in "'’") or word.endswith(("ed", "en")):
            return None
    return None


def _compared(line: Line, quantity: Quantity, words: FigureWords) -> Change | None:
    """The direction behind a percentage: "0.6 per cent lower"."""
    behind = quantity.stop + 1
    if line.is_word(behind) and line.lower[behind] not in words.grammar.function:
        return None
    if not quantity.unit.name.startswith("percentage"):
        return None
    return BEHIND.get(line.lower[quantity.stop])


def _direction(line: Line, start: int, words: FigureWords) -> Change | None:
    """The direction of the verb or adverb that the amount belongs to, past adverbs: "rose by only"."""
    place, steps = start - 1, 0
    while place >= 0 and steps < ADVERB_STEPS:
        word = line.lower[place]
        if word in words.directions:
            return words.directions[word]
        if word not in words.grammar.adverbs or word in ("to", "a", "the", "an"):
            return None
        place, steps = place - 1, steps + 1
    return None
