"""Choosing the sentences whose words a good summary is most likely to have, within a budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum
from typing import Literal

from bot.reading.candidates import Candidate
from bot.reading.expectation import Expectation

REPEATS = 0.7
"""Share of a sentence's content words in another, from which it says the same again."""

OPENING = 0.4
"""The same for the first sentences of two articles of a story, which mostly tell the same event.

ROUGE would have it otherwise (a summary that says it twice matches more words), a reader would not.
"""

EXCHANGED = 6
"""Most sentences of a summary that is improved by exchanging single sentences."""

POOL = 20
"""Sentences that such an exchange considers."""

STARTS = 2
"""Further sentences tried to begin with."""

ROUNDS = 2
"""Exchanges tried at most."""

_EVEN = 1e-9
"""Sums of the same numbers in another order differ by less."""

Strictness = Literal["standing alone", "whole", "any"]


@dataclass(frozen=True, slots=True)
class Limits:
    """At most so many sentences and words; `reference` is the length in words that a good summary is thought to have.

    With `fill`, sentences are added up to the limit even when the summary gets no better by them.
    """

    sentences: int
    words: int
    reference: float
    fill: bool


def select(offered: Sequence[Candidate], expected: Expectation, limits: Limits) -> list[Candidate]:
    """The best sentences in their order, none of which says again what another says.

    First those that stand alone (or directly behind the one that they lean on) are taken; only where these give nothing
    (or with `fill` too little), others. Near-linear: each step looks closely only at sentences that might win.
    """
    selection = _Selection(offered, expected, limits)
    levels: tuple[Strictness, ...] = ("standing alone", "whole", "any")
    for strictness in levels:
        if not selection.chosen or limits.fill:
            selection.fill(strictness)
            if strictness == "standing alone" and 0 < len(selection.chosen) <= EXCHANGED:
                selection.improve()
    return [offered[number] for number in sorted(selection.chosen)]


class _Selection:
    """Sentences chosen so far, by number, with what they are worth and how often they have each stem."""

    def __init__(self, offered: Sequence[Candidate], expected: Expectation, limits: Limits) -> None:
        self.chosen: list[int] = []
        self._offered = offered
        self._expected = expected
        self._limits = limits
        self._alone = [expected.value(each.stems) for each in offered]
        self._repeated = [[word for word, count in each.stems.items() if count > 1] for each in offered]
        self._numbers = {(each.article, each.place): number for number, each in enumerate(offered)}
        self._choose([])

    def fill(self, strictness: Strictness) -> None:
        """Add the best sentence, again and again, while one fits and (without `fill`) makes the summary better."""
        self._fill(self._allowed(strictness), strictness)

    def improve(self) -> None:
        """Try other sentences to begin with, and exchange single sentences while the summary gets better by it."""
        allowed = self._allowed("standing alone")
        likely = sorted(allowed, key=lambda number: -self._worth(self._alone[number], self._offered[number].size))[
            :POOL
        ]
        pool = sorted(likely)
        starts = [first for first in likely if not self._offered[first].dependent and first != self.chosen[0]]
        best: tuple[float, tuple[int, ...]] = (0.0, ())
        for start in [tuple(self.chosen), *((first,) for first in starts[:STARTS])]:
            self._choose(start)
            self._fill(pool, "standing alone")
            for _ in range(ROUNDS):
                if not self._exchange(pool):
                    break
                self._fill(pool, "standing alone")
            best = max(best, (self._worth(self._matches, self._words), tuple(self.chosen)), key=lambda each: each[0])
        self._choose(best[1])

    def _fill(self, allowed: Sequence[int], strictness: Strictness) -> None:
        while self._sentences < self._limits.sentences:
            floor = 0.0 if self._limits.fill else self._worth(self._matches, self._words)
            best = self._best(allowed, floor, strictness)
            if best is None:
                return
            self._add(best)

    def _exchange(self, pool: Sequence[int]) -> bool:
        """Put one sentence in the place of another where that makes most of it; False when it makes nothing better."""
        floor, exchange = self._worth(self._matches, self._words), None
        for out in tuple(self.chosen):
            if self._is_leant_on(out):
                continue
            self._drop(out)
            best = self._best(pool, floor, "standing alone")
            if best is not None and best != out:
                exchange = out, best
                floor = self._worth(self._matches + self._gain(best), self._words + self._offered[best].size)
            self._add(out)
        if exchange is not None:
            self._drop(exchange[0])
            self._add(exchange[1])
        return exchange is not None

    def _best(self, allowed: Sequence[int], floor: float, strictness: Strictness) -> int | None:
        """The sentence with which the summary is worth most, when that is more than `floor`."""
        best = None
        room, left = self._limits.words - self._words, self._limits.sentences - self._sentences
        for number in allowed:
            each = self._offered[number]
            if each.size > room or each.sentences > left or number in self.chosen:
                continue
            words = self._words + each.size
            if self._worth(self._matches + self._bounds[number], words) <= floor + _EVEN:
                continue
            self._bounds[number] = self._gain(number)
            worth = self._worth(self._matches + self._bounds[number], words)
            if worth > floor + _EVEN and self._is_free(number, strictness):
                best, floor = number, worth
        return best

    def _allowed(self, strictness: Strictness) -> list[int]:
        """The sentences that could be taken, those first that are worth most on their own."""
        words, sentences = self._limits.words, self._limits.sentences
        allowed = [
            number
            for number, each in enumerate(self._offered)
            if each.size <= words and each.sentences <= sentences and (each.usable or strictness == "any")
        ]
        return sorted(allowed, key=lambda number: -self._worth(self._alone[number], self._offered[number].size))

    def _is_free(self, number: int, strictness: Strictness) -> bool:
        """Whether it stands alone, or behind the one that it leans on, and says nothing again."""
        each = self._offered[number]
        if strictness == "standing alone" and each.dependent and self._before(number) not in self.chosen:
            return False
        return not any(_says_again(each, self._offered[other]) for other in self.chosen)

    def _before(self, number: int) -> int | None:
        each = self._offered[number]
        return self._numbers.get((each.article, each.place - 1))

    def _is_leant_on(self, number: int) -> bool:
        return any(self._offered[other].dependent and self._before(other) == number for other in self.chosen)

    def _gain(self, number: int) -> float:
        """What the sentence adds to the words that a good summary is expected to share with the chosen ones."""
        chances, counts = self._expected.chances, self._counts
        stems = self._offered[number].stems
        lost = [self._lost[word] for word in stems.keys() & counts.keys()]
        for word in self._repeated[number]:
            if held := counts.get(word, 0):
                chance, count = chances[word], stems[word]
                lost.append(sum(chance[1:count]) - sum(chance[held + 1 : held + count]))
        return self._alone[number] - fsum(lost)  # exact: the order of a set differs from run to run

    def _worth(self, matches: float, words: int) -> float:
        return matches / (words + self._limits.reference)

    def _choose(self, chosen: Sequence[int]) -> None:
        self.chosen = []
        self._bounds = list(self._alone)
        self._counts: dict[str, int] = {}
        self._lost: dict[str, float] = {}
        self._words = self._sentences = 0
        self._matches = 0.0
        for number in chosen:
            self._add(number)

    def _add(self, number: int) -> None:
        each = self._offered[number]
        self._matches += self._gain(number)
        self._words += each.size
        self._sentences += each.sentences
        counts = self._counts
        for word, count in each.stems.items():
            self._count(word, counts.get(word, 0) + count)
        self.chosen.append(number)

    def _drop(self, number: int) -> None:
        each = self._offered[number]
        self.chosen.remove(number)
        counts = self._counts
        for word, count in each.stems.items():
            self._count(word, counts[word] - count)
        self._bounds = list(self._alone)
        self._words -= each.size
        self._sentences -= each.sentences
        self._matches -= self._gain(number)

    def _count(self, word: str, count: int) -> None:
        """Have a word that often, and know what its next occurrence adds less than the first one."""
        if count:
            chance = self._expected.chances[word]
            self._counts[word] = count
            self._lost[word] = chance[0] - (chance[count] if count < len(chance) else 0.0)
        else:
            del self._counts[word]


def repeats(content: frozenset[str], other: frozenset[str], share: float = REPEATS) -> bool:
    """Whether one of the two says mostly what the other says."""
    return len(content & other) >= share * max(1, min(len(content), len(other)))


def _says_again(one: Candidate, other: Candidate) -> bool:
    openings = one.article != other.article and one.place == other.place == 0
    return repeats(one.content, other.content, OPENING if openings else REPEATS)
