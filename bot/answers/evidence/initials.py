"""Initials that the articles spell out: a question's "EEE" where they print "Eastern Equine Encephalitis"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answers.evidence.spelling import Spelling
from bot.answers.understanding.wish import Term, Wish, terms

LETTERS = range(3, 7)
"""How many letters initials have that are read here; two stand for too much."""

_BETWEEN = r"\s+(?:(?:of|and|the|for|in)\s+)?"


def spelt_out(wish: Wish, met: Sequence[float], texts: Sequence[str]) -> tuple[Wish, tuple[Spelling, ...]]:
    """The wish with names for initials that none of these texts has and one spells out, and what was read otherwise."""
    kept: list[Term] = []
    found: list[Spelling] = []
    for term, share in zip(wish.terms, met, strict=True):
        name = _named(term.word, texts) if share == 0.0 else None
        if name is None:
            kept.append(term)
            continue
        found.append(Spelling(term.word, name))
        kept += terms(name, (name,))
    return (replace(wish, terms=tuple(kept)), tuple(found)) if found else (wish, ())


def _named(word: str, texts: Sequence[str]) -> str | None:
    if len(word) not in LETTERS or not word.isalpha():
        return None
    parts = [rf"{letter.upper()}[a-z][\w’'-]*" for letter in word]
    pattern = re.compile(rf"\b{_BETWEEN.join(parts)}(?!\s+[A-Z])")
    return next((found[0] for text in texts if (found := pattern.search(text))), None)
