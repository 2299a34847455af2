"""What hinders the tasks of a service: they go on, and the log tells when a trouble begins and when it is over."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.errors import HistoryError

logger = logging.getLogger(__name__)

SILENCE = 120.0
"""Seconds without a turn of the task that looks for due briefings after which the service counts as ill."""


class Troubles:
    """Those of the history: a disk that refuses may have room again by the next time that a task has its turn.

    `looking` is the task that looks for due briefings; `counted` gives seconds that no clock's change touches.
    """

    def __init__(self, looking: str, counted: Callable[[], float] = time.monotonic) -> None:
        self._looking = looking
        self._counted = counted
        self._looked = counted()
        self._by_task: dict[str, str] = {}

    @contextmanager
    def minded(self, task: str) -> Iterator[None]:
        """A task's turn, which may fail."""
        if task == self._looking:
            self._looked = self._counted()
        try:
            yield
        except HistoryError as error:
            if self._by_task.get(task) != str(error):  # some have a turn each second, and the log may be on that disk
                logger.error("%s", error)
            self._by_task[task] = str(error)
            return
        if problem := self._by_task.pop(task, None):
            logger.warning("over: %s", problem)

    def told(self) -> list[str]:
        """The troubles that there are, each once."""
        silent = self._counted() - self._looked > SILENCE
        return [*dict.fromkeys(self._by_task.values()), *(["nobody looks for due briefings"] if silent else [])]
