"""`verbatim export`: quotes, figures or articles as JSON Lines or CSV, each with where it comes from."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from adapters.wiring import consulted
from bot.model import LOCAL, Article, Digest, Figure, Quote, Range
from bot.ports import History
from bot.repairs import Mended
from bot.service.exports import harmless

Row = dict[str, str | int | float | None]

BATCH = 500
"""Articles read in one transaction."""

EARLIEST, LATEST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def run(arguments: argparse.Namespace) -> int:
    """Print a row for each thing asked for, in order of arrival."""
    rows = {"quotes": _quotes, "figures": _figures, "articles": _articles}[arguments.what]
    with consulted(arguments) as house:
        (_print_csv if arguments.format == "csv" else _print_lines)(rows(house.history))
    return 0


def _print_lines(rows: Iterable[Row]) -> None:
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))


def _print_csv(rows: Iterable[Row]) -> None:
    writer = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(sys.stdout, row.keys())
            writer.writeheader()
        writer.writerow({key: harmless(value) if isinstance(value, str) else value for key, value in row.items()})


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
            yield _quote(shown or quote) | _provenance(article) | _repair(quote, shown)


def _figures(history: History) -> Iterator[Row]:
    for article, digest, repairs in _read(history):
        for figure in digest.figures:
            shown = repairs.figure(figure)
            yield _figure(shown or figure) | _provenance(article) | _repair(figure, shown)


def _articles(history: History) -> Iterator[Row]:
    for article, digest, _ in _read(history):
        yield _provenance(article) | {
            "language": digest.language,
            "genre": digest.genre.genre,
            "source": article.source,
        }


def _quote(quote: Quote) -> Row:
    return {
        "id": quote.passage.id,
        "text": quote.passage.text,
        "speaker": quote.speaker.name if quote.speaker else None,
        "kind": quote.kind,
        "via": quote.via,
        "role": quote.role.text if quote.role else None,
        "occasion": quote.occasion.text if quote.occasion else None,
        "confidence": round(quote.confidence, 3),
        "rank": quote.rank,
        "start": quote.passage.start,
        "end": quote.passage.end,
        "context": quote.context.text,
    }


def _figure(figure: Figure) -> Row:
    low, high = (
        (figure.value.low, figure.value.high) if isinstance(figure.value, Range) else (figure.value, figure.value)
    )
    return {
        "id": figure.passage.id,
        "text": figure.passage.text,
        "low": f"{low:f}",
        "high": f"{high:f}",
        "unit": figure.unit,
        "change": figure.change,
        "measures": figure.measures.text if figure.measures else None,
        "claimed_by": figure.claimed_by,
        "when": figure.when.text if figure.when else None,
        "also": "; ".join(each.passage.text for each in figure.also) or None,
        "rank": figure.rank,
        "start": figure.passage.start,
        "end": figure.passage.end,
        "sentence": figure.sentence.text,
    }


def _repair(read: Quote | Figure, shown: Quote | Figure | None) -> Row:
    """What managers have decided about it: hidden, unattributed, or nothing."""
    return {"repair": "hidden" if shown is None else "unattributed" if shown != read else None}


def _provenance(article: Article) -> Row:
    return {
        "article": article.id,
        "revision": article.revision,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
    }
