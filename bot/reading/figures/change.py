"""How a figure is meant: a direction ("rose 3 %"), a bound ("at least"), about, or just so."""

from __future__ import annotations

from bot.model import Change
from bot.reading.figures.line import Line
from bot.reading.figures.quantity import Quantity
from bot.reading.figures.words import FigureWords

ADVERB_STEPS = 4


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
    direction = _direction(line, start, words)
    return (direction if direction is not None else bound), start


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
