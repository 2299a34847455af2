"""Reads one clipping: HTML to text, text to article, article to digest, or to what it tells alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from adapters.dates import believed
from adapters.lexicon import load
from bot.errors import TextError
from bot.model import Article, Digest, Source
from bot.ports import Clipping, Reading
from bot.reading.digest import read
from bot.reading.lexicon import Lexicon
from bot.reading.outline import Outline
from bot.reading.quotes import THRESHOLD
from bot.reading.summaries.summary import DEFAULT, Budget
from bot.stories.telling import Copy, tell
from bot.told import Telling

LONGEST_TEXT = 2_000_000
"""Characters; a longer text is no article."""

LONGEST_STORED = 300_000
"""Characters of an article that goes into the history, as a long book chapter has: answers read it again and again."""

_WITHDRAWN = re.compile(
    r"\b(?:article|story|report)\s(?:has\sbeen|was|is)\s(?:withdrawn|retracted|removed|deleted|taken\sdown)\b"
    r"|\b(?:withdrawn|retracted|removed|deleted|taken\sdown)\s(?:this|the)\s(?:article|story|report)\b",
    re.IGNORECASE,
)
"""What a page says in place of its article; a wall before one says other things."""


def reading_of(clipping: Clipping, source: Source, fetched: datetime, threshold: float = THRESHOLD) -> Reading:
    """The article and what it says; a speaker below the threshold is left out. Raises TextError."""
    article = _readable(clipping, source, fetched, LONGEST_STORED)
    digest, outline = read(article, load(), threshold=threshold)
    return ready(article, digest, outline)


def ready(article: Article, digest: Digest, outline: Outline) -> Reading:
    """The article with its digest and its paragraphs, ready to be stored."""
    paragraphs = tuple((paragraph.start, paragraph.end) for paragraph in outline.paragraphs)
    news = {(paragraph.start, paragraph.end) for paragraph in outline.clean}
    return Reading(article, digest, paragraphs, frozenset(paragraphs) - news)


def telling_of(
    clipping: Clipping,
    source: Source,
    fetched: datetime,
    threshold: float = THRESHOLD,
    budget: Budget | None = None,
    algorithm: str | None = None,
) -> Telling:
    """The article as a story of its own, with the summary that is asked for, if any is. Raises TextError, and
    UsageError for an unknown algorithm.
    """
    article = _readable(clipping, source, fetched)
    digest, outline = read_by(algorithm, article, load(), budget or DEFAULT, threshold)
    telling = tell(0, [Copy(article, digest, outline)], frozenset(), fetched)
    return replace(telling, summary=digest.summary) if budget or algorithm else telling


def read_by(
    algorithm: str | None, article: Article, lexicon: Lexicon, budget: Budget, threshold: float = THRESHOLD
) -> tuple[Digest, Outline]:
    """What the article says, and its outline; the summary by one of sumy's algorithms, where one is named."""
    digest, outline = read(article, lexicon, budget, threshold)
    if algorithm is None:
        return digest, outline
    from bot.reading.summaries.sumy_algorithms import summary_by  # sumy takes over a second

    return replace(digest, summary=summary_by(algorithm, article, outline, budget)), outline


def _readable(clipping: Clipping, source: Source, fetched: datetime, longest: int = LONGEST_TEXT) -> Article:
    """The article; raises TextError where there is none."""
    article = _article(clipping, source, fetched)
    name = clipping.url or clipping.id
    if not article.text.strip():
        raise TextError(name, "has no article text")
    if len(article.text) > longest:
        raise TextError(name, f"is too long to be an article ({len(article.text):,} characters)")
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
        published=article.published or believed(page.published, article.fetched),
    )
