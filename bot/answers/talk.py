"""Follow-up questions made to stand alone: "and what did he say?" is filled in from what was talked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answers.wish import name_spans
from bot.model import Turn

_HE = re.compile(r"\b(he|she|him)\b(?!'s\b)", re.I)
_THEY = re.compile(r"\b(they|them)\b", re.I)
_THEIR = re.compile(r"\b(his|her|their|its)\b", re.I)
_IT = re.compile(r"\bit\b", re.I)
_BARE = re.compile(
    r"^\s*(?:and\s+)?(why|when|where|how|who|who else|what else|how many|how much|how so|since when|what about (?P<topic>.+?)|(?:and\s+)(?:on|about)\s+(?P<on>.+?))\s*\??\s*$",
    re.I,
)


def standing_alone(text: str, about: str | None, turns: Sequence[Turn]) -> str:
    """The question with names and topics filled in from the conversation, or as it is when it stands alone."""
    earlier: list[str] = []
    for number, turn in enumerate(turns):
        earlier.append(_filled(turn.question, about, earlier, turns[:number]))
    return _filled(text, about, earlier, turns)


def _filled(text: str, about: str | None, earlier: Sequence[str], turns: Sequence[Turn]) -> str:
    subject = _subject(about, earlier, turns)
    if subject is None:
        return text
    if bare := _BARE.match(text):
        topic = bare["topic"] or bare["on"]
        if topic and earlier:
            return f"{earlier[-1].rstrip(' ?')} {'on' if bare['on'] else 'about'} {topic}?"
        if earlier and bare[1].lower() in ("why", "when", "where", "how"):
            return f"{bare[1].capitalize()} {earlier[-1].rstrip(' ?')}?"
    filled = _THEIR.sub(f"{subject}'s", text, 1) if not _HE.search(text) else _HE.sub(subject, text, 1)
    if filled == text:
        filled = _THEY.sub(subject, text, 1)
    if filled == text and not name_spans(text):
        filled = _IT.sub(subject, text, 1)
    return filled


def _subject(about: str | None, earlier: Sequence[str], turns: Sequence[Turn]) -> str | None:
    if about:
        head = about.partition(": ")[0].strip()
        return head if len(head.split()) <= 6 else next(iter(name_spans(about)), head)
    for question, turn in zip(reversed(earlier), reversed(turns), strict=False):
        found = name_spans(question) or name_spans(turn.answer)
        if found:
            return found[0]
    return None
