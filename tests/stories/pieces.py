"""Invented articles with what was read in them, for stories and briefings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from adapters.lexicon import load
from bot.model import (
    Article,
    Change,
    Digest,
    Figure,
    Genre,
    GenreEvidence,
    Passage,
    Quote,
    QuoteKind,
    Range,
    Speaker,
    SpeakerKind,
)
from bot.reading.outline import Outline
from bot.reading.text import outline
from bot.stories.telling import Copy, tell
from bot.told import Telling

MORNING = datetime(2026, 5, 4, 8, tzinfo=UTC)


@dataclass(frozen=True)
class Said:
    """A quote by its words in the text."""

    words: str
    speaker: str | None = "Mara Lind"
    kind: QuoteKind = "direct"
    role: str | None = None
    speaker_kind: SpeakerKind = "person"
    via: str | None = None


@dataclass(frozen=True)
class Counted:
    """A figure by its words in the text."""

    words: str
    value: int | tuple[int, int]
    unit: str = ""
    measures: str | None = None
    change: Change = "="
    claimed_by: str | None = None


@dataclass(frozen=True)
class Piece:
    """An article, its digest and its outline."""

    article: Article
    digest: Digest
    outline: Outline = field(repr=False)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        return self.digest.quotes


def piece(
    id: str,
    text: str,
    *,
    outlet: str | None = "The Harbour Post",
    title: str | None = None,
    hours: float = 0,
    genre: Genre = "news",
    said: Sequence[Said] = (),
    counted: Sequence[Counted] = (),
    names: Sequence[str] = (),
    terms: Sequence[tuple[str, float]] = (),
    dated: bool = True,
    linked: bool = True,
    author: str | None = None,
    language: str = "en",
) -> Piece:
    """An article that came in some hours after eight in the morning."""
    at = MORNING + timedelta(hours=hours)
    article = Article(
        id=id,
        text=text,
        fetched=at,
        outlet=outlet,
        title=title,
        url=f"https://news.example/{id}" if linked else None,
        author=author,
        published=at if dated else None,
    )
    digest = Digest(
        article=id,
        revision=1,
        reader=1,
        language=language,
        genre=GenreEvidence(genre),
        quotes=tuple(_quote(article, each, rank) for rank, each in enumerate(said, 1)),
        figures=tuple(_figure(article, each, rank) for rank, each in enumerate(counted, 1)),
        names=tuple(names),
        terms=tuple(terms),
    )
    return Piece(article, digest, outline(text, load().text))


def told_by(*pieces: Piece, told: Sequence[str] = (), now: datetime = MORNING + timedelta(hours=3)) -> Telling:
    """The story that these pieces tell."""
    return tell(
        1,
        [Copy(each.article, each.digest, each.outline) for each in pieces],
        frozenset(told),
        now,
    )


def _quote(article: Article, said: Said, rank: int) -> Quote:
    start = article.text.index(said.words)
    return Quote(
        passage=article.passage(start, start + len(said.words)),
        speaker=Speaker(said.speaker, said.speaker_kind) if said.speaker else None,
        kind=said.kind,
        context=_sentence(article, start),
        confidence=0.9,
        via=said.via,
        role=_slice(article, said.role) if said.role else None,
        rank=rank,
    )


def _figure(article: Article, counted: Counted, rank: int) -> Figure:
    start = article.text.index(counted.words)
    value = counted.value
    return Figure(
        passage=article.passage(start, start + len(counted.words)),
        value=Range(Decimal(value[0]), Decimal(value[1])) if isinstance(value, tuple) else Decimal(value),
        unit=counted.unit,
        change=counted.change,
        sentence=_sentence(article, start),
        measures=_slice(article, counted.measures) if counted.measures else None,
        claimed_by=counted.claimed_by,
        rank=rank,
    )


def _slice(article: Article, words: str) -> Passage:
    start = article.text.index(words)
    return article.passage(start, start + len(words))


def _sentence(article: Article, place: int) -> Passage:
    """The line around the place."""
    start = article.text.rfind("\n", 0, place) + 1
    end = article.text.find("\n", place)
    return article.passage(start, len(article.text) if end < 0 else end)
