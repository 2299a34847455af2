"""A history of which only a few articles are looked at: a question that goes on is asked of what was talked about."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from bot.answers.words.stems import folded, stem, words
from bot.model import LOCAL, Article, Figure, Passage, Quote
from bot.ports import Books
from bot.reading.paragraphs import paragraphs
from bot.shelves.news import Hit, Query, Search
from bot.told import Coverage

MOST_ARTICLES = 20
"""Articles looked at, the latest of a story."""


def only_in(books: Books, articles: Sequence[str]) -> Books:
    """The same books; passages are looked up in these articles alone."""
    return replace(books, search=_Few(books.search, books.articles.get(list(articles))))


class _Few:
    """A search in a few articles, read from end to end."""

    def __init__(self, search: Search, articles: Sequence[Article]) -> None:
        self._search = search
        self._articles = articles
        self._read: list[tuple[Article, Passage, frozenset[str]]] = []

    def passages(self, query: Query) -> list[Hit]:
        """Paragraphs and titles with any of the words, those with the most and the rarest of them first."""
        self._read = self._read or [
            (article, passage, frozenset(stem(word.low) for word in words(passage.text)))
            for article in self._articles
            for passage in _passages(article)
        ]
        wanted = dict.fromkeys(stem(folded(word)) for word in query.words)
        having = {each: sum(each in stems for _, _, stems in self._read) for each in wanted}
        worth = {each: math.log(1 + len(self._read) / count) for each, count in having.items() if count}
        found = [
            Hit(passage, sum(worth[each] for each in worth if each in stems))
            for article, passage, stems in self._read
            if not stems.isdisjoint(worth) and _is_asked(article, query)
        ]
        return sorted(found, key=lambda hit: -hit.score)[: query.limit]

    def furniture(self, articles: Sequence[str]) -> dict[str, frozenset[tuple[int, int]]]:
        return self._search.furniture(articles)

    def quotes(self, query: Query, speaker: str | None = None) -> list[Quote]:
        return self._search.quotes(query, speaker)

    def figures(self, query: Query) -> list[Figure]:
        return self._search.figures(query)

    def speakers(self, prefix: str, space: str = LOCAL, limit: int = 25) -> list[str]:
        return self._search.speakers(prefix, space, limit)

    def spellings(self, name: str) -> list[str]:
        return self._search.spellings(name)

    def passage(self, id: str, space: str = LOCAL) -> Quote | Figure | None:
        return self._search.passage(id, space)

    def as_read(self, id: str, space: str = LOCAL) -> Quote | Figure | None:
        return self._search.as_read(id, space)

    def coverage(self, space: str = LOCAL) -> Coverage:
        return self._search.coverage(space)


def _passages(article: Article) -> list[Passage]:
    title = [article.headline] if article.headline else []
    return [*title, *(article.passage(*place) for place in paragraphs(article.text))]


def _is_asked(article: Article, query: Query) -> bool:
    """Whether it is of the time and the outlets asked for."""
    if query.outlets and article.outlet not in query.outlets:
        return False
    return (query.since is None or query.since <= article.dated) and (
        query.until is None or article.dated < query.until
    )
