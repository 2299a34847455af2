"""Passages that may answer a wish, best first: looked up, weighed one by one, and spread over articles."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.answers.confidence import confidence
from bot.answers.matching import Matcher
from bot.answers.retrieval import View, retrieve
from bot.answers.spelling import Spelling, respelt
from bot.answers.weighing import Scales, Stretch
from bot.answers.wish import Wish
from bot.model import Article, Digest
from bot.ports import Books

MOST = 10
"""Passages found at most."""

FRESH = timedelta(days=14)
"""Within which an article's worth for being recent falls to a third."""

RECENT = 0.1
"""What it is worth to be published right now."""

OPINION = 0.1
"""What a passage of an opinion piece loses where quotes or figures are wanted."""

AGAIN = 0.12
"""What each further passage of the same article loses."""


OTHERS = 2
"""Places at the end that go to articles not shown yet."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of an article, how well it answers (0 or more), and where its sentence is that does so best."""

    stretch: Stretch
    score: float
    lead: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Findings:
    """At most ten passages, best first, and how sure it is that the first of them answers (0 to 1).

    `wish` is what was looked for in the end, `spellings` which of its words were read otherwise than typed.
    """

    wish: Wish
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 0.0
    spellings: tuple[Spelling, ...] = ()


def find(wish: Wish, books: Books, view: View, now: datetime) -> Findings:
    """What is in view that may answer the wish; nothing for a wish without words."""
    if not wish.terms:
        return Findings(wish)
    matcher = Matcher(wish.terms)
    catch = retrieve(wish, matcher, books, view)
    wish, spellings = respelt(wish, catch.met, catch.texts, books, view.space)
    if spellings:
        matcher = Matcher(wish.terms)
        catch = retrieve(wish, matcher, books, view)
    ids = [lead.article for lead in catch.leads]
    articles = {article.id: article for article in books.articles.get(ids)}
    read = books.articles.digests(ids, view.space) if _needs_digests(wish) else []
    digests = {digest.article: digest for digest in read}
    scales, repairs = Scales(wish, matcher, catch.weights), books.repairs.of(view.space)
    scored = [
        (stretch.marks.score + _standing(articles[lead.article], digests.get(lead.article), now), stretch)
        for lead in catch.leads
        for stretch in scales.weigh(articles[lead.article], digests.get(lead.article), lead)
        if repairs.shows_span(stretch.article, stretch.start, stretch.end)
    ]
    scored.sort(key=lambda each: (-each[0], each[1].article.id, each[1].start))
    chosen = _spread(scored)
    found = tuple(Evidence(stretch, score, scales.lead(stretch)) for score, stretch in chosen)
    return Findings(wish, found, confidence(wish, chosen[0][1].marks) if chosen else 0.0, spellings)


def _needs_digests(wish: Wish) -> bool:
    """Whether quotes or figures are wanted; reading them takes as long as the search."""
    return wish.kind in ("figure", "said", "really") or wish.speaker is not None


def _standing(article: Article, digest: Digest | None, now: datetime) -> float:
    """What an article is worth before its words are looked at: fresh news is more than old, an opinion is less."""
    opinion = digest is not None and digest.genre.genre == "opinion"
    return RECENT * _recency(article, now) - (OPINION if opinion else 0.0)


def _recency(article: Article, now: datetime) -> float:
    age = max(timedelta(), now - article.dated)
    return math.exp(-age / FRESH)


def _spread(scored: Sequence[tuple[float, Stretch]]) -> list[tuple[float, Stretch]]:
    """The best ones, each next one of the same article counting a little less; the last ones from other articles."""
    rest = list(scored)
    seen: Counter[str] = Counter()
    chosen: list[tuple[float, Stretch]] = []
    while rest and len(chosen) < MOST:
        others = [place for place, (_, stretch) in enumerate(rest) if stretch.article.id not in seen]
        if len(chosen) < MOST - OTHERS or not others:
            place = max(
                range(min(len(rest), 8 * MOST)),
                key=lambda place: (rest[place][0] - AGAIN * seen[rest[place][1].article.id], -place),
            )
        else:
            place = others[0]
        chosen.append(rest.pop(place))
        seen[chosen[-1][1].article.id] += 1
    return chosen
