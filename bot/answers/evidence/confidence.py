"""What speaks for a stretch of an article, how much all of it counts together, and how sure it makes an answer."""

from __future__ import annotations

import math
from dataclasses import dataclass

from bot.answers.understanding.kinds import Kind
from bot.answers.understanding.wish import Wish


@dataclass(frozen=True, slots=True)
class Marks:
    """What a stretch has going for it, each 0 to 1.

    `own`: the terms that it meets, those that are rare in the article counting most; `near`: those that its neighbours
    meet besides. `all`: its own, its neighbours' and the title's. `title`, `head`, `cover`: what the title meets, with
    the first paragraphs, with all; `exact`: in the question's own words. `best`, `bulk`: BM25 of the article's best
    paragraph, of its three best; `whole`: that of all. `pair`, `pairs`: neighbouring terms that stay together here, or
    anywhere in the article.
    `fit`: a figure, time, place, reason or name as wanted. `speaker`: whoever is meant speaks. `quoted`: words are
    wanted, and there are some. `early`, `length`: stands early in the article, is no stub.
    """

    own: float
    near: float
    all: float
    title: float
    cover: float
    exact: float
    head: float
    best: float
    bulk: float
    whole: float
    pair: float
    pairs: float
    fit: float
    speaker: float
    quoted: float
    early: float
    length: float

    @property
    def score(self) -> float:
        """The weighted sum; weights set by hand on development questions."""
        return (
            0.5 * self.own
            + 0.1 * self.all
            + 0.2 * self.title
            + 0.3 * self.cover
            + 0.3 * self.cover**2
            + 0.3 * self.exact
            + 0.2 * self.head
            + 0.6 * self.best
            + 0.3 * self.bulk
            + 0.2 * self.whole
            + 0.1 * self.pair
            + 0.3 * self.pairs
            + 0.4 * self.fit
            + 0.2 * self.speaker
            + 0.3 * self.speaker * (self.own + 0.6 * self.near)
            + 0.5 * self.quoted
            + 0.03 * self.early
            + 0.03 * self.length
        )


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
