"""What the sentences chosen for a summary cover of the words that a good one is expected to have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from bot.reading.summaries.candidates import Candidate
from bot.reading.summaries.expectation import EXACT, MOST_OCCURRENCES, Chances

_EVEN = 1e-9 * EXACT
"""Worths of the same words in another order differ by less."""

_NOTHING: Sequence[tuple[str, int]] = ()


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
        self._held: dict[str, int] = {}
        self._next = self._first
        self._alone = list(map(self._gain, range(len(offered))))
        self.choose(())

    def choose(self, chosen: Sequence[int]) -> None:
        """Begin anew with these sentences."""
        self.chosen: dict[int, None] = {}
        self.words = self.sentences = self._matches = 0
        self._bounds = self._alone.copy()
        self._held = {}
        self._next = self._first.copy()
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

    def _gain(self, number: int) -> int:
        """What the sentence adds to the words that a good summary is expected to share with the chosen ones."""
        gain = sum(map(self._next.__getitem__, self._words_of[number]))
        for word, count in self._repeated[number]:
            before = self._held.get(word, 0) + 1
            if before < MOST_OCCURRENCES:
                gain += sum(self._chances[word][before : before + count - 1])
        return gain

    def _turn(self, number: int, sign: int) -> None:
        """Have the sentence's words once more or once less, and know what the next of each adds."""
        held, following, chances = self._held, self._next, self._chances
        for word in self._words_of[number]:
            count = held[word] = held.get(word, 0) + sign
            following[word] = chances[word][count] if count < MOST_OCCURRENCES else 0
        for word, times in self._repeated[number]:
            count = held[word] = held[word] + sign * (times - 1)
            following[word] = chances[word][count] if count < MOST_OCCURRENCES else 0
        self.words += sign * self._sizes[number]
        self.sentences += sign * self._sentences[number]


def _repeated(sentence: Candidate) -> Sequence[tuple[str, int]]:
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
    return tuple(counts.items())
