"""What "that", "else" and "this article" of a question stand for, in words of what was said before it."""

from __future__ import annotations

import re

from bot.answers.conversation.continuing import is_short
from bot.answers.conversation.earlier import speakers_in
from bot.answers.understanding.subjects import is_person, names_in

SHORT = 8
"""Words of an answer that is short enough to be what "that" means."""

LEFT_OUT = 4
"""Names of an answer that "who else?" leaves out."""

NAMES = 3
"""Names of an answer that "that" may mean."""

POINTING = re.compile(r"\b(?:this|that|these|those)\b", re.I)
_OTHER = re.compile(r"\b(?:other|else|another|besides|more|also)\b", re.I)
_THAT = re.compile(r"\b(?:this|that|these|those|it)\b", re.I)
_WHO_ELSE = re.compile(r"\b(?:who|anyone|anybody|somebody|someone|whoever) else\b", re.I)
_WHOLE = re.compile(
    r"\b(?:interesting|aspects?|anything else|what else|during|the article|the story"
    r"|(?:this|that|these|those) (?:article|time|year|period|tour|album|film|show|era|trial|game|season))\b",
    re.I,
)


def in_chat(text: str, last: str, filled: str) -> str:
    """Who is left out by "who else?", and a first line that is short enough to be what "that" means."""
    first = last.partition("\n")[0]
    if _WHO_ELSE.search(text):
        people = speakers_in(last) or [name for name in names_in(first) if is_person(name, last)][:1]
        left_out = [name for name in dict.fromkeys(people) if name.lower() not in filled.lower()]
        return f"besides {', '.join(left_out[:LEFT_OUT])}" if left_out else ""
    if POINTING.search(text) and not is_short(text) and len(first.split()) <= SHORT:
        return first.strip(" .,;")
    return ""


def in_article(text: str, about: str, before: tuple[str, str], filled: str) -> str:
    """What "else", "that" and "this article" refer to, in words of the question before and its answer."""
    asked, last = before[0], before[1].partition("\n")[0]
    topic = about.partition(": ")[2]
    parts = []
    names = names_in(last, filled)
    if _OTHER.search(text) and names:
        parts.append(f"besides {', '.join(names[:LEFT_OUT])}")
    elif _THAT.search(text) and last:
        if len(last.split()) <= SHORT:
            parts.append(last.strip(" .,;"))
        elif names:
            parts.append(", ".join(names[:NAMES]))
    parts += names_in(asked, "; ".join((filled, *parts)))
    if topic and _WHOLE.search(text):
        parts.append(topic)
    return "; ".join(parts)
