"""Which sentences say again what another one says, found without comparing all with all."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import chain, islice
from math import ceil

from bot.reading.summaries.candidates import Candidate

REPEATS = 0.7
"""Share of a sentence's content words in another, from which it says the same again."""

ACROSS, TO_READ, COUNTED = 0.42, 0.34, 0.2
"""The same for sentences of two articles of a story, where each is to be worth reading, and for two of these with the
same telling number.

They mostly tell the same event. ROUGE would have the first otherwise (a summary that says it twice matches more words),
a reader would not.
"""

OPENING, BOTH_OPEN, EVENT = 2, 0.22, 4
"""Sentences with which an article opens; and the same share for two of these that share so many words, where each is to
be worth reading: both tell what happened.
"""

_YEAR = re.compile("(?:19|20)[0-9]{2}")

COMPARED = 12
"""Chosen sentences up to which comparing with each is quicker than looking up."""


def repeats(content: frozenset[str], other: frozenset[str], share: float = REPEATS) -> bool:
    """Whether one of the two says mostly what the other says."""
    return len(content & other) >= share * max(1, min(len(content), len(other)))


class Repeats:
    """Tells which sentences say again what chosen ones say; near-linear, also where many are chosen.

    Of two sentences that repeat each other, the shorter has one of its rarest words in the longer: if all of these were
    missing, too few would be left to share (prefix filtering; Chaudhuri, Ganti and Kaushik, ICDE 2006).
    """

    def __init__(self, offered: Sequence[Candidate], counted: bool = False) -> None:
        self._offered = offered
        self._counted = counted
        self._across = TO_READ if counted else ACROSS
        self._noted = 0
        self._counts: Counter[str] = Counter()
        self._rare: defaultdict[str, list[int]] = defaultdict(list)
        self._any: defaultdict[str, list[int]] = defaultdict(list)

    def found(self, number: int, chosen: Collection[int]) -> bool:
        """Whether the sentence says again what a chosen one says; of more than `COMPARED`, none may be dropped."""
        others = chosen if len(chosen) <= COMPARED else self._near(number, chosen)
        return any(self._again(number, other) for other in others)

    def _again(self, number: int, other: int) -> bool:
        one, two = self._offered[number], self._offered[other]
        if one.article == two.article:
            return repeats(one.content, two.content)
        shared = one.content & two.content
        if not shared.isdisjoint(self._telling):
            return repeats(one.content, two.content, COUNTED)
        open_both = self._counted and max(one.place, two.place) < OPENING and len(shared) >= EVENT
        return repeats(one.content, two.content, BOTH_OPEN if open_both else self._across)

    @cached_property
    def _telling(self) -> frozenset[str]:
        """Numbers that the articles have about once each: neither years nor what is counted or named all along."""
        numbers = Counter(word for each in self._offered for word in each.content if word[0].isdigit())
        articles = len({each.article for each in self._offered})
        return frozenset(word for word, count in numbers.items() if count <= articles and not _YEAR.fullmatch(word))

    def _near(self, number: int, chosen: Collection[int]) -> Iterable[int]:
        """The chosen sentences that might be repeated."""
        if self._noted < len(chosen):
            for other in islice(chosen, self._noted, None):
                self._note(other)
            self._noted = len(chosen)
        content = self._offered[number].content
        near = [self._rare[word] for word in content if word in self._rare]
        alike = (*self._rarest(content), *(content & self._telling))
        near += [self._any[word] for word in alike if word in self._any]
        return set(chain.from_iterable(near))

    def _note(self, number: int) -> None:
        each = self._offered[number]
        for word in each.content:
            self._any[word].append(number)
        for word in self._rarest(each.content):
            self._rare[word].append(number)

    def _rarest(self, content: frozenset[str]) -> list[str]:
        """So many that a repetition must have one of them."""
        counts = self._counts = self._counts or Counter(chain.from_iterable(each.content for each in self._offered))
        many = len(content) - ceil(self._across * len(content)) + 1
        return sorted(content, key=lambda word: (counts[word], word))[:many]
