from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from adapters.lexicon import load
from bot.model import Article, Genre, Quote
from bot.reading.quotes import THRESHOLD, said
from bot.reading.text import outline

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

Read = Callable[..., tuple[Quote, ...]]


def article(text: str, author: str | None = None) -> Article:
    return Article("a1", text, NOON, author=author)


def read_quotes(
    text: str, genre: Genre = "news", author: str | None = None, threshold: float = THRESHOLD
) -> tuple[Quote, ...]:
    lexicon = load()
    return said(article(text, author), outline(text, lexicon.text), genre, lexicon.speech, threshold)[0]


@pytest.fixture
def read() -> Read:
    return read_quotes
