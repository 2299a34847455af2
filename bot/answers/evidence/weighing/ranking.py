"""Passages that may answer a wish, best first: looked up, weighed one by one, and spread over articles."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import datetime, timedelta

from bot.answers.evidence.looking_up.retrieval import LookedUp, Scope, looked_up
from bot.answers.evidence.matching import Matcher
from bot.answers.evidence.texts import widened
from bot.answers.evidence.weighing.confidence import confidence
from bot.answers.evidence.weighing.findings import Evidence, Findings, Stretch, starting_in
from bot.answers.evidence.weighing.fit import answers
from bot.answers.evidence.weighing.scales import Scales
from bot.answers.understanding.wish import Wish
from bot.model import Article, Digest, Figure, Quote
from bot.ports import Books
from bot.repairs import Mended

MOST_PASSAGES = 10
"""Passages found at most."""

FRESH = timedelta(days=14)
"""Within which an article's worth for being of the right time falls to a third."""

RECENT = 0.45
"""What it is worth to be published right now, where no time is asked about."""

LATELY = 0.15
"""What it is worth besides to be published within the year."""

YEAR = timedelta(days=365)

TIMELY = 0.6
"""What it is worth to be published in the time that is asked about."""

OPINION = 0.1
"""What a passage of an opinion piece loses where quotes or figures are wanted."""

AGAIN = 0.16
"""What each further passage of the same article loses."""

OPENING = 200
"""Characters of an article that say what all of it is about."""

OTHERS = 3
"""Places at the end that go to articles not shown yet."""


def find(wish: Wish, books: Books, scope: Scope, now: datetime) -> Findings:
    """What is in scope that may answer the wish; nothing for a wish without words."""
    if not wish.terms:
        return Findings(wish, Matcher(()))
    read = looked_up(wish, books, scope)
    wish, matcher, ids = read.wish, read.matcher, [each.article for each in read.retrieved.candidates]
    read_before = books.articles.digests(ids, scope.space) if _needs_digests(wish) else ()
    digests = {digest.article: digest for digest in read_before}
    scales, repairs = Scales(wish, matcher, read.retrieved.weights), books.repairs.of(scope.space)
    scored = [
        (stretch.marks.score + _standing(stretch.article, digests.get(stretch.article.id), wish, now), stretch)
        for stretch in _weighed(read, digests, scales, books.search.furniture(ids))
        if repairs.shows_span(stretch.article, stretch.start, stretch.end)
    ]
    scored.sort(key=lambda each: (-each[0], each[1].article.id, each[1].start))
    found = _news_first(
        [
            Evidence(each, score, scales.lead(each, at), at, *_told(digests.get(each.article.id), at))
            for score, each, at in _spread(scored, repairs)
        ]
    )
    return Findings(wish, matcher, found, _sureness(found, wish, matcher), read.spellings)


def _weighed(
    read: LookedUp,
    digests: Mapping[str, Digest],
    scales: Scales,
    furniture: Mapping[str, Set[tuple[int, int]]],
) -> Iterator[Stretch]:
    """The stretches of all articles worth reading."""
    for each in read.retrieved.candidates:
        article, digest = read.articles[each.article], digests.get(each.article)
        yield from scales.weigh(article, digest, each, furniture.get(each.article, frozenset()))


def _news_first(found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The same with the best at the top that was not found by page furniture, which itself is no answer."""
    first = next((each for each in found if not each.stretch.is_furniture), None)
    return (first, *(each for each in found if each is not first)) if first else tuple(found)


def _sureness(found: Sequence[Evidence], wish: Wish, matcher: Matcher) -> float:
    """How sure it is that the first of them answers; not at all, where it cannot."""
    may = bool(found) and _may_answer(found[0], wish) and _is_on_topic(found[0], wish, matcher)
    return confidence(wish, found[0].stretch.marks) if may else 0.0


def _told(digest: Digest | None, span: tuple[int, int]) -> tuple[tuple[Quote, ...], tuple[Figure, ...]]:
    """The quotes and figures that the span has."""
    return (starting_in(digest.quotes, span), starting_in(digest.figures, span)) if digest else ((), ())


def _may_answer(each: Evidence, wish: Wish) -> bool:
    return not each.stretch.is_furniture and answers(wish, each.sentence, each.stretch.text)


def _is_on_topic(each: Evidence, wish: Wish, matcher: Matcher) -> bool:
    """Whether anything is there of what somebody is asked to have spoken about; the speaker alone is not enough."""
    topic = [place for place, term in enumerate(wish.terms) if term in wish.topic and not term.light]
    if wish.kind != "said" or wish.speaker is None or not topic:
        return True
    article = each.article
    cover = matcher.cover(f"{article.title or ''} {article.text[:OPENING]} {article.text[slice(*each.span)]}")
    return any(cover[place] for place in topic)


def _needs_digests(wish: Wish) -> bool:
    """Whether quotes or figures are wanted; reading them takes as long as the search."""
    return wish.kind in ("figure", "said", "really") or wish.speaker is not None


def _standing(article: Article, digest: Digest | None, wish: Wish, now: datetime) -> float:
    """What an article is worth before its words are looked at: of the right time is more, an opinion is less."""
    opinion = digest is not None and digest.genre.genre == "opinion"
    return _timely(article, wish, now) - (OPINION if opinion else 0.0)


def _timely(article: Article, wish: Wish, now: datetime) -> float:
    """What it is worth to be published in the time asked about or soon after or, where none is, right now."""
    time = wish.time
    if time is None or time.until is None or time.until > now:
        old = max(timedelta(), now - article.dated)
        return (RECENT if time is None else TIMELY) * math.exp(-old / FRESH) + LATELY * math.exp(-old / YEAR)
    early = (time.since or article.dated) - article.dated
    return TIMELY * math.exp(-max(timedelta(), early, article.dated - time.until) / FRESH)


def _spread(scored: Sequence[tuple[float, Stretch]], repairs: Mended) -> list[tuple[float, Stretch, tuple[int, int]]]:
    """The best ones with their spans, each next one of an article counting less; the last from other articles."""
    rest = list(scored)
    seen: Counter[str] = Counter()
    chosen: list[tuple[float, Stretch, tuple[int, int]]] = []
    while rest and len(chosen) < MOST_PASSAGES:
        score, stretch = rest.pop(_next(rest, seen, others=len(chosen) >= MOST_PASSAGES - OTHERS))
        article = stretch.article
        if any(other.article is article and first <= stretch.start < last for _, other, (first, last) in chosen):
            continue
        wide, narrow = widened(article.text, stretch.start, stretch.end), (stretch.start, stretch.end)
        chosen.append((score, stretch, wide if repairs.shows_span(article, *wide) else narrow))
        seen[article.id] += 1
    return chosen


def _next(rest: Sequence[tuple[float, Stretch]], seen: Mapping[str, int], others: bool) -> int:
    """The place of the best one; of the best from an article not seen yet where others are wanted and there are any."""
    if others:
        fresh = (place for place, (_, stretch) in enumerate(rest) if stretch.article.id not in seen)
        if (place := next(fresh, None)) is not None:
            return place
    best: dict[str, int] = {}
    for place, (_, stretch) in enumerate(rest[: 8 * MOST_PASSAGES]):
        best.setdefault(stretch.article.id, place)
    return max(
        best.values(), key=lambda place: (rest[place][0] - AGAIN * seen.get(rest[place][1].article.id, 0), -place)
    )
