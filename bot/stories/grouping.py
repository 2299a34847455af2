"""Which story an arriving article joins: online, by the words that it shares with the stories of the news cycle."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log, sqrt

from bot.model import Article, Digest
from bot.ports import Vector

WINDOW = 50_000
"""Articles looked back on at most."""

CYCLE = 4.0
"""Days after which an article no longer draws others into its story."""

FADE = 6.0
"""Days in which its pull falls to 1/e."""

JOINS = 0.22
"""Similarity from which an article joins a story."""

BEST = 0.6
"""Weight of the most similar article of a story; the rest is that of the mean over its articles."""

POSTINGS = 400
"""Latest articles looked at for one term: a term of more is no evidence."""

_DAY = 86_400.0


@dataclass(slots=True, eq=False)
class _Member:
    article: str
    story: int
    at: float
    terms: tuple[tuple[str, float], ...]
    norm: float


class Grouping:
    """The window of latest articles with their stories. Deterministic; one article is placed in well under 1 ms."""

    def __init__(self, vectors: Iterable[Vector] = ()) -> None:
        self._members: deque[_Member] = deque()
        self._postings: defaultdict[str, deque[tuple[_Member, float]]] = defaultdict(lambda: deque(maxlen=POSTINGS))
        self._sizes: Counter[int] = Counter()
        self._counts: Counter[str] = Counter()
        for vector in vectors:
            self.add(vector)

    def place(self, article: Article, digest: Digest) -> int | None:
        """The story that the article joins, or None when it opens one."""
        if digest.genre.genre == "live":
            return None
        return self._nearest(digest.terms, article.dated.timestamp() / _DAY)

    def add(self, vector: Vector) -> None:
        """Take an article with its story into the window; the oldest leaves when it is full."""
        weighed = self._weighed(vector.terms)
        norm = sqrt(sum(weight * weight for _, weight in weighed)) or 1.0
        member = _Member(vector.article, vector.story, vector.at.timestamp() / _DAY, vector.terms, norm)
        self._members.append(member)
        self._sizes[member.story] += 1
        for term, weight in weighed:
            self._counts[term] += 1
            self._postings[term].append((member, weight))
        if len(self._members) > WINDOW:
            self._drop(self._members.popleft())

    def _nearest(self, terms: tuple[tuple[str, float], ...], at: float) -> int | None:
        weighed = self._weighed(terms)
        norm = sqrt(sum(weight * weight for _, weight in weighed)) or 1.0
        dots: defaultdict[_Member, float] = defaultdict(float)
        for term, weight in weighed:
            for member, other in self._postings.get(term, ()):
                dots[member] += weight * other
        best: defaultdict[int, float] = defaultdict(float)
        total: defaultdict[int, float] = defaultdict(float)
        for member, dot in dots.items():
            gap = abs(at - member.at)
            if gap <= CYCLE:
                similar = dot / norm / member.norm * exp(-gap / FADE)
                best[member.story] = max(best[member.story], similar)
                total[member.story] += similar
        pulls = ((BEST * best[story] + (1 - BEST) * total[story] / self._sizes[story], -story) for story in best)
        pull, story = max(pulls, default=(0.0, 0))
        return -story if pull >= JOINS else None

    def _weighed(self, terms: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
        """The terms by how much they tell: rare ones more (inverse document frequency within the window)."""
        size = len(self._members) + 2.0
        return [(term, weight * max(log(size / (self._counts[term] + 1.5)), 0.02)) for term, weight in terms]

    def _drop(self, member: _Member) -> None:
        self._sizes[member.story] -= 1
        for term, _ in member.terms:
            self._counts[term] -= 1
            postings = self._postings[term]
            if postings and postings[0][0] is member:
                postings.popleft()
            if not self._counts[term]:
                del self._counts[term], self._postings[term]
