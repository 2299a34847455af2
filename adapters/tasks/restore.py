"""`verbatim restore`: a backup takes the history's place."""

from __future__ import annotations

import argparse
from pathlib import Path

from adapters.sqlite import restore
from adapters.wiring import history_path


def run(arguments: argparse.Namespace) -> int:
    """Replace the history; the one that was there is kept beside it."""
    path = history_path(arguments)
    aside = restore(Path(arguments.target), path)
    print(f"{path}: restored" + (f"; what was there is {aside}" if aside else ""))
    return 0
