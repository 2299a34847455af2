"""Cardinals in words and what multiplies them: "twenty-eight thousand", "five point two", "a hundred and six"."""

from __future__ import annotations

from decimal import Decimal

from bot.reading.figures.line import Line
from bot.reading.figures.scales import GREATEST
from bot.reading.figures.words import NumberWords


def cardinal(line: Line, place: int, words: NumberWords) -> tuple[Decimal, int]:
    """The longest cardinal from a token that starts one; the value and the token behind it."""
    total, group, stop = Decimal(0), Decimal(words.cardinals[line.lower[place]]), place + 1
    while True:
        place = _joined(line, stop, words)
        word = line.lower[place]
        if word == "hundred" and 0 < group < 100:
            group *= 100
        elif word in words.scales and word not in ("hundred", "hundreds"):
            if (total + group) * words.scales[word] >= GREATEST:
                break
            if group == 0 or (total and total < words.scales[word]):
                total, group = (total + group) * words.scales[word], Decimal(0)
            else:
                total, group = total + group * words.scales[word], Decimal(0)
        elif word in words.cardinals and _continues(group, total, words.cardinals[word]):
            group += words.cardinals[word]
        elif place == stop and word == "point" and line.lower[place + 1] in words.cardinals:
            decimals, stop = _decimals(line, place + 1, words)
            return total + group + decimals, stop
        else:
            break
        stop = place + 1
    return total + group, stop


def multiplied(line: Line, value: Decimal, stop: int, words: NumberWords) -> tuple[Decimal, int]:
    """A value times the scale words from a token on, plus the cardinal that may follow: "a hundred and six"."""
    scaled = Decimal(1)
    while line.lower[stop] in words.scales and value * words.scales[line.lower[stop]] < GREATEST:
        scaled = words.scales[line.lower[stop]]
        value *= scaled
        stop += 1
    place = stop + 1 if line.lower[stop] == "and" else stop
    last = words.scales.get(line.lower[stop - 1], Decimal(1))
    if line.lower[place] in words.cardinals and last >= 100:
        rest, after = cardinal(line, place, words)
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
        if small and (after in words.fractions or (after == "-" and line.lower[stop + 3] in words.fractions)):
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
