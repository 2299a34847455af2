"""Figures to rows, and back; values are text, so that they stay exact."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from decimal import Decimal

import msgspec

from adapters.sqlite.rows import encoded, passage_at, passage_or_none, place, place_or_none, stored_passage
from bot.model import Article, Conversion, Figure, Range

ALSO = msgspec.json.Decoder(tuple[tuple[str, str, str | None, str], ...])
"""Conversions: place, low, high (None where it is no range), unit."""


def write_figures(connection: sqlite3.Connection, number: int, article: Article, figures: Iterable[Figure]) -> None:
    """Add the figures of an article's revision."""
    connection.executemany(
        """
        INSERT INTO figures (
            id, article, revision, part, start, "end", low, high, unit, change,
            sentence, sentence_start, sentence_end, measures, claimed_by, also, rank, time
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [_columns(number, article, figure) for figure in figures],
    )


def figure_of(row: sqlite3.Row, article: Article) -> Figure:
    """The figure in a row of `figures`; the article is of the row's revision."""
    return Figure(
        passage=stored_passage(article, row["start"], row["end"], row["part"]),
        value=_value(row["low"], row["high"]),
        unit=row["unit"],
        change=row["change"],
        sentence=passage_at(article, row["sentence"]),
        measures=passage_or_none(article, row["measures"]),
        claimed_by=row["claimed_by"],
        also=tuple(
            Conversion(passage_at(article, at), _value(low, high), unit)
            for at, low, high, unit in ALSO.decode(row["also"])
        ),
        rank=row["rank"],
        when=passage_or_none(article, row["time"]),
    )


def _columns(number: int, article: Article, figure: Figure) -> tuple[str | int | None, ...]:
    passage, sentence = figure.passage, figure.sentence
    also = [(place(other.passage), *_ends(other.value), other.unit) for other in figure.also]
    return (
        article.passage(passage.start, passage.end, passage.part).id,
        number,
        article.revision,
        passage.part,
        passage.start,
        passage.end,
        *_ends(figure.value),
        figure.unit,
        figure.change,
        place(sentence),
        sentence.start,
        sentence.end,
        place_or_none(figure.measures),
        figure.claimed_by,
        encoded(also),
        figure.rank,
        place_or_none(figure.when),
    )


def _ends(value: Decimal | Range) -> tuple[str, str | None]:
    return (str(value.low), str(value.high)) if isinstance(value, Range) else (str(value), None)


def _value(low: str, high: str | None) -> Decimal | Range:
    return Decimal(low) if high is None else Range(Decimal(low), Decimal(high))
