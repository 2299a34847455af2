"""What the history has on a wish as the articles spell it: paragraphs that match, articles worth reading in full."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.answers.evidence.looking_up.spelling import Spelling, rejoined, respelt, with_printed_names
from bot.answers.evidence.matching import Matcher, joined
from bot.answers.understanding.wish import Wish
from bot.answers.words.stems import stem
from bot.model import Article
from bot.ports import Books
from bot.shelves.news import Hit, Query

POOL = 120
"""Paragraphs looked up."""

NEAR_POOL = 40
"""Paragraphs looked up besides from the time that a question is likely about."""

NEAR = timedelta(days=2)
"""How far around that time articles may still be about it."""

READ = 10
"""Articles that are read in full."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What may be looked at: the articles of a space, and none from `until` on (None: there are none)."""

    space: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article worth reading: BM25 of its paragraphs by where they start (title: -1), as share of the best."""

    article: str
    scores: dict[int, float]


@dataclass(frozen=True, slots=True)
class Retrieved:
    """What was looked up: how much each term counts, being rare or common, and articles, the likeliest first.

    `met` is the best that each term is met by any of `texts`, the paragraphs and titles looked up.
    """

    weights: list[float]
    candidates: list[Candidate]
    met: list[float]
    texts: list[str]


@dataclass(frozen=True, slots=True)
class LookedUp:
    """A wish as it was read in the end, its matcher, and what its words lead to; `spellings` were read otherwise."""

    wish: Wish
    matcher: Matcher
    retrieved: Retrieved
    articles: dict[str, Article]
    spellings: tuple[Spelling, ...]


def looked_up(wish: Wish, books: Books, scope: Scope) -> LookedUp:
    """What the wish's words lead to, in the spellings of the articles."""
    wish, matcher, retrieved = _retrieve(_in_all_spellings(wish, books), books, scope)
    wish, joined = rejoined(wish, retrieved.met, retrieved.texts)
    if joined:
        wish, matcher, retrieved = _retrieve(wish, books, scope)
    wish, spellings = respelt(wish, retrieved.met, retrieved.texts, books, scope.space)
    if spellings:
        wish, matcher, retrieved = _retrieve(wish, books, scope)
    articles = books.articles.get([each.article for each in retrieved.candidates])
    return LookedUp(wish, matcher, retrieved, {article.id: article for article in articles}, (*joined, *spellings))


def _in_all_spellings(wish: Wish, books: Books) -> Wish:
    """The wish with other spellings of the last name of whose words are wanted: Zelensky, Zelenskyy."""
    topic = wish.topic
    terms = [
        replace(term, spellings=term.spellings | {stem(low) for low in books.search.spellings(term.word)})
        if term.name and term not in topic
        else term
        for term in wish.terms
    ]
    return replace(wish, terms=tuple(terms))


def _retrieve(wish: Wish, books: Books, scope: Scope) -> tuple[Wish, Matcher, Retrieved]:
    """The articles in scope that the wish's words lead to; the wish with the names that they print, and its matcher."""
    hits = _hits(wish, books, scope)
    wish = with_printed_names(wish, [hit.passage.text for hit in hits if hit.passage.part == "text"])
    matcher = Matcher(wish.terms)
    covers = [matcher.cover(hit.passage.text) for hit in hits]
    weights = _weights(wish, covers)
    met = joined(covers) if covers else [0.0] * matcher.size
    return (
        wish,
        matcher,
        Retrieved(weights, _candidates(hits, covers, weights), met, [hit.passage.text for hit in hits]),
    )


def _hits(wish: Wish, books: Books, scope: Scope) -> list[Hit]:
    words = tuple(dict.fromkeys(word for term in wish.terms for word in (term.word, *sorted(term.spellings))))
    time = wish.time
    since, until = (time.since, time.until) if time and time.firm else (None, None)
    until = min((end for end in (until, scope.until) if end), default=None)
    hits = books.search.passages(Query(words, scope.space, since, until, wish.outlets, POOL))
    if time and not time.firm and time.since and time.until:
        latest = min(end for end in (time.until + NEAR, scope.until) if end)
        near = Query(words, scope.space, time.since - NEAR, latest, wish.outlets, NEAR_POOL)
        known = {hit.passage for hit in hits}
        hits += [hit for hit in books.search.passages(near) if hit.passage not in known]
    return hits


def _weights(wish: Wish, covers: Sequence[list[float]]) -> list[float]:
    """Each term's own weight times how rare it is among what was looked up."""
    size = len(covers)
    scale = math.log(1 + size) or 1.0
    counts = [sum(cover[place] > 0.0 for cover in covers) for place in range(len(wish.terms))]
    return [
        term.weight * (0.4 + math.log(1 + size / (1 + count)) / scale)
        for term, count in zip(wish.terms, counts, strict=True)
    ]


def _candidates(hits: Sequence[Hit], covers: Sequence[list[float]], weights: Sequence[float]) -> list[Candidate]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, hit in enumerate(hits):
        places[hit.passage.article].append(place)
    top = max((hit.score for hit in hits), default=0.0) or 1.0
    total = sum(weights) or 1.0
    strength: dict[str, float] = {}
    for article, found in places.items():
        best = joined([covers[place] for place in found])
        cover = sum(met * weight for met, weight in zip(best, weights, strict=True)) / total
        scores = sorted((hits[place].score / top for place in found), reverse=True)
        strength[article] = cover + 0.5 * scores[0] + 0.1 * sum(scores[1:4])
    chosen = sorted(strength, key=lambda article: (-strength[article], article))[:READ]
    return [
        Candidate(article, {_start(hits[place]): hits[place].score / top for place in places[article]})
        for article in chosen
    ]


def _start(hit: Hit) -> int:
    return hit.passage.start if hit.passage.part == "text" else -1
