"""Whose claim a figure is, when its sentence says so or it stands in somebody's quote."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.model import Figure, Quote
from bot.reading.figures.clauses import DETERMINERS, is_adverb, is_deed, is_initial, is_named
from bot.reading.figures.labels import is_four_digit_year
from bot.reading.figures.line import Line
from bot.reading.figures.words import FigureWords, is_plural

WEAK_VERBS = frozenset(
    "found finds showed shows put puts recorded records cited cites calculated state states announced announces".split()
)
"""Verbs that say something only before "that" or a number."""

CLOSERS = frozenset((",", "”", '"', "’"))
JOINERS = frozenset(("and", "but", "while", "although", "though"))
LONGEST_NAME = 9
"""Words of the longest claimant: "the Ministry of Health and Social Services of Quebec"."""

PUT_REACH = 10
"""Tokens within which "put the number of marchers at" has its "at"."""

LONGEST_ASIDE = 16
"""Tokens between the commas of "X, who runs the county's health department, said"."""

STOPS = frozenset(',.;:()[]"“”—–?!') | {""}
ARTICLES = frozenset(("the", "a", "an"))
LINKS = frozenset(("of", "and", "for", "&"))
INSIDE = LINKS | {"the"}
ALLOWED = LINKS | ARTICLES
"""Words of closed classes that may stand in a claimant's name."""

LEADS = JOINERS | {"as", "also"}
TITLES = frozenset(("dr", "mr", "mrs", "ms", "prof", "sen", "gov", "rep", "gen", "lt", "col", "capt", "sgt"))

_MADE = re.compile(
    r"(?<!^the)(?<!^an)(?<!^a)(?: (?:and|familiar|[a-z]{3,}ed))*"
    r" (?:familiar|[a-z]{3,}ed|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$"
)
"""What stands behind a claimant and is none of it: "a study | published Monday", "two people | familiar"."""


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
        if place == line.size or line.tokens[place] == ";":
            found.extend(_of_segment(line, text, start, place, words))
            start = place + 1
    return found


def claimant(claimed: list[ClaimedBy], place: int, told: str) -> str | None:
    """Who claims the figure that starts at a token, or None; "the 9-year-old" who speaks does not claim to be 9."""
    return next((claim.name for claim in claimed if claim.start <= place < claim.stop and told not in claim.name), None)


def with_speakers(figures: Iterable[Figure], quotes: Sequence[Quote]) -> tuple[Figure, ...]:
    """The same figures: one inside a quote is its speaker's; a claimant who is quoted goes by the full name."""
    spoken = [(each.passage, each.speaker) for each in quotes if each.speaker and each.passage.part == "text"]
    spoken.sort(key=lambda each: each[0].start)
    starts = [passage.start for passage, _ in spoken]
    full = _full_names(speaker.name for _, speaker in spoken if speaker.kind == "person")
    told = []
    for figure in figures:
        before = bisect_right(starts, figure.passage.start) - 1
        if before >= 0 and figure.passage.end <= spoken[before][0].end:
            name: str | None = spoken[before][1].name
        else:
            name = full.get(figure.claimed_by or "", figure.claimed_by)
        told.append(replace(figure, claimed_by=name))
    return tuple(told)


def _full_names(names: Iterable[str]) -> dict[str, str]:
    """Full names by every ending of them that only one speaker has: "Rahimi" and "Nadia Rahimi"."""
    full: dict[str, str] = {}
    shared: set[str] = set()
    for name in names:
        parts = name.split(" ")
        for place in range(len(parts)):
            ending = " ".join(parts[place:])
            if full.setdefault(ending, name) != name:
                shared.add(ending)
    return {ending: name for ending, name in full.items() if ending not in shared}


def _of_segment(line: Line, text: str, start: int, stop: int, words: FigureWords) -> list[ClaimedBy]:
    """The claimants between two semicolons: the first, and behind it each that opens a clause of its own."""
    first = _first(line, text, start, stop, words)
    if first is None:
        return []
    found = [first]
    for place in range(first.start + 1, stop):
        if not _is_verb(line, place, words):
            continue
        subject = _named_before(line, text, place, words)
        if subject is None or line.lower[subject[1] - 1] not in JOINERS:
            continue
        found[-1] = replace(found[-1], stop=subject[1])
        found.append(ClaimedBy(subject[0], subject[1], stop))
    return found


def _is_verb(line: Line, place: int, words: FigureWords) -> bool:
    """Whether a token is a verb of claiming."""
    return line.lower[place] in words.claim_verbs and not line.is_capital(place) and _says(line, place)


def _first(line: Line, text: str, start: int, stop: int, words: FigureWords) -> ClaimedBy | None:
    for place in range(start, stop):
        found = words.claims_by.at(line.lower, place)
        name = _named_behind(line, text, _source(line, found[1], words), words) if found is not None else None
        if name is not None:
            return ClaimedBy(name, start, stop)
    for place in range(start + 1, stop):
        if not _is_verb(line, place, words):
            continue
        subject = _named_before(line, text, place, words)
        if subject is not None:
            name, begin = subject
            return ClaimedBy(name, begin if line.lower[begin - 1] in JOINERS else start, stop)
        inverted = line.tokens[place - 1] in CLOSERS and (line.is_capital(place + 1) or line.lower[place + 1] == "the")
        if inverted and (behind := _named_behind(line, text, place + 1, words)) is not None:
            return ClaimedBy(behind, start, stop)  # "…,” said Ann Field, the governor"
    return None


def _source(line: Line, start: int, words: FigureWords) -> int:
    """Where the claimant starts: behind "data from" and "figures compiled by" too, for what follows makes them."""
    place = start
    while line.is_word(place) and line.lower[place] != "of":
        found = words.claims_by.at(line.lower, place)
        if found is not None:
            return found[1]
        place += 1
    return start


def _says(line: Line, place: int) -> bool:
    """Whether a token is a verb that says something: "the report" is none, "found" only before "that" or a number."""
    if line.lower[place - 1] in DETERMINERS or is_named(line, place) or is_deed(line, place):
        return False
    if line.lower[place] not in WEAK_VERBS:
        return True
    after = line.lower[place + 1]
    if line.lower[place] in ("put", "puts") and "at" in line.lower[place + 2 : place + PUT_REACH]:
        return True
    return after == "that" or line.is_digits(place + 1) or (line.is_digits(place + 2) and after not in INSIDE)


def _named_behind(line: Line, text: str, start: int, words: FigureWords) -> str | None:
    """The claimant that starts at a token."""
    start = _behind_title(line, start)
    stop = start
    while stop - start < LONGEST_NAME and not _stops(line, stop):
        ends = line.lower[stop] in words.grammar.function and line.lower[stop] not in INSIDE
        if stop > start and ends and not (_is_acronym(line, stop) or line.glued(stop)):
            break
        stop += 1
    while stop > start and (line.lower[stop - 1] in INSIDE or line.tokens[stop - 1] == "."):
        stop -= 1
    return _name(line, text, start, stop, words)


def _name(line: Line, text: str, start: int, stop: int, words: FigureWords) -> str | None:
    """The text of some tokens; None for none, and for a word of a closed class alone."""
    closed = line.lower[start] in words.grammar.function and not _is_acronym(line, start)
    if start >= stop or (stop == start + 1 and closed):
        return None
    return _MADE.sub("", text[line.starts[start] : line.ends[stop - 1]])


def _named_before(line: Line, text: str, verb: int, words: FigureWords) -> tuple[str, int] | None:
    """The subject in front of a verb of claiming and its first token; an aside between commas is passed over."""
    if line.tokens[verb - 1] != ",":
        return _subject(line, text, verb, words)
    comma = verb - 2
    while comma > 0 and verb - comma < LONGEST_ASIDE and line.tokens[comma] != ",":
        comma -= 1
    if line.tokens[comma] != ",":
        return None
    if all(line.is_capital(place) for place in range(comma + 1, verb - 1)):
        return _subject(line, text, verb - 1, words)
    return _subject(line, text, comma, words)


def _subject(line: Line, text: str, stop: int, words: FigureWords) -> tuple[str, int] | None:
    """The noun phrase in front of a token, when a mark or the sentence's start stands before it."""
    while is_adverb(line, stop - 1):
        stop -= 1
    start = stop
    while start > 0 and stop - start < LONGEST_NAME and not _stops(line, start - 1):
        start -= 1
    while line.lower[start] in LEADS or line.tokens[start] == "'":
        start += 1
    start = _behind_title(line, start)
    if line.lower[start] in LINKS or any(_is_strange(line, place, words) for place in range(start, stop)):
        return None
    named = line.lower[start] in ARTICLES or any(line.is_capital(place) for place in range(start, stop))
    if not (named or is_plural(line.lower[stop - 1], words.grammar)):
        return None
    name = _name(line, text, start, stop, words)
    return (name, start) if name is not None else None


def _is_strange(line: Line, place: int, words: FigureWords) -> bool:
    """Whether a token cannot stand in a claimant's name; "the health ministry in Gaza" and "the 2020 census" may."""
    word = line.lower[place]
    if line.is_digits(place):
        return not is_four_digit_year(line, place)
    if line.tokens[place] in ("in", "at") and line.is_capital(place + 1):
        return False
    if _is_acronym(line, place):
        return False
    return word.endswith("n't") or (word in words.grammar.function and word not in ALLOWED)


def _is_acronym(line: Line, place: int) -> bool:
    """Whether a word of a closed class is a name's part by its capitals: "USA TODAY", "WHO", "US"."""
    return len(line.tokens[place]) > 1 and line.tokens[place].isupper()


def _stops(line: Line, place: int) -> bool:
    """Whether a token ends a name; the points of "U.S." and "example.org" do not."""
    inside = line.tokens[place] == "." and line.glued(place) and line.glued(place + 1)
    return line.tokens[place] in STOPS and not (inside or is_initial(line, place))


def _behind_title(line: Line, start: int) -> int:
    """Behind "Dr." and the like."""
    return start + 2 if line.lower[start] in TITLES and line.tokens[start + 1] == "." else start
