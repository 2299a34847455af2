"""Articles and digests to file in tests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from bot.model import Article, Conversion, Digest, Figure, GenreEvidence, Quote, Range, Speaker, SpeakerKind
from bot.ports import Books
from bot.shelves.news import Filing

NOON = datetime(2025, 3, 13, 12, tzinfo=UTC)

TALK = "The minister, Ana Ortiz, said: “The harbour stays open.” Traffic fell by 20 to 25 percent."
PARAGRAPHS = ("First came the rain.", TALK, "Nobody was hurt in Café Müller.")


def article(id: str = "a1", paragraphs: Iterable[str] = PARAGRAPHS, **changes: object) -> Article:
    """An article of these paragraphs, published at noon and fetched a minute later."""
    values: dict[str, object] = {
        "id": id,
        "text": "\n\n".join(paragraphs),
        "fetched": NOON + timedelta(minutes=1),
        "source": "gazette-feed",
        "outlet": "The Gazette",
        "title": "Harbour dispute goes on",
        "url": f"https://gazette.example/{id}",
        "author": "Jo Bell",
        "published": NOON,
        **changes,
    }
    return Article(**values)  # type: ignore[arg-type]


def paragraphs(article: Article) -> list[tuple[int, int]]:
    """Where its paragraphs are."""
    places, start = [], 0
    for paragraph in article.text.split("\n\n"):
        places.append((start, start + len(paragraph)))
        start += len(paragraph) + 2
    return places


def digest(article: Article, reader: int = 1, **changes: object) -> Digest:
    """What it says: quotes and figures where the text is one of ours, nothing where it is not."""
    values: dict[str, object] = {
        "article": article.id,
        "revision": article.revision,
        "reader": reader,
        "language": "en",
        "genre": GenreEvidence("news", ("said",)),
        "names": ("Ana Ortiz", "Café Müller"),
        "terms": (("harbour", 0.75), ("ortiz", 0.1)),
        **changes,
    }
    if TALK in article.text:
        values |= {"quotes": (quote(article),), "figures": (figure(article),), "summary": (at(article, TALK[:20]),)}
    return Digest(**{**values, **changes})  # type: ignore[arg-type]


def at(article: Article, words: str) -> object:
    """The passage with these words of the text."""
    start = article.text.index(words)
    return article.passage(start, start + len(words))


def quote(
    article: Article, words: str = "The harbour stays open.", speaker: str | None = "Ana Ortiz", kind: str = "person"
) -> Quote:
    """A quote of these words with all that a quote may have."""
    start = article.text.index(words)
    sentence = article.text.rfind("\n", 0, start) + 1
    speaking: SpeakerKind = kind  # type: ignore[assignment]
    return Quote(
        passage=article.passage(start, start + len(words)),
        speaker=None if speaker is None else Speaker(speaker, speaking),
        kind="direct",
        context=article.passage(sentence, start + len(words) + 1),
        confidence=0.9,
        via="the ministry",
        role=article.passage(sentence, sentence + 3),
        occasion=None,
        mention=article.passage(sentence, sentence + 5),
        rank=1,
        statement=3,
    )


def figure(article: Article) -> Figure:
    """The figure in TALK, a range with a conversion."""
    start = article.text.index("20 to 25 percent")
    sentence = article.text.index("Traffic")
    return Figure(
        passage=article.passage(start, start + 16),
        value=Range(Decimal("20"), Decimal("25.0")),
        unit="percentage",
        change="down",
        sentence=article.passage(sentence, start + 17),
        measures=article.passage(sentence, sentence + 7),
        claimed_by="Ana Ortiz",
        also=(Conversion(article.passage(start, start + 2), Decimal("1E+3"), "lorry"),),
        rank=1,
    )


def filed(books: Books, made: Article, **changes: object) -> Filing:
    """File it with its digest and paragraphs."""
    return books.articles.file(made, digest(made, **changes), paragraphs(made))  # type: ignore[arg-type]
