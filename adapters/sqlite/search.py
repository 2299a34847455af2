"""Looking things up in the newest revisions."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from adapters.sqlite.connections import Shelf
from adapters.sqlite.figures import figure_of
from adapters.sqlite.names import folded, last_name, spellings
from adapters.sqlite.quotes import quote_of
from adapters.sqlite.repairs import mended_in
from adapters.sqlite.rows import article_of, read_or_none
from adapters.sqlite.search_passages import find_passages
from adapters.sqlite.search_quotes import find_figures, find_quotes
from adapters.sqlite.search_words import as_json
from bot.model import LOCAL, Article, Figure, Quote
from bot.shelves.news import Hit, Query
from bot.told import Coverage

NEWEST = "SELECT * FROM articles WHERE number = ? AND revision = ?"
SUPERSEDED = """
    SELECT articles.id, revisions.* FROM revisions JOIN articles ON articles.number = revisions.article
    WHERE revisions.article = ? AND revisions.revision = ?
"""


class SearchShelf(Shelf):
    """`bot.shelves.news.Search` within a transaction."""

    def passages(self, query: Query) -> list[Hit]:
        return find_passages(self._connection, query)

    def furniture(self, articles: Sequence[str]) -> dict[str, frozenset[tuple[int, int]]]:
        rows = self._connection.execute(
            """
            SELECT articles.id, passages.start, passages."end"
            FROM json_each(?) AS asked
            CROSS JOIN articles ON articles.id = asked.value
            CROSS JOIN passages ON passages.article = articles.number AND passages.furniture
            """,
            (as_json(articles),),
        )
        found: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
        for id, start, end in rows:
            found[id].add((start, end))
        return {id: frozenset(spans) for id, spans in found.items()}

    def quotes(self, query: Query, speaker: str | None = None) -> list[Quote]:
        found = mended_in(self._connection, query.space).quotes(find_quotes(self._connection, query, speaker))
        return found if speaker is None else [quote for quote in found if quote.speaker is not None]

    def figures(self, query: Query) -> list[Figure]:
        return mended_in(self._connection, query.space).figures(find_figures(self._connection, query))

    def speakers(self, prefix: str, space: str, limit: int = 25) -> list[str]:
        start = folded(prefix)
        rows = self._connection.execute(
            """
            SELECT speakers.name
            FROM (SELECT DISTINCT speaker FROM speaker_words WHERE word >= :word AND word < :word || :last) AS named
            JOIN speakers ON speakers.number = named.speaker
            JOIN speaker_quotes ON speaker_quotes.speaker = named.speaker
            WHERE instr(' ' || speakers.folded, ' ' || :start)
            AND (:space = 'local' OR source IN (SELECT source FROM subscriptions WHERE space = :space))
            GROUP BY speakers.number ORDER BY sum(speaker_quotes.quotes) DESC, speakers.name LIMIT :limit
            """,
            {"word": start.rpartition(" ")[2], "last": chr(0x10FFFF), "start": start, "space": space, "limit": limit},
        )
        return [name for (name,) in rows]

    def spellings(self, name: str) -> list[str]:
        return spellings(self._connection, last_name(folded(name)))[1:]

    def passage(self, id: str, space: str) -> Quote | Figure | None:
        found = self.as_read(id, space)
        if found is None:
            return None
        repairs = mended_in(self._connection, space)
        return repairs.quote(found) if isinstance(found, Quote) else repairs.figure(found)

    def as_read(self, id: str, space: str) -> Quote | Figure | None:
        quote = self._connection.execute(
            """
            SELECT quotes.*, speakers.name AS speaker_name
            FROM quotes LEFT JOIN speakers ON speakers.number = quotes.speaker
            WHERE quotes.id = ?1
            AND (?2 = 'local' OR EXISTS (SELECT 1 FROM visible WHERE space = ?2 AND visible.article = quotes.article))
            ORDER BY quotes.number DESC LIMIT 1
            """,
            (id.casefold(), space),
        ).fetchone()
        if quote:
            return quote_of(quote, self._revision(quote))
        figure = self._connection.execute(
            """
            SELECT figures.* FROM figures
            WHERE figures.id = ?1
            AND (?2 = 'local' OR EXISTS (SELECT 1 FROM visible WHERE space = ?2 AND visible.article = figures.article))
            ORDER BY figures.number DESC LIMIT 1
            """,
            (id.casefold(), space),
        ).fetchone()
        return figure_of(figure, self._revision(figure)) if figure else None

    def coverage(self, space: str = LOCAL) -> Coverage:
        if space == LOCAL:
            row = self._connection.execute(
                """
                SELECT
                    (SELECT coalesce(sum(articles), 0) FROM source_articles) AS articles,
                    (SELECT max(published) FROM articles) AS newest,
                    (SELECT min(published) FROM articles) AS oldest
                """
            ).fetchone()
        else:
            row = self._connection.execute(
                """
                WITH seen AS (
                    SELECT sources.number, sources.id
                    FROM subscriptions JOIN sources ON sources.number = subscriptions.source WHERE space = ?
                )
                SELECT sum(articles) AS articles, max(newest) AS newest, min(oldest) AS oldest FROM (
                    SELECT
                        (SELECT articles FROM source_articles WHERE source = seen.id) AS articles,
                        (SELECT max(published) FROM articles WHERE source = seen.id) AS newest,
                        (SELECT min(published) FROM articles WHERE source = seen.id) AS oldest
                    FROM seen
                    UNION ALL
                    SELECT count(*), max(published), min(published) FROM articles WHERE number IN (
                        SELECT article FROM given_again WHERE source IN (SELECT number FROM seen)
                    ) AND source NOT IN (SELECT id FROM seen)
                )
                """,
                (space,),
            ).fetchone()
        return Coverage(row["articles"], newest=read_or_none(row["newest"]), oldest=read_or_none(row["oldest"]))

    def _revision(self, row: sqlite3.Row) -> Article:
        """The article as it was when it said this."""
        place = (row["article"], row["revision"])
        found = self._connection.execute(NEWEST, place).fetchone()
        return article_of(found or self._connection.execute(SUPERSEDED, place).fetchone())
