"""British and American spellings of words: "criticised" and "criticized"."""

from __future__ import annotations

from bot.answers.words.stems import stem

SHORTEST = 5
"""Letters of a word that may be spelt otherwise: "four" is not "for"."""

_BRITISH = "ise ised ises ising isation our ours oured ouring ence tre tres".split()
_AMERICAN = "ize ized izes izing ization or ors ored oring ense ter ters".split()
_ENDINGS = {**dict(zip(_BRITISH, _AMERICAN, strict=True)), **dict(zip(_AMERICAN, _BRITISH, strict=True))}
_LONGEST_FIRST = sorted(_ENDINGS, key=len, reverse=True)


def spelt_abroad(word: str) -> frozenset[str]:
    """How a folded word is spelt on the other side of the Atlantic, with the stem of that; such a word need not be."""
    ending = next((each for each in _LONGEST_FIRST if word.endswith(each)), None) if len(word) >= SHORTEST else None
    if ending is None:
        return frozenset()
    other = word.removesuffix(ending) + _ENDINGS[ending]
    return frozenset((other, stem(other)))
