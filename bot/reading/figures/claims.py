"""Whose claim a figure is, when its sentence says so."""

from __future__ import annotations

from bot.reading.figures.line import Line
from bot.reading.figures.words import FigureWords

LONGEST_NAME = 9
"""Words of the longest claimant: "the Ministry of Health and Social Services of Quebec"."""

STOPS = frozenset(',.;:()[]"“”—–?!')
NOT_A_CLAIMANT = frozenset("it he she they we i you that this who which there what one and but as".split())
WEAK_VERBS = frozenset(
    (
        "found",
        "finds",
        "showed",
        "shows",
        "put",
        "puts",
        "recorded",
        "records",
        "cited",
        "cites",
        "calculated",
        "state",
        "states",
    )
)
CLOSERS = frozenset((",", "”", '"', "’"))
ARTICLES = frozenset(("the", "a", "an"))
INSIDE = frozenset("of the and for &".split())
ALLOWED = INSIDE | ARTICLES
"""Words of closed classes that may stand in a claimant's name."""


def claimed_by(line: Line, text: str, words: FigureWords) -> str | None:
    """The claimant of the sentence as the text names it ("the Russian military"), or None."""
    for place in range(line.size) if not words.claims_by.forward.keys().isdisjoint(line.lower) else ():
        found = words.claims_by.at(line.lower, place)
        if found is not None:
            claimant = _named_behind(line, text, found[1], words)
            if claimant is not None:
                return claimant
    for place in range(1, line.size):
        if line.lower[place] in words.claim_verbs and not line.is_capital(place) and _says(line, place):
            claimant = _named_before(line, text, place, words) or _named_inverted(line, text, place, words)
            if claimant is not None:
                return claimant
    return None


def _says(line: Line, place: int) -> bool:
    """Whether a verb says something; "found" and the like do only before "that" or a number."""
    if line.lower[place] not in WEAK_VERBS:
        return True
    after = line.lower[place + 1]
    return after == "that" or line.is_digits(place + 1) or (line.is_digits(place + 2) and after not in INSIDE)


def _named_inverted(line: Line, text: str, verb: int, words: FigureWords) -> str | None:
    """The speaker behind the verb, after a quotation or a comma: "…,” said Rick Snyder, the governor"."""
    if line.tokens[verb - 1] not in CLOSERS or not (line.is_capital(verb + 1) or line.lower[verb + 1] == "the"):
        return None
    return _named_behind(line, text, verb + 1, words)


def _named_behind(line: Line, text: str, start: int, words: FigureWords) -> str | None:
    stop = start
    while stop < line.size and stop - start < LONGEST_NAME and line.tokens[stop] not in STOPS:
        word = line.lower[stop]
        if stop > start and word in words.grammar.function and word not in INSIDE:
            break
        stop += 1
    while stop > start and line.lower[stop - 1] in INSIDE:
        stop -= 1
    if stop == start or (stop == start + 1 and line.lower[start] in NOT_A_CLAIMANT):
        return None
    return text[line.starts[start] : line.ends[stop - 1]]


def _named_before(line: Line, text: str, verb: int, words: FigureWords) -> str | None:
    """The subject in front of a verb of saying, when a mark or the sentence's start stands before it."""
    start = verb
    while start > 0 and verb - start < LONGEST_NAME and line.tokens[start - 1] not in STOPS:
        start -= 1
    while start < verb and line.lower[start] in ("and", "but", "while", "as", "also", "on", "in"):
        start += 1
    if start == verb or any(word in words.grammar.function and word not in ALLOWED for word in line.lower[start:verb]):
        return None
    if not any(line.is_capital(place) for place in range(start, verb)) and line.lower[start] not in ARTICLES:
        return None
    return text[line.starts[start] : line.ends[verb - 1]]
