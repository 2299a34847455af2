"""Quoted stretches that name something and are nobody's words: titles of works, shows and songs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading.quotes.stretch import Stretch
from bot.reading.quotes.words import DETERMINER, EPITHET, ONE_PERSON, PREPOSITION, SpeechWords

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_STAR = re.compile(r" ([a-z][a-z-]+)\b")
_SMALL = frozenset("a an the of and or in on at to for from by with as but nor is it".split())
_MOSTLY = 0.8
_ENDS = (".", "!", "?", "…", "-", "–", "—", ":", ";")
_OWNING = frozenset(("'s", "’s", "‘s"))
_WORKS = frozenset(
    """
    album anthem book bestseller column comedy documentary drama episode essay film hit magazine manifesto memoir movie
    musical newsletter novel painting play podcast poem program programme series show single sitcom song track thriller
    """.split()
)


def titled(words: Sequence[str]) -> bool:
    """Whether the words are capitalised as in a title."""
    long = [word for word in words if word.lower() not in _SMALL]
    return len(long) >= 2 and sum(word[0].isupper() or word[0].isdigit() for word in long) >= _MOSTLY * len(long)


def _reads_as_title(inner: str) -> bool:
    """Whether quoted words may be the title of a work by their capitals and their end."""
    words = _WORD.findall(inner)
    if not words or not words[0][0].isupper() or inner.rstrip().endswith(_ENDS):
        return False
    return len(words) == 1 or titled(words)


def names_a_work(inner: str, before: Sequence[tuple[str, int]]) -> bool:
    """Whether quoted words behind these last words (in lower case, with what they can be) are the title of a work.

    "NBC's “Harbour Days,”", "her film “Rain”", "the “Harbour Days” star": such a title is a noun of its sentence.
    """
    words = _WORD.findall(inner)
    if not before or not _reads_as_title(inner):
        return False
    low, bits = before[-1]
    if low == "," and len(before) > 1:
        return before[-2][0] in _WORKS
    return low in _OWNING or low in _WORKS or (len(words) > 1 and bool(bits & (PREPOSITION | DETERMINER)))


def of_star(text: str, stretch: Stretch, words: SpeechWords) -> bool:
    """Whether a stretch is a title that tells who somebody is: "says “Blue Harbour” star Ruiz"."""
    star = _STAR.match(text, stretch.outer_end)
    if star is None or not words.bits.get(star[1], 0) & (EPITHET | ONE_PERSON):
        return False
    return _reads_as_title(text[stretch.start : stretch.end])
