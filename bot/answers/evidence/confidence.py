"""What speaks for a stretch of an article, how much all of it counts together, and how sure it makes an answer."""

from __future__ import annotations

import math
from dataclasses import dataclass

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

_FITS = {"figure": 0.8, "when": 0.9, "where": 0.9, "why": 0.9, "who": 0.6, "which": 0.95}
_UNFIT = 0.6
"""What a wish without a form of its own ("what happened") counts, as nothing can be missing from it."""


ENOUGH = 0.5
"""Share of the question that an article must meet to be about it."""

MORE = 0.15
"""How much of its own words that an article meets beyond that make its answer surer."""


def confidence(wish: Wish, marks: Marks) -> float:
    """0 to 1, rising with how far the article is about the question and with whether what is wanted is there.

    Where an article is on many things, the stretch and what stands around it say what it is about there.
    """
    head = max(marks.head, marks.own + marks.near)
    about = min(ENOUGH, head) + min(ENOUGH, marks.exact) + 0.25 * min(ENOUGH, marks.pairs)
    about += MORE * max(0.0, marks.exact - ENOUGH) + HERE * marks.all
    if wish.speaker is None and len(wish.terms) <= FEW:
        about += EASE
    return 1 / (1 + math.exp(-SLOPE * (about + 0.6 * _form(wish, marks) - MIDDLE)))


FEW, EASE = 9, 0.08
"""Words of a question that tells no more than what is asked, at most, and what is added for it: one that tells the news
besides must find more of it.
"""

HERE = 0.25
"""Weight of the share of the question's words that stand in the stretch, beside it, or in the title."""

DATED = 0.6
"""How well a day without a year fits where a time is wanted; it is as sure an answer as one with a year."""

SLOPE, MIDDLE = 8.0, 1.51
"""Of the logistic curve; set on development questions."""


def _form(wish: Wish, marks: Marks) -> float:
    """How far the form of the answer is there: a figure, a time, the speaker."""
    if wish.speaker is None:
        fit = min(1.0, marks.fit / DATED) if wish.kind == "when" else marks.fit
        return _FITS[wish.kind] * fit if wish.kind in _FITS else _UNFIT
    if wish.kind in ("said", "really"):
        return 1.1 * marks.speaker
    return 0.5 * marks.speaker + 0.5 * marks.fit
