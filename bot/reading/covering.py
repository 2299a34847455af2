"""What the sentences chosen for a summary cover of the words that a good one is expected to have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from bot.reading.candidates import Candidate
from bot.reading.expectation import EXACT, MOST, Chances

_EVEN = 1e-9 * EXACT
"""Worths of the same words in another order differ by less."""

_NOTHING: Mapping[str, int] = {}


class Covering:
    """The sentences chosen so far, by number and in the order chosen, and what the summary of them is worth.

    `reference` is the length in words that a good summary is thought to have.
    """

    def __init__(self, offered: Sequence[Candidate], chances: Chances, reference: float) -> None:
        self._sentences = [each.sentences for each in offered]
        self._sizes = [each.size for each in offered]
        self._chances = chances
        self._reference = reference
        self._words_of = [each.words for each in offered]
        self._repeated = [_repeated(each) for each in offered]
        self._first = {word: chance[0] for word, chance in chances.items()}
        self._alone = [self._value(number) for number in range(len(offered))]
        self.choose(())

    def choose(self, chosen: Sequence[int]) -> None:
        """Begin anew with these sentences."""
        self.chosen: dict[int, None] = {}
        self.words = self.sentences = self._matches = 0
        self._bounds = self._alone.copy()
        self._known: frozenset[str] = frozenset()
        self._held: dict[str, int] = {}
        self._lost: dict[str, int] = {}
        for number in chosen:
            self.add(number)

    def add(self, number: int) -> None:
        """Choose a sentence."""
        self._matches += self._gain(number)
        self._turn(number, 1)
        self.chosen[number] = None

    def drop(self, number: int) -> None:
        """Choose a sentence no more."""
        del self.chosen[number]
        self._turn(number, -1)
        self._bounds = self._alone.copy()  # what was covered may be new again
        self._matches -= self._gain(number)

    @property
    def worth(self) -> float:
        """The share of words that the summary and a good one are expected to have in common, in the unit of chances."""
        return self._matches / (self.words + self._reference)

    def alone(self, number: int) -> float:
        """What a summary of this sentence only is worth."""
        return self._alone[number] / (self._sizes[number] + self._reference)

    def best(
        self, numbers: Iterable[int], room: int, floor: float, is_free: Callable[[int], bool]
    ) -> tuple[int | None, float]:
        """The free sentence of at most `room` words with which the summary is worth most, when that is over `floor`.

        And what the summary is worth with it.
        """
        found = None
        bounds, sizes, least = self._bounds, self._sizes, floor + _EVEN
        matches, words = self._matches, self.words + self._reference
        for number in numbers:
            size = words + sizes[number]
            if matches + bounds[number] <= least * size or sizes[number] > room or number in self.chosen:
                continue
            bounds[number] = self._gain(number)
            worth = (matches + bounds[number]) / size
            if worth > least and is_free(number):
                found, floor, least = number, worth, worth + _EVEN
        return found, floor

    def surplus(self, number: int, price: float) -> float:
        """What the sentence adds to the words in common at most, less the price of its words; quick."""
        return self._bounds[number] - price * self._sizes[number]

    def look(self, number: int) -> None:
        """Find out what the sentence adds, after which `surplus` is exact for this summary."""
        self._bounds[number] = self._gain(number)

    def _value(self, number: int) -> int:
        value = sum(map(self._first.__getitem__, self._words_of[number]))
        for word, count in self._repeated[number].items():
            value += sum(self._chances[word][1:count])
        return value

    def _gain(self, number: int) -> int:
        """What the sentence adds to the words that a good summary is expected to share with the chosen ones."""
        lost = sum(map(self._lost.__getitem__, self._words_of[number] & self._known))
        for word, count in self._repeated[number].items():
            if before := self._held.get(word, 0):
                chances = self._chances[word]
                if count == 2:  # by far the commonest, and quicker without slices
                    lost += chances[1] - (chances[before + 1] if before < MOST else 0)
                else:
                    lost += sum(chances[1:count]) - sum(chances[before + 1 : before + count])
        return self._alone[number] - lost

    def _turn(self, number: int, sign: int) -> None:
        """Have the sentence's words once more or once less, and know what the next of each adds less than the first."""
        held, lost, chances, repeated = self._held, self._lost, self._chances, self._repeated[number]
        for word in self._words_of[number]:
            left = held.get(word, 0) + sign * repeated.get(word, 1)
            if left:
                chance = chances[word]
                held[word] = left
                lost[word] = chance[0] - chance[left] if left < MOST else chance[0]
            else:
                del held[word], lost[word]
        self._known = frozenset(held)
        self.words += sign * self._sizes[number]
        self.sentences += sign * self._sentences[number]


def _repeated(sentence: Candidate) -> Mapping[str, int]:
    """The words that it has more than once, and how often."""
    if len(sentence.words) == len(sentence.stems):
        return _NOTHING
    once: set[str] = set()
    counts: dict[str, int] = {}
    for word in sentence.stems:
        if word in once:
            counts[word] = counts.get(word, 1) + 1
        else:
            once.add(word)
    return counts
