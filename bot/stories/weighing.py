"""How much each word of an article counts when articles are compared: the rarer the more."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from math import log, sqrt

ROOT = 5
"""Letters of a word that count: forms and derivations of a word begin alike (McNamee and Mayfield, 2004)."""

BEFORE = 8_000
"""Articles thought to have come in before the window, without its words: a new one knows no rare word from another."""

SPARE = 2.0
"""Articles that a word is thought to be in beyond those that have it, so that one slip of the pen does not outweigh."""

COMMONEST = 0.006
"""The least that a word counts."""

BREADTH = 0.9
"""Power of a word's share of its article: many words in common say more than a few heavy ones."""

Terms = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """An article's words with their shares of its unit vector to the power of `BREADTH`, and its length before that."""

    words: tuple[tuple[str, float], ...]
    length: float


class Weighing:
    """The words of the window's articles, counted. Weights hold for the moment at which they are taken.

    Inverse document frequency (Spärck Jones, 1972) is that of the window.
    """

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._articles: deque[tuple[str, ...]] = deque()  # the words of each
        self._latest: tuple[Terms, Weighed] | None = None

    def __len__(self) -> int:
        return len(self._articles)

    def of(self, terms: Terms) -> Weighed:
        """The terms of an article, weighed; days of the week are left out."""
        if self._latest is not None and self._latest[0] is terms:
            return self._latest[1]  # an article is added right after it was placed
        rare = [(word, weight * self._rarity(word)) for word, weight in _roots(terms).items()]
        length = sqrt(sum(weight * weight for _, weight in rare))
        weighed = Weighed(tuple((word, (weight / length) ** BREADTH) for word, weight in rare), length)
        self._latest = (terms, weighed)
        return weighed

    def add(self, article: Weighed) -> None:
        """Count the words of an article."""
        words = tuple(word for word, _ in article.words)
        self._articles.append(words)
        self._counts.update(words)
        self._latest = None  # the window has changed, and with it every weight

    def drop(self) -> list[str]:
        """Forget the oldest article; the words that no other one has."""
        gone = []
        for word in self._articles.popleft():
            self._counts[word] -= 1
            if not self._counts[word]:
                del self._counts[word]
                gone.append(word)
        return gone

    def _rarity(self, word: str) -> float:
        among = len(self._articles) + BEFORE
        return max(log(among / (self._counts[word] + SPARE)), COMMONEST)


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
