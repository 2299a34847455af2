"""Quotes to rows, and back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from adapters.sqlite.names import folded, last_name
from adapters.sqlite.rows import passage_at, passage_or_none, place, place_or_none, stored_passage
from bot.model import Article, Passage, Quote, Speaker


def write_quotes(connection: sqlite3.Connection, number: int, article: Article, quotes: Iterable[Quote]) -> None:
    """Add the quotes of an article's revision, with their speakers."""
    connection.executemany(
        """
        INSERT INTO quotes (
            id, article, revision, part, start, "end", speaker, speaker_kind, kind, context,
            sentence_start, sentence_end, confidence, via, role, occasion, mention, rank, statement
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [_columns(connection, number, article, quote) for quote in quotes],
    )


def quote_of(row: sqlite3.Row, article: Article) -> Quote:
    """The quote in a row of `quotes` with its `speaker_name`; the article is of the row's revision."""
    name = row["speaker_name"]
    return Quote(
        passage=stored_passage(article, row["start"], row["end"], row["part"]),
        speaker=None if name is None else Speaker(name, row["speaker_kind"]),
        kind=row["kind"],
        context=passage_at(article, row["context"]),
        confidence=row["confidence"],
        via=row["via"],
        role=passage_or_none(article, row["role"]),
        occasion=passage_or_none(article, row["occasion"]),
        mention=passage_or_none(article, row["mention"]),
        rank=row["rank"],
        statement=row["statement"],
    )


def _columns(
    connection: sqlite3.Connection, number: int, article: Article, quote: Quote
) -> tuple[str | int | float | None, ...]:
    passage, speaker = quote.passage, quote.speaker
    start, end = _span(passage, quote.context)
    return (
        article.passage(passage.start, passage.end, passage.part).id,
        number,
        article.revision,
        passage.part,
        passage.start,
        passage.end,
        None if speaker is None else _speaker_number(connection, speaker.name),
        None if speaker is None else speaker.kind,
        quote.kind,
        place(quote.context),
        start,
        end,
        quote.confidence,
        quote.via,
        place_or_none(quote.role),
        place_or_none(quote.occasion),
        place_or_none(quote.mention),
        quote.rank,
        quote.statement,
    )


def _span(passage: Passage, context: Passage) -> tuple[int, int]:
    """From the first to the last character of a passage and what stands around it."""
    if context.part != passage.part:
        return passage.start, passage.end
    return min(passage.start, context.start), max(passage.end, context.end)


def _speaker_number(connection: sqlite3.Connection, name: str) -> int:
    row = connection.execute("SELECT number FROM speakers WHERE name = ?", (name,)).fetchone()
    if row:
        known: int = row["number"]
        return known
    words = folded(name)
    row = connection.execute(
        "INSERT INTO speakers (name, folded, last_name) VALUES (?, ?, ?) RETURNING number",
        (name, words, last_name(words)),
    ).fetchone()
    number: int = row["number"]
    connection.executemany(
        "INSERT OR IGNORE INTO speaker_words (word, speaker) VALUES (?, ?)", [(word, number) for word in words.split()]
    )
    return number
