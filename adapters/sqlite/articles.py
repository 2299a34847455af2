"""Articles with their digests, by id and by arrival."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import datetime

from adapters.sqlite.connections import Shelf
from adapters.sqlite.digests import read_digests, read_sketches
from adapters.sqlite.filing import file_article
from adapters.sqlite.repairs import mended_in
from adapters.sqlite.rows import article_of, encoded, read, written, written_or_none
from adapters.sqlite.search_words import as_json
from bot.model import LOCAL, Article, Digest, Sketch
from bot.ports import Reading
from bot.repairs import NOTHING_MENDED
from bot.shelves.news import Filing, Known, Mark


class ArticleShelf(Shelf):
    """`bot.shelves.news.Articles` within a transaction."""

    def file(
        self,
        article: Article,
        digest: Digest,
        paragraphs: Sequence[tuple[int, int]],
        furniture: Set[tuple[int, int]] = frozenset(),
    ) -> Filing:
        return file_article(self._connection, Reading(article, digest, paragraphs, furniture))

    def get(self, ids: Sequence[str]) -> list[Article]:
        return [article_of(row) for row in self._rows(ids)]

    def revisions(self, id: str, limit: int) -> list[Article]:
        earlier = self._connection.execute(
            """
            SELECT articles.id, revisions.* FROM revisions JOIN articles ON articles.number = revisions.article
            WHERE articles.id = ? ORDER BY revisions.revision DESC LIMIT ?
            """,
            (id, limit - 1),
        )
        return [*self.get([id]), *map(article_of, earlier)]

    def digests(self, ids: Sequence[str], space: str | None = LOCAL) -> list[Digest]:
        articles = {row["number"]: article_of(row) for row in self._rows(ids)}
        digests = read_digests(self._connection, articles)
        repairs = NOTHING_MENDED if space is None else mended_in(self._connection, space)
        by_id = {digest.article: repairs.digest(digest) for digest in digests.values()}
        return [by_id[id] for id in ids if id in by_id]

    def sketches(self, ids: Sequence[str]) -> list[Sketch]:
        return read_sketches(self._connection, ids)

    def arrived(self, since: datetime, until: datetime, space: str = LOCAL) -> list[str]:
        rows = self._connection.execute(
            """
            SELECT id FROM articles
            WHERE arrived >= ?1 AND arrived < ?2
            AND (?3 = 'local' OR EXISTS (SELECT 1 FROM visible WHERE space = ?3 AND article = number))
            ORDER BY number
            """,
            (written(since), written(until), space),
        )
        return [id for (id,) in rows]

    def at(self, addresses: Sequence[str], space: str) -> list[str]:
        rows = self._connection.execute(
            """
            SELECT id FROM articles WHERE url IN (SELECT value FROM json_each(?1))
            AND (?2 = 'local' OR EXISTS (SELECT 1 FROM visible WHERE space = ?2 AND article = number))
            ORDER BY number
            """,
            (encoded(addresses), space),
        )
        return [id for (id,) in rows]

    def of_source(self, source: str, limit: int) -> list[str]:
        rows = self._connection.execute(
            """
            SELECT articles.id FROM article_sources JOIN articles ON articles.number = article_sources.article
            WHERE article_sources.source = (SELECT number FROM sources WHERE id = ?)
            ORDER BY article_sources.article DESC LIMIT ?
            """,
            (source, limit),
        )
        return [id for (id,) in rows]

    def known(self, source: str, ids: Sequence[str]) -> dict[str, Known]:
        rows = self._connection.execute(
            """
            SELECT articles.id, arrived, coalesce(read, arrived), stamp, etag, last_modified, page
            FROM json_each(?) AS asked
            CROSS JOIN articles ON articles.id = asked.value -- from the articles asked about, not from the source's
            CROSS JOIN article_sources ON article_sources.article = articles.number
            AND article_sources.source = (SELECT number FROM sources WHERE id = ?)
            """,
            (as_json(ids), source),
        )
        return _known(rows)

    def renamed(
        self, source: str, entries: Mapping[str, tuple[str | None, str | None, datetime | None]]
    ) -> dict[str, str]:
        asked = [(id, title, url, written_or_none(at)) for id, (title, url, at) in entries.items()]
        rows = self._connection.execute(
            """
            SELECT json_extract(asked.value, '$[0]'), articles.id, max(articles.number)
            FROM json_each(?) AS asked
            CROSS JOIN articles ON articles.source = ? AND articles.published IS json_extract(asked.value, '$[3]')
            AND articles.url IS json_extract(asked.value, '$[2]')
            AND articles.title IS json_extract(asked.value, '$[1]')
            GROUP BY asked.key
            """,
            (encoded(asked), source),
        )
        return {given: id for given, id, _ in rows}

    def shown(self, source: str, limit: int, since: datetime) -> dict[str, Known]:
        rows = self._connection.execute(
            """
            SELECT id, arrived, coalesce(read, arrived), stamp, etag, last_modified, page
            FROM (
                SELECT * FROM article_sources WHERE source = (SELECT number FROM sources WHERE id = ?)
                ORDER BY article DESC LIMIT ?
            ) AS given JOIN articles ON articles.number = given.article
            WHERE page IS NOT NULL AND EXISTS (
                SELECT 1 FROM told JOIN outbox ON outbox.key = told.receipt
                WHERE told.article = given.article AND outbox.slot >= ?
            )
            """,
            (source, limit, written(since)),
        )
        return _known(rows)

    def mark(self, source: str, marks: Sequence[tuple[str, Mark]], at: datetime) -> None:
        self._connection.executemany(
            """
            UPDATE article_sources SET
                read = CASE WHEN stamp IS NULL THEN read ELSE ? END, stamp = ?, etag = ?, last_modified = ?, page = ?
            WHERE article = (SELECT number FROM articles WHERE id = ?)
            AND source = (SELECT number FROM sources WHERE id = ?)
            """,
            [(written(at), mark.stamp, mark.etag, mark.last_modified, mark.page, id, source) for id, mark in marks],
        )

    def stale(self, reader: int) -> list[str]:
        rows = self._connection.execute(
            """
            SELECT articles.id FROM digests JOIN articles ON articles.number = digests.article
            WHERE digests.reader < ? ORDER BY digests.reader, digests.article
            """,
            (reader,),
        )
        return [id for (id,) in rows]

    def counts(self) -> dict[str, int]:
        rows = self._connection.execute(
            """
            SELECT sources.id, count(*) FROM article_sources JOIN sources ON sources.number = article_sources.source
            GROUP BY sources.number ORDER BY sources.id
            """
        )
        return dict(rows)

    def _rows(self, ids: Sequence[str]) -> list[sqlite3.Row]:
        return self._connection.execute(
            """
            SELECT articles.* FROM json_each(?) AS asked JOIN articles ON articles.id = asked.value
            ORDER BY asked.key
            """,
            (encoded(ids),),
        ).fetchall()


def _known(rows: Iterable[sqlite3.Row]) -> dict[str, Known]:
    return {
        id: Known(read(first), read(last), Mark(stamp, *page) if stamp else None)
        for id, first, last, stamp, *page in rows
    }
