"""How times, lists, articles and places are stored, and read again."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from functools import lru_cache
from typing import cast

import msgspec

from bot.model import Article, Part, Passage


class OutsideText(sqlite3.DatabaseError):
    """A place that is stored lies outside of its article: somebody, or something, changed the file behind our back."""


@lru_cache(4_096)  # many rows have the same time, and each takes as long as it takes to store them
def written(at: datetime) -> str:
    """ISO 8601 in UTC of one width, so that times are in the order of the letters: "2025-03-13T18:30:00.000000+00:00".

    Raises ValueError for a time without a zone.
    """
    if at.tzinfo is None:
        raise ValueError(f"{at} has no zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def written_or_none(at: datetime | None) -> str | None:
    """The same, where a time may be missing."""
    return None if at is None else written(at)


@lru_cache(4_096)
def read(text: str) -> datetime:
    """The time that `written` wrote."""
    return datetime.fromisoformat(text)


def read_or_none(text: str | None) -> datetime | None:
    """The same, where a time may be missing."""
    return None if text is None else read(text)


def encoded(value: object) -> str:
    """The value as JSON, for a column or `json_each`."""
    return msgspec.json.encode(value).decode()


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


def place(passage: Passage) -> str:
    """Where a passage stands within its article: "text:120:180"."""
    return f"{passage.part}:{passage.start}:{passage.end}"


def place_or_none(passage: Passage | None) -> str | None:
    """The same, where a passage may be missing."""
    return None if passage is None else place(passage)


def passage_at(article: Article, place: str) -> Passage:
    """The passage at a place; raises OutsideText."""
    part, start, end = place.split(":")
    return stored_passage(article, int(start), int(end), cast(Part, part))


def stored_passage(article: Article, start: int, end: int, part: Part) -> Passage:
    """The words between two stored offsets; raises OutsideText."""
    try:
        return article.passage(start, end, part)
    except ValueError as error:
        raise OutsideText(str(error)) from error


def passage_or_none(article: Article, place: str | None) -> Passage | None:
    """The same, where a passage may be missing."""
    return None if place is None else passage_at(article, place)
