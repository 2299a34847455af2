"""Numbers in words: "twenty-eight thousand", "half a million", "two thirds", "tens of thousands"."""

from __future__ import annotations

from decimal import Decimal

from bot.reading.figures.line import Line
from bot.reading.figures.words import DIVISION, GREATEST, NumberWords

TENS = (Decimal(10), Decimal(100))
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

BEHIND_SHARES = frozenset("since in for to from on over after when last this between during compared".split())
"""What may follow "by a third"; a noun makes it an ordinal."""

Spelled = tuple[Decimal, Decimal | None, int]
"""The number, its upper end when it is a vague plural, and the token behind it."""


def spelled(line: Line, place: int, words: NumberWords) -> Spelled | None:
    """The number in words that starts at a token, or None."""
    word = line.lower[place]
    if word in words.cardinals:
        if line.tokens[place + 1] == "-" and line.lower[place + 2] in words.ordinals and words.cardinals[word] >= 20:
            return None
        value, stop = _cardinal(line, place, words)
        return _with_fraction(line, value, stop, words)
    if line.tokens[place] in words.signs:
        return _times(line, words.signs[line.tokens[place]], place + 1, words)
    if word in ("a", "an"):
        return _after_article(line, place + 1, words)
    if word == "tens" and line.lower[place + 1] == "of":
        scale = words.scales.get(line.lower[place + 2]) if line.lower[place + 2] in words.vague else None
        return (10 * scale, 100 * scale, place + 3) if scale else (*TENS, place + 2)
    if word in ("half", "quarter"):
        return _part(line, place, words)
    if word in words.vague and (line.lower[place + 1] in BEHIND_VAGUE):
        return _vague(line, place, words)
    if word == "hundred" and line.lower[place + 1] in words.scales:
        value, stop = _multiplied(line, words.scales[word], place + 1, words)
        return value, None, stop
    return None


def _with_fraction(line: Line, value: Decimal, stop: int, words: NumberWords) -> Spelled:
    """A cardinal and the fraction behind it: "two thirds", "one and a half million", "three and two fifths"."""
    after = stop + 1 if line.tokens[stop] == "-" else stop
    part = line.lower[after]
    if line.lower[stop : stop + 6] == ["-", "and", "-", "a", "-", "half"]:
        return value + words.fractions["half"], None, stop + 6
    if (divided := _divided(line, value, stop, words)) is not None:
        return divided
    if part in words.fractions and _is_fraction(line, value, after):
        return _times(line, value * words.fractions[part], after + 1, words)
    if line.lower[stop] == "and":
        if line.lower[stop + 1] in ("a", "one") and line.lower[stop + 2] in words.fractions:
            share = words.fractions[line.lower[stop + 2]]
            last = words.scales.get(line.lower[stop - 1], Decimal(1))
            if last >= 1000:
                inner = words.scales.get(line.lower[stop + 3])
                return DIVISION.plus(value + share * (inner or last)), None, stop + (4 if inner else 3)
            return _times(line, value + share, stop + 3, words)
        count = words.cardinals.get(line.lower[stop + 1], 0)
        if 0 < count < 20 and line.lower[stop + 2] in words.fractions:
            last = words.scales.get(line.lower[stop - 1], Decimal(1))
            share = count * words.fractions[line.lower[stop + 2]] * (last if last >= 1000 else 1)
            return DIVISION.plus(value + share), None, stop + 3
    return value, None, stop


def _divided(line: Line, value: Decimal, stop: int, words: NumberWords) -> Spelled | None:
    """A cardinal over a compound ordinal: "three twenty-firsts", "one twenty-fifth"."""
    tens = words.cardinals.get(line.lower[stop], 0)
    last = stop + 2 if line.tokens[stop + 1] == "-" else stop + 1
    ones = words.ordinals.get(line.lower[last], 0)
    if tens < 20 or not ones or not (value == 1 or line.lower[last].endswith("s")):
        return None
    return DIVISION.divide(value, Decimal(tens + ones)), None, last + 1


def _is_fraction(line: Line, value: Decimal, place: int) -> bool:
    """Whether an ordinal behind a cardinal divides it; "three quarters" of a year are three, not a share."""
    plural = line.lower[place].endswith("s")
    if line.lower[place].startswith("quarter") and value != 1 and line.tokens[place - 1] != "-":
        return line.lower[place + 1] in ("of", "", "million", "billion")
    return plural or value == 1


def _after_article(line: Line, place: int, words: NumberWords) -> Spelled | None:
    """What follows "a": "a dozen", "a hundred and six", "a third of", "a half"."""
    word = line.lower[place]
    if word in words.scales and len(word) > 4 and word not in words.vague:
        value, stop = _multiplied(line, words.scales[word], place + 1, words)
        return _with_fraction(line, value, stop, words)
    if word in words.cardinals:
        divided = _divided(line, Decimal(1), place, words)
        return divided if divided is not None and line.lower[divided[2]] in ("of", "") else None
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
    if line.lower[place] == "quarter":
        return (value, None, place + 1) if unit in HALVED and place and line.lower[place - 1] == "a" else None
    if place and line.lower[place - 1] in OTHER_HALVES:
        return None
    if following in ("a", "an"):
        inner = line.lower[place + 2]
        if inner in words.scales:
            return _times(line, value, place + 2, words)
        return value, None, place + 2
    if unit in HALVED:
        return value, None, place + 1
    if following in ("of", "the", "its", "their", "his", "her", "our", "my", "people") or (
        place and line.lower[place - 1] in ABOUT_HALF
    ):
        return value, None, place + 1
    return None


def _vague(line: Line, place: int, words: NumberWords) -> Spelled:
    """ "dozens of", "hundreds of thousands": the range up to the next power."""
    low, high = words.vague[line.lower[place]]
    inner = line.lower[place + 2]
    if line.lower[place + 1] == "of" and inner in words.vague:
        scale = words.scales[inner]
        return low * scale, high * scale, place + 3
    return low, high, place + 1


def _times(line: Line, value: Decimal, stop: int, words: NumberWords) -> Spelled:
    """A value and the multipliers behind it, also as "of a million"."""
    if line.lower[stop] == "of" and line.lower[stop + 1] == "a" and line.lower[stop + 2] in words.scales:
        stop += 2
    product, stop = _multiplied(line, value, stop, words)
    return DIVISION.plus(product), None, stop


def _cardinal(line: Line, place: int, words: NumberWords) -> tuple[Decimal, int]:
    """The longest cardinal from a token that starts one; the value and the token behind it."""
    total, group, stop = Decimal(0), Decimal(words.cardinals[line.lower[place]]), place + 1
    while True:
        place = _joined(line, stop, words)
        word = line.lower[place]
        if word == "hundred" and group < 100:
            group *= 100
        elif word in words.scales:
            if (total + group) * words.scales[word] >= GREATEST:
                break
            total = total * words.scales[word] if group == 0 else total + group * words.scales[word]
            group = Decimal(0)
        elif word in words.cardinals and _continues(group, total, words.cardinals[word]):
            group += words.cardinals[word]
        elif word == "point" and line.lower[place + 1] in words.cardinals:
            decimals, stop = _decimals(line, place + 1, words)
            return total + group + decimals, stop
        else:
            break
        stop = place + 1
    return total + group, stop


def _multiplied(line: Line, value: Decimal, stop: int, words: NumberWords) -> tuple[Decimal, int]:
    """A value times the scale words from a token on, plus the cardinal that may follow: "a hundred and six"."""
    scaled = Decimal(1)
    while line.lower[stop] in words.scales and value * words.scales[line.lower[stop]] < GREATEST:
        scaled = words.scales[line.lower[stop]]
        value *= scaled
        stop += 1
    place = stop + 1 if line.lower[stop] == "and" else stop
    last = words.scales.get(line.lower[stop - 1], Decimal(1))
    if line.lower[place] in words.cardinals and last >= 100:
        rest, after = _cardinal(line, place, words)
        if 0 < rest < last:
            return value + rest, after
    return value, stop


def _joined(line: Line, stop: int, words: NumberWords) -> int:
    """The token to go on with: behind a hyphen, or behind an "and" that joins two parts of one number."""
    if line.tokens[stop] == "-" and (line.lower[stop + 1] in words.cardinals or line.lower[stop + 1] in words.scales):
        return stop + 1
    if line.lower[stop] == "and" and line.lower[stop - 1] in words.scales and line.lower[stop + 1] in words.cardinals:
        scale, after = words.scales[line.lower[stop - 1]], line.lower[stop + 2]
        small = words.cardinals[line.lower[stop + 1]] < 20
        if small and after in words.fractions:
            return stop
        return stop if scale > 100 and words.scales.get(after, 0) >= scale else stop + 1
    return stop


def _continues(group: Decimal, total: Decimal, value: int) -> bool:
    """Whether a cardinal adds to the group before it: "twenty" + 8, "six hundred" + 42, "thousand" + 6."""
    if group == 0:
        return total > 0
    if 20 <= group % 100 < 100 and group % 10 == 0:
        return 0 < value < 10
    return group % 100 == 0 and 0 < value < 100


def _decimals(line: Line, place: int, words: NumberWords) -> tuple[Decimal, int]:
    """Digits behind "point": "five point two five"."""
    digits = ""
    while line.lower[place] in words.cardinals and len(digits) < 12:
        value = words.cardinals[line.lower[place]]
        if value >= 20 and line.tokens[place + 1] in ("-", "") and line.lower[place + 2] in words.cardinals:
            value, place = value + words.cardinals[line.lower[place + 2]], place + 2
        digits += str(value)
        place += 1
    return Decimal("0." + digits), place
