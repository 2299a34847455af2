"""Whose claim a figure is, when its sentence says so, and for which part of the sentence it holds."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.reading.figures.claimants import named_before, named_behind
from bot.reading.figures.clauses import AUXILIARIES, DETERMINERS, is_named
from bot.reading.figures.line import Line
from bot.reading.figures.words import FigureWords

WEAK_VERBS = frozenset(
    (
        *("found", "finds", "showed", "shows", "put", "puts", "recorded", "records", "cited", "cites", "calculated"),
        *("state", "states", "announced", "announces"),
    )
)
"""Verbs that say something only before "that" or a number."""

PUT_REACH = 10
"""Tokens within which "put the number of marchers at" has its "at"."""

CLOSERS = frozenset((",", "”", '"', "’"))
INSIDE = frozenset("of the and for &".split())
LONGEST_SOURCE = 6
"""Tokens of what a claimant's figures may be called: "the latest weekly data from"."""

SEGMENTS = frozenset((";",))
JOINERS = frozenset(("and", "but", "while", "although", "though"))


@dataclass(frozen=True, slots=True)
class ClaimedBy:
    """The claimant as the text names it ("the Russian military"), for figures in tokens `start:stop`."""

    name: str
    start: int
    stop: int


def claims(line: Line, text: str, words: FigureWords) -> list[ClaimedBy]:
    """Every claimant that the sentence names, the surest first; linear in the tokens."""
    found: list[ClaimedBy] = []
    if words.claims_by.forward.keys().isdisjoint(line.lower) and words.claim_verbs.isdisjoint(line.lower):
        return found
    start = 0
    for place in range(line.size + 1):
        if place == line.size or line.tokens[place] in SEGMENTS:
            found.extend(_of_segment(line, text, start, place, words))
            start = place + 1
    return found


def claimant(claimed: list[ClaimedBy], place: int, told: str) -> str | None:
    """Who claims the figure that starts at a token, or None; "the 9-year-old" who speaks does not claim to be 9."""
    return next((claim.name for claim in claimed if claim.start <= place < claim.stop and told not in claim.name), None)


def _of_segment(line: Line, text: str, start: int, stop: int, words: FigureWords) -> list[ClaimedBy]:
    """The claimants between two semicolons: the first, and behind it each that opens a clause of its own."""
    first = _first(line, text, start, stop, words)
    if first is None:
        return []
    found = [first]
    for place in range(first.start + 1, stop):
        if not _is_verb(line, place, words):
            continue
        subject = named_before(line, text, place, words)
        if subject is None or subject[1] <= found[-1].start or line.lower[subject[1] - 1] not in JOINERS:
            continue
        if line.tokens[subject[1] - 2] == ",":
            found[-1] = replace(found[-1], stop=subject[1])
            found.append(ClaimedBy(subject[0], subject[1], stop))
    return found


def _is_verb(line: Line, place: int, words: FigureWords) -> bool:
    """Whether a token is a verb of claiming."""
    return line.lower[place] in words.claim_verbs and not line.is_capital(place) and _says(line, place)


def _first(line: Line, text: str, start: int, stop: int, words: FigureWords) -> ClaimedBy | None:
    for place in range(start, stop):
        found = words.claims_by.at(line.lower, place)
        name = named_behind(line, text, _source(line, found[1], words), words) if found is not None else None
        if name is not None:
            return ClaimedBy(name, start, stop)
    for place in range(start + 1, stop):
        if not _is_verb(line, place, words):
            continue
        subject = named_before(line, text, place, words)
        if subject is not None:
            name, begin = subject
            joined = begin > start and line.lower[begin - 1] in JOINERS
            return ClaimedBy(name, begin if joined else start, stop)
        inverted = _named_inverted(line, text, place, words)
        if inverted is not None:
            return ClaimedBy(inverted, start, stop)
    return None


def _source(line: Line, start: int, words: FigureWords) -> int:
    """Where the claimant starts: behind "data from" and "figures compiled by" too, for what follows makes them."""
    place = start
    while line.is_word(place) and line.lower[place] != "of" and place < start + LONGEST_SOURCE:
        found = words.claims_by.at(line.lower, place)
        if found is not None:
            return found[1]
        place += 1
    return start


def _says(line: Line, place: int) -> bool:
    """Whether a token is a verb that says something: "the report" is none, "found" only before "that" or a number."""
    if line.lower[place - 1] in DETERMINERS or is_named(line, place):
        return False
    if line.lower[place] not in WEAK_VERBS:
        return True
    after = line.lower[place + 1]
    if line.lower[place] in ("put", "puts") and "at" in line.lower[place + 2 : place + PUT_REACH]:
        return True
    return after == "that" or line.is_digits(place + 1) or (line.is_digits(place + 2) and after not in INSIDE)


def _named_inverted(line: Line, text: str, verb: int, words: FigureWords) -> str | None:
    """The speaker behind the verb, after a quotation or a comma: "…,” said Rick Snyder, the governor"."""
    if line.tokens[verb - 1] not in CLOSERS or not (line.is_capital(verb + 1) or line.lower[verb + 1] == "the"):
        return None
    name = named_behind(line, text, verb + 1, words)
    if name is None:
        return None
    after = verb + 1
    while after < line.size and line.ends[after - 1] < line.starts[verb + 1] + len(name):
        after += 1
    return None if line.lower[after] in AUXILIARIES else name
