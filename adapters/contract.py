"""The JSON Lines of `read`: articles, pages and stories in, digests out; docs/lines.md is the contract."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from bot.errors import TextError
from bot.model import Article, Conversion, Digest, Figure, Passage, Quote, Range
from bot.reading.lexicon import Lexicon
from bot.reading.outline import Outline
from bot.reading.summary import Budget, story_summary
from bot.stories.statements import numbered

Json = dict[str, Any]

Reading = Callable[[Article, Lexicon, Budget], tuple[Digest, Outline]]
"""How an article is read: `bot.reading.digest.read`, or with another summary."""

UNREAD = datetime.min.replace(tzinfo=UTC)
"""When an article of a line was fetched: nobody knows, and nothing depends on it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one line asks to be read: one article, or the articles of a story; `page` when it came as HTML."""

    id: Any
    articles: tuple[Article, ...]
    story: bool = False
    page: bool = False


def answer_line(line: str, number: int, reading: Reading, lexicon: Lexicon, budget: Budget) -> str:
    """The digest of what the line holds as JSON, or what is wrong with the line."""
    try:
        row = parsed(line, number)
        told = _told(row)
    except TextError as error:
        return written(_named(line, number) | {"error": error.problem})
    read = [reading(article, lexicon, budget) for article in told.articles]
    digests = [digest for digest, _ in read]
    return written(
        {"id": told.id}
        | (_page(told.articles[0]) if told.page else {})
        | {"language": digests[0].language, "genre": _genre(digests)}
        | _said(told, digests, [outline for _, outline in read], budget)
    )


def parsed(line: str, number: int) -> Json:
    """The object of a line; raises TextError when it holds none."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise TextError(f"line {number}", f"is no JSON ({error})") from error
    if not isinstance(row, dict):
        raise TextError(f"line {number}", "is no JSON object")
    return row


def written(row: Json) -> str:
    """One line of JSON; what is no character (a lone surrogate) is escaped."""
    text = json.dumps(row, ensure_ascii=False)
    return text if text.isascii() or not _has_surrogate(text) else json.dumps(row)


def article_of(row: Json) -> Article:
    """The article of an object of the contract; raises TextError that says which key is missing or wrong."""
    for key in ("text", "title", "source", "published", "url"):
        if not isinstance(row.get(key), str | None):
            raise TextError("article", f"{key} is no string")
    if not row.get("text"):
        raise TextError("article", "there is no text")
    return Article(
        str(row.get("id", "")),
        row["text"],
        UNREAD,
        source=row.get("source") or "",
        outlet=row.get("source") or None,
        title=row.get("title") or None,
        url=row.get("url") or None,
        published=moment(row.get("published")),
    )


def moment(text: str | None) -> datetime | None:
    """A date (its midnight in UTC) or an RFC 3339 time; None when there is none. Raises TextError for anything else."""
    if not text:
        return None
    try:
        time = datetime.fromisoformat(text)
        return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise TextError("article", f"published is no date: {text[:40]!r}") from error


def _told(row: Json) -> Told:
    if "articles" in row:
        if not isinstance(row["articles"], list) or not all(isinstance(each, dict) for each in row["articles"]):
            raise TextError("story", "articles is no list of objects")
        if not row["articles"]:
            raise TextError("story", "there are no articles")
        return Told(row.get("id"), tuple(map(article_of, row["articles"])), story=True)
    if "html" not in row:
        return Told(row.get("id"), (article_of(row),))
    if not isinstance(row["html"], str):
        raise TextError("page", "html is no string")
    from adapters.extraction import extracted  # trafilatura takes half a second

    page = extracted(row["html"])
    if not page.text:
        raise TextError("page", "has no article text")
    article = article_of({key: value for key, value in row.items() if key != "html"} | {"text": page.text})
    titled = replace(article, title=page.title, author=page.author, outlet=page.outlet, published=page.published)
    return Told(row.get("id"), (titled,), page=True)


def _page(article: Article) -> Json:
    published = article.published.isoformat() if article.published else None
    return {"text": article.text, "title": article.title, "author": article.author, "published": published}


def _genre(digests: Sequence[Digest]) -> str:
    """A story is news when any of its articles is."""
    genres = [digest.genre.genre for digest in digests]
    return "news" if "news" in genres else genres[0]


def _said(told: Told, digests: Sequence[Digest], outlines: Sequence[Outline], budget: Budget) -> Json:
    quotes = [quote for digest in digests for quote in digest.quotes]
    figures = [figure for digest in digests for figure in digest.figures]
    summary: Sequence[Passage] = digests[0].summary
    if told.story:
        news = [place for place, digest in enumerate(digests) if digest.summary]
        summary = story_summary([told.articles[n] for n in news], [outlines[n] for n in news], budget)
        quotes = _ranked([replace(q, statement=s) for q, s in zip(quotes, numbered(quotes), strict=True)])
        figures = [replace(figure, rank=rank) for figure, rank in zip(figures, _ranks(figures), strict=True)]
    return {
        "summary": [_slice(passage, told.story) for passage in summary],
        "quotes": [_quote(quote, told.story) for quote in quotes],
        "figures": [_figure(figure, told.story) for figure in figures],
    }


def _ranked(quotes: Sequence[Quote]) -> list[Quote]:
    """Direct quotes first, the best of each article, what more articles say; further wordings of one come last."""
    seen: set[int] = set()
    wordings = [quote.statement for quote in quotes]
    places = sorted(
        range(len(quotes)), key=lambda n: (quotes[n].kind != "direct", quotes[n].rank, -wordings.count(wordings[n]))
    )
    first, again = [], []
    for place in places:
        (again if wordings[place] in seen else first).append(place)
        seen.add(wordings[place])
    ranks = {place: rank for rank, place in enumerate([*first, *again], 1)}
    return [replace(quote, rank=ranks[place]) for place, quote in enumerate(quotes)]


def _ranks(figures: Sequence[Figure]) -> list[int]:
    """The best figure of each article, then the second of each, and so on."""
    order = sorted(range(len(figures)), key=lambda place: figures[place].rank or len(figures) + 1)
    ranks = {place: rank for rank, place in enumerate(order, 1)}
    return [ranks[place] for place in range(len(figures))]


def _slice(passage: Passage, story: bool) -> Json:
    article = {"article": passage.article} if story else {}
    return article | {"start": passage.start, "end": passage.end, "text": passage.text}


def _quote(quote: Quote, story: bool) -> Json:
    optional = {
        "via": quote.via,
        "role": quote.role.text if quote.role else None,
        "occasion": quote.occasion.text if quote.occasion else None,
    }
    return (
        _slice(quote.passage, story)
        | {"speaker": quote.speaker.name if quote.speaker else None, "kind": quote.kind}
        | {key: value for key, value in optional.items() if value}
        | {
            "mention": _slice(quote.mention, story=False) if quote.mention else None,
            "confidence": round(quote.confidence, 3),
            "rank": quote.rank,
            "statement": quote.statement,
        }
    )


def _figure(figure: Figure, story: bool) -> Json:
    return (
        _slice(figure.passage, story)
        | {"value": _value(figure.value), "unit": figure.unit, "change": figure.change}
        | {"measures": figure.measures.text if figure.measures else None}
        | ({"claimed_by": figure.claimed_by} if figure.claimed_by else {})
        | {"also": [_conversion(each) for each in figure.also], "rank": figure.rank}
    )


def _conversion(also: Conversion) -> Json:
    return _slice(also.passage, story=False) | {"value": _value(also.value), "unit": also.unit}


def _value(value: Decimal | Range) -> str | list[str]:
    return [_plain(value.low), _plain(value.high)] if isinstance(value, Range) else _plain(value)


def _plain(number: Decimal) -> str:
    """Without exponent, separators or trailing zeros behind the point."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _named(line: str, number: int) -> Json:
    """What names a line that cannot be read: its id where that can still be had, else its number."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return {"line": number}
    return {"id": row["id"]} if isinstance(row, dict) and "id" in row else {"line": number}


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)
