"""What a thing is: "what is Moss Board?" asks for the sentence that says so."""

from __future__ import annotations

import re

from bot.answers.understanding.wish import Wish
from bot.answers.words.common import LINK
from bot.answers.words.stems import folded

_WHAT_IS = re.compile(
    rf"^\W*{LINK}what(?:['’]?s|\s+is|\s+are)\s+(?:(?:the|an?)\s+)?"
    r"(?P<what>[^\W\d][\w.-]*(?:\s+(?!(?:to|in|at|on|for|with|by|the|called|named|made|like|of|worth|about)\b)[\w.-]+){0,2})\W*$",
    re.I,
)


def thing_asked(wish: Wish) -> str | None:
    """The thing, folded, that "what is …?" asks to be told of; None for other questions."""
    alone = wish.kind == "what" and wish.speaker is None and not any(term.setting for term in wish.terms)
    match = _WHAT_IS.match(wish.asking.strip()) if alone else None
    return folded(match["what"]) if match else None


def defines(text: str, thing: str) -> bool:
    """Whether a sentence says what a thing is: "Moss Board, a network for …", "a network called Moss Board"."""
    name = re.escape(thing)
    is_so = r"(?:,\s(?:an?|the|which)|,?\s(?:is|are|was|were)\s(?:an?|the|one\sof))\s"
    called = r"(?:called|named|known\sas)\s[\"'“‘]?(?:the\s)?"
    found = re.search(rf"\b{name}(?:\s\([^)]*\))?{is_so}|\b{called}{name}\b", folded(text))
    return found is not None and not text.endswith("?")
