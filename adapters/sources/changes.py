"""Tells what a source shows anew from what it shows otherwise than it did, and from what stayed as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.ports import Clipping
from bot.revisiting import A_VISIT, has_rested
from bot.shelves.news import Known, Mark


@dataclass(frozen=True, slots=True)
class Changes:
    """New articles, changed ones with what was known of them, and the marks of those that count as they are now."""

    fresh: tuple[Clipping, ...]
    changed: tuple[tuple[Clipping, Known], ...]
    seen: tuple[tuple[str, Mark], ...]


def marked(clipping: Clipping, updated: str | None = None) -> Clipping:
    """The clipping with the mark of what its source shows of it: its words, and when it says that it was updated."""
    shown = "\0".join((clipping.title or "", clipping.text or "", clipping.html or "", updated or ""))
    return replace(clipping, mark=Mark(hashlib.sha256(shown.encode("utf-8", "replace")).hexdigest()[:32]))


def changes(clippings: Iterable[Clipping], known: Mapping[str, Known]) -> Changes:
    """What is new and what has changed. An article whose mark was not kept has not: histories were older once."""
    fresh: list[Clipping] = []
    changed: list[tuple[Clipping, Known]] = []
    seen: list[tuple[str, Mark]] = []
    for clipping in clippings:
        was = known.get(clipping.id)
        if was is None:
            fresh.append(clipping)
            continue
        if clipping.mark is None or (was.mark and was.mark.stamp == clipping.mark.stamp):
            continue
        own = replace(clipping, id=was.id or clipping.id)
        if was.mark is None:
            seen.append((own.id, clipping.mark))
        else:
            changed.append((own, was))
    return Changes(tuple(fresh), tuple(changed), tuple(seen))


def due(changed: Iterable[tuple[Clipping, Known]], now: datetime) -> tuple[tuple[Clipping, Known], ...]:
    """The changed articles that may be read again now: few at once, and the less often the longer it goes on."""
    return tuple(each for each in changed if has_rested(each[1], now))[:A_VISIT]
