"""Finds which of several things somebody means by a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import TypeVar

from bot.errors import UsageError
from bot.model import Source
from bot.source_names import source_name, source_names

Thing = TypeVar("Thing")

LONGEST_NAME = 100
"""Characters of a name."""


def named(typed: str, things: Sequence[Thing], names: Callable[[Thing], Sequence[str]], kind: str) -> Thing:
    """The thing with this name, or the only one whose name contains it; raises UsageError that suggests the nearest."""
    wanted = " ".join(typed.casefold().strip('"“” ').split())
    exact = [thing for thing in things if wanted in (name.casefold() for name in names(thing))]
    alike = exact or [thing for thing in things if any(wanted in name.casefold() for name in names(thing))]
    if len(alike) == 1:
        return alike[0]
    subject = f"{kind} “{typed[:LONGEST_NAME]}”"
    if alike:
        choices = ", ".join(names(thing)[0] for thing in alike[:5])
        raise UsageError(subject, "several have this name", f"say which: {choices}")
    known = {name.casefold(): name for thing in things for name in names(thing)[:1]}
    near = get_close_matches(wanted[:LONGEST_NAME], known, 1, 0.5)
    way_out = f"did you mean {known[near[0]]}?" if near else _all(list(known.values()), kind)
    raise UsageError(subject, f"there is no such {kind} here", way_out)


def named_source(typed: str, sources: Sequence[Source]) -> Source:
    """The same for a source, which can also be named by outlet, address or id."""
    names = source_names(sources)
    return named(typed, sources, lambda each: [names[each], source_name(each), each.address, each.id], "source")


def _all(names: Sequence[str], kind: str) -> str:
    return f"there is {', '.join(f'“{name}”' for name in names[:5])}" if names else f"there is no {kind} yet"
