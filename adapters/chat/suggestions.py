"""Suggestions for what somebody types, with a slip of the keyboard forgiven, whatever it is that they look for."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from difflib import SequenceMatcher

from bot.people import Suggestion

ALIKE = 0.6
"""How like what was typed a word has to be, from 0 to 1, by difflib's ratio."""

LONGEST_TYPED = 75
"""Characters of what is typed, and of a label, that are looked at."""


async def forgiving(suggest: Callable[[str], Awaitable[list[Suggestion]]], typed: str) -> list[Suggestion]:
    """What is suggested; where nothing is, what is suggested for ever shorter beginnings and is much like it."""
    typed = typed.strip()[:LONGEST_TYPED]
    found = await suggest(typed)
    if found or len(typed) < 3:
        return found
    for length in dict.fromkeys((len(typed) - 1, len(typed) - 2, len(typed) // 2, 1, 0)):
        like = [each for each in await suggest(typed[:length]) if likeness(typed, each.label) >= ALIKE]
        if like:
            return sorted(like, key=lambda each: -likeness(typed, each.label))
    return []


def likeness(typed: str, label: str) -> float:
    """How like it is to the whole label, or to its most like word: 1 is the same."""
    wanted, shown = typed.casefold(), label.casefold()
    words = (shown[:LONGEST_TYPED], *re.split(r"[\W_]+", shown))
    return max(SequenceMatcher(None, wanted, word, autojunk=False).ratio() for word in words)
