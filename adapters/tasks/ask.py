"""`verbatim ask`: one question or command, or questions from JSON Lines."""

from __future__ import annotations

import argparse
import sys

from adapters.terminal.format import console, show
from adapters.wiring import opened
from bot.answers.respond import Asking, respond
from bot.commands import parse
from bot.errors import UsageError


def run(arguments: argparse.Namespace) -> int:
    """Answer; 0 also when the history has no answer, since that is one."""
    if arguments.jsonl:
        return _lines(arguments)
    line = " ".join(arguments.question).strip()
    if not line:
        raise UsageError("ask", "there is no question", 'try: verbatim ask "What did Ushakov say?"')
    request = parse(line)
    with opened(arguments) as house, house.history.reading() as books:
        asking = Asking("ask", house.now(), house.settings.zone)
        message = respond(request, books, asking, house.lexicon)
    show(message, console(sys.stdout))
    return 0


def _lines(arguments: argparse.Namespace) -> int:
    from adapters.contract_ask import answers  # only programs need it

    with opened(arguments) as house, _questions(arguments.jsonl) as lines:
        for answer in answers(lines, house.history, house.now):
            print(answer, flush=True)
    return 0
