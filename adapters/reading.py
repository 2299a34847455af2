"""Reads one clipping: HTML to text, text to article, article to digest."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from adapters.lexicon import load
from bot.model import Article, Source
from bot.ports import Clipping, Reading
from bot.reading.digest import read
from bot.reading.quotes import THRESHOLD

LONGEST_TEXT = 2_000_000
"""Characters; a longer text is no article."""

_WITHDRAWN = re.compile(
    r"\b(?:article|story|report)\s(?:has\sbeen|was|is)\s(?:withdrawn|retracted|removed|deleted|taken\sdown)\b"
    r"|\b(?:withdrawn|retracted|removed|deleted|taken\sdown)\s(?:this|the)\s(?:article|story|report)\b",
    re.IGNORECASE,
)
"""What a page says in place of its article; a wall before one says other things."""


def reading_of(clipping: Clipping, source: Source, fetched: datetime, threshold: float = THRESHOLD) -> Reading | str:
    """The article and what it says, or in words why it cannot be read; a speaker below the threshold is left out."""
    article = article_of(clipping, source, fetched)
    if isinstance(article, str):
        return article
    digest, outline = read(article, load(), threshold=threshold)
    return Reading(article, digest, tuple((paragraph.start, paragraph.end) for paragraph in outline.paragraphs))


def article_of(clipping: Clipping, source: Source, fetched: datetime) -> Article | str:
    """The article, or in words why it cannot be read."""
    article = _article(clipping, source, fetched)
    if not article.text.strip():
        return "has no article text"
    if len(article.text) > LONGEST_TEXT:
        return f"is too long to be an article ({len(article.text):,} characters)"
    return article


def _article(clipping: Clipping, source: Source, fetched: datetime) -> Article:
    article = Article(
        clipping.id,
        clipping.text or "",
        fetched,
        source=source.id,
        outlet=source.outlet or clipping.outlet,
        title=clipping.title,
        url=clipping.url,
        author=clipping.author,
        published=clipping.published,
        teaser=clipping.teaser,
    )
    return _from_page(article, clipping.html) if clipping.html else article


def _from_page(article: Article, html: str) -> Article:
    """The article with its page's text, and what only the page says of it."""
    from adapters.extraction import extracted  # trafilatura takes half a second

    page = extracted(html)
    if article.text and len(page.text) <= len(article.text) and not _WITHDRAWN.search(page.text):
        return replace(article, teaser=True)  # the page shows less than the feed: a paywall or a consent form
    return replace(
        article,
        text=page.text,
        outlet=article.outlet or page.outlet,
        title=article.title or page.title,
        author=article.author or page.author,
        published=article.published or page.published,
    )
