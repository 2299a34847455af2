"""The JSON Lines of docs/lines.md: each line in is answered by a line out; articles, pages and stories to digests."""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from math import isfinite
from typing import Any

import msgspec

from adapters import validation
from adapters.article_line import ArticleLine
from adapters.json_rows import Json, figure_row, has_surrogate, quote_row, slice_row, written
from bot.errors import TextError, VerbatimError
from bot.model import Article, Digest, Figure, Passage, Quote
from bot.reading.lexicon import Lexicon
from bot.reading.outline import Outline
from bot.reading.summaries.summary import Budget, story_summary
from bot.stories.statements import numbered

logger = logging.getLogger(__name__)

ReadArticle = Callable[[Article, Lexicon, Budget], tuple[Digest, Outline]]
"""How an article is read: `bot.reading.digest.read`, or with another summary."""

UNREAD = datetime.min.replace(tzinfo=UTC)
"""When an article of a line was fetched: nobody knows, and nothing depends on it."""


@dataclass(frozen=True, slots=True)
class ToRead:
    """What one line asks to be read: one article, or the articles of a story; `page` when it came as HTML, `warning`
    where something of it is passed over.
    """

    id: Any
    articles: tuple[Article, ...]
    warning: str | None = None
    story: bool = False
    page: bool = False


def answer_line(line: str, number: int, answer: Callable[[Json], Json]) -> str:
    """The line that answers a line: what `answer` makes of its object, or what is wrong with it.

    Raises HistoryError, which concerns all lines alike.
    """
    try:
        return written(answer(_parsed(line)))
    except TextError as error:
        problem = error.problem
    except VerbatimError:
        raise
    except Exception as error:
        logger.info("line %s failed", number, exc_info=True)
        problem = f"makes the reader fail ({type(error).__name__})"
    return written(_named(line, number) | {"error": problem})


def digest_row(row: Json, reading: ReadArticle, lexicon: Lexicon, budget: Budget) -> Json:
    """The digest of the article, page or story of an object; raises TextError where a key is missing or wrong."""
    wanted = _to_read(row)
    read = [reading(article, lexicon, budget) for article in wanted.articles]
    digests = [digest for digest, _ in read]
    return (
        {"id": wanted.id}
        | ({"warning": wanted.warning} if wanted.warning else {})
        | (_page(wanted.articles[0]) if wanted.page else {})
        | {"language": digests[0].language, "genre": _genre(digests)}
        | _said(wanted, digests, [outline for _, outline in read], budget)
    )


def article_of(row: Json) -> Article:
    """The article of an object of the contract; raises TextError that says which key is missing or wrong."""
    return _article(_line(row))


def _parsed(line: str) -> Json:
    if has_surrogate(line):
        raise TextError("line", "is not UTF-8")
    try:
        row = _loaded(line.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise TextError("line", f"is not JSON ({error})") from error
    if not isinstance(row, dict):
        raise TextError("line", "is not a JSON object")
    return row


def _loaded(line: str) -> Any:
    return json.loads(line, parse_float=_finite, parse_constant=_finite)


def _finite(number: str) -> float:
    """Raises ValueError for what JSON cannot say again: NaN, Infinity, 1e999."""
    value = float(number)
    if not isfinite(value):
        raise ValueError(f"{number[:40]} is not a finite number")
    return value


def _line(row: Json) -> ArticleLine:
    try:
        return msgspec.convert(row, ArticleLine)
    except msgspec.ValidationError as error:
        raise TextError("article", validation.problem_of(error)) from error


def _article(line: ArticleLine) -> Article:
    if not line.text:
        raise TextError("article", "there is no text")
    return Article(
        "" if line.id is None else str(line.id),
        line.text,
        UNREAD,
        source=line.source or "",
        outlet=line.source or None,
        title=line.title or None,
        url=line.url or None,
        published=line.date,
    )


def _to_read(row: Json) -> ToRead:
    line = _line(row)
    if line.articles is not None:
        if not line.articles:
            raise TextError("story", "there are no articles")
        warning = "; ".join(dict.fromkeys(each.warning for each in line.articles if each.warning)) or None
        return ToRead(line.id, tuple(map(_article, line.articles)), warning, story=True)
    if line.html is None:
        return ToRead(line.id, (_article(line),), line.warning)
    from adapters.extraction import extracted  # trafilatura takes half a second

    page = extracted(line.html)
    if not page.text:
        raise TextError("page", "has no article text")
    article = _article(ArticleLine(id=line.id, text=page.text, source=line.source, url=line.url))
    titled = replace(article, title=page.title, author=page.author, outlet=page.outlet, published=page.published)
    return ToRead(line.id, (titled,), page=True)


def _page(article: Article) -> Json:
    published = article.published.isoformat() if article.published else None
    return {"text": article.text, "title": article.title, "author": article.author, "published": published}


def _genre(digests: Sequence[Digest]) -> str:
    """A story is news when any of its articles is."""
    genres = [digest.genre.genre for digest in digests]
    return "news" if "news" in genres else genres[0]


def _said(wanted: ToRead, digests: Sequence[Digest], outlines: Sequence[Outline], budget: Budget) -> Json:
    quotes = [quote for digest in digests for quote in digest.quotes]
    figures = [figure for digest in digests for figure in digest.figures]
    summary: Sequence[Passage] = digests[0].summary
    if wanted.story:
        read = [place for place, digest in enumerate(digests) if digest.summary]
        news = [place for place in read if digests[place].genre.genre != "opinion"] or read
        names = [name for n in news for name in digests[n].names]
        summary = story_summary([wanted.articles[n] for n in news], [outlines[n] for n in news], budget, names=names)
        quotes = _ranked([replace(q, statement=s) for q, s in zip(quotes, numbered(quotes), strict=True)])
        figures = [replace(figure, rank=rank) for figure, rank in zip(figures, _ranks(figures), strict=True)]
    return {
        "summary": [slice_row(passage, wanted.story) for passage in summary],
        "quotes": [quote_row(quote, wanted.story) for quote in quotes],
        "figures": [figure_row(figure, wanted.story) for figure in figures],
    }


def _ranked(quotes: Sequence[Quote]) -> list[Quote]:
    """Direct quotes first, the best of each article, what more articles say; further wordings of one come last."""
    seen: set[int] = set()
    times = Counter(quote.statement for quote in quotes)
    places = sorted(
        range(len(quotes)), key=lambda n: (quotes[n].kind != "direct", quotes[n].rank, -times[quotes[n].statement])
    )
    first: list[int] = []
    again: list[int] = []
    for place in places:
        (again if quotes[place].statement in seen else first).append(place)
        seen.add(quotes[place].statement)
    ranks = {place: rank for rank, place in enumerate([*first, *again], 1)}
    return [replace(quote, rank=ranks[place]) for place, quote in enumerate(quotes)]


def _ranks(figures: Sequence[Figure]) -> list[int]:
    """The best figure of each article, then the second of each, and so on."""
    order = sorted(range(len(figures)), key=lambda place: figures[place].rank or len(figures) + 1)
    ranks = {place: rank for rank, place in enumerate(order, 1)}
    return [ranks[place] for place in range(len(figures))]


def _named(line: str, number: int) -> Json:
    """What names a line that cannot be read: its id where that can still be had, else its number."""
    try:
        row = _loaded(line)
    except (ValueError, RecursionError):
        return {"line": number}
    return {"id": row["id"]} if isinstance(row, dict) and "id" in row else {"line": number}
