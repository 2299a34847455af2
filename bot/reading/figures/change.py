"""How a figure is meant: a direction ("rose 3 %"), a bound ("at least"), about, or just so."""

from __future__ import annotations

from bot.model import Change
from bot.reading.figures.line import Line
from bot.reading.figures.nouns import PERIODS
from bot.reading.figures.numbers import behind_plus
from bot.reading.figures.units import Quantity
from bot.reading.figures.words import FigureWords

WEAK = ("=", "~")
AGO = frozenset(("ago", "earlier", "later", "before", "after"))
NOUNS = frozenset("increase rise growth jump hike fall drop decline decrease cut reduction dip slump".split())
LEADS = frozenset("add adds added adding edge edges edged inched crept ticked went".split())
"""Before "up to" these lead to a sum or level: "unemployment edged up to 4 %"."""

SPREAD_REACH = 6
"""Tokens before "over" within which a figure makes it a span of time."""

RAISES = frozenset("raise raises raised raising lift lifts lifted lifting push pushed".split())
"""Verbs of change only before "by": what "raised $5" raised is no change."""

BEHIND: dict[str, Change] = {
    **dict.fromkeys(("higher", "up", "dearer"), "up"),
    **dict.fromkeys(("lower", "down", "cheaper"), "down"),
}
"""Behind a percentage these tell its direction."""

MORE: dict[str, Change] = {"more": "up", "less": "down", "fewer": "down"}
"""The same where the percentage is compared with another time: "6% more than a year before"."""

THAN_REACH = 8
PARTICLE_VERBS = frozenset(("make", "makes", "made", "making", "brought", "took", "set", "gave", "shot"))
"""Verbs whose "up" or "down" is no change: "women make up 40 %"."""


def change_of(line: Line, quantity: Quantity, words: FigureWords) -> tuple[Change, int]:
    """The change of a quantity and the token where its cue starts (the quantity's start when it has none).

    A direction wins over a bound and a bound over "about", so "up about 19 %" is up.
    """
    bound: Change = "="
    cue = quantity.start - (line.tokens[quantity.start - 1] == "-")
    while (found := words.bounds.before(line.lower, cue)) is not None:
        code, cue = found
        if line.lower[cue] == "up" and line.lower[cue - 1] in LEADS:
            return "=", cue
        if line.lower[cue] == "over" and _is_span(line, cue, quantity, words):
            break
        bound = code if bound in WEAK and code != "=" else bound
    behind = words.bounds_behind.at(line.lower, quantity.stop)
    if bound in WEAK and behind is not None:
        bound = behind[0]
    if bound in WEAK and behind_plus(line, quantity.number.stop) > quantity.number.stop:
        bound = ">"
    direction = None if quantity.joined == "from" else _direction(line, cue - 1, words)
    direction = direction or _compared(line, quantity) or _by_or_of(line, quantity, cue, words)
    return (bound if direction is None or _is_no_change(line, quantity, cue - 1) else direction), cue


def _is_span(line: Line, start: int, quantity: Quantity, words: FigureWords) -> bool:
    """Whether "over" tells how long: "$9 over two years", "Over five years"."""
    counted = start == 0 or any(line.is_digits(place) for place in range(max(0, start - SPREAD_REACH), start))
    return counted and quantity.unit.name in PERIODS and line.lower[start - 1] not in words.grammar.function


def _is_no_change(line: Line, quantity: Quantity, place: int) -> bool:
    """Whether a word of direction tells another thing: "picked up 112 people", "fell over 3 days"."""
    if quantity.unit.kind == "age":
        return True
    if quantity.unit.name in PERIODS:
        lasts = line.lower[quantity.start - 1] in ("over", "within") and line.lower[place] != "by"
        return lasts or line.lower[quantity.stop] in AGO
    verb = line.lower[place - 1]
    particle = verb in PARTICLE_VERBS or (quantity.unit.kind == "count" and verb.endswith("ed"))
    return particle and line.lower[place] in ("up", "down")


def _by_or_of(line: Line, quantity: Quantity, start: int, words: FigureWords) -> Change | None:
    """The direction of the noun or verb whose "of" or "by" is before the amount: "a rise of 2%", "cut fees by $3"."""
    if line.lower[start - 1] == "of" and line.lower[start - 2] in NOUNS:
        return words.directions.get(line.lower[start - 2])
    if line.lower[start - 1] != "by" or quantity.unit.kind == "count":
        return None
    for place in range(start - 2, -1, -1):
        word = line.lower[place]
        if word in words.directions or word in RAISES:
            return words.directions.get(word, "up")
        if not line.is_word(place):
            break
    return None


def _compared(line: Line, quantity: Quantity) -> Change | None:
    """The direction behind a percentage or an amount: "0.6 per cent lower", "$10 more than last year"."""
    if quantity.unit.kind != "money" and not quantity.unit.name.startswith(("percentage", "point")):
        return None
    word, *behind = line.lower[quantity.stop : quantity.stop + THAN_REACH]
    than_then = "than" in behind and not PERIODS.isdisjoint(behind)
    return BEHIND.get(word) or (MORE.get(word) if than_then else None)


def _direction(line: Line, place: int, words: FigureWords) -> Change | None:
    """The direction of the verb or adverb that the amount belongs to, past adverbs: "rose by only"."""
    while line.lower[place] in words.grammar.adverbs and line.lower[place] not in ("a", "the", "an"):
        if line.lower[place] in words.directions:
            break
        place -= 1
    return words.directions.get(line.lower[place])
