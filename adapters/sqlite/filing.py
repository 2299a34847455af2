"""Files one article: new, a further revision of a known one, or known already."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import datetime, timedelta

from adapters.sqlite.digests import write_digest
from adapters.sqlite.index import forget_digest, forget_passages, index_digest, index_passages, write_passages
from adapters.sqlite.rows import article_columns, written
from adapters.sqlite.sources import source_number
from bot.ports import Reading
from bot.shelves.news import Filing

SET_BACK = timedelta(days=1)
"""How far behind a clock may be: a slot still later was posted by one that was ahead."""


def file_article(connection: sqlite3.Connection, reading: Reading) -> Filing:
    """Store an article with what it says and index it.

    A teaser never takes the place of a whole text: it counts as known, as does the same text under another source's
    title.
    """
    article = reading.article
    known = connection.execute(
        """
        SELECT articles.*, digests.reader
        FROM articles LEFT JOIN digests ON digests.article = articles.number WHERE articles.id = ?
        """,
        (article.id,),
    ).fetchone()
    if known is None:
        _file_new(connection, _revised(reading, 1))
        return "new"
    _give(connection, known["number"], article.source)
    renamed = article.title not in (None, known["title"])
    if known["text"] == article.text and not (renamed and article.source == known["source"]):
        newer = known["reader"] is None or known["reader"] < reading.digest.reader
        if newer and known["title"] == article.title:  # else its offsets are not those of the title that is stored
            _read_anew(connection, known["number"], _revised(reading, known["revision"]))
        return "known"
    if article.teaser and not known["teaser"]:
        return "known"
    _revise(connection, known["number"], _revised(reading, known["revision"] + 1))
    return "revised"


def _revised(reading: Reading, revision: int) -> Reading:
    return replace(reading, article=replace(reading.article, revision=revision))


def _file_new(connection: sqlite3.Connection, reading: Reading) -> None:
    article = reading.article
    row = connection.execute(
        """
        INSERT INTO articles (
            id, revision, arrived, dated, source, outlet, title, url, author, published, fetched, teaser, text
        ) VALUES (
            :id, 1, :arrived, :dated, :source, :outlet, :title, :url, :author, :published, :fetched, :teaser, :text
        ) RETURNING number
        """,
        {
            "id": article.id,
            "arrived": _arrived(connection, article.fetched),
            "dated": written(article.dated),
            **article_columns(article),
        },
    ).fetchone()
    number = row["number"]
    source = source_number(connection, article.source)
    connection.execute("INSERT INTO article_sources (article, source) VALUES (?, ?)", (number, source))
    _write(connection, number, reading)


def _arrived(connection: sqlite3.Connection, fetched: datetime) -> str:
    """When an article that was fetched then counts as come in: not before the latest briefing, where the clock was set
    back since, or no other would tell it.
    """
    (slot,) = connection.execute(
        """
        SELECT max(slot) FROM outbox
        WHERE slot > ? AND slot < ? AND briefing IS NOT NULL AND state IN ('posted', 'unknown', 'skipped')
        """,
        (written(fetched), written(fetched + SET_BACK)),
    ).fetchone()
    return slot or written(fetched)


def _give(connection: sqlite3.Connection, number: int, source: str) -> None:
    """Remember that this source, too, gave the article."""
    given = source_number(connection, source)
    values = (number, given)
    if connection.execute("SELECT 1 FROM article_sources WHERE article = ? AND source = ?", values).fetchone():
        return
    forget_passages(connection, number)
    connection.execute("INSERT INTO article_sources (article, source) VALUES (?, ?)", values)
    index_passages(connection, number)


def _read_anew(connection: sqlite3.Connection, number: int, reading: Reading) -> None:
    """The text stays; another reader has seen other things in it."""
    forget_passages(connection, number)
    forget_digest(connection, number)
    _write(connection, number, reading)


def _revise(connection: sqlite3.Connection, number: int, reading: Reading) -> None:
    article = reading.article
    forget_passages(connection, number)
    forget_digest(connection, number)
    connection.execute(
        """
        INSERT INTO revisions (
            article, revision, source, outlet, title, url, author, published, fetched, teaser, text
        )
        SELECT number, revision, source, outlet, title, url, author, published, fetched, teaser, text
        FROM articles WHERE number = ?
        """,
        (number,),
    )
    connection.execute(
        """
        UPDATE articles SET
            revision = :revision, dated = :dated, source = :source, outlet = :outlet, title = :title, url = :url,
            author = :author, published = :published, fetched = :fetched, teaser = :teaser, text = :text
        WHERE number = :number
        """,
        {
            "number": number,
            "revision": article.revision,
            "dated": written(article.dated),
            **article_columns(article),
        },
    )
    connection.execute("UPDATE quotes SET superseded = 1 WHERE article = ?", (number,))
    connection.execute("UPDATE figures SET superseded = 1 WHERE article = ?", (number,))
    _write(connection, number, reading)


def _write(connection: sqlite3.Connection, number: int, reading: Reading) -> None:
    write_passages(connection, number, reading)
    write_digest(connection, number, reading.article, reading.digest)
    index_passages(connection, number)
    index_digest(connection, number)
