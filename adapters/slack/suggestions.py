"""Suggestions for what somebody types into a select."""

from __future__ import annotations

import asyncio
from typing import get_args

from adapters.chat.suggestions import forgiving
from adapters.safe_text import shortened
from adapters.slack.format import Json, plain
from adapters.slack.people import People
from bot.commands import Completion
from bot.front_desk import FrontDesk
from bot.people import Suggestion

COMPLETE = "complete"
"""How the action_id of a select begins whose options we suggest; its kind comes behind."""

OPTIONS, OPTION = 100, 75
"""Options of a select, and characters of one."""

SUGGEST_SECONDS = 2.5
"""How long suggestions may take: Slack waits three seconds."""


async def completed(desk: FrontDesk, people: People, action: str, typed: str, user: str) -> list[Json]:
    """The options of an external select; none when they would come too late."""
    kind = completion_of(action)
    if kind is None:
        return []
    completion, free = kind
    try:
        async with asyncio.timeout(SUGGEST_SECONDS):
            visitor = await people.visitor(user, user)
            found = await forgiving(lambda start: desk.suggest(completion, start, visitor), typed)
    except TimeoutError:
        found = []
    return select_options(found, typed, free)


def select_options(suggestions: list[Suggestion], typed: str, free: bool) -> list[Json]:
    """Options of an external select, at most 100; what was typed stands first where any words may be given."""
    typed = " ".join(typed.split())
    own = [Suggestion(typed, typed)] if free and typed else []
    made: dict[str, Json] = {}
    for each in (*own, *suggestions):
        if each.value and len(each.value) <= OPTION:
            made.setdefault(
                each.value, {"text": plain(shortened(each.label or each.value, OPTION)), "value": each.value}
            )
    return list(made.values())[:OPTIONS]


def completion_of(action: str) -> tuple[Completion, bool] | None:
    """What an external select is to be completed with, and whether any other words may be given."""
    _, kind, free = [*action.split(":"), "", ""][:3]
    return (kind, free == "free") if kind in get_args(Completion) else None  # type: ignore[return-value]
