"""What was done to whom: "how many died?" and "and hurt?" ask how many were hurt, "why?" asks why those were."""

from __future__ import annotations

import re

from bot.answers.understanding.kinds import Kind, kind_of
from bot.answers.understanding.predicates import predicate_of
from bot.answers.words.stems import folded, is_participle

_STATE = re.compile(r"^(?P<before>\W*how many\s(?:.+\s)?(?:is|are|was|were)\s)[\w'’-]+$", re.I)

_FOUND = re.compile(
    r"^(?P<auxiliary>are|were)\s+(?P<state>[\w'’-]+)(?P<behind>(?:,?\s+(?:in|on|at|by|about)\b.*)?)$", re.I
)
"""How many are somewhere or something: "how many are missing in Aldous?" is asked of people."""

_DONE = re.compile(r"^(?P<auxiliary>is|are|was|were)\s+(?P<done>[\w'’-]+(?:ed|en|wn|rn|id|ut|ught)\b.*)$", re.I)
"""What was done to somebody who is asked for: "who was stabbed in Aldous?"."""


def of_others(word: str, kind: Kind, rest: str) -> str | None:
    """The question before asked anew of those whom it asked for: "why" behind "who was stabbed?"; None for others."""
    if kind == "figure" and (found := _FOUND.match(rest)):
        return f"{word} {found['auxiliary']} people {found['state']}{found['behind']}?"
    if kind == "who" and (suffered := _DONE.match(rest)):
        return f"{word} {suffered['auxiliary']} somebody {suffered['done']}?"
    return None


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
