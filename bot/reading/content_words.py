"""The words of a text as grouping and summaries compare them: in lower case, stemmed, function words known."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile("[0-9A-Za-zÀ-\u1fff\u3040-\ud7ff]+")
"""Letters and digits. The ranges are a third faster than `[^\\W_]`."""

FUNCTION_WORDS = frozenset(
    """
    a about above across after again against all almost along already also although always am among an and another
    any anyone anything are around as at away back be became because become been before behind being below between
    both but by came can cannot come could couldn d did didn do does doesn doing don done down during each either
    else even ever every everyone everything few first for from further get gets getting go goes going got had hadn
    has hasn have haven having he her here hers herself him himself his how however i if in instead into is isn it
    its itself just know last later least less let like ll m made make makes making many may maybe me might mightn
    mine more most much must mustn my myself neither never next no nobody none nor not nothing now of off often on
    once one only onto or other others our ours ourselves out over own per perhaps quite rather re really s said
    same saw say saying says see seen shall shan she should shouldn since so some someone something soon still such
    t take taken than that the their theirs them themselves then there these they thing things this those though
    through thus to together told too took toward towards two under until unless up upon us ve very was wasn we well
    went were weren what whatever when where whether which while who whoever whole whom whose why will with within
    without won would wouldn yes yet you your yours yourself yourselves
    """.split()
)
"""Closed-class words of English and the commonest verbs, with the halves that apostrophes leave ("don", "t")."""


_MARKS = "“”’‘—–…€"
"""The only characters beyond Latin 1 in most texts that have any."""

_SPACED = bytes(code if WORD.match(chr(code)) else ord(" ") for code in range(256))


def words(text: str) -> list[str]:
    """The words of a text in lower case, split at apostrophes and hyphens; a number is a word too."""
    return written(text.lower())


def written(text: str) -> list[str]:
    """The words of a text as they are written, split in the same way."""
    spaced = spaced_out(text)
    return WORD.findall(text) if spaced is None else spaced.split()  # faster, above all for long texts


def spaced_out(text: str) -> str | None:
    """The text with each character outside of words replaced by a space; None when it has more than Latin 1."""
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, " ")
    try:
        return text.encode("latin-1").translate(_SPACED).decode("latin-1")
    except UnicodeEncodeError:
        return None


KEPT = 65_536
"""The most words whose stems are cached."""


@lru_cache(maxsize=KEPT)
def stem(word: str) -> str:
    """A lower-case word without the commonest English endings: "resigned", "resigns" and "resign" become "resign".

    The stem need not be a word itself.
    """
    if len(word) < 4 or not word.isascii() or word[-1].isdigit():
        return word
    for ending, put in _ENDINGS:
        if word.endswith(ending):
            base = word[: len(word) - len(ending)] + put
            if len(base) >= 3 and any(vowel in base for vowel in "aeiouy"):
                return _undoubled(base) if ending in ("ed", "ing") else base
    return word.removesuffix("e")


class _Stems(dict[str, str]):
    """A cache of stems by the word as it is written; faster than an `lru_cache`."""

    def __missing__(self, word: str) -> str:
        if len(self) >= KEPT:
            self.clear()
        found = self[word] = stem(word.lower())
        return found


stemmed = _Stems().__getitem__
"""The stem of a word in any case; cached."""

# fmt: off
_ENDINGS = (
    ("sses", "ss"), ("ies", "y"), ("ied", "y"), ("ings", ""), ("ing", ""), ("edly", ""), ("ed", ""), ("ss", "ss"),
    ("us", "us"), ("es", ""), ("s", ""),
)
# fmt: on


def _undoubled(base: str) -> str:
    """The base without a doubled last letter ("plann" -> "plan"; "fall" and "pass" stay) or a last e."""
    if base[-1] == base[-2] and base[-1] not in "lsz":
        return base[:-1]
    return base.removesuffix("e")
