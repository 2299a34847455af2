"""A page without what no reader reads: it is kept in memory, and sent to another process, until its turn comes."""

from __future__ import annotations

import re
from collections.abc import Iterator

OPENING = re.compile(r"<!--|<(script|style|svg)\b", re.IGNORECASE)
CLOSING = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style", "svg")}
DECLARES = re.compile(r"<script\b[^>]{0,500}?ld\+json", re.IGNORECASE)


def slimmed(page: str) -> str:
    """The HTML without comments, scripts, styles and drawings; JSON-LD, which names author and date, stays."""
    return "".join(_kept(page))


def _kept(page: str) -> Iterator[str]:
    place = 0
    while opening := OPENING.search(page, place):
        start, end = opening.start(), _end(page, opening)
        if end is None:
            break  # it is never closed, so where it was meant to end is anybody's guess
        yield page[place : end if DECLARES.match(page, start) else start]
        place = end
    yield page[place:]


def _end(page: str, opening: re.Match[str]) -> int | None:
    name = opening.group(1)
    if name is None:
        found = page.find("-->", opening.end())
        return None if found < 0 else found + len("-->")
    closing = CLOSING[name.lower()].search(page, opening.end())
    return closing.end() if closing else None
