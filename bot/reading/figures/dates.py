"""Digits that are no figures because they tell when: dates and clock times; also telephone numbers and versions."""

from __future__ import annotations

from bot.reading.figures.digits import MOST_DIGITS, SLASHED
from bot.reading.figures.line import Line
from bot.reading.figures.words import FigureWords

ORDINALS = frozenset(("st", "nd", "rd", "th"))
HALF_DAYS = frozenset(("am", "pm"))
JOINTS = frozenset("-–/.:")
IN_TELEPHONES = frozenset("-–()/.")
CALLS = frozenset(
    (
        "call called calling dial dialed dialing dialled dialling phone telephone tel text fax ring number hotline "
        "helpline"
    ).split()
)
FREE_TO_CALL = frozenset(("1300", "1800"))
"""How numbers begin whose caller pays little, as "1300 555 010"."""

SHORTEST = 3
"""Digits of the shortest number that is called."""

LONGEST_TELEPHONE = 16
"""Tokens of the longest telephone number."""

CALL_REACH = 5
"""Tokens before a telephone number within which a word may say that it is one."""


def date_or_time(line: Line, place: int, words: FigureWords) -> int:
    """The token behind a date, a time, an ordinal or a chain of digits; `place` when the digits are none of them."""
    for find in (_telephone, _dialled, _chain, _ordinal, _clock, _date):
        behind = find(line, place, words)
        if behind > place:
            return behind
    return place


def _dialled(line: Line, place: int, words: FigureWords) -> int:
    """Behind a short number that is called: "call 101", "dial 999 or"."""
    if line.lower[place - 1] not in CALLS or not line.tokens[place].isdecimal():
        return place
    counts = line.is_word(place + 1) and line.lower[place + 1] not in words.grammar.function
    return place + 1 if len(line.tokens[place]) >= SHORTEST and not counts else place


def _telephone(line: Line, place: int, words: FigureWords) -> int:
    """Behind a telephone number: "+44 20 7946 0958", "0800 123 456", "555-0199", "(202) 555-0143"."""
    stop, runs = place + 1, 1
    abroad = place > 0 and line.tokens[place - 1] == "+" and line.glued(place)
    free = line.tokens[place] in FREE_TO_CALL and line.is_digits(place + 1)
    if not (abroad or free or line.tokens[place][0] == "0" or _is_local(line, place)):
        return place
    while stop < min(line.size, place + LONGEST_TELEPHONE) and line.starts[stop] <= line.ends[stop - 1] + 1:
        if line.tokens[stop].isdecimal():
            runs += 1
        elif line.tokens[stop] not in IN_TELEPHONES or not line.tokens[stop + 1].isdecimal():
            break
        stop += 1
    trunk = abroad or (line.tokens[place].isdecimal() and len(line.tokens[place]) > 2)
    return stop if trunk and runs > 1 + abroad else place


def _is_local(line: Line, place: int) -> bool:
    """Whether three digits, a hyphen and four digits are no range: "555-0199", "call 555-1234", "(202) 555-1234"."""
    first, hyphen, second = line.tokens[place : place + 3]
    if hyphen != "-" or not line.glued(place + 1) or not line.glued(place + 2):
        return False
    if not (first.isdecimal() and second.isdecimal() and len(first) == 3 and len(second) == 4):
        return False
    before = line.lower[max(0, place - CALL_REACH) : place]
    return second[0] == "0" or before[-1:] == [")"] or not CALLS.isdisjoint(before)


def _chain(line: Line, place: int, words: FigureWords) -> int:
    """Behind three or more runs of digits joined by signs (dates, telephone numbers, addresses) or two by a colon."""
    runs, colon, stop = 1, False, place + 1
    if line.tokens[stop] == "/" and (behind := _slash(line, place)) > place:
        return behind
    while line.tokens[stop] in JOINTS and line.glued(stop) and line.glued(stop + 1) and line.is_digits(stop + 1):
        colon = colon or line.tokens[stop] == ":"
        runs, stop = runs + 1, stop + 2
    if colon or runs > 2 or line.tokens[place].count(".") > 1:
        return _half_day(line, stop)
    if runs == 2 and is_four_digit_year(line, place) and len(line.tokens[place + 2]) == 2:
        return place + 3
    return place + 1 if place and line.tokens[place - 1] == "+" and len(line.tokens[place]) > 4 else place


def _slash(line: Line, place: int) -> int:
    """Behind "9/11", "24/7", "6/2009": two numbers that only a slash joins, and that are no fraction."""
    if not line.glued(place + 1) or not line.glued(place + 2):
        return place
    above, _, below, after = line.tokens[place : place + 4]
    if after == "/" or not (above.isdecimal() and below.isdecimal()):
        return place
    parts = int(below[:MOST_DIGITS])
    return place if int(above[:MOST_DIGITS]) < parts and parts in SLASHED else place + 3


def is_four_digit_year(line: Line, place: int) -> bool:
    """Whether four digits of the years that news tells of stand at a token."""
    token = line.tokens[place]
    return token.isdecimal() and len(token) == 4 and token[:2] in ("17", "18", "19", "20")


def _ordinal(line: Line, place: int, words: FigureWords) -> int:
    """Behind "21st" and "1990s"."""
    if not line.glued(place + 1):
        return place
    after = line.lower[place + 1]
    return place + 2 if after in ORDINALS or (after == "s" and len(line.tokens[place]) in (2, 4)) else place


def _clock(line: Line, place: int, words: FigureWords) -> int:
    """Behind a clock time: "5 p.m.", "7.05am", "0401 GMT", "5 o'clock"."""
    whole, _, minutes = line.tokens[place].partition(".")
    if len(whole) <= 2 and int(whole) <= 24 and (not minutes or (len(minutes) == 2 and minutes < "60")):
        stop = _half_day(line, place + 1)
        if stop > place + 1 or (place == 0 and minutes and line.is_capital(stop)):
            return stop  # "17.50 A gust of wind": an entry of a live report
    after = line.lower[place + 1]
    zone = after in words.zones and line.is_capital(place + 1)
    return place + 2 if zone or after.startswith("o'clock") else place


def clock_in_words(line: Line, place: int, words: FigureWords) -> int:
    """Behind "ten o'clock", "half past eleven" and "a quarter to six"; the token itself when it starts none."""
    start = place + (line.lower[place] == "a")
    word, after, hour = line.lower[start : start + 3]
    if after.startswith("o'clock"):
        return start + 2
    past = word in ("half", "quarter", "five", "ten", "twenty") and after == "past"
    told = (past or (word, after) == ("quarter", "to")) and 0 < words.numbers.cardinals.get(hour, 0) <= 12
    return start + 3 if told else place


def _half_day(line: Line, stop: int) -> int:
    """Behind "pm" or "p.m." when it stands at a token, else that token; a length of 2.1 pm is none in news."""
    if line.lower[stop] in HALF_DAYS:
        return stop + 1
    if line.lower[stop] in ("a", "p") and line.tokens[stop + 1] == "." and line.lower[stop + 2] == "m":
        return stop + 4 if line.tokens[stop + 3] == "." else stop + 3
    return stop


def _date(line: Line, place: int, words: FigureWords) -> int:
    """Behind the day of a month and its year: "March 29, 2019", "29 March", "Sept. 20-24"."""
    if not _is_day(line.tokens[place]):
        return place
    before = place - 2 if place and line.tokens[place - 1] == "." else place - 1
    if before >= 0 and _is_month(line, before, words):
        stop = place + 1
        if line.tokens[stop] in ("-", "–", "and", "to") and _is_day(line.tokens[stop + 1]):
            stop += 2
        return _year_of_date(line, stop)
    if _is_month(line, place + 1, words):
        return _year_of_date(line, place + 3 if line.tokens[place + 2] == "." else place + 2)
    return place


def _is_day(token: str) -> bool:
    return token.isdecimal() and len(token) <= 2 and 1 <= int(token) <= 31


def _is_month(line: Line, place: int, words: FigureWords) -> bool:
    """Whether a token is a month; "may" and "march" need their capital."""
    month = line.lower[place]
    if month not in words.months:
        return False
    if line.is_capital(place) or month not in ("may", "march", "mar", "dec", "sep", "jun", "jan"):
        return True
    return line.tokens[place + 1] == "." or line.lower[place - 1] in ("on", "of", "since", "until", "by")


def _year_of_date(line: Line, stop: int) -> int:
    place = stop + 1 if line.tokens[stop] == "," else stop
    return place + 1 if is_four_digit_year(line, place) else stop
