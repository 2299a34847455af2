"""Follow-ups on what happened to people: behind "how many died?", "and missing?" asks how many are missing."""

from __future__ import annotations

import re

from bot.answers.understanding.kinds import Kind, kind_of
from bot.answers.understanding.predicates import predicate_of
from bot.answers.words.stems import folded, is_participle

_STATE = re.compile(r"^(?P<before>\W*how many\s(?:.+\s)?(?:is|are|was|were)\s)[\w'’-]+$", re.I)

_COUNTED = re.compile(
    r"^(?P<auxiliary>are|were)\s+(?P<state>[\w'’-]+)(?P<behind>(?:,?\s+(?:in|on|at|by|about)\b.*)?)$", re.I
)
"""Behind "how many": "are missing in Aldous" is said of people."""

_DONE = re.compile(r"^(?P<auxiliary>is|are|was|were)\s+(?P<done>[\w'’-]+(?:ed|en|wn|rn|id|ut|ught)\b.*)$", re.I)
"""What was done to somebody who is asked for: "who was stabbed in Aldous?"."""

_STATES = frozenset("alive dead hit homeless hurt ill missing safe shot stranded trapped unhurt".split())
"""What people are who are counted; "and missing?" asks how many are."""


def of_the_same_people(word: str, kind: Kind, rest: str) -> str | None:
    """Another question of those whom the one before asked for: "why" behind "who was stabbed?"; None for others."""
    if kind == "figure" and (found := _COUNTED.match(rest)):
        return f"{word} {found['auxiliary']} people {found['state']}{found['behind']}?"
    if kind == "who" and (suffered := _DONE.match(rest)):
        return f"{word} {suffered['auxiliary']} somebody {suffered['done']}?"
    return None


def of_another_deed(stem: str, what: str) -> str | None:
    """How many did or suffered something else: "and missing?" behind "how many died?"; None for other questions."""
    kind, _ = kind_of(stem)
    if kind != "figure" or not is_done(what):
        return None
    if state := _STATE.match(stem):
        return f"{state['before']}{what}?"
    done = predicate_of(stem, kind)
    if done is None or not is_done(done):
        return None
    word = rf"(?<!\w)(?P<being>(?:is|are|was|were)\s)?{re.escape(done)}(?!\w)"
    being = "are " if folded(what) in _STATES else ""
    found = re.search(word, stem, re.I)
    return f"{stem[: found.start()]}{found['being'] or being}{what}{stem[found.end() :]}?" if found else None


def is_done(word: str) -> bool:
    """Whether it says what people did or suffered: "died", "hurt", "missing"."""
    return is_participle(folded(word)) or folded(word) in _STATES
