"""Which story an arriving article joins: online, by the words that it shares with the stories of the news cycle.

Single-pass clustering of weighted words (Allan, Papka and Lavrenko, SIGIR 1998) with four corrections. An article
joins by its pull towards a story: the similarity to its best and to its average article. The pull is measured by that
of rival stories, so that look-alikes in a crowded field need more in common than a lone event does (local scaling:
Zelnik-Manor and Perona, NIPS 2004). Articles that name other days of the week pull less, and so do those that say much
more or much less.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log

import numpy as np
from numpy.typing import NDArray

from bot.model import Article, Digest
from bot.shelves.news import Vector
from bot.stories.weighing import Terms, Weighed, Weighing

WINDOW = 50_000
"""Articles looked back on at most."""

CYCLE = 4.0
"""Days after which an article no longer draws others into its story."""

FADE = 6.0
"""Days in which its pull falls to 1/e."""

JOINS = 0.31
"""Pull from which an article joins a story."""

CROWD = 4
"""Stories among which so strong a pull is needed: when the first articles come in, less is enough."""

CHANCE = 0.25
"""Power of the number of stories by which the strongest pull of look-alikes grows."""

BEST = 0.55
"""Share of the most similar article in a story's pull; the rest is that of the mean over its articles."""

RIVALS = 4
"""Other stories by whose pull a story's is measured."""

RIVALRY = 0.25
"""Power of their mean pull by which it is divided."""

CALM = 0.13
"""The least pull that a rival is thought to have: in a young window all fields look empty."""

CLASH = 0.7
"""What remains of a similarity when both articles name days of the week, and none in common."""

UNEVEN = 0.6
"""Power of the ratio of two articles' lengths in their similarity."""

TWINS, TELLING = 0.4, 60
"""Pull of an article towards two stories from which both are one, and the words that it needs: few say little."""

FAINT = 0.04
"""Similarity up to which an article is not looked at."""

POSTINGS = 400
"""Latest articles looked at for one word; so common a word is no evidence."""

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_SECONDS = 86_400.0
_DAY_BITS = {f"on:{day}": 1 << place for place, day in enumerate(DAYS)}


@dataclass(slots=True)
class _Postings:
    """The latest articles that have a word, by serial number, and how much it counts in each one."""

    serials: array[int] = field(default_factory=lambda: array("q"))
    weights: array[float] = field(default_factory=lambda: array("d"))

    def add(self, serial: int, weight: float) -> None:
        self.serials.append(serial)
        self.weights.append(weight)
        if len(self.serials) >= 2 * POSTINGS:
            del self.serials[:POSTINGS], self.weights[:POSTINGS]


class Grouping:
    """The window of latest articles with their stories. Deterministic; one article is placed in well under 1 ms."""

    def __init__(self, vectors: Iterable[Vector] = ()) -> None:
        self._next = 0
        self._stories = np.zeros(WINDOW, dtype=np.int64)
        self._dates = np.zeros(WINDOW)
        self._days = np.zeros(WINDOW, dtype=np.uint8)
        self._lengths = np.zeros(WINDOW)  # logarithms
        self._weighing = Weighing()
        self._postings: dict[str, _Postings] = {}
        self._sizes: Counter[int] = Counter()
        for vector in vectors:
            self.add(vector)

    def place(self, article: Article, digest: Digest) -> tuple[int, ...]:
        """The story that the article joins; none when it opens one, as one without terms always does.

        With it comes another one to which the article belongs as surely: both are one, and may be merged.
        """
        pulls = self._pulls(digest.terms, article.dated.timestamp() / _SECONDS)
        if not pulls:
            return ()
        (story, pull), *others = pulls
        rivals = [max(other, CALM) for _, other in others[:RIVALS]]
        rivals += [CALM] * (RIVALS - len(rivals))
        if pull * (CALM * RIVALS / sum(rivals)) ** RIVALRY < JOINS * self._caution():
            return ()
        return (story, *(twin for twin, other in others[:1] if other >= TWINS and len(digest.terms) >= TELLING))

    def _caution(self) -> float:
        """Share of the usual pull that is needed: the fewer stories there are, the fewer may look alike by chance."""
        return float(min(1.0, (len(self._sizes) / CROWD) ** CHANCE))

    def merge(self, story: int, into: int) -> None:
        """Let the articles of a story draw others into another one from now on."""
        self._stories[self._stories == story] = into
        if size := self._sizes.pop(story, 0):
            self._sizes[into] += size

    def add(self, vector: Vector) -> None:
        """Take an article with its story into the window; the oldest leaves when it is full."""
        if len(self._weighing) == WINDOW:
            self._drop()
        serial, slot = self._next, self._next % WINDOW
        self._next += 1
        self._stories[slot] = vector.story
        self._dates[slot] = vector.at.timestamp() / _SECONDS
        self._days[slot] = _days(vector.terms)
        self._sizes[vector.story] += 1
        weighed = self._weighing.of(vector.terms)
        self._lengths[slot] = _logarithm(weighed.length)
        self._weighing.add(weighed)
        for word, weight in weighed.words:
            postings = self._postings.get(word)
            if postings is None:
                postings = self._postings[word] = _Postings()
            postings.add(serial, weight)

    def _pulls(self, terms: Terms, at: float) -> list[tuple[int, float]]:
        """The stories that pull most, strongest first, and how strongly: the most likely one and its rivals."""
        weighed = self._weighing.of(terms)
        serials, similar = self._similar(weighed)
        slots = serials % WINDOW
        gaps = np.abs(self._dates[slots] - at)
        uneven = np.abs(self._lengths[slots] - _logarithm(weighed.length))
        mine, theirs = _days(terms), self._days[slots]
        clash = (theirs != 0) & ((theirs & mine) == 0) if mine else np.zeros(len(slots), dtype=bool)
        similar = np.where(gaps <= CYCLE, similar * np.exp(-gaps / FADE - UNEVEN * uneven), 0.0) * np.where(
            clash, CLASH, 1.0
        )
        stories = self._stories[slots]
        found: dict[int, float] = {}
        for place in _strongest(similar, 6 * (RIVALS + 1)):
            story = int(stories[place])
            if story not in found:
                mean = float(similar[stories == story].sum()) / self._sizes[story]
                found[story] = BEST * float(similar[place]) + (1 - BEST) * mean
        return sorted(found.items(), key=lambda each: (-each[1], each[0]))

    def _similar(self, weighed: Weighed) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Serial numbers of the articles that share words, and their similarity."""
        oldest = self._next - len(self._weighing)
        sums = np.zeros(len(self._weighing))
        for word, weight in weighed.words:
            postings = self._postings.get(word)
            if postings is not None:
                start = max(bisect_left(postings.serials, oldest), len(postings.serials) - POSTINGS)
                places = np.frombuffer(postings.serials, dtype=np.int64)[start:] - oldest
                sums[places] += weight * np.frombuffer(postings.weights)[start:]
        found = np.flatnonzero(sums > FAINT)
        return found + oldest, sums[found]

    def _drop(self) -> None:
        """Forget the oldest article; its postings are skipped by their serial number and go with the word."""
        slot = (self._next - len(self._weighing)) % WINDOW
        story = int(self._stories[slot])
        self._sizes[story] -= 1
        if not self._sizes[story]:
            del self._sizes[story]
        for word in self._weighing.drop():
            del self._postings[word]


def _strongest(similar: NDArray[np.float64], most: int) -> NDArray[np.int64]:
    """The places of the highest values, highest first and the earlier of equals."""
    if len(similar) <= most:
        return np.argsort(-similar, kind="stable")
    least = np.partition(similar, len(similar) - most)[len(similar) - most]
    places = np.flatnonzero(similar >= least)
    return places[np.argsort(-similar[places], kind="stable")][:most]


def _days(terms: Terms) -> int:
    """The days of the week that an article names, a bit for each."""
    return sum(_DAY_BITS[term] for term, _ in terms if term in _DAY_BITS)


def _logarithm(length: float) -> float:
    return log(max(length, 0.01))
