"""`verbatim chat`: a conversation about what was read."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from adapters.tasks.brief import next_briefing
from adapters.terminal.chat import chat
from adapters.wiring import House, consulted
from bot.answers.respond import Asking, respond, turn
from bot.commands import COMMANDS, Completion, parse_news
from bot.message import Message
from bot.model import Briefing

SUGGESTIONS = 25


def run(arguments: argparse.Namespace) -> int:
    """Answer until the person leaves."""
    with consulted(arguments) as house:
        briefing, _ = next_briefing(house)
        converse(house, briefing)
    return 0


def converse(house: House, briefing: Briefing) -> None:
    """Chat in the terminal about the history and this briefing; what was asked and answered is kept in the history."""
    thread = f"terminal {house.now().isoformat()}"

    def answer(line: str) -> Message:
        request = parse_news(line)
        asking = Asking(thread, house.now(), house.settings.zone, briefing=briefing)
        with house.history.reading() as books:
            message = respond(request, books, asking, house.lexicon)
        with house.history.writing() as books:
            books.conversations.add(thread, turn(line, message, house.now()))
        return message

    def suggest(kind: Completion, prefix: str) -> Sequence[str]:
        if kind == "commands":
            return [command.name for command in COMMANDS if command.name.startswith(prefix.lower())]
        if kind == "stories":
            return [str(number) for number in range(1, len(briefing.tellings) + 1) if str(number).startswith(prefix)]
        with house.history.reading() as books:
            if kind == "speakers":
                return books.search.speakers(prefix, limit=SUGGESTIONS)
            outlets = sorted({source.outlet for source in books.sources.all() if source.outlet})
        return [outlet for outlet in outlets if outlet.lower().startswith(prefix.lower())]

    chat(answer, suggest, sys.stdout, sys.stdin)
