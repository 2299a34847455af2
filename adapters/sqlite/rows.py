"""Articles and places to columns, and back."""

from __future__ import annotations

import sqlite3
from typing import cast

from adapters.sqlite.times import read, read_or_none, written, written_or_none
from bot.model import Article, Part, Passage


def article_columns(article: Article) -> dict[str, str | int | None]:
    """The columns that `articles` and `revisions` have in common, but for the revision's number."""
    return {
        "source": article.source,
        "outlet": article.outlet,
        "title": article.title,
        "url": article.url,
        "author": article.author,
        "published": written_or_none(article.published),
        "fetched": written(article.fetched),
        "teaser": article.teaser,
        "text": article.text,
    }


def article_of(row: sqlite3.Row) -> Article:
    """The article in a row of `articles`, or of `revisions` together with the article's `id`."""
    return Article(
        id=row["id"],
        text=row["text"],
        fetched=read(row["fetched"]),
        revision=row["revision"],
        source=row["source"],
        outlet=row["outlet"],
        title=row["title"],
        url=row["url"],
        author=row["author"],
        published=read_or_none(row["published"]),
        teaser=bool(row["teaser"]),
    )


def place(passage: Passage | None) -> str | None:
    """Where a passage stands within its article: "text:120:180"."""
    return None if passage is None else f"{passage.part}:{passage.start}:{passage.end}"


def passage_at(article: Article, place: str) -> Passage:
    """The passage at a place."""
    part, start, end = place.split(":")
    return article.passage(int(start), int(end), cast(Part, part))


def passage_or_none(article: Article, place: str | None) -> Passage | None:
    """The same, where a passage may be missing."""
    return None if place is None else passage_at(article, place)
