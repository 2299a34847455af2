"""`verbatim export`: quotes, figures or articles as JSON Lines or CSV, each with where it comes from."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

from adapters.wiring import consulted
from bot.model import LOCAL, Article, Digest, Figure, Quote
from bot.ports import History
from bot.repairs import Mended
from bot.service.exports import Row, figure_row, provenance, quote_row, write_csv

BATCH = 500
"""Articles read in one transaction."""

EARLIEST, LATEST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def run(arguments: argparse.Namespace) -> int:
    """Print a row for each thing asked for, in order of arrival."""
    rows = {"quotes": _quotes, "figures": _figures, "articles": _articles}[arguments.what]
    with consulted(arguments) as app:
        if arguments.format == "csv":
            write_csv(rows(app.history), sys.stdout)
        else:
            for row in rows(app.history):
                print(json.dumps(row, ensure_ascii=False))
    return 0


def _read(history: History) -> Iterator[tuple[Article, Digest, Mended]]:
    """All that was read, also what managers have hidden: an export marks it. A transaction for each batch: who reads
    the output may take hours, and SQLite cannot clear away what was written meanwhile while one is open.
    """
    with history.reading() as books:
        ids = books.articles.arrived(EARLIEST, LATEST)
    for start in range(0, len(ids), BATCH):
        with history.reading() as books:
            repairs, articles = books.repairs.of(LOCAL), books.articles.get(ids[start : start + BATCH])
            digests = books.articles.digests([article.id for article in articles], None)
        yield from ((article, digest, repairs) for article, digest in zip(articles, digests, strict=True))


def _quotes(history: History) -> Iterator[Row]:
    for article, digest, repairs in _read(history):
        for quote in digest.quotes:
            shown = repairs.quote(quote)
            yield quote_row(shown or quote, article) | _repair(quote, shown)


def _figures(history: History) -> Iterator[Row]:
    for article, digest, repairs in _read(history):
        for figure in digest.figures:
            shown = repairs.figure(figure)
            yield figure_row(shown or figure, article) | _repair(figure, shown)


def _articles(history: History) -> Iterator[Row]:
    for article, digest, _ in _read(history):
        yield provenance(article) | {
            "language": digest.language,
            "genre": digest.genre.genre,
            "source": article.source,
        }


def _repair(read: Quote | Figure, shown: Quote | Figure | None) -> Row:
    """What managers have decided about it: hidden, unattributed, or nothing."""
    return {"repair": "hidden" if shown is None else "unattributed" if shown != read else None}
