"""Suggestions for an option that somebody is typing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

from discord.app_commands import Choice

from adapters.chat.suggestions import forgiving
from adapters.discord.lines import call_of
from bot.commands import command_named
from bot.front_desk import FrontDesk
from bot.people import Visitor

logger = logging.getLogger(__name__)

SECONDS = 2.0
"""After which a suggestion would come too late."""

CHOICES, CHOICE = 25, 100
"""Suggestions at once, and characters of one (application-commands)."""


async def suggested(desk: FrontDesk, data: Mapping[str, Any], visitor: Visitor) -> list[Choice[str]]:
    """What may be chosen for the option that is typed; nothing when it would come too late."""
    name, given = call_of(data)
    focused = next(option for option in given if option.get("focused"))
    option = command_named(name).option(focused["name"])
    if option is None or option.completion is None:
        return []
    kind = option.completion
    asked = forgiving(lambda start: desk.suggest(kind, start, visitor), str(focused["value"]))
    try:
        found = await asyncio.wait_for(asked, SECONDS)
    except TimeoutError:
        logger.warning("suggestions for %s %s took too long", name, option.name)
        return []
    return [Choice(name=each.label[:CHOICE], value=each.value[:CHOICE]) for each in found[:CHOICES]]
