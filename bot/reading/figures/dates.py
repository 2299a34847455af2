"""Digits that are no figures: dates, years, clock times, telephone numbers, versions, names such as "Route 66"."""

from __future__ import annotations

from bot.reading.figures.line import Line
from bot.reading.figures.numbers import Number
from bot.reading.figures.words import FigureWords, is_plural

ORDINALS = frozenset(("st", "nd", "rd", "th"))
HALF_DAYS = frozenset(("am", "pm"))
CHAIN = frozenset("-–/.:")
DECADE = frozenset("s")
GLUED_BEFORE = frozenset(
    ("minus", "sub", "over", "under", "plus", "nearly", "almost", "about", "some", "to", "and", "than", "of")
)
"""Words that may stand before a hyphen and a figure; behind others the digits are part of a name, as in "COVID-19"."""


def not_a_figure(line: Line, place: int, words: FigureWords) -> int:
    """The token behind something in digits that is no figure, or `place` when it may be one."""
    token, after = line.tokens[place], line.lower[place + 1]
    glued = line.glued(place + 1)
    chain = _chain(line, place)
    if chain > place:
        return chain
    if _in_a_name(line, place, words):
        return place + 1
    if glued and (after in ORDINALS or (after in DECADE and len(token) in (2, 4))):
        return place + 2
    if (clock := _clock(line, place, words)) > place:
        return clock
    return _date(line, place, words)


def _chain(line: Line, place: int) -> int:
    """Behind three or more runs of digits joined by signs (dates, telephone numbers, addresses) or two by a colon."""
    runs, colon, stop = 1, False, place + 1
    while line.tokens[stop] in CHAIN and line.glued(stop) and line.glued(stop + 1) and line.is_digits(stop + 1):
        colon = colon or line.tokens[stop] == ":"
        runs, stop = runs + 1, stop + 2
    if colon or runs > 2 or line.tokens[place].count(".") > 1:
        while line.glued(stop) and (line.is_word(stop) or line.is_digits(stop)):
            stop += 1
        return _half_day(line, stop)
    before = line.tokens[place - 1] if place else ""
    if before == "+" and len(line.tokens[place]) > 4:
        return place + 1
    return place


def _half_day(line: Line, stop: int) -> int:
    """Behind "pm" or "p.m." when it stands at a token, else that token."""
    if line.lower[stop] in HALF_DAYS:
        return stop + 1
    if (
        line.lower[stop] in ("a", "p")
        and line.tokens[stop + 1] == "."
        and line.lower[stop + 2] == "m"
        and line.glued(stop + 2)
    ):
        return stop + 4 if line.tokens[stop + 3] == "." else stop + 3
    return stop


def _clock(line: Line, place: int, words: FigureWords) -> int:
    """Behind a clock time: "5 p.m.", "7.05am", "0401 GMT", "5 o'clock"."""
    whole, _, minutes = line.tokens[place].partition(".")
    if len(whole) <= 2 and int(whole) <= 24 and (not minutes or len(minutes) == 2):
        stop = _half_day(line, place + 1)
        if stop > place + 1:
            return stop
    after = line.lower[place + 1]
    if after.startswith("o'clock") or after.startswith("o’clock") or after in words.zones:
        return place + 2
    return place + 1 if len(line.tokens[place]) == 4 and line.tokens[place][0] == "0" else place


def _date(line: Line, place: int, words: FigureWords) -> int:
    """Behind the day of a month and its year: "March 29, 2019", "29 March", "Sept. 20-24"."""
    token = line.tokens[place]
    if not (token.isdecimal() and len(token) <= 2 and 1 <= int(token) <= 31):
        return place
    before = place - 2 if line.tokens[place - 1] == "." else place - 1
    if place and before >= 0 and line.lower[before] in words.months and line.is_capital(before):
        stop = place + 1
        if (
            line.tokens[stop] in ("-", "–", "and", "to")
            and line.is_digits(stop + 1)
            and len(line.tokens[stop + 1]) <= 2
        ):
            stop += 2
        return _year_of_date(line, stop)
    if line.lower[place + 1] in words.months and line.is_capital(place + 1):
        stop = place + 3 if line.tokens[place + 2] == "." else place + 2
        return _year_of_date(line, stop)
    return place


def _year_of_date(line: Line, stop: int) -> int:
    place = stop + 1 if line.tokens[stop] == "," else stop
    return place + 1 if line.tokens[place].isdecimal() and len(line.tokens[place]) == 4 else stop


def _in_a_name(line: Line, place: int, words: FigureWords) -> bool:
    """Whether the digits touch a word before them that is no money ("SF90", "COVID-19"), or follow a label ("page 12")."""
    if place == 0:
        return False
    before = line.tokens[place - 1]
    if line.glued(place):
        if before[:1].isalpha():
            return words.money_signs.before(line.tokens, place) is None
        if before in "-–" and line.glued(place - 1) and line.is_word(place - 2):
            return line.lower[place - 2] not in GLUED_BEFORE
        if before == "#":
            return True
    at = place - 2 if before == "." and place > 1 else place - 1
    return line.tokens[place].isdecimal() and line.lower[at] in words.labels


def is_year(line: Line, found: Number, words: FigureWords) -> bool:
    """Whether a bare integer is a year: from its size, and the words around it."""
    if not found.bare or not 1000 <= found.low <= 2100 or len(line.tokens[found.start]) != 4:
        return False
    if found.low >= 1500:
        return True
    return (
        found.start > 0
        and line.lower[found.start - 1] in words.before_year
        and not is_plural(line.lower[found.stop], words.grammar)
    )


def is_name(line: Line, found: Number, words: FigureWords) -> bool:
    """Whether a bare integer belongs to the capitalised word before it: "S&P 500", "Planet 9", "Model 3", "Game 6"."""
    place = found.start - 1
    if not found.bare or place < 0 or line.glued(found.start):
        return False
    if line.lower[place] in words.names and line.is_capital(place):
        return True
    if not line.is_capital(place) or place == 0 or line.lower[place] in words.grammar.function:
        return False
    return line.lower[place] not in words.months and line.lower[place] not in words.weekdays
