"""How a question was read, where that is worth a line."""

from __future__ import annotations

import re

from bot.answers.words.common import STOP
from bot.answers.words.stems import words

LONGEST_READING = 140
"""Characters of a reading that is said."""

_ANEW = re.compile(r"^(\w+(?: \w+)?): (\w.*?)\W*$")
_NUMBERS = re.compile(r"\s*\[\d+\]")


def reading(read_as: str, asked: str) -> str | None:
    """The question as it was read, where it says more than was typed; None where nothing was read into it."""
    typed = {_bare(word.low) for word in words(asked)}
    if all(_bare(word.low) in typed or word.low in STOP for word in words(read_as)):
        return None
    told = _NUMBERS.sub("", _ANEW.sub(r"\1 (\2)?", read_as.strip()))
    return told if len(told) <= LONGEST_READING else f"{told[:LONGEST_READING].rpartition(' ')[0]} …"


def _bare(word: str) -> str:
    return word.replace("'", "").replace("’", "")
