"""Words that the articles spell otherwise: typing errors, transliterations, names half remembered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from bot.answers.matching import SPELT
from bot.answers.stems import stem, words
from bot.answers.wish import Term, Wish
from bot.ports import Books

ALIKE = 80.0
"""How alike (0 to 100, Indel ratio) a word must be to stand for one that no article has."""

SHORTEST = 4
"""Letters that a word must have to be taken for a misspelling."""

CANDIDATES = 200
"""Speakers looked at."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a word of the question was read: as it was typed, and as the articles spell it."""

    typed: str
    read: str


def respelt(
    wish: Wish, met: Sequence[float], texts: Sequence[str], books: Books, space: str
) -> tuple[Wish, tuple[Spelling, ...]]:
    """The wish with the articles' spelling of words that none of these texts has, and what was read otherwise.

    `met` says how well the texts meet each term.
    """
    suspects = [_may_be_spelt(term, share) for term, share in zip(wish.terms, met, strict=True)]
    if not any(suspects):
        return wish, ()
    vocabulary = _vocabulary(texts)
    kept: list[Term] = []
    found: list[Spelling] = []
    for term, share, suspect in zip(wish.terms, met, suspects, strict=True):
        read = _reading(term, share, vocabulary, books, space) if suspect else None
        if read is None:
            kept.append(term)
            continue
        found.append(Spelling(term.word, read))
        low = next(words(read)).low
        kept.append(replace(term, word=low, spellings=term.spellings | {stem(low), term.stem}))
    return replace(wish, terms=tuple(kept)), tuple(found)


def _may_be_spelt(term: Term, met: float) -> bool:
    return len(term.stem) >= SHORTEST and term.stem.isalpha() and met in (0.0, SPELT)


def _reading(term: Term, met: float, vocabulary: dict[str, str], books: Books, space: str) -> str | None:
    if met == SPELT:
        return next((vocabulary[low] for low in sorted(vocabulary) if stem(low) in term.spellings), None)
    named = _speakers(term, books, space)
    match = process.extractOne(term.word, sorted({**vocabulary, **named}), scorer=fuzz.ratio, score_cutoff=ALIKE)
    if match is None or match[0][:1] != term.word[:1]:
        return None
    return named.get(match[0]) or vocabulary[match[0]]


def _speakers(term: Term, books: Books, space: str) -> dict[str, str]:
    """The words of the names of speakers that begin with the same letters."""
    names = books.search.speakers(term.word[:2], space, CANDIDATES)
    return {
        word.low: name[word.start : word.end] for name in names for word in words(name) if len(word.low) >= SHORTEST
    }


def _vocabulary(texts: Iterable[str]) -> dict[str, str]:
    """Folded words to the words as they are printed."""
    found: dict[str, str] = {}
    for text in texts:
        for word in words(text):
            if len(word.low) >= SHORTEST:
                printed = text[word.start : word.end]
                found.setdefault(word.low.partition("'")[0], printed.replace("’", "'").partition("'")[0])
    return found
