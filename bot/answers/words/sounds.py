"""Words by their sound, so that names written over from other alphabets in several ways are known as one."""

from __future__ import annotations

import re
from functools import lru_cache

LONG = 6
"""Letters that a last name must have to be taken for another spelling of one: Smyth is not Smith."""

_ENDINGS = (("off", "ov"), ("eff", "ev"))
_SOUNDS = (
    ("sch", "sh"), ("tch", "ch"), ("kh", "h"), ("ph", "f"), ("qu", "kw"), ("q", "k"), ("ck", "k"), ("x", "ks"),
    ("c", "k"), ("w", "v"), ("yy", "i"), ("iy", "i"), ("y", "i"), ("j", "i"), ("z", "s"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_OPENINGS = ("cqk", "yije", "vw", "zsc", "fp", "hk")
"""Letters that may stand for one another at the beginning."""


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """A folded word by its sound, roughly: "uschakow" and "ushakov" are the same."""
    for written, said in _ENDINGS:
        if word.endswith(written):
            word = word.removesuffix(written) + said
    for written, said in _SOUNDS:
        word = word.replace(written, said)
    word = _DOUBLED.sub(r"\1", word)
    return word[1:] if word.startswith("ie") else word


def openings(word: str) -> list[str]:
    """The letters that words which sound like this one may begin with, in order."""
    return sorted({word[:1], *(letter for group in _OPENINGS if word[:1] in group for letter in group)})
