"""What a line names before its question: "and Brandt, what did he say?", "the trial, when is it?"."""

from __future__ import annotations

import re

from bot.answers.conversation.pronouns import PERSONAL, in_place
from bot.answers.words.common import STOP
from bot.answers.words.stems import words

_FRONTED = re.compile(
    r"^\W*+(?:(?:ok|okay|so|and|but|then|well|now)[\s,]++)*+(?:(?:what|how)\s+about\s+|as\s+for\s+|about\s+)?"
    r"(?P<what>(?:[\w'’.&-]++\s+){0,4}[\w'’.&-]++)\s*,\s*(?:and\s+)?"
    r"(?P<asks>(?:what|whom?|whose|which|when|where|why|how|did|does|do|is|are|was|were|has|have|had|can|could|will|would)"
    r"\b.*)$",
    re.I | re.S,
)
_BEFORE_NOUNS = frozenset(("the", "a", "an", "of", "his", "her", "their", "its"))
_NO_NAMES = frozenset(
    """
    yesterday today tonight monday tuesday wednesday thursday friday saturday sunday
    finally sorry please thanks yes yeah okay right wait well
    """.split()
)
_THERE = re.compile(r"\s+there(?=\W*$)", re.I)


def fronted(text: str) -> str:
    """The question with what is named before it in place of its pronoun; any other text as it is."""
    found = _FRONTED.match(text)
    if found is None:
        return text
    what, asks = found["what"], found["asks"]
    named = {word.low for word in words(what)}
    if not named - _BEFORE_NOUNS or named & ((STOP - _BEFORE_NOUNS) | _NO_NAMES):
        return text
    if pronoun := PERSONAL.search(asks):
        return in_place(asks, what, pronoun)
    if _THERE.search(asks):
        return f"{_THERE.sub('', asks).rstrip(' ?.!')}, about {what}?"
    return text
