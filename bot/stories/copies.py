"""Wire copy and rewrites: which articles are one text, so that copies count as one independent voice."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from bot.model import Article

SHINGLE = 5
"""Words in a shingle."""

COPIED = 0.5
"""Share of the shorter text's shingles that the longer one must hold."""

FEWEST_SHINGLES = 8
"""A text of fewer shingles is a copy only of an equal one."""

_WORD = re.compile(r"\w+")
# What somebody said is the same in independent texts, so only the writer's own words are compared.
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def independent(articles: Sequence[Article]) -> list[int]:
    """For each article the place of the first article with the same text: its own place when it is independent.

    Near-linear: shingles that more than 50 texts share are boilerplate and not looked at.
    """
    if len(articles) < 2:
        return [*range(len(articles))]  # a long text has many shingles, and nothing to compare them with
    shingles = [_shingles(article.text) for article in articles]
    holders: defaultdict[int, list[int]] = defaultdict(list)
    first = list(range(len(articles)))
    for place, own in enumerate(shingles):
        shared = Counter(other for shingle in own for other in holders.get(shingle, ()))
        for other in sorted(shared):
            shorter = min(len(own), len(shingles[other]))
            equal = shared[other] == shorter == max(len(own), len(shingles[other]))
            if equal or (shorter >= FEWEST_SHINGLES and shared[other] >= COPIED * shorter):
                first[place] = first[other]
                break
        for shingle in own:
            if len(holders[shingle]) < 50:
                holders[shingle].append(place)
    return first


@lru_cache(maxsize=1_000)
def _shingles(text: str) -> frozenset[int]:
    """Kept, since statements, figures and outlets of one story are all counted by it."""
    own = _WORD.findall(_QUOTED.sub(" ", text))
    words = [word.lower() for word in (own if len(own) >= FEWEST_SHINGLES + SHINGLE else _WORD.findall(text))]
    size = min(SHINGLE, len(words))
    # Not hash(): that of strings differs from run to run.
    return frozenset(
        zlib.crc32(" ".join(words[at : at + size]).encode()) for at in range(len(words) - size + 1) if size
    )
