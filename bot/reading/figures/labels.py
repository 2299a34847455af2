"""Digits that are no figures because they name: years, "Route 66", "COVID-19", "S&P 500", house numbers."""

from __future__ import annotations

from bot.reading.figures.line import Line
from bot.reading.figures.numbers import Number
from bot.reading.figures.units import Unit
from bot.reading.figures.words import FigureWords

FIRST_YEAR, FIRST_PLAIN_YEAR, LAST_YEAR = 1000, 1500, 2199
"""Bare integers from 1500 on are years unless a unit follows; from 1000 on only behind "in", "since" …"""

MOST_POINTS = 200
"""Less than this many points are a score's, as in "beat the Bulls 110-102"."""

FIRST_RECENT_YEAR, LAST_RECENT_YEAR = 1900, 2040
COUNTED = frozenset(
    (
        "people troops soldiers men women children homes houses jobs workers residents students families households "
        "patients cases deaths cars seats"
    ).split()
)
"""Before these, four digits are a count and not a year."""

GLUED_BEFORE = frozenset("minus sub over under plus nearly almost about some to and than of magnitude now".split())
"""Words that may stand before a hyphen and a figure; behind others the digits are part of a name, as in "COVID-19"."""

NAMING_CODES, MOST_DIGITS, LONGEST_VERSION = frozenset(("COP", "PHP")), 2, len("8.12")
"""Codes of currencies that with so few digits name something else; "COP 17.900" is money."""

EMERGENCY = "911"
"""It counts something only right before people or things that are often counted."""

STREETS = frozenset("st street ave avenue road rd way lane drive dr blvd boulevard square court place highway".split())
ERAS = frozenset(("AD", "BC", "CE", "BCE"))


def in_a_name(line: Line, place: int, words: FigureWords) -> bool:
    """Whether digits touch a word that is no money ("SF90"), follow a label ("page 12") or call for help."""
    if place == 0:
        return _numbers_an_item(line)
    before = line.tokens[place - 1]
    if _is_well_known(line, place, words):
        return True
    if line.glued(place):
        if before[:1].isalpha():
            return words.money_signs.before(line.tokens, place) is None
        if before in "-–." and line.glued(place - 1) and line.is_word(place - 2):
            return line.lower[place - 2] not in GLUED_BEFORE
        if before in "#=?&_@%\\" or (
            before == "/" and line.glued(place - 1) and not line.tokens[place - 2].isdecimal()
        ):
            return words.money_signs.before(line.tokens, place) is None
    if _has_letter(line, place):
        return True
    at = place - 2 if before == "." and place > 1 else place - 1
    return line.tokens[place].isdecimal() and line.lower[at] in words.labels


def _is_well_known(line: Line, place: int, words: FigureWords) -> bool:
    """Whether digits are those of "COP26", "PHP 8.1" or an emergency call."""
    before, digits, after = line.tokens[place - 1 : place + 2]
    if digits == EMERGENCY:
        return before != "$" and after not in COUNTED
    small = len(digits.partition(".")[0]) <= MOST_DIGITS and len(digits) <= LONGEST_VERSION
    return small and before in NAMING_CODES and after.lower() not in words.numbers.scales


def _numbers_an_item(line: Line) -> bool:
    """Whether the line opens with the number of an entry in a list: "3. Harbour fees"."""
    number, point = line.tokens[:2]
    return number.isdecimal() and point == "." and not line.glued(2) and line.size > 2


def _has_letter(line: Line, place: int) -> bool:
    """Whether a letter in brackets touches the digits, as in "401(k)" and "501(c)(3)"."""
    bracket, letter, closing = line.tokens[place + 1 : place + 4]
    return (bracket, closing) == ("(", ")") and len(letter) == 1 and letter.isalpha() and line.glued(place + 1)


def is_year(line: Line, found: Number, unit: Unit, words: FigureWords) -> bool:
    """Whether a bare integer is a year: from its size, and the words around it."""
    before = line.lower[found.start - 1] if found.start else ""
    if found.bare and (line.tokens[found.stop] in ERAS or line.lower[found.start - 2 : found.start] == ["d", "."]):
        return True
    if not found.bare or not FIRST_YEAR <= found.low <= LAST_YEAR:
        return False
    if found.low >= FIRST_PLAIN_YEAR:
        return not (unit.kind == "count" and unit.stop == found.stop + 1 and _counts(line, found, before, words))
    return before in words.before_year and unit.kind == "none" and line.lower[found.stop] not in ("to", "and")


def _counts(line: Line, found: Number, before: str, words: FigureWords) -> bool:
    """Whether four digits before a plural noun count it: "some 1500 people"; "the 2016 elections" were in a year."""
    recent = FIRST_RECENT_YEAR <= found.low <= LAST_RECENT_YEAR
    if before == "to" or (line.tokens[found.stop] in COUNTED and before in ("after", "around", "before", "from", "of")):
        return True
    return before not in words.before_year and (line.tokens[found.stop] in COUNTED or (not recent and before != "the"))


def is_name(line: Line, found: Number, words: FigureWords) -> bool:
    """Whether a number belongs to the capitalised word before it: "S&P 500", "Orbita 2.1", "World War Three"."""
    place = found.start - 1
    if _is_score(line, found):
        return False
    plain = found.bare or found.words or line.tokens[found.start].count(".") == 1 == found.stop - found.start
    if place < 0 or line.glued(found.start) or not plain:
        return _alone_in_brackets(line, found) or (line.lower[place - 1] in ("under", "over") and line.glued(place))
    before = line.tokens[place]
    if line.lower[place] in words.labels or (
        line.lower[place] in words.names and (line.is_capital(place) or found.words)
    ):
        return True
    if found.words and line.is_word(place) and line.is_capital(found.start) and line.is_capital(found.stop):
        return True  # "the Six Nations"
    if found.words:
        group = place - 1 if line.lower[place] == "of" and place > 0 else place
        return line.is_capital(group) and line.is_capital(found.start)
    named = line.is_capital(place) or (line.is_word(place) and not before.islower())
    if not named or line.lower[place] in words.grammar.function:
        return False
    if place == 0 and before[1:].islower() and not _opens(line, found, words):
        return False
    return line.lower[place] not in words.months and line.lower[place] not in words.weekdays


def _opens(line: Line, found: Number, words: FigureWords) -> bool:
    """Whether the first word of a sentence is a name with its number: "Psalm 23 was read", not "Exactly 23 left".

    Before a noun it is one where the text has the name inside a sentence too: "Orbita 4 users".
    """
    first, after = line.lower[0], line.lower[found.stop]
    if first in words.grammar.adverbs or first.endswith("ly"):
        return False
    return after in words.grammar.function or after in (",", "-") or f"{line.tokens[0]} {line.tokens[1]}" in line.named


def _is_score(line: Line, found: Number) -> bool:
    """Whether two small integers are joined by a dash, as in "beat City 3-2"."""
    dash, other = line.tokens[found.stop : found.stop + 2]
    joined = dash in ("-", "–") and line.glued(found.stop) and line.glued(found.stop + 1)
    return joined and found.bare and found.low < MOST_POINTS and other.isdecimal() and int(other[:4]) < MOST_POINTS


def _alone_in_brackets(line: Line, found: Number) -> bool:
    """Whether a bare integer stands alone in brackets, as a player's number or a footnote does."""
    around = line.tokens[found.start - 1] + line.tokens[found.stop] if found.start else ""
    return found.bare and around in ("()", "[]")


def is_address(line: Line, found: Number) -> bool:
    """Whether an integer opens a street address: "49 Zorro Ranch Road"."""
    if not found.bare:
        return False
    for place in range(found.stop, found.stop + 4):
        if not (line.is_capital(place) or line.is_digits(place) or line.lower[place] in ("th", "st", "nd", "rd")):
            return False
        if line.lower[place] in STREETS and line.is_capital(place):
            return True
    return False
