"""How long things are kept: what is purged each day, and what is forgotten at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from bot.ports import Books, History
from bot.settings import RetentionSettings

BATCH = 200
"""Rows purged in one transaction, so that nobody waits long for the writing desk."""


def housekeeping(settings: RetentionSettings, now: datetime) -> Iterator[Callable[[Books], int]]:
    """What is due today, as steps for a transaction each; a step is repeated while it gives `BATCH`."""

    def before(days: int) -> datetime:
        return now - timedelta(days=days)

    yield lambda books: books.retention.purge_turns(before(settings.conversations_days), BATCH)
    if settings.articles_days is not None:
        days = settings.articles_days
        yield lambda books: books.retention.purge_articles(before(days), BATCH)


def keep_house(history: History, settings: RetentionSettings, now: datetime) -> None:
    """Purge what is past its time, in small transactions; belongs on the writing desk's thread.

    Raises HistoryError when the disk refuses; what was purged until then is.
    """
    for step in housekeeping(settings, now):
        while _done(history, step) == BATCH:
            pass


def _done(history: History, step: Callable[[Books], int]) -> int:
    with history.writing() as books:
        return step(books)
