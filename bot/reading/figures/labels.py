"""Digits that are no figures because they tell when or name something: "29 March", "5 p.m.", "Route 66", "COVID-19"."""

from __future__ import annotations

import re
from itertools import takewhile

from bot.reading.figures.line import Line
from bot.reading.figures.numbers import Number, slashed
from bot.reading.figures.units import Unit
from bot.reading.figures.words import FigureWords

CLOCK = re.compile(r"(?:1?\d|2[0-4])(?:\.[0-5]\d)?")
YEAR = re.compile(r"(?:1[789]|20)\d\d(?:[-–/]\d\d?)?")
DAY = re.compile(r"0?[1-9]|[12]\d|3[01]")
FIRST_YEAR, FIRST_PLAIN_YEAR, LAST_YEAR = 1000, 1500, 2199
"""Bare integers from 1500 on are years unless a unit follows; from 1000 on only behind "in", "since" …"""

FIRST_RECENT_YEAR, LAST_RECENT_YEAR = 1900, 2040
COUNTED = frozenset("people troops men women children homes houses jobs workers families patients cases deaths".split())
"""Before these, four digits are a count and not a year."""

MOST_POINTS = 200
"""Less than this many points are a score's, as in "beat the Bulls 110-102"."""

QUOTE_MARKS = frozenset("\"“”„«»‘’'")
LONGEST_TITLE = 9
"""Words and signs that a title has at most which opens with a number."""

GLUED_BEFORE = frozenset("minus sub plus nearly almost about some to and than of magnitude now".split())
"""Words that may stand before a hyphen and a figure; behind others the digits are part of a name, as in "COVID-19"."""

EMERGENCY = "911"
STREETS = frozenset("st street ave avenue road rd way lane drive dr blvd boulevard square court place highway".split())
ERAS = frozenset(("AD", "BC", "CE", "BCE"))
_DOTTED_ERAS = frozenset(("A.D", "B.C", "C.E"))
_OR_ANOTHER = frozenset(("or", "and", "to", "-", "–"))


def date_or_time(line: Line, place: int, words: FigureWords) -> int:
    """The token behind a date, a time, an ordinal or a pair like "24/7"; `place` when the digits are none of them."""
    for find in (_pair, _ordinal, _clock, _date):
        behind = find(line, place, words)
        if behind > place:
            return behind
    return place


def is_four_digit_year(line: Line, place: int) -> bool:
    """Whether a year that news tells of stands at a token, or two: "2019", "2014-15"."""
    return YEAR.fullmatch(line.tokens[place]) is not None


def _pair(line: Line, place: int, words: FigureWords) -> int:
    """Behind "9/11", "24/7", "6/2009": two numbers with a slash that are no fraction."""
    above, slash, below = line.tokens[place : place + 3]
    joined = slash == "/" and above.isdecimal() and below.isdecimal() and line.glued(place + 2)
    return place + 3 if joined and slashed(line, place) is None else place


def _ordinal(line: Line, place: int, words: FigureWords) -> int:
    """Behind "21st" and "1990s"."""
    after = line.lower[place + 1] if line.glued(place + 1) else ""
    decade = after == "s" and len(line.tokens[place]) in (2, 4)
    return place + 2 if decade or after in ("st", "nd", "rd", "th") else place


def _clock(line: Line, place: int, words: FigureWords) -> int:
    """Behind a clock time: "5 p.m.", "7.05am", "0401 GMT"; "17.50 A gust of wind" is an entry of a live report."""
    if line.lower[place + 1] in words.zones and line.is_capital(place + 1):
        return place + 2
    half, point, meridiem = line.lower[place + 1 : place + 4]
    if CLOCK.fullmatch(line.tokens[place]) is None:
        return place
    if half in ("a", "p") and (point, meridiem) == (".", "m"):
        return place + 4
    if half in _OR_ANOTHER and CLOCK.fullmatch(point) and _clock(line, place + 2, words) > place + 2:
        return place + 1  # "3 or 4 pm"
    if place == 0 and "." in line.tokens[0] and line.is_capital(1):
        return 1
    return place + 2 if half in ("am", "pm") else place


def _date(line: Line, place: int, words: FigureWords) -> int:
    """Behind the day of a month, or its days: "March 29", "29 March", "Sept. 20-24"."""
    stop = place + 1
    if not DAY.fullmatch(line.tokens[place]):
        return place
    if line.tokens[stop] in ("-", "–", "and", "to") and DAY.fullmatch(line.tokens[stop + 1]):
        stop += 2
    if _is_month(line, place - 2 if line.tokens[place - 1] == "." else place - 1, words):
        return stop
    return stop + 1 if _is_month(line, stop, words) else place


def _is_month(line: Line, place: int, words: FigureWords) -> bool:
    """Whether a token is a month; "may" and "march" need their capital, or "on" or the like before them."""
    if line.tokens[place] in ("may", "march"):
        return line.lower[place - 1] in ("on", "of", "since", "until", "by")
    return line.lower[place] in words.months


def in_a_name(line: Line, place: int, words: FigureWords) -> bool:
    """Whether digits touch a word that is no money ("SF90"), follow a label ("page 12") or call for help."""
    if place == 0:  # "3. Harbour fees" is an item of a list
        return line.tokens[0].isdecimal() and line.tokens[1] == "." and not line.glued(2) and line.size > 2
    before, digits, after, letter, closing = line.tokens[place - 1 : place + 4]
    if digits == EMERGENCY and before != "$":
        return True
    if line.glued(place):
        if before[:1].isalpha() or before in "#=?&_@%\\/":
            return words.money_signs.before(line.tokens, place) is None
        if before in "-–." and line.glued(place - 1) and line.is_word(place - 2):
            return line.lower[place - 2] not in GLUED_BEFORE
    if (after, closing) == ("(", ")") and len(letter) == 1 and letter.isalpha():
        return True  # "401(k)"
    return digits.isdecimal() and line.lower[place - 2 if before == "." else place - 1] in words.labels


def is_year(line: Line, found: Number, unit: Unit, words: FigureWords) -> bool:
    """Whether a bare integer is a year: from its size, and the words around it."""
    before = line.lower[found.start - 1]
    era = "".join(line.tokens[found.stop : found.stop + 3]) in _DOTTED_ERAS or line.tokens[found.stop] in ERAS
    if found.bare and (era or line.lower[found.start - 2 : found.start] == ["d", "."]):
        return True
    if not found.bare or not FIRST_YEAR <= found.low <= LAST_YEAR:
        return False
    if found.low < FIRST_PLAIN_YEAR:
        return before in words.before_year and unit.kind == "none" and line.lower[found.stop] not in ("to", "and")
    recent = FIRST_RECENT_YEAR <= found.low <= LAST_RECENT_YEAR
    counted = not (recent or before in words.before_year) or line.tokens[found.stop] in COUNTED or before == "to"
    return not (counted and unit.kind == "count" and unit.stop == found.stop + 1)


def is_name(line: Line, found: Number, unit: Unit, words: FigureWords) -> bool:
    """Whether a number belongs to the capitalised word before it: "S&P 500", "Orbita 2.1", "World War Three"."""
    place = found.start - 1
    word = line.lower[place]
    if line.lower[found.stop] == "o'clock" or (found.words and _in_title(line, found, words)):
        return True
    if _is_score(line, found):
        return False
    plain = found.bare or found.words or line.tokens[found.start].count(".") == 1 == found.stop - found.start
    if place < 0 or line.glued(found.start) or not plain:
        return found.bare and line.tokens[place] + line.tokens[found.stop] in ("()", "[]")  # a player's number
    if word in words.labels or (found.words and unit.kind == "none" and word in words.names):
        return True
    if found.words:  # "the Six Nations", "Gang of Four"
        group = line.is_capital(place - 1 if word == "of" else place) or (
            line.is_word(place) and line.is_capital(found.stop)
        )
        return line.is_capital(found.start) and group
    named = line.is_word(place) and not line.tokens[place].islower()
    if not named or word in words.grammar.function or word in words.months or word in words.weekdays:
        return False
    return place > 0 or not line.tokens[place][1:].islower() or _opens(line, found, words)


def _in_title(line: Line, found: Number, words: FigureWords) -> bool:
    """Whether a number stands in a title in quote marks: "Fifty Shades of Brown", not "Two Arvonians left"."""

    def in_it(place: int) -> bool:
        small = line.lower[place] in words.grammar.function or not line.is_word(place)
        return line.tokens[place] not in QUOTE_MARKS and (small or line.is_capital(place))

    if not line.is_capital(found.start):
        return False
    before = list(takewhile(in_it, range(found.start - 1, -1, -1)))[:LONGEST_TITLE]
    behind = list(takewhile(in_it, range(found.start, line.size)))[:LONGEST_TITLE]
    opening, closing = found.start - len(before) - 1, behind[-1] + 1
    marked = opening >= 0 and line.tokens[opening] in QUOTE_MARKS and line.tokens[closing] in QUOTE_MARKS
    return marked and len(before) + len(behind) > 1


def _opens(line: Line, found: Number, words: FigureWords) -> bool:
    """Whether the first word of a sentence is a name with its number: "Psalm 23 was read", not "Exactly 23 left".

    Before a noun it is one where the text has the name inside a sentence too: "Orbita 4 users".
    """
    first, after = line.lower[0], line.lower[found.stop]
    if first in words.grammar.adverbs or first.endswith("ly"):
        return False
    return after in words.grammar.function or after in (",", "-") or f"{line.tokens[0]} {line.tokens[1]}" in line.named


def _is_score(line: Line, found: Number) -> bool:
    """Whether two integers are joined by a dash, as in "beat City 3-2"."""
    dash, other = line.tokens[found.stop : found.stop + 2]
    joined = dash in ("-", "–") and line.glued(found.stop) and line.glued(found.stop + 1)
    return joined and found.bare and found.low < MOST_POINTS and other.isdecimal()


def is_address(line: Line, found: Number) -> bool:
    """Whether an integer opens a street address: "49 Zorro Ranch Road", "730 N. Mill Ave."."""
    for place in range(found.stop, found.stop + 5):
        inside = line.is_capital(place) or line.is_digits(place) or line.lower[place] in ("th", "st", "nd", "rd", ".")
        if not (found.bare and inside):
            return False
        if line.lower[place] in STREETS and line.is_capital(place):
            return True
    return False
