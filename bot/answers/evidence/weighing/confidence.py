"""How sure an answer is, by the marks of the stretch that leads."""

from __future__ import annotations

import math

from bot.answers.evidence.weighing.marks import Marks
from bot.answers.understanding.kinds import Kind
from bot.answers.understanding.wish import Wish

THRESHOLD = 0.5
"""Confidence below which the bot says that it has no answer; set on development questions."""

SURE = 0.6
"""How sure an answer is at least that a sentence or a headline gives plainly."""

SLOPE, MIDDLE = 8.0, 1.15
"""Of the logistic curve; set on development questions, as the weights are."""

_FORMED: frozenset[Kind] = frozenset(("figure", "when", "where", "why", "which"))
"""Wishes that have a form of their own; a who has none that tells, since names stand everywhere."""

UNFORMED = 0.6
"""What the form of others ("what happened") counts, as nothing can be missing from it."""


def confidence(wish: Wish, marks: Marks) -> float:
    """0 to 1, rising with the share of the question that the article has in its own words, with that of what is rare in
    the article that one of its sentences has, and with whether what is wanted is there.
    """
    told = 1.2 * marks.exact + 0.4 * marks.own + 0.55 * _form(wish, marks)
    return 1 / (1 + math.exp(-SLOPE * (told - MIDDLE)))


def _form(wish: Wish, marks: Marks) -> float:
    """How far the form of the answer is there: a figure, a time, the speaker."""
    if wish.speaker is None:
        return marks.fit if wish.kind in _FORMED else UNFORMED
    if wish.kind in ("said", "really"):
        return marks.speaker
    return 0.5 * marks.speaker + 0.5 * marks.fit
