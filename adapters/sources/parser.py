"""The thread that parses all markup of this process: libxml2 has crashed under several (trafilatura #840, #925)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

# Never shut down, as libxml2 is one for the whole process: whoever stops waiting takes back what has not begun.
PARSER = ThreadPoolExecutor(1, "parser")
