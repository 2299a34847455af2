"""Figures of invented sentences, in a short form that tests can compare."""

from __future__ import annotations

from datetime import UTC, datetime

from adapters.lexicon import load
from bot.model import Article, Figure, Range
from bot.reading.figures import figures
from bot.reading.outline import Outline, Paragraph, Sentence

WORDS = load().figures
FETCHED = datetime(2026, 1, 1, tzinfo=UTC)


def read(text: str) -> tuple[Figure, ...]:
    """The figures of a text that is one sentence."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    sentences = (Sentence(start, end),) if start < end else ()
    outline = Outline(text, (Paragraph(0, len(text), sentences),) if text else ())
    return figures(Article("a1", text, FETCHED), outline, WORDS)


def value(figure: Figure) -> str:
    """ "20", or "10..15" for a range."""
    if isinstance(figure.value, Range):
        return f"{figure.value.low:f}..{figure.value.high:f}"
    return f"{figure.value:f}"


def told(text: str) -> list[str]:
    """Value and unit of each figure: "20 percentage"."""
    return [f"{value(figure)} {figure.unit}".strip() for figure in read(text)]


def changes(text: str) -> list[str]:
    """Value and change of each figure: "up 3"."""
    return [f"{figure.change} {value(figure)}" for figure in read(text)]


def senses(text: str) -> list[str | None]:
    """What each figure measures."""
    return [figure.measures.text if figure.measures else None for figure in read(text)]
