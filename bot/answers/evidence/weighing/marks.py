"""What speaks for a stretch of an article, and how much all of it counts together."""

from __future__ import annotations

from dataclasses import dataclass


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
