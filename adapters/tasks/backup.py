"""`verbatim backup`: a copy of the history, also while the bot runs."""

from __future__ import annotations

import argparse
from pathlib import Path

from adapters.sqlite import backup
from adapters.wiring import history_path


def run(arguments: argparse.Namespace) -> int:
    """Write the copy whole or not at all."""
    target = Path(arguments.target)
    backup(history_path(arguments), target)
    print(f"{target}: {target.stat().st_size:,} bytes, checked")
    return 0
