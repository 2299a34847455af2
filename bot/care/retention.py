"""Purges each day what is older than the settings allow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from bot.async_history import AsyncHistory
from bot.ports import Books
from bot.settings import RetentionSettings

BATCH = 50
"""Rows purged, or pages cleared, in one transaction, so that nobody waits long for the writing desk."""


def housekeeping(settings: RetentionSettings, now: datetime) -> Iterator[Callable[[Books], int]]:
    """Today's steps, for a transaction each; a step is repeated while it returns `BATCH`."""

    def before(days: int) -> datetime:
        return now - timedelta(days=days)

    yield lambda books: books.retention.purge_entries("turns", before(settings.conversations_days), BATCH)
    yield lambda books: books.retention.purge_entries("lines", before(settings.conversations_days), BATCH)
    yield lambda books: books.retention.purge_entries("audit", before(settings.audit_days), BATCH)
    articles, posts = settings.articles_days, settings.posts_days
    yield lambda books: books.retention.purge_posts(before(min(posts, articles or posts)), BATCH)
    if articles is not None:
        days = articles
        yield lambda books: books.retention.purge_articles(before(days), BATCH)
    yield lambda books: _purge_left(books, before(settings.left_days))
    yield lambda books: books.retention.purge_unused(before(settings.left_days), BATCH)
    yield lambda books: books.retention.clear_words(BATCH)


async def apply_retention(history: AsyncHistory, settings: RetentionSettings, now: datetime) -> None:
    """Purge what is past its time, in small transactions between which others may write, from all files.

    Raises HistoryError when the disk refuses; what was purged until then is.
    """
    for step in housekeeping(settings, now):
        while await history.write(step) == BATCH:
            pass
    await history.in_writer(history.sync.wipe)
    await history.in_writer(history.sync.purge_copies, now - timedelta(settings.left_days))


def _purge_left(books: Books, before: datetime) -> int:
    spaces = [space.id for space in books.spaces.all() if space.left is not None and space.left < before]
    purged = books.retention.purge_space(spaces[0], BATCH) if spaces else 0
    return BATCH if len(spaces) > 1 else purged
