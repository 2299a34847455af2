"""Which story an arriving article joins: online, by the words that it shares with the stories of the news cycle.

Single-pass clustering of weighted words (Allan, Papka and Lavrenko, SIGIR 1998) with three corrections. An article
joins by its pull towards a story: the similarity to its best and to its average article. The pull towards rival stories
is taken off, so that look-alikes in a crowded field need more in common than a lone event does. Articles that name
other days of the week pull less.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from bot.model import Article, Digest
from bot.ports import Vector

WINDOW = 50_000
"""Articles looked back on at most."""

CYCLE = 4.0
"""Days after which an article no longer draws others into its story."""

FADE = 6.0
"""Days in which its pull falls to 1/e."""

JOINS = 0.175
"""Pull from which an article joins a story."""

BEST = 0.75
"""Share of the most similar article in a story's pull; the rest is that of the mean over its articles."""

RIVALS = 3
"""Other stories whose pull is taken off."""

RIVALRY = 0.5
"""Share of their mean pull that is taken off."""

CALM = 0.1
"""The least pull that a rival is thought to have: in a young window all fields look empty."""

CLASH = 0.7
"""What remains of a similarity when both articles name days of the week, and none in common."""

TWINS = 0.5
"""Pull of an article towards two stories from which both are one; no look-alikes of the development files reach it."""

FAINT = 0.03
"""Similarity up to which an article is not looked at."""

ROOT = 5
"""Letters of a word that count: forms and derivations of a word begin alike (McNamee and Mayfield, 2004)."""

POSTINGS = 400
"""Latest articles looked at for one word; so common a word is no evidence."""

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Terms = tuple[tuple[str, float], ...]

_SECONDS = 86_400.0
_DAY_BITS = {f"on:{day}": 1 << place for place, day in enumerate(DAYS)}


@dataclass(slots=True)
class _Postings:
    """The latest articles that have a word, by serial number, and the word's share of each one's unit vector."""

    serials: array[int] = field(default_factory=lambda: array("q"))
    weights: array[float] = field(default_factory=lambda: array("d"))

    def add(self, serial: int, weight: float) -> None:
        self.serials.append(serial)
        self.weights.append(weight)
        if len(self.serials) >= 2 * POSTINGS:
            del self.serials[:POSTINGS], self.weights[:POSTINGS]


class Grouping:
    """The window of latest articles with their stories. Deterministic; one article is placed in well under 1 ms.

    `twin` is another story to which the article placed last belongs as surely: both are one, and may be merged.
    """

    def __init__(self, vectors: Iterable[Vector] = ()) -> None:
        self.twin: int | None = None
        self._next = 0
        self._stories = np.zeros(WINDOW, dtype=np.int64)
        self._dates = np.zeros(WINDOW)
        self._days = np.zeros(WINDOW, dtype=np.uint8)
        self._words: deque[tuple[str, ...]] = deque()
        self._postings: dict[str, _Postings] = {}
        self._sizes: Counter[int] = Counter()
        self._counts: Counter[str] = Counter()
        self._latest: tuple[Terms, list[tuple[str, float]]] | None = None
        for vector in vectors:
            self.add(vector)

    def place(self, article: Article, digest: Digest) -> int | None:
        """The story that the article joins, or None when it opens one. A live blog always stands alone."""
        self.twin = None
        if digest.genre.genre == "live":
            return None
        pulls = self._pulls(digest.terms, article.dated.timestamp() / _SECONDS)
        best, story = 0.0, None
        for each, pull in pulls:
            rivals = [max(other, CALM) for rival, other in pulls if rival != each][:RIVALS]
            rivals += [CALM] * (RIVALS - len(rivals))
            pull -= RIVALRY * sum(rivals) / RIVALS
            if pull > best:
                best, story = pull, each
        if best < JOINS:
            return None
        if dict(pulls)[story or 0] >= TWINS:
            self.twin = next((other for other, pull in pulls if other != story and pull >= TWINS), None)
        return story

    def merge(self, story: int, into: int) -> None:
        """Let the articles of a story draw others into another one from now on."""
        self._stories[self._stories == story] = into
        self._sizes[into] += self._sizes.pop(story, 0)

    def add(self, vector: Vector) -> None:
        """Take an article with its story into the window; the oldest leaves when it is full."""
        if len(self._words) == WINDOW:
            self._drop()
        serial, slot = self._next, self._next % WINDOW
        self._next += 1
        self._stories[slot] = vector.story
        self._dates[slot] = vector.at.timestamp() / _SECONDS
        self._days[slot] = _days(vector.terms)
        self._sizes[vector.story] += 1
        weighed = self._weighed(vector.terms)
        self._words.append(tuple(word for word, _ in weighed))
        for word, weight in weighed:
            self._counts[word] += 1
            postings = self._postings.get(word)
            if postings is None:
                postings = self._postings[word] = _Postings()
            postings.add(serial, weight)
        self._latest = None  # the window has changed, and with it every weight

    def _pulls(self, terms: Terms, at: float) -> list[tuple[int, float]]:
        """The stories that pull most, strongest first, and how strongly: the most likely one and its rivals."""
        serials, similar = self._similar(terms)
        slots = serials % WINDOW
        gaps = np.abs(self._dates[slots] - at)
        mine, theirs = _days(terms), self._days[slots]
        clash = (theirs != 0) & ((theirs & mine) == 0) if mine else np.zeros(len(slots), dtype=bool)
        similar = np.where(gaps <= CYCLE, similar * np.exp(-gaps / FADE), 0.0) * np.where(clash, CLASH, 1.0)
        stories = self._stories[slots]
        found: dict[int, float] = {}
        for place in _strongest(similar, 8 * (RIVALS + 1)):
            story = int(stories[place])
            if story not in found:
                mean = float(similar[stories == story].sum()) / self._sizes[story]
                found[story] = BEST * float(similar[place]) + (1 - BEST) * mean
        return sorted(found.items(), key=lambda each: (-each[1], each[0]))

    def _similar(self, terms: Terms) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Serial numbers of the articles that share words, and their cosine similarity."""
        oldest = self._next - len(self._words)
        sums = np.zeros(len(self._words))
        for word, weight in self._weighed(terms):
            postings = self._postings.get(word)
            if postings is not None:
                start = max(bisect_left(postings.serials, oldest), len(postings.serials) - POSTINGS)
                places = np.frombuffer(postings.serials, dtype=np.int64)[start:] - oldest
                sums[places] += weight * np.frombuffer(postings.weights)[start:]
        found = np.flatnonzero(sums > FAINT)
        return found + oldest, sums[found]

    def _weighed(self, terms: Terms) -> list[tuple[str, float]]:
        """The words as a unit vector: rare ones weigh more (inverse document frequency within the window)."""
        if self._latest is not None and self._latest[0] is terms:
            return self._latest[1]  # an article is added right after it was placed
        size = len(self._words) + 2.0
        roots: dict[str, float] = {}
        for word, weight in terms:
            if word not in _DAY_BITS:
                root = word[:ROOT] if word.isalpha() else word
                roots[root] = max(weight, roots.get(root, 0.0))
        counts = self._counts
        weighed = [(root, weight * max(log(size / (counts[root] + 1.5)), 0.02)) for root, weight in roots.items()]
        norm = sqrt(sum(weight * weight for _, weight in weighed)) or 1.0
        unit = [(root, weight / norm) for root, weight in weighed]
        self._latest = (terms, unit)
        return unit

    def _drop(self) -> None:
        """Forget the oldest article; its postings are skipped by their serial number and go with the word."""
        slot = (self._next - len(self._words)) % WINDOW
        self._sizes[int(self._stories[slot])] -= 1
        for word in self._words.popleft():
            self._counts[word] -= 1
            if not self._counts[word]:
                del self._counts[word], self._postings[word]


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
