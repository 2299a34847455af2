"""What hinders the tasks of a service: they go on, and the log tells when a trouble begins and when it is over."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from bot.errors import HistoryError

logger = logging.getLogger(__name__)


class Troubles:
    """Those of the history: a disk that refuses may have room again by the next time that a task has its turn."""

    def __init__(self) -> None:
        self._by_task: dict[str, str] = {}

    @contextmanager
    def minded(self, task: str) -> Iterator[None]:
        """A task's turn, which may fail."""
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
        return list(dict.fromkeys(self._by_task.values()))
