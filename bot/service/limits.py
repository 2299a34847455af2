"""Rate limits: questions a minute and an hour for each person, and an hour for each space."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.counting import counted
from bot.errors import UsageError
from bot.model import LOCAL
from bot.people import Visitor
from bot.settings import LimitsSettings
from bot.shelves.people import Asked

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


class QuestionLimits:
    """Counts questions in memory. `known` are those of the last hour, so that a restart gives nobody more."""

    def __init__(self, limits: LimitsSettings, known: Iterable[Asked] = ()) -> None:
        self._limits = limits
        self._questions: deque[Asked] = deque()
        self._asked: defaultdict[str, deque[datetime]] = defaultdict(deque)
        for question in known:
            self._note(question)

    def take(self, visitor: Visitor, now: datetime) -> Asked | None:
        """The question, counted; None for the terminal, which has no limits. Raises UsageError when it is too much."""
        if visitor.space == LOCAL:
            return None
        self._forget(now - HOUR)
        question = Asked(visitor.space, visitor.person, now)
        limits, (person, space) = self._limits, _keys(question)
        self._check(person, limits.person_a_minute, MINUTE, "you have made {} within a minute", now)
        self._check(person, limits.person_an_hour, HOUR, "you have made {} within an hour", now)
        self._check(space, limits.space_an_hour, HOUR, "{} were made here within an hour", now)
        self._note(question)
        return question

    def _note(self, question: Asked) -> None:
        self._questions.append(question)
        for key in _keys(question):
            self._asked[key].append(question.at)

    def _forget(self, until: datetime) -> None:
        """Drop the questions until then."""
        while self._questions and self._questions[0].at <= until:
            for key in _keys(self._questions.popleft()):
                self._asked[key].popleft()
                if not self._asked[key]:
                    del self._asked[key]

    def _check(self, key: str, most: int, within: timedelta, problem: str, now: datetime) -> None:
        recent = [at for at in self._asked.get(key, ()) if now - within < at <= now]  # later: the clock was set back
        if len(recent) >= most:
            wait = recent[-most] + within - now
            raise UsageError("Too many requests", problem.format(len(recent)), f"ask again in {_span(wait)}")


def _keys(question: Asked) -> tuple[str, str]:
    return f"person {question.person}", f"space {question.space}"


def _span(wait: timedelta) -> str:
    seconds = max(1, -(-wait // timedelta(seconds=1)))
    number, unit = (seconds, "second") if seconds < 90 else (-(-seconds // 60), "minute")
    return counted(number, unit)
