"""Of what somebody died, where that is asked: "how did Lund die?"."""

from __future__ import annotations

import re

from bot.answers.evidence.telling.sentence import Sentence

_ASKS = re.compile(
    r"\bhow (?:did|has|had)\b.*\bdied?\b|\bwhat did\b.*\bdie (?:of|from)\b|\bwhat killed\b|\bcause of\b.*\bdeath\b",
    re.I,
)
_TELLS = re.compile(
    r"\b(?:die[ds]?|dying)\b(?: [\w’'-]+){0,5} (?:of|from) (?!the age\b)[a-z]"
    r"|\b(?:die[ds]?|dying|killed|death)\b[^.;]{0,60} (?:after|following|when) "
    r"|\b(?:cause of (?:her |his |their )?death|natural causes|complications|heart (?:attack|failure)|suicide|overdose"
    r"|stroke|cancer|tumou?r|pneumonia|covid\S*|shot dead"
    r"|(?:was|were|been|being) (?:shot|stabbed|beaten|crushed|poisoned|strangled)|drown\w*|crash\w*|collapsed)\b",
    re.I,
)


def tells_cause_of_death(said: Sentence) -> bool:
    """Whether the question is of what somebody died, and the sentence says that."""
    return _asks(said) and _TELLS.search(said.text) is not None


def lacks_cause_of_death(said: Sentence) -> bool:
    """Whether the question is of what somebody died, and the sentence does not say."""
    return _asks(said) and _TELLS.search(said.text) is None


def _asks(said: Sentence) -> bool:
    return _ASKS.search(said.wish.asking) is not None
