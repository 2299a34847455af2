"""Exports what a space may see as files."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TextIO

from bot.commands import Export
from bot.message import Document, Message, Paragraph, Run
from bot.model import Article, Figure, Quote
from bot.ports import Books
from bot.service.request_context import RequestContext, said
from bot.service.schedules import briefings_of, line_for
from bot.service.sources import export as exported_sources
from bot.shelves.news import Query

Row = dict[str, str | int | float | None]
"""A row of an export: values by column."""

NEWEST = 200
"""Quotes or figures in a file."""

FORMULAS = re.compile(r"^(?=[\t\r\n])|(?:^|(?<=[;\t\r\n]))(?=[=+\-@＝＋－＠])")
"""Where one could begin: also within, for a semicolon ends the cell where a comma stands in decimal numbers."""

NUMBER = re.compile(r"-\d+(?:\.\d+)?")


def export(request: Export, books: Books, context: RequestContext) -> Message:
    """The newest quotes or figures as a table, the sources as OPML, the briefings as the lines that make them."""
    match request.what:
        case "quotes":
            return _quotes(books, context)
        case "figures":
            return _figures(books, context)
        case "sources":
            return exported_sources(books, context)
        case "briefings":
            lines = [line_for(each) for each in briefings_of(books, context.visitor.space)]
            if not lines:
                return said("There are no briefings yet.")
            return Message((Document("briefings.txt", "".join(f"{line}\n" for line in lines)),))


def quote_row(quote: Quote, article: Article) -> Row:
    """A quote with where it comes from, by column."""
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
    } | provenance(article)


def figure_row(figure: Figure, article: Article) -> Row:
    """A figure with where it comes from, by column."""
    low, high = figure.ends
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
    } | provenance(article)


def provenance(article: Article) -> Row:
    """What an export says of an article, by column."""
    return {
        "article": article.id,
        "revision": article.revision,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
    }


def write_csv(rows: Iterable[Row], file: TextIO) -> None:
    """Write rows with the same columns, below their names."""
    writer = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(file, row.keys())
            writer.writeheader()
        writer.writerow({key: harmless(value) if isinstance(value, str) else value for key, value in row.items()})


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (https://owasp.org/www-community/attacks/CSV_Injection).

    What begins like one gets an apostrophe; numbers and a bare "=" stay.
    """
    return cell if cell == "=" or NUMBER.fullmatch(cell) else FORMULAS.sub("'", cell)


def _quotes(books: Books, context: RequestContext) -> Message:
    found = books.search.quotes(Query((), context.visitor.space, limit=NEWEST))
    articles = _articles(books, [quote.passage.article for quote in found])
    return _table("quotes", [quote_row(quote, articles[quote.passage.article]) for quote in found])


def _figures(books: Books, context: RequestContext) -> Message:
    found = books.search.figures(Query((), context.visitor.space, limit=NEWEST))
    articles = _articles(books, [figure.passage.article for figure in found])
    return _table("figures", [figure_row(figure, articles[figure.passage.article]) for figure in found])


def _articles(books: Books, ids: Iterable[str]) -> dict[str, Article]:
    return {article.id: article for article in books.articles.get(list(dict.fromkeys(ids)))}


def _table(name: str, rows: Sequence[Row]) -> Message:
    if not rows:
        return said(f"There are no {name} yet.")
    file = StringIO()
    write_csv(rows, file)
    words = f"The newest {len(rows)} {name}." if len(rows) == NEWEST else f"All {name}: {len(rows)}."
    return Message((Paragraph((Run(words),)), Document(f"{name}.csv", file.getvalue())))
