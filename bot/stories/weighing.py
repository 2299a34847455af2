"""How much each word of an article counts when articles are compared: the rare ones, and in long articles each less."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from math import log, sqrt

from bot.stories.news_words import SHARES

ROOT = 5
"""Letters of a word that count: forms and derivations of a word begin alike (McNamee and Mayfield, 2004)."""

BEFORE = 10_000
"""Articles that the known shares of words count for: so many have to come in until the window says as much."""

SPARE = 2.0
"""Articles that a word is thought to be in beyond those that have it, so that one slip of the pen does not outweigh."""

COMMONEST = 0.02
"""The least that a word counts before the power is taken."""

RARITY = 0.68
"""Power of the logarithm: by itself it makes too much of the very rarest words."""

TYPICAL = 0.2
"""Share of the window's mean length in what an article's length is divided by: a short one matches others by chance."""

Terms = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """An article's words with their weights, and the length of the vector before it was scaled."""

    words: tuple[tuple[str, float], ...]
    length: float


class Weighing:
    """The words of the window's articles, counted. Weights hold for the moment at which they are taken.

    Inverse document frequency (Spärck Jones, 1972) starts from how common a word is in news and goes over to how
    common it is in the window. Lengths are pivoted (Singhal, Buckley and Mitra, SIGIR 1996).
    """

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._articles: deque[tuple[tuple[str, ...], float]] = deque()  # the words and the length of each
        self._lengths = 0.0
        self._latest: tuple[Terms, Weighed] | None = None

    def __len__(self) -> int:
        return len(self._articles)

    def of(self, terms: Terms) -> Weighed:
        """The terms of an article as a vector, days of the week left out."""
        if self._latest is not None and self._latest[0] is terms:
            return self._latest[1]  # an article is added right after it was placed
        rare = [(word, weight * self._rarity(word)) for word, weight in _roots(terms).items()]
        length = sqrt(sum(weight * weight for _, weight in rare))
        mean = (self._lengths + length) / (len(self._articles) + 1)
        scale = (1 - TYPICAL) * length + TYPICAL * mean or 1.0
        weighed = Weighed(tuple((word, weight / scale) for word, weight in rare), length)
        self._latest = (terms, weighed)
        return weighed

    def add(self, article: Weighed) -> None:
        """Count the words of an article."""
        words = tuple(word for word, _ in article.words)
        self._articles.append((words, article.length))
        self._lengths += article.length
        self._counts.update(words)
        self._latest = None  # the window has changed, and with it every weight

    def drop(self) -> list[str]:
        """Forget the oldest article; the words that no other one has."""
        words, length = self._articles.popleft()
        self._lengths -= length
        gone = []
        for word in words:
            self._counts[word] -= 1
            if not self._counts[word]:
                del self._counts[word]
                gone.append(word)
        return gone

    def _rarity(self, word: str) -> float:
        having = self._counts[word] + BEFORE * SHARES.get(word, 0.0) + SPARE
        among = len(self._articles) + BEFORE + 2.0
        return float(max(log(among / having), COMMONEST) ** RARITY)


def root(word: str) -> str:
    """What counts of a word; a number counts in full."""
    return word[:ROOT] if word.isalpha() else word


def _roots(terms: Terms) -> dict[str, float]:
    roots: dict[str, float] = {}
    for word, weight in terms:
        if not word.startswith("on:"):
            short = root(word)
            roots[short] = max(weight, roots.get(short, 0.0))
    return roots
