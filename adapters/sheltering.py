"""Starts processes that Ctrl-C leaves alone."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker


@contextmanager
def sheltered() -> Iterator[None]:
    """Processes started in the block inherit that SIGINT is blocked: Ctrl-C goes to the whole group, and the parent
    ends its workers itself."""
    resource_tracker.ensure_running()  # or the first start in the block starts it, which unblocks SIGINT
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
