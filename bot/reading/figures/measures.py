"""Finds what a figure measures in its sentence: "core inflation", "Ukraine's territory"."""

from __future__ import annotations

from bot.reading.figures.beside import nearby, predicate, said_of, with_verb
from bot.reading.figures.clauses import (
    AUXILIARIES,
    Span,
    clause_start,
    first_phrase,
    has_content,
    is_time,
    phrase_end,
    phrase_start,
    trimmed,
)
from bot.reading.figures.line import Line
from bot.reading.figures.numbers import starts_number
from bot.reading.figures.quantity import Quantity, behind
from bot.reading.figures.subjects import COMPARATIVES, full, goes_on, own_clause, subject, widened
from bot.reading.figures.units import LENGTHS
from bot.reading.figures.words import FigureWords

LONGEST_MEASURE = 12
"""Maximum tokens of what a figure measures; a longer clause is cut to its subject."""

AFTER_NOUN = frozenset(("of", "in", "to", "for", "on", "from"))
"""Prepositions that may continue the noun after an amount: "a 75 percent increase in usage"."""

PURPOSES = frozenset(("for", "off", "on", "from", "to", "in"))
"""Prepositions before the purpose of an amount, used if nothing else says what it measures."""

OWN_PURPOSES = frozenset(("for", "off"))
"""The same, preferred to the preceding clause."""

ONLY_FOR = frozenset(("for",))
PRONOUNS = frozenset(("it", "he", "she", "they", "we", "i", "that"))
WHOLES = frozenset(("total", "all", "cash", "full", "advance", "return", "gdp", "gnp"))
"""After "in" or "of" these say how an amount is meant, not what it measures: "3.5% of GDP", "$9 million in cash"."""

DIRECTIONS = ("north", "south", "east", "west")
"""After a length, these give the direction, not what has that length."""

COMPARING = COMPARATIVES.union(
    "larger smaller longer shorter taller wider deeper heavier lighter faster slower".split()
)
"""After an amount without a noun, these compare: "6 per cent higher" measures what precedes it."""

BEING = frozenset(("is", "are", "was", "were", "be", "been", "being"))
CUTS = frozenset(
    ("and", "but", "while", "as", "because", "when", "after", "before", "if", "that", "where", "since", "although")
)


def measures(
    line: Line, quantity: Quantity, cue: int, previous: Quantity | None, before: Span | None, words: FigureWords
) -> Span | None:
    """The tokens that say what a quantity measures, or None.

    `cue` is where its qualifier starts, `previous` the quantity before it in the sentence, and `before` what that one
    measures: in "rose 6.5 % to 164p" both measure the same.
    """
    if quantity.low == 1 and line.lower[quantity.number.stop] == "of":
        return None
    beside = (
        nearby(line, quantity, cue, words)
        or _noun_behind(line, quantity, cue, words)
        or _whole(line, quantity, cue, words)
        or _told_of_it(line, quantity, cue)
        or said_of(line, quantity, cue, previous, words)
    )
    if beside is not None:
        return beside
    if before is not None and goes_on(line, behind(previous), cue):
        return (quantity.unit.kind == "money" and _purpose(line, quantity, words, OWN_PURPOSES)) or before
    return _in_clause(line, quantity, cue, previous, before, words)


def _in_clause(
    line: Line, quantity: Quantity, cue: int, previous: Quantity | None, before: Span | None, words: FigureWords
) -> Span | None:
    """What a quantity measures by its own clause, or the clause it depends on."""
    floor = behind(previous)
    start = own_clause(line, clause_start(line, cue, floor, words), cue, words)
    left = _left(line, start, cue, words)
    if left is not None and previous is not None and left == before and left[0] == floor:
        return widened(line, left, previous, words)
    if left is not None:
        told = _purpose(line, quantity, words, ONLY_FOR) if quantity.unit.kind == "money" else None
        told = told or full(line, left, start, cue, words) or before or subject(line, start, words)
        if told is not None:
            return told
    if quantity.unit.kind == "count" and before is None and (told := predicate(line, quantity, words)) is not None:
        return told
    if line.tokens[start - 1] == "," and line.lower[start] in AUXILIARIES:
        before = subject(line, start, words) or before
    told = _purpose(line, quantity, words, OWN_PURPOSES) or before
    if told is None and start > floor + 1:
        told = subject(line, start, words)
    return told or left or _purpose(line, quantity, words, PURPOSES)


def _noun_behind(line: Line, quantity: Quantity, cue: int, words: FigureWords) -> Span | None:
    """The noun after an attributive figure: "30-day ceasefire", "a 75 percent increase in usage"."""
    start = behind(quantity)
    if quantity.unit.kind in ("count", "none", "age") and not quantity.unit.attributive:
        return None
    if line.lower[cue - 1] in BEING or line.lower[cue - 1] == "of":
        return None
    if line.tokens[start] in ("-", "–") and line.glued(start):
        start += 2
    if not line.is_word(start) or line.lower[start] in words.grammar.function or is_time(line, start, words):
        return None
    if quantity.unit.name.endswith(LENGTHS) and line.lower[start].startswith(DIRECTIONS):
        return None
    if line.lower[start] in COMPARING and not _is_noun(line, start + 1, words):
        return None
    stop = phrase_end(line, start, words)
    if line.lower[start].endswith("ly") or (stop == start + 1 and line.lower[start].endswith("ed")):
        return None
    if line.lower[stop] in AFTER_NOUN:
        longer = phrase_end(line, stop + 1, words)
        if longer > stop + 1 and not is_time(line, stop + 1, words):
            return start, longer
    return start, stop


def _is_noun(line: Line, place: int, words: FigureWords) -> bool:
    return line.is_capital(place) or (line.is_word(place) and line.lower[place] not in words.grammar.function)


def _whole(line: Line, quantity: Quantity, cue: int, words: FigureWords) -> Span | None:
    """The whole that a share or amount is part of: "20 % of Ukraine's territory", "$1 billion in gains"."""
    place = quantity.stop + (line.lower[quantity.stop] == "worth")
    word = line.lower[place]
    if line.lower[place + 1] in WHOLES and not _is_noun(line, place + 2, words):
        return None
    if word != "of" and not (word == "in" and quantity.unit.kind == "money" and not line.is_capital(place + 1)):
        return None
    if starts_number(line, place + 1, words.numbers) and (word == "in" or quantity.unit.kind == "count"):
        return None
    while line.is_digits(place + 1) or line.tokens[place + 1] == "%":
        place += 1
    stop = phrase_end(line, place + 1, words)
    if any(starts_number(line, at, words.numbers) for at in range(place + 1, stop + 1)):
        if quantity.unit.kind == "count":
            return None
        stop = phrase_end(line, stop + 1, words) if starts_number(line, stop, words.numbers) else stop
    if stop <= place + 1 or is_time(line, place + 1, words):
        return None
    return place + 1, with_verb(line, quantity, cue, stop, words)


def _told_of_it(line: Line, quantity: Quantity, cue: int) -> Span | None:
    """The relative clause of a definite amount: "the 1,300 square kilometers it held last summer"."""
    start = behind(quantity)
    if line.lower[cue - 1] != "the" or line.lower[start] not in PRONOUNS:
        return None
    stop = start
    while stop - start < LONGEST_MEASURE and line.is_word(stop) and line.lower[stop] not in AUXILIARIES:
        stop += 1
    return (start, stop) if stop > start + 1 else None


def _left(line: Line, start: int, cue: int, words: FigureWords) -> Span | None:
    """The part of the clause before the figure: its subject and what the figure measures."""
    start, stop = trimmed(line, start, cue, words)
    if not has_content(line, start, stop, words):
        return None
    if stop - start <= LONGEST_MEASURE:
        return start, stop
    if line.lower[cue - 1] == "of":
        begin, end = trimmed(line, phrase_start(line, cue - 1, words), cue, words)
        return (begin, end) if begin < end else None
    for place in range(stop - 2, start, -1):
        if line.lower[place] in CUTS:
            cut = trimmed(line, place + 1, stop, words)
            if 1 < cut[1] - cut[0] <= LONGEST_MEASURE:
                return cut
            break
    return first_phrase(line, start, stop, words)


def _purpose(line: Line, quantity: Quantity, words: FigureWords, prepositions: frozenset[str]) -> Span | None:
    """The purpose of an amount: "paid $35,538 for a system", "$550 off a laptop"."""
    place = quantity.stop
    taken = line.lower[place] == "from" and quantity.unit.kind == "money"
    if not (taken or line.lower[place] in prepositions) or quantity.unit.kind == "none":
        return None
    if is_time(line, place + 1, words) or starts_number(line, place + 1, words.numbers):
        return None
    stop = phrase_end(line, place + 1, words)
    return (place + 1, stop) if has_content(line, place + 1, stop, words) else None
