"""Which articles that posts have shown of late are asked for again, whatever their feeds say: a few times each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.model import Article
from bot.ports import Clipping
from bot.shelves.news import Known

REVISITED_FOR = timedelta(days=3)
"""How long after a post its articles are asked for again."""

SHORTEST_REST = timedelta(hours=1)
LONGEST_REST = timedelta(days=1)

A_VISIT = 10
"""Articles of one source that are read again in one visit: each costs its site a request."""


def due(shown: Mapping[str, Known], now: datetime) -> list[str]:
    """The ids of those whose turn it is, those first that were read longest ago.

    In three days an article is asked for some seven times, at the soonest after 1, 2, 4, 8, 16, 32 and 56 hours.
    """
    ready = [id for id, known in shown.items() if known.mark and has_rested(known, now, SHORTEST_REST)]
    return sorted(ready, key=lambda id: shown[id].read)[:A_VISIT]


def has_rested(known: Known, now: datetime, shortest: timedelta = timedelta()) -> bool:
    """Whether an article may be read again: it is left alone for as long as it was known when it was last read, but
    for `shortest` at least and for a day at most.
    """
    return now - known.read >= min(max(known.read - known.first, shortest), LONGEST_REST)


def clippings(articles: Iterable[Article], shown: Mapping[str, Known]) -> tuple[Clipping, ...]:
    """The articles as they are to be asked for. A page that has less than half of a text is a wall before it."""
    return tuple(replace(clipping_of(each), text=_half(each.text), mark=shown[each.id].mark) for each in articles)


def clipping_of(article: Article) -> Clipping:
    """A stored article, as its source might give it."""
    return Clipping(
        article.id,
        article.url,
        article.title,
        article.outlet,
        article.author,
        article.published,
        article.text,
        teaser=article.teaser,
    )


def _half(text: str) -> str:
    return text[: len(text) // 2]
