"""Exports what a space may see as files."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

from bot.commands import Export
from bot.message import Document, Message, Paragraph, Run
from bot.model import Article, Range
from bot.ports import Books
from bot.service.briefings import briefings
from bot.service.errand import Errand, said
from bot.service.schedules import line_for
from bot.service.sources import export as exported_sources
from bot.shelves.news import Query

NEWEST = 200
"""Quotes or figures in a file."""

FORMULAS = re.compile(r"^(?=[\t\r\n])|(?:^|(?<=[;\t\r\n]))(?=[=+\-@＝＋－＠])")
"""Where one could begin: also within, for a semicolon ends the cell where a comma stands in decimal numbers."""

NUMBER = re.compile(r"-\d+(?:\.\d+)?")


def export(request: Export, books: Books, errand: Errand) -> Message:
    """The newest quotes or figures as a table, the sources as OPML, the briefings as the lines that make them."""
    match request.what:
        case "quotes":
            return _quotes(books, errand)
        case "figures":
            return _figures(books, errand)
        case "sources":
            return exported_sources(books, errand)
        case "briefings":
            lines = [line_for(each) for each in briefings(books, errand)]
            if not lines:
                return said("There are no briefings yet.")
            return Message((Document("briefings.txt", "".join(f"{line}\n" for line in lines)),))


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (https://owasp.org/www-community/attacks/CSV_Injection).

    What begins like one gets an apostrophe; numbers and a bare "=" stay.
    """
    return cell if cell == "=" or NUMBER.fullmatch(cell) else FORMULAS.sub("'", cell)


def _quotes(books: Books, errand: Errand) -> Message:
    found = books.search.quotes(Query((), errand.visitor.space, limit=NEWEST))
    articles = _articles(books, [quote.passage.article for quote in found])
    rows = [
        (
            quote.passage.text,
            quote.speaker.name if quote.speaker else "",
            quote.kind,
            quote.role.text if quote.role else "",
            quote.occasion.text if quote.occasion else "",
            *_source(articles[quote.passage.article]),
            quote.passage.id,
        )
        for quote in found
    ]
    head = ("words", "speaker", "kind", "role", "occasion", "outlet", "published", "title", "link", "id")
    return _table("quotes", head, rows)


def _figures(books: Books, errand: Errand) -> Message:
    found = books.search.figures(Query((), errand.visitor.space, limit=NEWEST))
    articles = _articles(books, [figure.passage.article for figure in found])
    rows = [
        (
            figure.passage.text,
            str(figure.value.low) if isinstance(figure.value, Range) else str(figure.value),
            str(figure.value.high) if isinstance(figure.value, Range) else "",
            figure.unit,
            figure.change,
            figure.sentence.text,
            figure.claimed_by or "",
            *_source(articles[figure.passage.article]),
            figure.passage.id,
        )
        for figure in found
    ]
    head = ("words", "low", "high", "unit", "change", "sentence", "claimed_by", "outlet", "published", "title", "link")
    return _table("figures", (*head, "id"), rows)


def _articles(books: Books, ids: Iterable[str]) -> dict[str, Article]:
    return {article.id: article for article in books.articles.get(list(dict.fromkeys(ids)))}


def _source(article: Article) -> tuple[str, str, str, str]:
    published = article.published.isoformat() if article.published else ""
    return article.outlet or "", published, article.title or "", article.url or ""


def _table(name: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Message:
    if not rows:
        return said(f"There are no {name} yet.")
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    words = f"The newest {len(rows)} {name}." if len(rows) == NEWEST else f"All {name}: {len(rows)}."
    return Message((Paragraph((Run(words),)), Document(f"{name}.csv", file.getvalue())))
