"""The names of claimants around a word of claiming: subjects, appositions, what follows "according to"."""

from __future__ import annotations

from bot.reading.figures.clauses import is_adverb, is_initial
from bot.reading.figures.line import Line
from bot.reading.figures.words import FigureWords, is_plural

LONGEST_NAME = 9
"""Words of the longest claimant: "the Ministry of Health and Social Services of Quebec"."""

LONGEST_ASIDE = 16
"""Tokens between the commas of "X, who runs the county's health department, said"."""

STOPS = frozenset(',.;:()[]"“”—–?!')
NOT_A_CLAIMANT = frozenset("it he she they we i you that this who which there what one and but as the a an".split())
ARTICLES = frozenset(("the", "a", "an"))
INSIDE = frozenset("of the and for &".split())
ALLOWED = INSIDE | ARTICLES
"""Words of closed classes that may stand in a claimant's name."""

LEADS = frozenset(("and", "but", "while", "although", "though", "as", "also"))
TIMED = frozenset(("for", "in", "by", "since", "on", "at"))
TITLES = frozenset(("dr", "mr", "mrs", "ms", "prof", "sen", "gov", "rep", "gen", "lt", "col", "capt", "sgt"))


def named_behind(line: Line, text: str, start: int, words: FigureWords) -> str | None:
    """The claimant that starts at a token."""
    start = _behind_title(line, start)
    stop = start
    while stop < line.size and stop - start < LONGEST_NAME and not _stops(line, stop):
        word = line.lower[stop]
        if stop > start and word in words.grammar.function and word not in INSIDE and not _is_acronym(line, stop):
            break
        stop += 1
    while stop > start and (line.lower[stop - 1] in INSIDE or line.tokens[stop - 1] == "."):
        stop -= 1
    if stop == start or (stop == start + 1 and line.lower[start] in NOT_A_CLAIMANT):
        return None
    return text[line.starts[start] : line.ends[stop - 1]]


def named_before(line: Line, text: str, verb: int, words: FigureWords) -> tuple[str, int] | None:
    """The subject in front of a verb of claiming and its first token; an aside between commas is passed over."""
    if line.tokens[verb - 1] != ",":
        return _subject(line, text, verb, words)
    comma = verb - 2
    while comma > 0 and verb - comma < LONGEST_ASIDE and (line.tokens[comma] != ","):
        if line.tokens[comma] in STOPS and not is_initial(line, comma):
            return None
        comma -= 1
    if comma <= 0 or line.tokens[comma] != ",":
        return None
    if all(line.is_capital(place) for place in range(comma + 1, verb - 1)):
        return _subject(line, text, verb - 1, words)
    return _subject(line, text, comma, words)


def _subject(line: Line, text: str, stop: int, words: FigureWords) -> tuple[str, int] | None:
    """The noun phrase in front of a token, when a mark or the sentence's start stands before it."""
    while stop > 0 and is_adverb(line, stop - 1):
        stop -= 1
    start = stop
    while start > 0 and stop - start < LONGEST_NAME and not _stops(line, start - 1):
        start -= 1
    while start < stop and line.lower[start] in LEADS:
        start += 1
    start = _behind_title(line, _behind_time(line, start, words))
    if start >= stop or any(_is_strange(line, place, words) for place in range(start, stop)):
        return None
    named = line.lower[start] in ARTICLES or any(
        line.is_capital(place) and line.lower[place] not in words.grammar.function for place in range(start, stop)
    )
    if not named and not (line.lower[stop - 1] == "police" or is_plural(line.lower[stop - 1], words.grammar)):
        return None
    if stop == start + 1 and line.lower[start] in NOT_A_CLAIMANT:
        return None
    return text[line.starts[start] : line.ends[stop - 1]], start


def _is_strange(line: Line, place: int, words: FigureWords) -> bool:
    """Whether a word cannot stand in a claimant's name; "the health ministry in Gaza" may."""
    word = line.lower[place]
    if word in ("in", "at") and line.is_capital(place + 1):
        return False
    if _is_acronym(line, place):
        return False
    return word.endswith("n't") or (word in words.grammar.function and word not in ALLOWED)


def _is_acronym(line: Line, place: int) -> bool:
    """Whether a word of a closed class is a name's part by its capitals: "USA TODAY", "WHO", "US"."""
    return len(line.tokens[place]) > 1 and line.tokens[place].isupper()


def _stops(line: Line, place: int) -> bool:
    return line.tokens[place] in STOPS and not is_initial(line, place)


def _behind_title(line: Line, start: int) -> int:
    """Behind "Dr." and the like."""
    return start + 2 if line.lower[start] in TITLES and line.tokens[start + 1] == "." else start


def _behind_time(line: Line, start: int, words: FigureWords) -> int:
    """Behind a time that opens the clause: "For 2025 the company"; also behind the "in" of "In Kyiv officials"."""
    if line.lower[start] not in TIMED:
        return start
    place = start + 1
    while line.is_digits(place) or line.lower[place] in words.months or line.lower[place] in words.weekdays:
        place += 1
    if place > start + 1:
        return place
    return place if line.lower[start] in ("in", "on") else start
