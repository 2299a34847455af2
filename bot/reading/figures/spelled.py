"""Numbers in words, and the multipliers behind any number: "twenty-eight thousand", "two thirds", "dozens of"."""

from __future__ import annotations

from decimal import Decimal

from bot.reading.figures.line import Line
from bot.reading.figures.words import DIVISION, GREATEST, NumberWords

OTHER_HALVES = frozenset("first second other better latter past next final last opening closing".split())
"""Before "half" these make it a part of a game or a year."""

BEHIND_VAGUE = frozenset(("of", "more", "were", "are", "have"))
"""Behind "dozens", "hundreds" and the like: "thousands of", "hundreds were arrested"."""

HALVED = frozenset("mile hour point turn pound inch pint acre cup century decade percent percentage".split())
"""What stands behind "half" as a unit: "a half-point cut", "half hour"."""

SHARED = frozenset(("of more less fewer higher lower cheaper faster lighter bigger smaller larger").split()) | {""}
"""What stands behind "a third" when it is a share: "a third of", "a third fewer"."""

ABOUT_HALF = frozenset(("than", "about", "nearly", "almost", "over", "barely", "only", "just", "roughly", "around"))
"""Before "half" without a noun these make it a share: "nearly half were empty"."""

BEHIND_HALF = frozenset("of the its their his her our my people".split())
BEHIND_SHARES = frozenset("since in for to from on over after when last this between during compared".split())
"""What may follow "by a third"; a noun makes it an ordinal."""

TENS = 20
Spelled = tuple[Decimal, Decimal, Decimal | None, int]
"""The number, the part of it before its multiplier, its upper end when it is vague, and the token behind it."""


def spelled(line: Line, place: int, words: NumberWords) -> Spelled | None:
    """The number in words that starts at a token, or None."""
    word, after = line.lower[place : place + 2]
    if word in words.cardinals:
        return _cardinal(line, place, words)
    if line.tokens[place] in words.signs:
        return _times(line, words.signs[line.tokens[place]], place + 1, words)
    if word in ("a", "an"):
        return _after_article(line, place + 1, words)
    if word in ("half", "quarter"):
        return _part(line, place, words)
    if word in words.vague and after in BEHIND_VAGUE:
        low, high = words.vague[word]
        inner = line.lower[place + 2]
        if after != "of" or inner not in words.vague or inner not in words.scales:
            return low, Decimal(1), high, place + 1
        return low * words.scales[inner], Decimal(1), high * words.scales[inner], place + 3
    if word in words.scales and word not in words.vague and after in words.scales:
        return _times(line, Decimal(1), place, words)
    return None


def scaled(line: Line, value: Decimal, stop: int, words: NumberWords) -> tuple[Decimal, Decimal, int]:
    """A number times the multipliers at a token, with the smaller parts behind them: "4 thousand 3 hundred and 21".

    Also what stood before the first multiplier, and the token behind it all.
    """
    total, group, mantissa = Decimal(0), value, None
    while True:
        place = _joined(line, stop, words)
        scale = words.scales.get(line.lower[place])
        if scale is not None and (total + group) * scale < GREATEST:
            mantissa = mantissa or group
            if scale == 100 and group < 100:
                group *= scale
            else:
                total, group = (total + group * scale if group else total * scale), Decimal(0)
        elif scale is None and 0 < (part := _count(line, place, words)) < _room(line, stop - 1, words):
            group += part
        else:
            return total + group, mantissa or total + group, stop
        stop = place + 1


def _joined(line: Line, stop: int, words: NumberWords) -> int:
    """The token to go on with: behind a hyphen, or behind an "and" that joins two parts of one number."""
    word, after, behind = line.lower[stop : stop + 3]
    if word == "-" and (after in words.cardinals or after in words.scales):
        return stop + 1
    scale = words.scales.get(line.lower[stop - 1])
    count = _count(line, stop + 1, words)
    if word != "and" or scale is None or not count or (count < TENS and behind in words.fractions):
        return stop
    inner = words.scales.get(behind)
    joins = scale == 100 != inner or (scale <= 1000 if inner is None else inner < scale)
    return stop + 1 if joins else stop


def _count(line: Line, place: int, words: NumberWords) -> int:
    """The cardinal at a token, 0 for none; one or two digits are one behind "and" or before a multiplier."""
    token, hyphen, behind = line.lower[place : place + 3]
    if not token.isdecimal():
        of_noun = hyphen == "-" != line.tokens[place - 1] and not (
            behind in words.cardinals or behind in words.fractions
        )  # "a million two-bed homes"
        return 0 if of_noun else words.cardinals.get(token, 0)
    tells = line.lower[place - 1] == "and" or hyphen in words.scales
    return int(token) if tells and len(token) <= 2 and token[0] != "0" else 0


def _room(line: Line, place: int, words: NumberWords) -> int:
    """What a cardinal behind a token must stay below to go on with its number: "six hundred" + 42, "twenty" + 8."""
    if line.lower[place] in words.scales:
        return 100
    return 10 if words.cardinals.get(line.lower[place], 0) >= TENS else 0


def and_a_half(line: Line, stop: int, words: NumberWords) -> tuple[Decimal, int] | None:
    """The fraction that goes on with a number, and the token behind it: "and a half", "and two fifths"."""
    step = 2 if line.tokens[stop] == "-" else 1
    joint, count, part = line.lower[stop + step - 1 : stop + 3 * step : step]
    times = 1 if count == "a" else words.cardinals.get(count, 0)
    if joint != "and" or not 0 < times < TENS or part not in words.fractions:
        return None
    return times * words.fractions[part], stop + 3 * step


def with_fraction(line: Line, value: Decimal, stop: int, words: NumberWords) -> tuple[Decimal, int]:
    """A number with the fraction that goes on with it: "one and a half million", "3 million and a half"."""
    more = and_a_half(line, stop, words)
    if more is None:
        return value, stop
    share, behind = more
    last = words.scales.get(line.lower[stop - 1], Decimal(1))
    inner = words.scales.get(line.lower[behind])
    if last < 1000:
        value, _, behind = scaled(line, value + share, behind, words)
        return DIVISION.plus(value), behind
    return DIVISION.plus(value + share * (inner or last)), behind + (inner is not None)


def _cardinal(line: Line, place: int, words: NumberWords) -> Spelled | None:
    """The number that starts with a cardinal; None for the first half of an ordinal: "twenty-first"."""
    value = words.cardinals[line.lower[place]]
    if value >= TENS and line.lower[place + 1] == "-" and line.lower[place + 2] in words.ordinals:
        return None
    return _from(line, Decimal(value), place + 1, words)


def _from(line: Line, value: Decimal, stop: int, words: NumberWords) -> Spelled:
    """A number with all that goes on with it: "two thirds", "one and a half million", "five point two"."""
    value, mantissa, stop = scaled(line, value, stop, words)
    if line.lower[stop] == "point" and line.lower[stop + 1] in words.cardinals:
        return _times(line, *_with_decimals(line, value, stop + 1, words), words)
    if (divided := _divided(line, value, stop, words)) is not None:
        return divided
    after = stop + (line.tokens[stop] == "-")
    if line.lower[after] in words.fractions and _is_fraction(line, value, after):
        return _times(line, value * words.fractions[line.lower[after]], after + 1, words)
    value, stop = with_fraction(line, value, stop, words)
    return value, mantissa, None, stop


def _divided(line: Line, value: Decimal, stop: int, words: NumberWords) -> Spelled | None:
    """A cardinal over a compound ordinal: "three twenty-firsts", "one twenty-fifth"."""
    tens = words.cardinals.get(line.lower[stop], 0)
    last = stop + 2 if line.tokens[stop + 1] == "-" else stop + 1
    ones = words.ordinals.get(line.lower[last], 0)
    if tens < TENS or not ones or not (value == 1 or line.lower[last].endswith("s")):
        return None
    share = DIVISION.divide(value, Decimal(tens + ones))
    return share, share, None, last + 1


def _is_fraction(line: Line, value: Decimal, place: int) -> bool:
    """Whether an ordinal behind a cardinal divides it; "three quarters" of a year are three, not a share."""
    if line.lower[place].startswith("quarter") and value != 1 and line.tokens[place - 1] != "-":
        return line.lower[place + 1] in ("of", "", "million", "billion")
    return value == 1 or line.lower[place].endswith("s")


def _after_article(line: Line, place: int, words: NumberWords) -> Spelled | None:
    """What follows "a": "a dozen", "a hundred and six", "a third of", "a half"."""
    word = line.lower[place]
    if word in words.scales and len(word) > 4 and word not in words.vague:
        return _from(line, Decimal(1), place, words)
    if word in words.cardinals:
        divided = _divided(line, Decimal(1), place, words)
        return divided if divided is not None and line.lower[divided[3]] in ("of", "") else None
    if word in words.fractions and (line.lower[place + 1] in SHARED or _ends_by(line, place)):
        return _times(line, words.fractions[word], place + 1, words)
    behind = line.lower[place + 2] if line.tokens[place + 1] == "-" else line.lower[place + 1]
    if word in ("half", "quarter") and (behind in words.scales or behind in HALVED):
        return _part(line, place, words)
    return None


def _ends_by(line: Line, place: int) -> bool:
    """Whether a share stands behind "by" and no noun behind it: "by nearly a third in May"; not "by a third wave"."""
    after = line.lower[place + 1]
    ends = after in BEHIND_SHARES or not (line.is_word(place + 1) or after == "-")
    return ends and "by" in line.lower[max(0, place - 4) : place]


def _part(line: Line, place: int, words: NumberWords) -> Spelled | None:
    """ "half a million", "half of", "half the", "half an hour", "quarter million"; not "the second half"."""
    value = words.fractions[line.lower[place]]
    following = line.lower[place + 1]
    if following in words.scales:
        return _times(line, value, place + 1, words)
    unit = line.lower[place + 2] if following == "-" else following
    before = line.lower[place - 1] if place else ""
    if line.lower[place] == "quarter":
        return (value, value, None, place + 1) if unit in HALVED and before == "a" else None
    if before in OTHER_HALVES:
        return None
    if following in ("a", "an"):
        return _times(line, value, place + 2, words)
    halves = unit in HALVED or following in BEHIND_HALF or before in ABOUT_HALF
    return (value, value, None, place + 1) if halves else None


def _times(line: Line, value: Decimal, stop: int, words: NumberWords) -> Spelled:
    """A value and the multipliers behind it, also as "of a million"."""
    if line.lower[stop : stop + 2] == ["of", "a"] and line.lower[stop + 2] in words.scales:
        stop += 2
    product, mantissa, stop = scaled(line, value, stop, words)
    return DIVISION.plus(product), DIVISION.plus(mantissa), None, stop


def _with_decimals(line: Line, value: Decimal, place: int, words: NumberWords) -> tuple[Decimal, int]:
    """A number with the digits behind its "point": "five point two five"."""
    digits = ""
    while line.lower[place] in words.cardinals and len(digits) < 12:
        digit, place = words.cardinals[line.lower[place]], place + 1
        if digit >= TENS and line.tokens[place] == "-" and line.lower[place + 1] in words.cardinals:
            digit, place = digit + words.cardinals[line.lower[place + 1]], place + 2
        digits += str(digit)
    return value + Decimal("0." + digits), place
