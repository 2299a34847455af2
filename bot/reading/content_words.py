"""Words as grouping and summaries count them: lower case, endings taken off, function words told apart."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile("[0-9A-Za-zÀ-\u1fff\u3040-\ud7ff]+")
"""Letters and digits; named by their ranges, a third quicker than as `[^\\W_]`."""

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
"""Most texts that are not of Latin 1 are so by these alone."""

_SPACED = bytes(code if WORD.match(chr(code)) else ord(" ") for code in range(256))


def words(text: str) -> list[str]:
    """The words of a text in lower case, apart at apostrophes and hyphens; numbers count as words."""
    return written(text.lower())


def written(text: str) -> list[str]:
    """The same as they stand."""
    spaced = spaced_out(text)
    return WORD.findall(text) if spaced is None else spaced.split()  # quicker, the more so the longer it is


def spaced_out(text: str) -> str | None:
    """The text with a space for each character that is of no word, at the same offsets; None beyond Latin 1."""
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, " ")
    try:
        return text.encode("latin-1").translate(_SPACED).decode("latin-1")
    except UnicodeEncodeError:
        return None


KEPT = 65_536
"""Words whose stems are kept."""


@lru_cache(maxsize=KEPT)
def stem(word: str) -> str:
    """A lower-case word without the commonest English endings, so that "resigned", "resigns" and "resign" are one.

    It only has to bring forms of a word together, not to be a word: "police" and "policies" stay apart.
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
    """The stems of words as they are written, kept; quicker to look up than an `lru_cache`."""

    def __missing__(self, word: str) -> str:
        if len(self) >= KEPT:
            self.clear()
        found = self[word] = stem(word.lower())
        return found


stemmed = _Stems().__getitem__
"""The same of a word as it is written."""

# fmt: off
_ENDINGS = (
    ("sses", "ss"), ("ies", "y"), ("ied", "y"), ("ings", ""), ("ing", ""), ("edly", ""), ("ed", ""), ("ss", "ss"),
    ("us", "us"), ("es", ""), ("s", ""),
)
# fmt: on


def _undoubled(base: str) -> str:
    """plann -> plan, but fall and pass as they are."""
    if base[-1] == base[-2] and base[-1] not in "lsz":
        return base[:-1]
    return base.removesuffix("e")
