"""Reports a source that has failed for a day to the managers of the spaces that read it, once each time."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.async_history import AsyncHistory
from bot.commands import line_of
from bot.delivery.sending import Notify
from bot.message import Choices, Message, Moment, Paragraph, Run
from bot.model import Health, Source
from bot.ports import Books
from bot.source_names import source_names

PATIENCE = timedelta(hours=24)
"""How long a source may fail before anybody is told: most come back by themselves."""


async def report_failures(history: AsyncHistory, notify: Notify, now: datetime) -> None:
    """Tell managers of each source that has failed for a day, once for each time that it began to fail."""
    for space, key, message in await history.read(_failing, now - PATIENCE):
        await notify(space, message, key, None)


def _failing(books: Books, before: datetime) -> list[tuple[str, str, Message]]:
    """The space that reads each source which fails since then, the key of its failing, and what is told there."""
    health = books.sources.health()
    failing = {id for id, each in health.items() if each.failing_since and each.failing_since <= before}
    readers = {id: books.sources.readers(id) for id in failing}
    return [
        (
            space,
            f"source {source.id} fails since {health[source.id].failing_since}",
            failing_message(source, name, health[source.id], books.spaces.get(space).zone),
        )
        for space in sorted({space for each in readers.values() for space in each})
        for source, name in source_names(books.sources.all(space)).items()
        if space in readers.get(source.id, ())
    ]


def failing_message(source: Source, name: str, health: Health, zone: str) -> Message:
    """Which source fails, since when and why, and what can be done."""
    since = Moment(health.failing_since, zone, "time") if health.failing_since else Run("a day")
    said = Paragraph((Run(f"{name} cannot be read since "), since, Run(f": {health.reason or 'no reason given'}.")))
    where = Paragraph((Run("Nothing of it is briefed until it can. It is asked again all the time.", faint=True),))
    remove = line_of("source remove", {"source": source.id})
    return Message((said, where, Choices((("Health", "/source health"), ("Remove it", remove)))))
