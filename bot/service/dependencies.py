"""Who works for the front desk: those who do what the history alone cannot."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Protocol

from bot.async_history import AsyncHistory
from bot.commands import AddWatch, Decide, Forget, ListWatches, RemoveWatch, Report
from bot.people import Reply
from bot.ports import Scout
from bot.service.request_context import RequestContext
from bot.slots import Receipt, Schedule

CareRequest = Report | Decide | AddWatch | ListWatches | RemoveWatch | Forget
"""What is reported, repaired, watched for and forgotten."""

AnswerCare = Callable[[CareRequest, RequestContext], Awaitable[Reply]]
"""Does it; raises UsageError."""


class Poster(Protocol):
    """Posts briefings."""

    async def post_now(self, schedule: Schedule) -> Receipt | None:
        """Post one out of turn and wait for its fate; None when it is being posted at this very moment."""

    async def again(self, key: str) -> Receipt | None:
        """Post the parts of unknown fate of a row again and wait for it; None when it has none (any more)."""


def _no_link(channel: str, posted: str) -> str | None:
    return None


def _anywhere(channel: str, space: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Dependencies:
    """`scout` finds sources, `care` looks after reports, watches and what is forgotten, `poster` posts: without one,
    posting is refused in a sentence. `link` tells where a post can be seen, `belongs` whether a channel is one of a
    space's, where the two addresses alone do not tell. Each answer is worked out within an `answering`.
    """

    history: AsyncHistory
    scout: Scout
    care: AnswerCare
    poster: Poster | None = None
    link: Callable[[str, str], str | None] = _no_link
    belongs: Callable[[str, str], bool] = _anywhere
    answering: Callable[[], AbstractContextManager[None]] = nullcontext
