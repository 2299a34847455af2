"""What else was done: "how many died?" and "and hurt?" ask how many were hurt."""

from __future__ import annotations

import re

from bot.answers.understanding.kinds import kind_of
from bot.answers.understanding.predicates import predicate_of
from bot.answers.words.stems import folded, is_participle

_STATE = re.compile(r"^(?P<before>\W*how many\s(?:.+\s)?(?:is|are|was|were)\s)[\w'’-]+$", re.I)


def of_another_deed(stem: str, what: str) -> str | None:
    """The question how many did or suffered something, asked of something else; None for other questions."""
    kind, _ = kind_of(stem)
    if kind != "figure" or not is_participle(folded(what)):
        return None
    if state := _STATE.match(stem):
        return f"{state['before']}{what}?"
    done = predicate_of(stem, kind)
    if done is None or not is_participle(done):
        return None
    word = rf"(?<!\w){re.escape(done)}(?!\w)"
    return f"{re.sub(word, lambda _: what, stem, count=1, flags=re.I)}?"
