"""Finds what a figure measures in its sentence: "core inflation", "Ukraine's territory"."""

from __future__ import annotations

from bot.reading.figures.beside import (
    COMPARATIVES,
    LISTED,
    is_noun,
    nearby,
    predicate,
    said_of,
    with_verb,
)
from bot.reading.figures.clauses import (
    AUXILIARIES,
    DETERMINERS,
    RELATIVES,
    Span,
    antecedent,
    clause_start,
    first_phrase,
    has_content,
    is_time,
    phrase_end,
    phrase_start,
    says,
    trimmed,
)
from bot.reading.figures.line import Line
from bot.reading.figures.numbers import starts_number
from bot.reading.figures.units import Quantity, behind
from bot.reading.figures.words import FigureWords

LONGEST_MEASURE = 12
"""Maximum tokens of what a figure measures; a longer clause is cut to its subject."""

PURPOSES = frozenset(("for", "off", "on", "from", "to", "in"))
"""Prepositions before the purpose of an amount, used if nothing else says what it measures."""

OWN_PURPOSES = frozenset(("for", "off"))
"""The same, preferred to the preceding clause."""

WHOLES = frozenset(("total", "all", "cash", "full", "advance", "return", "gdp", "gnp"))
"""After "in" or "of" these say how an amount is meant, not what it measures: "3.5% of GDP", "$9 million in cash"."""

CUTS = frozenset(
    ("and", "but", "while", "as", "because", "when", "after", "before", "if", "that", "where", "since", "although")
)
OPENERS = frozenset(("as", "while", "when", "because", "although", "but", "whereas", "if", "after"))
"""Words that open a clause with a subject of its own: "as employers added 22,000 jobs"."""
ASIDE = frozenset(("for", "by", "in", "at", "on", "with", "to", "just", "only", "about", "some", "nearly"))
AVERAGES = frozenset(("average", "total", "peak", "maximum", "record"))
PLACED = frozenset(("in", "at", "on", "near", "from"))
"""Between two figures of a list: "five plants in Tarn and two in Osk"."""


def measures(
    line: Line, quantity: Quantity, cue: int, previous: Quantity | None, before: Span | None, words: FigureWords
) -> Span | None:
    """The tokens that say what a quantity measures, or None.

    `cue` is where its qualifier starts, `previous` the quantity before it in the sentence, and `before` what that one
    measures: in "rose 6.5 % to 164p" both measure the same.
    """
    told = _told(line, quantity, cue, previous, before, words)
    return told if told is not None and told[0] < told[1] else None


def _told(
    line: Line, quantity: Quantity, cue: int, previous: Quantity | None, before: Span | None, words: FigureWords
) -> Span | None:
    """The same; it may be an empty stretch."""
    if quantity.low == 1 and line.lower[quantity.number.stop] == "of":
        return None
    beside = nearby(line, quantity, cue, words) or _whole(line, quantity, cue, words)
    beside = beside or said_of(line, quantity, cue, previous, words)
    if beside is not None:
        return beside
    if before is not None and _goes_on(line, behind(previous), cue):
        return (quantity.unit.kind == "money" and _purpose(line, quantity, words, OWN_PURPOSES)) or before
    return _in_clause(line, quantity, cue, previous, before, words)


def _in_clause(
    line: Line, quantity: Quantity, cue: int, previous: Quantity | None, before: Span | None, words: FigureWords
) -> Span | None:
    """What a quantity measures by its own clause, or the clause it depends on."""
    floor = behind(previous)
    start = _own_clause(line, clause_start(line, cue, floor, words), cue, words)
    left = _left(line, start, cue, words)
    if left is not None and previous is not None and left == before and left[0] == floor:
        return _widened(line, left, previous, words)
    if left is not None:
        told = _purpose(line, quantity, words, OWN_PURPOSES) if quantity.unit.kind == "money" else None
        told = told or _full(line, left, start, cue, words) or before or _subject(line, start, words)
        if told is not None:
            return told
    if quantity.unit.kind == "count" and before is None and (told := predicate(line, quantity, words)) is not None:
        return told
    if line.tokens[start - 1] == "," and line.lower[start] in AUXILIARIES:
        before = _subject(line, start, words) or before
    told = _purpose(line, quantity, words, OWN_PURPOSES) or before
    if told is None and start > floor + 1:
        told = _subject(line, start, words)
    return told or left or _purpose(line, quantity, words, PURPOSES)


def _whole(line: Line, quantity: Quantity, cue: int, words: FigureWords) -> Span | None:
    """The whole that a share or amount is part of: "20 % of Ukraine's territory", "$1 billion in gains"."""
    place = quantity.stop + (line.lower[quantity.stop] == "worth")
    word = line.lower[place]
    if line.lower[place + 1] in WHOLES and not is_noun(line, place + 2, words):
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


def _goes_on(line: Line, floor: int, cue: int) -> bool:
    """Whether a list or the same clause goes on: "28 points and 11 rebounds", "led 21-10 but were outscored 24-3"."""
    between = line.lower[floor:cue]
    if LISTED.issuperset(between):
        return True
    if between[0] in PLACED and between[-1] in LISTED:
        return True
    verb = next((at for at, word in enumerate(between) if word in ("but", "and")), len(between))
    return verb + 1 < len(between) and between[verb + 1] in AUXILIARIES and len(between) - verb <= 3


def _own_clause(line: Line, start: int, cue: int, words: FigureWords) -> int:
    """The start of a clause, or behind the last word in it that opens a clause with a subject and a verb."""
    for place in range(cue - 2, start, -1):
        if line.lower[place] in OPENERS:
            inner = trimmed(line, place + 1, cue, words)
            verb = cue > inner[1] or inner[1] - inner[0] > 1
            return place + 1 if verb and has_content(line, *inner, words) else start
    return start


def _full(line: Line, left: Span, start: int, cue: int, words: FigureWords) -> Span | None:
    """The stretch, without "offering" in front of a noun; None where it has no subject of its own.

    Such are ", measures just 18cm", ", built for 600" and "before closing 3 % lower".
    """
    first = line.lower[left[0]]
    if first in COMPARATIVES or (line.lower[left[1] - 1] in AVERAGES and first in ("a", "an")):
        return None
    if start == 0 or left[0] > start + 1 or line.is_capital(left[0]):
        return left
    if first.endswith("ing") and line.lower[left[0] - 1] in ("before", "after", "while", "by", ","):
        noun = left[0] + 1, left[1]
        return noun if line.lower[noun[0]] in DETERMINERS and has_content(line, *noun, words) else None
    bare = left[1] - left[0] == 1 and (line.tokens[start - 1] == "," or line.lower[start - 1] in RELATIVES)
    return None if bare and (left[1] == cue or line.lower[left[1]] in ASIDE) else left


def _subject(line: Line, start: int, words: FigureWords) -> Span | None:
    """What a clause without a subject is told of: the noun before its "which", or the subject before its comma."""
    if says(line, start - 1, words):
        return None
    told, stop = None, start - 1
    if line.tokens[stop] == ",":
        begin = clause_start(line, stop, 0, words)
        if line.lower[begin - 1] in RELATIVES:
            return antecedent(line, begin - 1, words)
        if line.tokens[begin - 1] == "," and _is_verb(line, start, words):
            stop = begin - 1
            begin = clause_start(line, stop, 0, words)
        told = first_phrase(line, begin, stop, words)
    if told is None or not has_content(line, *told, words):
        told = antecedent(line, start, words)
    return told if told is not None and has_content(line, *told, words) else None


def _widened(line: Line, left: Span, previous: Quantity, words: FigureWords) -> Span:
    """The subject that the figure before stands in: "support for the $4 billion plan fell to 46 %"; else the same."""
    begin = clause_start(line, previous.start, 0, words)
    whole = trimmed(line, begin, left[1], words)
    if not has_content(line, begin, previous.start, words):
        return left
    return whole if whole[1] - whole[0] <= LONGEST_MEASURE else first_phrase(line, begin, previous.start, words) or left


def _is_verb(line: Line, place: int, words: FigureWords) -> bool:
    """Whether what stands right behind a comma goes on with the subject before it: ", has 17 goals", ", costs £28"."""
    word = line.lower[place]
    return word in AUXILIARIES or word not in words.grammar.function
