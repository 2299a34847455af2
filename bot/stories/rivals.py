"""Whether two figures are claims about one thing: two sides' counts within one article, or two articles' values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.model import Figure, Passage
from bot.stories.kinds import outcome, same_unit
from bot.stories.wording import wording

APART = 80
"""Characters that may stand between the sentences of two rivals."""

_OF_ITS_OWN = ("year of age", "count")
"""Units of ages, and of multiples, as "six times as likely"."""

_TOTAL = re.compile(r"(?:the\s)?(?:death\s|real\s|actual\s|true\s)?(?:toll|number|figure|total|count)", re.IGNORECASE)
_EXPECTED = re.compile(
    r"\b(?:expect(?:s|ed|ing)?|forecasts?|predict(?:s|ed)?|project(?:s|ed)|guidance|outlook)\b", re.I
)
_USUAL = re.compile(
    r"\b(?:typical(?:ly)?|usual(?:ly)?|normal(?:ly)?|on\saverage|average[ds]?|generally)\b", re.IGNORECASE
)
_POLL = re.compile(r"\b(?:polls?|polled|polling|pollsters?|surveys?|surveyed|respondents)\b", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(?:all|both|the|these|those)\s$", re.IGNORECASE)
_OF_THEM = re.compile(r"\sof\s(?:them|whom|these|those)\b")
_WITH_CULPRIT = re.compile(
    r"\bincluding\b[^,.;)]{1,40}\b(?:attackers?|shooters?|gunm[ae]n|bombers?|assailants?|suspects?|himself)\b"
)
_CAPITAL = re.compile(r"\b(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-Z][^\W\d_]+")


def rivals(figures: Sequence[Figure]) -> dict[Passage, Figure]:
    """For each figure that somebody else sets against one told just before it in its article, that first figure.

    `figures` are those of one article. What names a place, a side or a group of its own is no rival.
    """
    ordered = sorted(figures, key=lambda figure: figure.passage.start)
    found: dict[Passage, Figure] = {}
    for earlier, later in pairwise(ordered):
        first = found.get(earlier.passage, earlier)
        if are_two_sides(earlier, later) and _near(earlier, later) and _of_one_thing(first, later):
            found[later.passage] = first
    return found


def are_two_sides(one: Figure, other: Figure) -> bool:
    """Whether two different bodies claim them; "the coastguard" is the Kell Sound Coastguard."""
    mine, theirs = (wording(figure.claimed_by).stems if figure.claimed_by else frozenset() for figure in (one, other))
    return bool(mine and theirs) and not (mine <= theirs or theirs <= mine)


def could_differ(one: Figure, other: Figure) -> bool:
    """Whether both are claimed of the same time and thing.

    Neither is an age, a multiple or one poll's share, counts a part of what was counted before or says which ones it
    means; and not only one is foretold, usual or with the culprit.
    """
    if any(
        each.unit in _OF_ITS_OWN or _is_of_poll(each) or _is_definite(each) or _is_of_them(each)
        for each in (one, other)
    ):
        return False
    return all(tells(one) == tells(other) for tells in (_foretells, _is_usual, _counts_culprit))


def of_others(mine: Figure, theirs: Figure, common: frozenset[str]) -> bool:
    """Whether both sentences name somebody, and nobody in common, besides those who claim the figures.

    A sentence's first word counts as a name only if it is one of `common`, the story's names and headlines.
    """
    one, other = (_named(figure, common) for figure in (mine, theirs))
    return bool(one and other) and one.isdisjoint(other)


def _near(earlier: Figure, later: Figure) -> bool:
    """Whether they stand in one sentence or in two that follow each other."""
    return later.sentence.start - earlier.sentence.end <= APART


def _of_one_thing(first: Figure, later: Figure) -> bool:
    own = _own_words(first, later)
    if first.change in ("up", "down") or later.change in ("up", "down"):
        return False
    if any(name not in first.sentence.text for name in _CAPITAL.findall(own)):
        return False
    if later.unit == "":
        return _is_bare(first, later)
    if same_unit(first)[0] != same_unit(later)[0]:
        return False
    if outcome(first) or outcome(later):
        return outcome(first) == outcome(later)
    mine, theirs = (wording(each.measures.text).stems if each.measures else frozenset() for each in (first, later))
    return not mine.isdisjoint(theirs)


def _own_words(first: Figure, later: Figure) -> str:
    """What the sentence says of the later figure alone: behind the one before it, but for who claims it."""
    start = max(0, first.passage.end - later.sentence.start) if first.sentence == later.sentence else 0
    return later.sentence.text[start:].replace(later.claimed_by or "", "", 1)


def _is_bare(first: Figure, later: Figure) -> bool:
    """Whether the number stands without a noun, or with "the toll" and the like: it counts what was counted before."""
    told = later.measures
    return told is None or told == first.measures or _TOTAL.fullmatch(told.text) is not None


def _foretells(figure: Figure) -> bool:
    """Whether it is a growth or a share that is expected: of a time to come, and no claim against what has been."""
    of_growth = figure.change in ("up", "down") or figure.unit == "percentage"
    return (
        of_growth and _EXPECTED.search(figure.sentence.text, 0, figure.passage.end - figure.sentence.start) is not None
    )


def _is_usual(figure: Figure) -> bool:
    """Whether it is of the general run ("a house typically costs £200,000"), not of the one told of."""
    return _USUAL.search(figure.sentence.text) is not None


def _is_of_poll(figure: Figure) -> bool:
    return figure.unit == "percentage" and _POLL.search(figure.sentence.text) is not None


def _counts_culprit(figure: Figure) -> bool:
    """Whether those dead are counted with whoever killed the others."""
    return _WITH_CULPRIT.search(figure.sentence.text, figure.passage.end - figure.sentence.start) is not None


def _is_definite(figure: Figure) -> bool:
    """Whether it says which ones, not how many: "all six numbers"."""
    return _DEFINITE.search(figure.sentence.text, 0, figure.passage.start - figure.sentence.start) is not None


def _is_of_them(figure: Figure) -> bool:
    """Whether it counts some of those just counted: "22 are dead, five of them children"."""
    return _OF_THEM.match(figure.sentence.text, figure.passage.end - figure.sentence.start) is not None


def _named(figure: Figure, common: frozenset[str]) -> frozenset[str]:
    """Stems of the names in a figure's sentence, without whoever claims it."""
    text = figure.sentence.text
    names = frozenset(stem for match in _CAPITAL.finditer(text, 1) for stem in wording(match.group()).stems)
    first = wording(text.partition(" ")[0]).stems & common
    return (names | first) - (wording(figure.claimed_by).stems if figure.claimed_by else frozenset())
