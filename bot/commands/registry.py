"""The registry: every command once. All platforms' commands, the help texts and docs/commands.md are made from it."""

from __future__ import annotations

from bot.commands.briefings import BRIEFINGS
from bot.commands.declared import Command
from bot.commands.news import NEWS
from bot.commands.service import SERVICE

COMMANDS: tuple[Command, ...] = (*NEWS[:-1], *BRIEFINGS, *SERVICE, NEWS[-1])
"""Every command, in the order in which help shows them."""

SHORT_FORMS = {
    "briefing": "briefing show",
    "briefings": "briefing list",
    "source": "source list",
    "sources": "source list",
    "topic": "topic list",
    "topics": "topic list",
    "watch": "watch list",
    "watches": "watch list",
}
"""What a root alone, or its plural, stands for where somebody types it."""
