"""The time that a clause states for its figure: "in 2024", "last year", "since 2022", "by Friday"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.figures.clauses import PERIODS, Span
from bot.reading.figures.labels import DAY, is_four_digit_year
from bot.reading.figures.line import Line
from bot.reading.figures.numbers import starts_number
from bot.reading.figures.units import Quantity, behind
from bot.reading.figures.words import FigureWords

PREPOSITIONS = frozenset("in since until till by from during before after on at over for through within".split())
POINTERS = frozenset("last next this previous past coming current same first second third fourth final".split())
ENTRIES = frozenset("early late mid the a an".split())
DAYS = frozenset("yesterday today tomorrow tonight".split())
OPENERS = PREPOSITIONS | POINTERS | DAYS | {"the", "a", "an"}
DAY_PARTS = frozenset("morning afternoon evening night noon midday midnight dawn dusk lunchtime".split())
SEASONS = frozenset("spring summer autumn winter weekend half".split())
AWAY = frozenset("ago earlier before".split())
BLOCKS = frozenset(
    (*",;:()", "and", "but", "while", "whereas", "from", "compared", "against", "versus", "than", "which")
)
"""Between a figure and a time behind it, these say that the time is another's."""

CONJUNCTIONS = frozenset(("after", "when", "that", "who"))
"""Between a time and a figure behind it, these open another clause."""

RELATIVES = frozenset(("that", "which", "who", "whose", "where"))
LONGEST_BETWEEN = 8
NEAR_RELATIVE = 6


def times(line: Line, found: Sequence[Quantity], words: FigureWords) -> list[Span | None]:
    """For each quantity the tokens that tell its time, None where its clause states none; linear in the tokens.

    When somebody spoke is no figure's time: "the mayor said on Thursday".
    """
    spans = [span for span in _phrases(line, words) if line.lower[span[0] - 1] not in words.claim_verbs]
    return [_time_of(line, found, place, spans) for place in range(len(found))]


def _phrases(line: Line, words: FigureWords) -> list[Span]:
    """Every time told in the line, in order; those that touch are one: "at dawn on Thursday"."""
    spans: list[Span] = []
    place = 0
    while place < line.size:
        stop = _phrase(line, place, words) if line.lower[place] in OPENERS else place
        if stop == place:
            place += 1
            continue
        if spans and spans[-1][1] == place:
            spans[-1] = (spans[-1][0], stop)
        else:
            spans.append((place, stop))
        place = stop
    return spans


def _phrase(line: Line, start: int, words: FigureWords) -> int:
    """Behind the time that starts at a token; the token itself when none does."""
    word = line.lower[start]
    if word in DAYS:
        return start + 1
    if word in PREPOSITIONS:
        place = start + 1
        while line.lower[place] in ENTRIES:
            place += 1
        if line.lower[place] in PERIODS and line.lower[place + 1] in ("to", "ended", "ending"):
            place += 2
        stop = _date(line, place, words)
        if stop > place:
            return stop
        stop = _pointed(line, place, words)
        return stop if stop > place else start
    place = start + 1 if word in ("the", "a", "an") else start
    if (stop := _pointed(line, place, words)) > place:
        return stop
    if line.lower[place] in PERIODS and line.lower[place + 1] in AWAY:
        return place + 2
    return start


def _date(line: Line, place: int, words: FigureWords) -> int:
    """Behind a year, a weekday or a month with its day and year."""
    if is_four_digit_year(line, place):
        return place + 1
    word = line.lower[place]
    if word in words.weekdays:
        return place + 2 if line.lower[place + 1] in DAY_PARTS else place + 1
    if line.tokens[place].isdecimal() and line.lower[place + 1] in words.months:
        place += 1
        word = line.lower[place]
    if word not in words.months or not line.is_capital(place):
        return place
    stop = place + 2 if line.tokens[place + 1] == "." and line.is_digits(place + 2) else place + 1
    if DAY.fullmatch(line.tokens[stop]):
        stop += 1
    comma = stop + 1 if line.tokens[stop] == "," else stop
    return comma + 1 if is_four_digit_year(line, comma) else stop


def _pointed(line: Line, place: int, words: FigureWords) -> int:
    """Behind "last year", "past three years", "first quarter of 2024", "same period"; the token itself for none."""
    if line.lower[place] not in POINTERS:
        return place
    stop = place + 1
    while starts_number(line, stop, words.numbers) or line.lower[stop] == "few":
        stop += 1
    word = line.lower[stop]
    named = word in words.months or word in words.weekdays
    if not (word in PERIODS or word in SEASONS or word == "period" or word in DAY_PARTS or named):
        return place
    if line.lower[place] in ("first", "second", "third", "fourth", "final") and word not in ("quarter", "half"):
        return place
    stop += 1
    return stop + 2 if line.lower[stop] in ("of", "in") and is_four_digit_year(line, stop + 1) else stop


def _time_of(line: Line, found: Sequence[Quantity], place: int, spans: Sequence[Span]) -> Span | None:
    quantity = found[place]
    stop = behind(quantity)
    after = next((span for span in spans if span[0] >= stop), None)
    if (
        after is not None
        and after[0] - stop <= 2 * LONGEST_BETWEEN
        and _is_told_behind(line, found, place, (stop, after[0]))
    ):
        return after
    before = next((span for span in reversed(spans) if span[1] <= quantity.start), None)
    return before if before is not None and _is_told_before(line, found, place, before) else None


def _is_told_behind(line: Line, found: Sequence[Quantity], place: int, between: Span) -> bool:
    """Whether a time behind a figure is its own: nothing sets it apart, other figures only behind "to"."""
    if not BLOCKS.isdisjoint(line.lower[between[0] : between[1]]):
        return False
    following = found[place + 1 : place + 3]
    return all(other.start >= between[1] or line.lower[other.start - 1] == "to" for other in following)


def _is_told_before(line: Line, found: Sequence[Quantity], place: int, span: Span) -> bool:
    """Whether a time before a figure is its own: it opens the clause, or stands beside it in the same one."""
    between = line.lower[span[1] : found[place].start]
    if ";" in between or "from" in between:
        return False
    if span[0] == 0:
        return True
    if len(between) > LONGEST_BETWEEN or not (BLOCKS | CONJUNCTIONS).isdisjoint(between):
        return False
    if not RELATIVES.isdisjoint(line.lower[max(0, span[0] - NEAR_RELATIVE) : span[0]]):
        return False
    return place == 0 or found[place - 1].stop <= span[0]
