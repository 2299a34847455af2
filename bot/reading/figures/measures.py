"""The words of the sentence that give a figure its sense: "core inflation", "Ukraine's territory"."""

from __future__ import annotations

from bot.reading.figures.line import Line
from bot.reading.figures.quantity import Quantity
from bot.reading.figures.words import FigureWords

Span = tuple[int, int]

LONGEST = 12
"""Words of the longest phrase that may be told as what a figure measures."""

BREAKS = frozenset('.,;:()[]"“”?!—–')
PREPOSITIONS = frozenset("of in for on from among at to by with".split())
SUBJECT_SKIPS = frozenset(
    "and but while so then however also that as when if where because since although though said says".split()
)
DETERMINERS = frozenset("the a an its their his her our my your this that these those another".split())


def measures(line: Line, quantity: Quantity, cue: int, words: FigureWords) -> Span | None:
    """Tokens that say what a quantity measures, or None; `cue` is where its qualifier starts."""
    for found in (
        _noun_behind(line, quantity, words),
        _whole(line, quantity, words),
        _before(line, cue, words),
        _subject(line, cue, words),
        _purpose(line, quantity, words),
    ):
        if found is not None:
            return found
    return None


def _noun_behind(line: Line, quantity: Quantity, words: FigureWords) -> Span | None:
    """The noun that an attributive figure stands before: "30-day ceasefire", "a 75 percent increase in usage"."""
    start = quantity.stop
    if quantity.unit.kind in ("count", "none", "age") and not quantity.unit.attributive:
        return None
    if line.tokens[start] == "-" or not line.is_word(start) or line.lower[start] in words.grammar.function:
        return None
    stop = _phrase_end(line, start, words)
    if stop == start:
        return None
    if line.lower[stop] in ("of", "in", "to", "for"):
        longer = _phrase_end(line, stop + 1, words)
        if longer > stop + 1 and not line.is_digits(stop + 1):
            return start, longer
    return start, stop


def _whole(line: Line, quantity: Quantity, words: FigureWords) -> Span | None:
    """What a share, amount or money is part of: "20 % of Ukraine's territory", "$1 billion in gains"."""
    place = quantity.stop
    if line.lower[place] not in ("of", "in") or quantity.unit.kind not in ("money", "measure", "none"):
        return None
    if line.lower[place] == "in" and quantity.unit.kind != "money":
        return None
    stop = _phrase_end(line, place + 1, words)
    return (place + 1, stop) if stop > place + 1 and not _only_time(line, place + 1, stop, words) else None


def _before(line: Line, cue: int, words: FigureWords) -> Span | None:
    """The phrase that the figure is told of: "sales of 5835 units", "a speed of 15 mph"."""
    if cue < 2 or line.lower[cue - 1] not in ("of", "at"):
        return None
    start = _phrase_start(line, cue - 1, words)
    return (start, cue - 1) if start < cue - 1 else None


def _subject(line: Line, cue: int, words: FigureWords) -> Span | None:
    """The subject of the clause: the first noun phrase behind the last break before the figure."""
    start = cue
    while start > 0 and not _breaks(line, start - 1):
        start -= 1
    while start < cue and (line.lower[start] in SUBJECT_SKIPS or line.lower[start] in PREPOSITIONS):
        start += 1
    stop = start
    while (
        stop < cue
        and stop - start < LONGEST
        and (
            line.lower[stop] not in words.grammar.function
            or line.lower[stop] in DETERMINERS
            or line.lower[stop] == "of"
        )
    ):
        if line.lower[stop] in words.directions or line.lower[stop] in words.claim_verbs:
            break
        stop += 1
    while stop > start and (
        line.lower[stop - 1] in DETERMINERS or line.lower[stop - 1] == "of" or not line.is_word(stop - 1)
    ):
        stop -= 1
    return (start, stop) if stop > start else None


def _breaks(line: Line, place: int) -> bool:
    token = line.tokens[place]
    return token in BREAKS and not (
        token == "." and line.glued(place) and line.is_capital(place - 1) and len(line.tokens[place - 1]) < 4
    )


def _purpose(line: Line, quantity: Quantity, words: FigureWords) -> Span | None:
    """What it is for: "paid $35,538 for a system"."""
    if line.lower[quantity.stop] not in ("for", "on", "to", "in"):
        return None
    stop = _phrase_end(line, quantity.stop + 1, words)
    return (quantity.stop + 1, stop) if stop > quantity.stop + 1 else None


def _phrase_end(line: Line, start: int, words: FigureWords) -> int:
    """Behind the noun phrase that starts at a token, determiners and possessives included."""
    stop = start
    while stop < line.size and stop - start < LONGEST:
        word = line.lower[stop]
        joins = line.tokens[stop] in "-'’&/" and line.glued(stop) and stop > start
        if not joins and (
            not line.is_word(stop) or (word in words.grammar.function and not (stop == start and word in DETERMINERS))
        ):
            break
        if word in words.directions and stop > start and line.lower[stop - 1] in words.grammar.function:
            break
        stop += 1
    return start if stop == start + 1 and line.lower[start] in DETERMINERS else stop


def _phrase_start(line: Line, stop: int, words: FigureWords) -> int:
    """Where the noun phrase that ends in front of a token starts."""
    start = stop
    while start > 0 and stop - start < LONGEST:
        word = line.lower[start - 1]
        if not line.is_word(start - 1) and line.tokens[start - 1] not in "-'’&/":
            break
        if word in words.grammar.function and word not in DETERMINERS and word != "of":
            break
        start -= 1
        if word in ("the", "a", "an"):
            break
    while start < stop and (line.lower[start] == "of" or not line.is_word(start)):
        start += 1
    return start


def _only_time(line: Line, start: int, stop: int, words: FigureWords) -> bool:
    return line.lower[stop - 1] in words.months or line.lower[start] in words.months
