"""`verbatim read`: what an article says, for people or (--jsonl) for programs."""

from __future__ import annotations

import argparse
import sys

from adapters.contract import read_lines
from adapters.lexicon import load
from adapters.tasks.gather import visit
from adapters.terminal.format import console, show
from adapters.wiring import house, source_at
from bot.briefing.layout import story_message
from bot.errors import UsageError
from bot.settings import Settings


def run(arguments: argparse.Namespace) -> int:
    """Print a digest for each line of stdin, or what one file or page says."""
    if arguments.jsonl:
        for line in read_lines(sys.stdin, load(), arguments):
            print(line, flush=True)
        return 0
    if not arguments.address:
        raise UsageError("read", "there is nothing to read", "give a file or URL, or --jsonl")
    return _read(arguments)
