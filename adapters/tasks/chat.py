"""`verbatim chat`: a conversation about what was read."""

from __future__ import annotations

import argparse
import sys

from adapters.terminal.chat import chat
from adapters.terminal_desk import terminal_desk
from adapters.wiring import App, consulted


def run(arguments: argparse.Namespace) -> int:
    """Answer until the person leaves."""
    with consulted(arguments) as app:
        converse(app)
    return 0


def converse(app: App) -> None:
    """Chat in the terminal about the history; what was asked and answered is kept in it."""
    with terminal_desk(app) as desk:
        chat(lambda line: desk.answer(line).message, desk.suggest, sys.stdout, sys.stdin)
