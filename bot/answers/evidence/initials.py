"""Initials that the articles spell out: a question's "EEE" where they print "Eastern Equine Encephalitis"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answers.evidence.spelling import Spelling
from bot.answers.understanding.wish import Term, Wish, terms

LETTERS = range(3, 7)
"""How many letters initials have that are read here; two stand for too much."""

_RUN = re.compile(r"[A-Z][a-z][\w’'-]*(?:\s+(?:(?:of|and|the|for|in)\s+)?[A-Z][a-z][\w’'-]*){2,12}(?!\s+[A-Z])")
_WORD = re.compile(r"(?<!\S)[A-Z]")


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
    return next((name for text in texts for run in _RUN.findall(text) if (name := _ends_in(run, word.upper()))), None)


def _ends_in(run: str, initials: str) -> str | None:
    """The last words of a run of names, where they begin with these letters."""
    starts = [found.start() for found in _WORD.finditer(run)][-len(initials) :]
    return run[starts[0] :] if "".join(run[start] for start in starts) == initials else None
