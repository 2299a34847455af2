"""`verbatim group --jsonl`: which articles tell one story, each decided when its line is read."""

from __future__ import annotations

import argparse
import sys

from adapters.contract import group_lines
from adapters.lexicon import load


def run(arguments: argparse.Namespace) -> int:
    """A line out for each line in, flushed."""
    for line in group_lines(sys.stdin, load()):
        print(line, flush=True)
    return 0
