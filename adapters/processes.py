"""Processes for what comes from outside: Ctrl-C leaves them alone, and none takes the machine's memory."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker

MOST_MEMORY = 1_000_000_000
"""Bytes that such a process may hold: the longest articles take a quarter of it, some pages of five million characters
twice as much.
"""


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


def hold_to_memory() -> None:
    """From now on this process gets a MemoryError instead of more than its share."""
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    limits = (MOST_MEMORY, *(limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_DATA, (min(limits), hard))
