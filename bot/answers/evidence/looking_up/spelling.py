"""Words that the articles spell otherwise: typing errors, transliterations, names half remembered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from itertools import zip_longest

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from bot.answers.evidence.matching import SPELT
from bot.answers.evidence.telling.names import is_printed_as_name
from bot.answers.understanding.nouns import OFFICES
from bot.answers.understanding.wish import Term, Wish, terms, with_names
from bot.answers.words.common import STOP
from bot.answers.words.sounds import sound
from bot.answers.words.stems import WORD, folded, stem, words
from bot.ports import Books

_HYPHENED = re.compile(r"(?<![\w-])[^\W\d_]+-[^\W\d_]+(?![\w-])")

ALIKE = 90.0
"""How alike (0 to 100, Indel ratio) a word must sound to stand for one that no article has."""

LACKING, LONG = 6, 7
"""Letters of a word that may lack one or have one too many, and that may have a wrong one: of shorter ones that makes
another word ("aside" is not "aide", Delia is not Delta)."""

_VOWEL = re.compile("[aeiou]")

SHORTEST = 4
"""Letters that a word must have to be taken for a misspelling."""

LONGER = 2
"""Letters that it may have more or less."""

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
    spoken = {word.low for word in words(wish.speaker or "") if word.low not in STOP} if _is_name(wish) else set()
    kept: list[Term] = []
    found: list[Spelling] = []
    for term, share, suspect in zip(wish.terms, met, suspects, strict=True):
        read = _reading(term, share, texts, vocabulary, books, space) if suspect else None
        if read is None or (term.word in spoken and read.islower()):
            kept.append(term)
            continue
        found.append(Spelling(term.word, read))
        low = next(words(read)).low
        kept.append(replace(term, word=low, spellings=term.spellings | {stem(low), term.stem}))
    named = wish.counted.noun
    noun = next((stem(next(words(each.read)).low) for each in found if stem(each.typed) == named), named)
    counted = replace(wish.counted, noun=noun)
    return replace(wish, terms=tuple(kept), speaker=_respeak(wish.speaker, found), counted=counted), tuple(found)


def rejoined(wish: Wish, met: Sequence[float], texts: Sequence[str]) -> tuple[Wish, tuple[Spelling, ...]]:
    """The wish with two words as one where these texts print them so and lack one of the two: cease fire, ceasefire;
    with one as two where they print them with a hyphen: walmart, Wal-Mart.
    """
    lacking = [not share and not term.name for term, share in zip(wish.terms, met, strict=True)]
    if not any(lacking):
        return wish, ()
    text = "\n".join(texts)
    even = folded(text)
    hyphened = {found[0].lower().replace("-", ""): found[0] for found in _HYPHENED.finditer(text)}
    kept: list[Term] = []
    found: list[Spelling] = []
    for place, term in enumerate(wish.terms):
        if not met[place] and (printed := hyphened.get(term.word)):
            found.append(Spelling(term.word, printed))
            kept += terms(printed)
            continue
        if kept and not kept[-1].name and (lacking[place] or lacking[place - 1]):
            low = kept[-1].word + term.word
            if low in even and low in _vocabulary([text]):
                found.append(Spelling(f"{kept[-1].word} {term.word}", low))
                kept[-1:] = terms(low)
                continue
        kept.append(term)
    return replace(wish, terms=tuple(kept)), tuple(found)


def with_printed_names(wish: Wish, texts: Sequence[str]) -> Wish:
    """The wish with those of its words as names that these texts print with a capital alone, or two that stand together
    there so; no office is one, and a question that has capitals itself says which are names.
    """
    if any(term.name and term.word[0].isalpha() for term in wish.terms):
        return wish
    printed = "\n".join(texts)
    read: dict[str, str] = {}
    terms = [term for term in wish.terms if term.stem not in OFFICES]
    for one, other in zip_longest(terms, terms[1:]):
        both = [*(f"{one.word} {word}" for word in _unowned(other.word))] if other else []
        pair = next((each for each in both if is_printed_as_name(each, printed)), None)
        if pair:
            read |= dict(zip((one.word, other.word), pair.split(), strict=True))
        elif alone := next((each for each in _unowned(one.word) if is_printed_as_name(each, printed)), None):
            read.setdefault(one.word, alone)
    return with_names(wish, read) if read else wish


def _unowned(word: str) -> tuple[str, ...]:
    """The word and, where it may be typed without the sign before its s, whose it is."""
    return (word, word[:-1]) if word.endswith("s") and len(word) > SHORTEST else (word,)


def _respeak(speaker: str | None, found: Sequence[Spelling]) -> str | None:
    """The speaker asked about in the articles' spelling."""
    if speaker is None:
        return None
    read = {each.typed: each.read for each in found}
    parts = [(word.start, word.end, read[word.low]) for word in words(speaker) if word.low in read]
    for start, end, printed in reversed(parts):
        speaker = speaker[:start] + printed + speaker[end:]
    return speaker


def _is_name(wish: Wish) -> bool:
    """Whether whose words are wanted is named, and not by what they are: "greta thunberg", not "the minister"."""
    return wish.speaker is not None and not folded(wish.speaker).startswith(("the ", "a ", "an ")) and not wish.holder


def _may_be_spelt(term: Term, met: float) -> bool:
    return len(term.stem) >= SHORTEST and term.stem.isalpha() and met in (0.0, SPELT)


def _reading(
    term: Term, met: float, texts: Sequence[str], vocabulary: Set[str], books: Books, space: str
) -> str | None:
    if met == SPELT:
        return next((_printed(low, texts) for low in sorted(vocabulary) if stem(low) in term.spellings), None)
    named = _speakers(term, books, space)
    near = [
        low
        for low in sorted(vocabulary | named.keys())
        if low[:1] == term.word[:1] and low not in STOP and abs(len(low) - len(term.word)) <= LONGER and "'" not in low
    ]
    alike = [(fuzz.ratio(term.word, low), low) for low in near if _is_slip(term.word, low)]
    if not alike:
        return None
    _, nearest = max(alike)
    return named.get(nearest) or _printed(nearest, texts)


def _is_slip(typed: str, word: str) -> bool:
    """Whether it sounds like the word, has two letters changed round or a wrong vowel; a long one may have one letter
    too many or too few, or wrong.
    """
    if fuzz.ratio(sound(typed), sound(word)) >= ALIKE:
        return True
    if OSA.distance(typed, word, score_cutoff=1) > 1:
        return False
    if len(typed) != len(word):
        return len(typed) >= LACKING
    return len(typed) >= LONG or sorted(typed) == sorted(word) or _VOWEL.sub("a", typed) == _VOWEL.sub("a", word)


def _speakers(term: Term, books: Books, space: str) -> dict[str, str]:
    """The words of the names of speakers that begin with the same letters, folded and as they are printed."""
    names = books.search.speakers(term.word[:2], space, CANDIDATES) if term.name else []
    return {word.low: name[word.start : word.end] for name in names for word in words(name)}


def _vocabulary(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(low for text in texts for low in WORD.findall(folded(text)))


def _printed(low: str, texts: Sequence[str]) -> str:
    """The first place where the folded word is printed; the folded word where folding has joined letters."""
    return next((text[word.start : word.end] for text in texts for word in words(text) if word.low == low), low)
