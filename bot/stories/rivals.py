"""Two sides' counts of one thing within one article: "Police said 12 people died; rebels claim 40."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.model import Figure, Passage
from bot.stories.outcomes import outcome
from bot.stories.same_units import same_unit
from bot.stories.wording import wording

APART = 80
"""Characters that may stand between the sentences of two rivals."""

_TOTAL = re.compile(r"(?:the\s)?(?:death\s|real\s|actual\s|true\s)?(?:toll|number|figure|total|count)", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:its|their|his|her|our|another|others?|more|further|also|additional|own)\b", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][^\W\d_]+")


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


def _near(earlier: Figure, later: Figure) -> bool:
    """Whether they stand in one sentence or in two that follow each other."""
    return later.sentence.start - earlier.sentence.end <= APART


def _of_one_thing(first: Figure, later: Figure) -> bool:
    own = _own_words(first, later)
    if first.change in ("up", "down") or later.change in ("up", "down") or _OTHERS.search(own):
        return False
    if any(name not in first.sentence.text for name in _NAME.findall(own)):
        return False
    if later.unit == "":
        return _is_bare(first, later)
    if same_unit(first)[0] != same_unit(later)[0]:
        return False
    if outcome(first) or outcome(later):
        return outcome(first) == outcome(later)
    return bool(first.measures and later.measures and _stems(first.measures) & _stems(later.measures))


def _own_words(first: Figure, later: Figure) -> str:
    """What the sentence says of the later figure alone: behind the one before it, but for who claims it."""
    start = max(0, first.passage.end - later.sentence.start) if first.sentence == later.sentence else 0
    return later.sentence.text[start:].replace(later.claimed_by or "", "", 1)


def _is_bare(first: Figure, later: Figure) -> bool:
    """Whether the number stands without a noun, or with "the toll" and the like: it counts what was counted before."""
    told = later.measures
    return told is None or told == first.measures or _TOTAL.fullmatch(told.text) is not None


def _stems(passage: Passage) -> frozenset[str]:
    return wording(passage.text).stems
