"""How far a sentence prints the office that is asked about beside the name of who holds it."""

from __future__ import annotations

import re

from bot.answers.evidence.matching import Matcher
from bot.answers.evidence.roles import NOT_NOW, SHORT
from bot.answers.understanding.offices import office_in
from bot.answers.understanding.wish import Wish
from bot.answers.words.stems import folded, words

_OTHERS = sorted(NOT_NOW | {"next", "future", "become"})
"""Words before an office of one who does not hold it now, or not yet."""

ANOTHER = 0.4
"""What such a sentence is worth."""


def tells_holder(text: str, wish: Wish, matcher: Matcher) -> float:
    """0 to 1: "Prime Minister Ida Korr of Norland"; 0 where the office stands nowhere near the name."""
    low, name = folded(text), re.escape(wish.person or "")
    typed = office_in(wish.office or "") or ""
    office = rf"(?:{re.escape(typed)}|{SHORT.get(typed, typed).lower()})"
    if not typed or not re.search(rf"\b{office}\b\.?[^.;]{{0,60}}\b{name}\b|\b{name}\b[^.;]{{0,60}}\b{office}\b", low):
        return 0.0
    cover = matcher.cover(text)
    told = 0.4 + 0.6 * sum(cover) / len(cover)
    asked = {word.low for word in words(wish.office or "")}
    others = "|".join(word for word in _OTHERS if word not in asked)
    return told * (ANOTHER if re.search(rf"\b(?:{others})\b[^.;,]{{0,30}}\b{office}\b", low) else 1.0)
