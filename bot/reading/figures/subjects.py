"""Where a figure's own clause starts, and the subject of a clause that has none of its own."""

from __future__ import annotations

from bot.reading.figures.beside import LISTED
from bot.reading.figures.clauses import (
    AUXILIARIES,
    DETERMINERS,
    RELATIVES,
    Span,
    antecedent,
    clause_start,
    first_phrase,
    has_content,
    says,
    trimmed,
)
from bot.reading.figures.line import Line
from bot.reading.figures.quantity import Quantity
from bot.reading.figures.words import FigureWords

OPENERS = frozenset(("as", "while", "when", "because", "although", "but", "whereas", "if", "after"))
"""Words that open a clause with a subject of its own: "as employers added 22,000 jobs"."""
ASIDE = frozenset(("for", "by", "in", "at", "on", "with", "to", "just", "only", "about", "some", "nearly"))
COMPARATIVES = frozenset(("higher", "lower", "more", "less", "fewer", "cheaper", "dearer"))
"""What these open is no subject: "more than last year"."""

AVERAGES = frozenset(("average", "total", "peak", "maximum", "record"))
LONGEST_SUBJECT = 12
PLACED = frozenset(("in", "at", "on", "near", "from"))
"""Between two figures of a list: "five plants in Tarn and two in Osk"."""


def goes_on(line: Line, floor: int, cue: int) -> bool:
    """Whether a list or the same clause goes on: "28 points and 11 rebounds", "led 21-10 but were outscored 24-3"."""
    between = line.lower[floor:cue]
    if LISTED.issuperset(between):
        return True
    if between[0] in PLACED and between[-1] in LISTED:
        return True
    verb = next((at for at, word in enumerate(between) if word in ("but", "and")), len(between))
    return verb + 1 < len(between) and between[verb + 1] in AUXILIARIES and len(between) - verb <= 3


def own_clause(line: Line, start: int, cue: int, words: FigureWords) -> int:
    """The start of a clause, or behind the last word in it that opens a clause with a subject and a verb."""
    for place in range(cue - 2, start, -1):
        if line.lower[place] in OPENERS:
            inner = trimmed(line, place + 1, cue, words)
            verb = cue > inner[1] or inner[1] - inner[0] > 1
            return place + 1 if verb and has_content(line, *inner, words) else start
    return start


def full(line: Line, left: Span, start: int, cue: int, words: FigureWords) -> Span | None:
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


def subject(line: Line, start: int, words: FigureWords) -> Span | None:
    """What a clause without a subject is told of: the noun before its "which", or the subject before its comma."""
    if says(line, start - 1, words):
        return None
    told, stop = None, start - 1
    if line.tokens[stop] == ",":
        begin = clause_start(line, stop, 0, words)
        if line.lower[begin - 1] in RELATIVES:
            return antecedent(line, begin - 1, words)
        if line.tokens[begin - 1] == "," and is_verb(line, start, words):
            stop = begin - 1
            begin = clause_start(line, stop, 0, words)
        told = first_phrase(line, begin, stop, words)
    if told is None or not has_content(line, *told, words):
        told = antecedent(line, start, words)
    return told if told is not None and has_content(line, *told, words) else None


def widened(line: Line, left: Span, previous: Quantity, words: FigureWords) -> Span:
    """The subject that the figure before stands in: "support for the $4 billion plan fell to 46 %"; else the same."""
    begin = clause_start(line, previous.start, 0, words)
    whole = trimmed(line, begin, left[1], words)
    if not has_content(line, begin, previous.start, words):
        return left
    return whole if whole[1] - whole[0] <= LONGEST_SUBJECT else first_phrase(line, begin, previous.start, words) or left


def is_verb(line: Line, place: int, words: FigureWords) -> bool:
    """Whether what stands right behind a comma goes on with the subject before it: ", has 17 goals", ", costs £28"."""
    word = line.lower[place]
    return word in AUXILIARIES or word not in words.grammar.function
