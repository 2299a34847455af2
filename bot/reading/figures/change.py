"""How a figure is meant: a direction ("rose 3 %"), a bound ("at least"), about, or just so."""

from __future__ import annotations

from bot.model import Change
from bot.reading.figures.line import Line
from bot.reading.figures.nouns import PERIODS
from bot.reading.figures.numbers import behind_plus
from bot.reading.figures.quantity import Quantity
from bot.reading.figures.units import LENGTHS
from bot.reading.figures.words import FigureWords

ADVERB_STEPS = 4
AGO = frozenset(("ago", "earlier", "later", "before", "after"))
NOUNS = frozenset("increase rise growth jump surge hike fall drop decline decrease cut reduction dip slump".split())
BY_REACH = 7
"""Tokens between a verb of change and its "by"."""

AVERAGES = (["an", "average", "of"], ["a", "total", "of"], ["a", "combined", "total"])
LEADS = frozenset("edged edges inched crept ticked went moved pushed bring brings brought takes took taking".split())
"""Before "up to" these lead to a level: "unemployment edged up to 4 %"."""

SPREAD_REACH = 6
"""Tokens before "over" within which a figure makes it a span: "310 flats over 28 storeys"."""

RAISES = frozenset("raise raises raised raising lift lifts lifted lifting push pushed extend extended".split())
"""Verbs of change only before "by": what "raised $5" raised is no change."""

BEHIND: dict[str, Change] = {
    **dict.fromkeys(("higher", "up", "dearer"), "up"),
    **dict.fromkeys(("lower", "down", "cheaper"), "down"),
}
"""Behind a percentage these tell its direction."""
MORE: dict[str, Change] = {"more": "up", "less": "down", "fewer": "down"}
"""The same where the percentage is compared with another time: "6% more than a year before"."""
THAN_REACH = 8
THEN_REACH = 3
PARTICLE_VERBS = frozenset(("make", "makes", "made", "making", "brought", "took", "set", "put", "gave", "shot"))
"""Verbs whose "up" or "down" is no change: "women make up 40 %"."""


def change_of(line: Line, quantity: Quantity, words: FigureWords) -> tuple[Change, int]:
    """The change of a quantity and the token where its cue starts (the quantity's start when it has none).

    A direction wins over a bound and a bound over "about", so "up about 19 %" is up.
    """
    bound: Change = "="
    start = quantity.start
    if start > 1 and line.tokens[start - 1] == "-" and line.glued(start):
        start -= 1
    cue = start
    while (found := words.bounds.before(line.lower, start)) is not None or _is_average(line, start):
        code, start = found if found is not None else (bound, start - 3)
        cue = start
        if found is not None and line.lower[start - 1] in ("add", "adds", "added", "adding"):
            return "=", cue  # "the cuts add up to 225 points"
        if found is not None and _is_no_bound(line, start, quantity, words):
            break
        if bound in ("=", "~"):
            bound = code
    behind = words.bounds_behind.at(line.lower, quantity.stop)
    if bound in ("=", "~"):
        bound = behind[0] if behind is not None else bound
        bound = ">" if behind_plus(line, quantity.number.stop) > quantity.number.stop else bound
    direction = None if quantity.joined == "from" else _direction(line, start, words)
    direction = direction or _compared(line, quantity, words) or _by_or_of(line, quantity, start, words)
    if direction is not None and _is_no_change(line, quantity, start - 1):
        direction = None
    return (direction if direction is not None else bound), cue


def _is_average(line: Line, start: int) -> bool:
    """Whether "an average of" stands before the amount: "fares rise by an average of 3.8 %"."""
    return start > 2 and line.lower[start - 1] in ("of", "total") and line.lower[start - 3 : start] in AVERAGES


def _is_no_bound(line: Line, start: int, quantity: Quantity, words: FigureWords) -> bool:
    """Whether "up to" leads to a level, or "over" tells how long or on what: "edged up to 4 %", "$9 over two years"."""
    before = line.lower[start - 1] if start else ""
    if line.lower[start : start + 2] == ["up", "to"]:
        return before in LEADS
    if line.lower[start] != "over" or quantity.unit.kind == "age":
        return False
    if start == 0:
        return quantity.unit.name in PERIODS
    counted = any(line.is_digits(place) for place in range(max(0, start - SPREAD_REACH), start))
    return counted and before not in words.grammar.function and not before.endswith(("ing", "ed"))


def _is_no_change(line: Line, quantity: Quantity, place: int) -> bool:
    """Whether a word of direction tells another thing: "picked up 112 people", "fell over 3 days"."""
    if quantity.unit.name in PERIODS:
        lasts = line.lower[quantity.start - 1] in ("over", "within") and line.lower[place] != "by"
        return lasts or line.lower[quantity.stop] in AGO
    verb = line.lower[place - 1]
    if line.lower[place] not in ("up", "down") or place == 0:
        return False
    return verb in PARTICLE_VERBS or (quantity.unit.kind == "count" and verb.endswith("ed"))


def _by_or_of(line: Line, quantity: Quantity, start: int, words: FigureWords) -> Change | None:
    """The direction of the noun or verb whose "of" or "by" is before the amount: "a rise of 2%", "cut fees by $3"."""
    if start < 2 or (quantity.unit.kind == "measure" and quantity.unit.name.endswith(LENGTHS)):
        return None
    if line.lower[start - 1] == "of":
        return words.directions.get(line.lower[start - 2]) if line.lower[start - 2] in NOUNS else None
    if (
        line.lower[start - 1] != "by"
        or quantity.unit.kind == "count"
        or (quantity.unit.kind == "none" and quantity.low > 1)
    ):
        return None
    for place in range(start - 2, max(-1, start - 2 - BY_REACH), -1):
        word = line.lower[place]
        if word in words.directions or word in RAISES:
            return words.directions.get(word, "up")
        if not (line.is_word(place) or line.tokens[place] in "'’") or word.endswith(("ed", "en")):
            return None
    return None


def _compared(line: Line, quantity: Quantity, words: FigureWords) -> Change | None:
    """The direction behind a percentage: "0.6 per cent lower"."""
    if quantity.unit.kind != "money" and not quantity.unit.name.startswith(("percentage", "point")):
        return None
    word = line.lower[quantity.stop]
    return BEHIND.get(word) or (MORE.get(word) if _than_then(line, quantity.stop) else None)


def _than_then(line: Line, start: int) -> bool:
    """Whether another time is what is compared with: "more jobs than last year", "fewer than in 2019"."""
    near = line.lower[start : start + THAN_REACH]
    then = near[near.index("than") + 1 :][:THEN_REACH] if "than" in near else []
    return any(word in PERIODS or (word.isdecimal() and len(word) == len("2019")) for word in then)


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
