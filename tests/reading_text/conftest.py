from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from adapters.lexicon import load
from bot.model import Article
from bot.reading.outline import Outline
from bot.reading.text import outline

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

Told = Callable[..., tuple[Article, Outline]]


def outlined(text: str) -> Outline:
    return outline(text, load().text)


def article(text: str, id: str = "a1", title: str | None = None, url: str | None = None) -> tuple[Article, Outline]:
    return Article(id, text, NOON, title=title, url=url), outlined(text)


@pytest.fixture
def outline_of() -> Callable[[str], Outline]:
    return outlined


@pytest.fixture
def told() -> Told:
    return article
