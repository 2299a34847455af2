"""Which words of a text stand for which terms of a question, and how surely."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from bot.answers.understanding.wish import Term
from bot.answers.words.stems import FORMS, Word, folded, forms, words

SPELT = 0.95
"""What another spelling of a name is worth."""

ROOT = 0.85
"""What a word of the same root is worth: "vaccinate" for "vaccine"."""

KIN = 0.6
"""What a word of much the same meaning is worth: "prison" for "jail"."""

Token = tuple[tuple[int, float], ...]
"""The places of the terms that a word stands for, with what it is worth (0 to 1)."""


class Matcher(dict[str, Token]):
    """A folded word to its token; found out once for each word."""

    def __init__(self, terms: Sequence[Term]) -> None:
        super().__init__()
        self.size = len(terms)
        self._by_stem: defaultdict[str, dict[int, float]] = defaultdict(dict)
        self._by_root: defaultdict[str, dict[int, float]] = defaultdict(dict)
        for place, term in enumerate(terms):
            _enter(self._by_stem, [term.stem], place, 1.0)
            _enter(self._by_stem, term.spellings, place, SPELT)
            _enter(self._by_stem, term.kin, place, KIN)
            if not term.name:
                _enter(self._by_root, [term.root], place, ROOT)
            _enter(self._by_root, term.kin, place, KIN)
        known = (*self._by_stem, *self._by_root)
        begun = {form[:2] for key in known for form in (key, *FORMS.get(key, ()))}
        self._openings = begun | {each[0] + mark for each in begun for mark in ".,'"}  # "us" is printed as "U.S"

    def __missing__(self, word: str) -> Token:
        if word[:2] not in self._openings:
            self[word] = ()
            return ()
        base, origin = forms(word)
        found = self._by_stem.get(base, {})
        if derived := self._by_root.get(origin):
            found = {
                place: max(found.get(place, 0.0), derived.get(place, 0.0)) for place in found.keys() | derived.keys()
            }
        token = tuple(sorted(found.items())) if found else ()
        self[word] = token
        return token

    def places(self, text: str) -> list[tuple[int, Token]]:
        """The words of the text that stand for terms, in order: behind how many spaces, and the token."""
        low, at, start = folded(text), 0, 0
        found: list[tuple[int, Token]] = []
        for match in self._likely.finditer(low):
            if token := self[match[0]]:
                at += low.count(" ", start, match.start())
                start = match.start()
                found.append((at, token))
        return found

    def standing_for(self, text: str, *places: int | None) -> list[Word]:
        """The words of the text that stand for a term at one of these places, in order; none does for None."""
        return [word for word in words(text) if any(place in places for place, _ in self[word.low])]

    def cover(self, text: str) -> list[float]:
        """How well each term is met in the text, 0 to 1."""
        return covered(filter(None, map(self.__getitem__, self._likely.findall(folded(text)))), self.size)

    @cached_property
    def _likely(self) -> re.Pattern[str]:
        """Finds the words that begin as one that stands for a term does, and some others.

        The first letter comes first, since `re` looks for one of several letters fast; that no word goes on there is
        seen behind it.
        """
        firsts = "".join(sorted({opening[0] for opening in self._openings if opening[0].isalnum()}))
        seconds = "".join(sorted({re.escape(opening[1:]) for opening in self._openings}))
        ahead = "" if "" in {opening[1:] for opening in self._openings} else f"(?=[{seconds}])"
        letter = r"[^\W_]"
        first = rf"[{firsts}]{ahead}(?<!{letter}.)(?<!{letter}[.,'].)" if firsts else "(?!)"
        return re.compile(rf"{first}{letter}*(?:[.,']{letter}+)*", re.S)


def covered(tokens: Iterable[Token], size: int) -> list[float]:
    """The best that each of `size` terms is met by these tokens."""
    best = [0.0] * size
    for token in tokens:
        for place, worth in token:
            if worth > best[place]:
                best[place] = worth
    return best


def joined(covers: Sequence[Sequence[float]]) -> list[float]:
    """The best that each term is met by any of these texts, of which there is one at least."""
    return list(covers[0]) if len(covers) == 1 else list(map(max, *covers))


def _enter(forms: defaultdict[str, dict[int, float]], keys: Iterable[str], place: int, worth: float) -> None:
    for key in keys:
        forms[key][place] = max(forms[key].get(place, 0.0), worth)
