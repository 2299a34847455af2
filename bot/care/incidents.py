"""A source that fails for a day is reported to the managers of those who read it: once, until it fails anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.commands import line_of
from bot.delivery.carrying import Notify
from bot.message import Choices, Message, Moment, Paragraph, Run
from bot.model import Health, Source
from bot.ports import History
from bot.source_names import source_names
from bot.threads import Threads

PATIENCE = timedelta(hours=24)
"""How long a source may fail before anybody is told: most come back by themselves."""


class Incidents:
    """Tells managers of failing sources. `notify` tells a space's managers once for a key."""

    def __init__(self, history: History, threads: Threads, notify: Notify, now: Callable[[], datetime]) -> None:
        self._history = history
        self._threads = threads
        self._notify = notify
        self._now = now

    async def report(self) -> None:
        """Tell of each source that has failed for a day, once for each time that it began to fail."""
        for space, key, message in await self._threads.read(self._failing):
            await self._notify(space, message, key, None)

    def _failing(self) -> list[tuple[str, str, Message]]:
        """The space that reads each failing source, the key of its failing, and what is told there."""
        with self._history.reading() as books:
            health = books.sources.health()
            before = self._now() - PATIENCE
            failing = {id for id, each in health.items() if each.failing_since and each.failing_since <= before}
            spaces = sorted({space for id in failing for space in books.sources.readers(id)})
            return [
                (
                    space,
                    f"source {source.id} fails since {health[source.id].failing_since}",
                    failing_message(source, name, health[source.id], books.spaces.get(space).zone),
                )
                for space in spaces
                for source, name in source_names(books.sources.all(space)).items()
                if source.id in failing and space in books.sources.readers(source.id)
            ]


def failing_message(source: Source, name: str, health: Health, zone: str) -> Message:
    """Which source fails, since when and why, and what can be done."""
    since = Moment(health.failing_since, zone, "time") if health.failing_since else Run("a day")
    said = Paragraph((Run(f"{name} cannot be read since "), since, Run(f": {health.reason or 'no reason given'}.")))
    where = Paragraph((Run("Nothing of it is briefed until it can. It is asked again all the time.", faint=True),))
    remove = line_of("source remove", {"source": source.id})
    return Message((said, where, Choices((("Health", "/source health"), ("Remove it", remove)))))
