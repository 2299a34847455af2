"""Choosing the sentences whose words a good summary is most likely to have, within a budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import islice
from typing import Literal

from bot.reading.summaries.candidates import EARLY, Candidate
from bot.reading.summaries.covering import Covering
from bot.reading.summaries.expectation import Chances
from bot.reading.summaries.repeats import OPENING, Repeats
from bot.reading.summaries.standing import Introductions, Standing

EXCHANGED = 6
"""Most sentences of a summary that is improved by exchanging single sentences."""

POOL = 10
"""Sentences that such an exchange considers."""

LONG_SUMMARY = 12
"""Sentences from which a summary is long: a step then adds a sentence for each so many that it has."""

WORTHWHILE = 0.04
"""Least that a sentence adds to a summary's worth, as a share of what one of its sentences is worth on average."""

WORTH_READING, SECOND, ASIDE = 0.2, 0.12, 0.25
"""The same of a sentence that is kept where sentences are counted: of more than two, of two, and of one far down
without a figure, which is background or colour."""

NEWS = 0.6
"""Worth of an opening sentence that tells the news, as a share of the best sentence's; less is colour."""

Strictness = Literal["standing alone", "whole", "any"]


@dataclass(frozen=True, slots=True)
class LengthLimits:
    """At most so many sentences and words; `reference` is the length in words that a good summary is thought to have.

    Where sentences are `counted`, each has to be worth a reader's while; with `fill`, they are added up to the limit
    even when the summary gets no better by them.
    """

    sentences: int
    words: int
    reference: float
    counted: bool
    fill: bool


def select(
    offered: Sequence[Candidate],
    chances: Chances,
    limits: LengthLimits,
    introductions: Introductions,
    leads: Sequence[Candidate] = (),
) -> list[Candidate]:
    """The best sentences in their order, none of which says again what another says.

    One of the `leads` that stands alone comes first. Then those that stand alone (or behind the one
    that they lean on) are taken; only where these give nothing (or with `fill` too little), others. Near-linear: each
    step looks closely only at sentences that might win, and long summaries are added to by several sentences in a step.
    """
    selection = _Selection(offered, chances, limits, introductions)
    levels: tuple[Strictness, ...] = ("standing alone", "whole", "any")
    selection.begin(leads)
    for strictness in levels:
        if strictness == "standing alone" or not selection.chosen or limits.fill:
            selection.fill(strictness)
            if strictness == "standing alone" and 0 < len(selection.chosen) <= EXCHANGED:
                selection.improve()
                if limits.counted and not limits.fill:
                    selection.shorten()
    return [offered[number] for number in sorted(selection.chosen)]


class _Selection:
    """Sentences chosen so far, by number."""

    def __init__(
        self, offered: Sequence[Candidate], chances: Chances, limits: LengthLimits, introductions: Introductions
    ) -> None:
        self._offered = offered
        self._limits = limits
        self._covering = Covering(offered, chances, limits.reference)
        self._repeats = Repeats(offered, limits.counted)
        self._standing = Standing(offered, introductions)
        self._lead: int | None = None
        fitting = [
            number
            for number, each in enumerate(offered)
            if each.size <= limits.words and each.sentences <= limits.sentences
        ]
        self._best_first = sorted(fitting, key=self._covering.alone, reverse=True)

    @property
    def chosen(self) -> dict[int, None]:
        return self._covering.chosen

    def begin(self, leads: Sequence[Candidate]) -> None:
        """Choose the first of these sentences, which lean on none, that is free."""
        numbers = {self._offered[number]: number for number in self._best_first}
        fitting = (numbers[each] for each in leads if each in numbers)
        free = (number for number in fitting if self._is_free(number, "whole"))
        self._lead = next(filter(self._standing.is_introduced, free), None)
        if self._lead is not None:
            self._covering.add(self._lead)

    def fill(self, strictness: Strictness) -> None:
        """Add the best sentences, again and again, while one fits and (without `fill`) makes the summary better."""
        self._fill(self._best_first, strictness)
        while self._covering.sentences < self._limits.sentences and self._add_many(self._best_first, strictness):
            pass

    def improve(self) -> None:
        """Try another sentence to begin with, and exchange one where the summary gets better by it."""
        covering = self._covering
        likely = list(islice(filter(self._standing.is_usable, self._best_first), POOL))
        first = next(iter(self.chosen))
        other = next((number for number in likely if number != first and self._standing.stands(number, ())), None)
        begun, worth = tuple(self.chosen), covering.worth
        if other is not None and not self._is_opening(first):
            covering.choose((other,))
            self._fill(likely, "standing alone")
            if covering.worth <= worth:
                covering.choose(begun)
        if self._exchange(likely):
            self._fill(likely, "standing alone")

    def shorten(self) -> None:
        """Take out, the least first, what is not worth reading, but an opening or what another one needs."""
        while True:
            worth = self._covering.worth
            losses = {
                number: (worth - self._without(number)) * len(self.chosen) / worth
                for number in tuple(self.chosen)
                if not (self._is_opening(number) or self._standing.is_leant_on(number, self.chosen))
            }
            spare = [number for number, loss in losses.items() if loss < self._least(number)]
            if not spare:
                return
            self._covering.drop(min(spare, key=losses.__getitem__))

    def _least(self, number: int) -> float:
        """What a sentence must be worth to be kept, as a share of what one of the chosen ones is worth on average."""
        each = self._offered[number]
        if each.place >= EARLY and not any(word[0].isdigit() for word in each.content):
            return ASIDE
        return WORTH_READING if len(self.chosen) > 2 else SECOND

    def _without(self, number: int) -> float:
        """What the summary is worth without one of its sentences."""
        self._covering.drop(number)
        worth = self._covering.worth
        self._covering.add(number)
        return worth

    def _fill(self, allowed: Sequence[int], strictness: Strictness) -> None:
        """Add the best sentence again and again, until the summary is long."""
        while len(self.chosen) < LONG_SUMMARY and self._covering.sentences < self._limits.sentences:
            best, _ = self._best(allowed, self._floor(), strictness)
            if best is None:
                return
            self._covering.add(best)

    def _floor(self) -> float:
        """What the summary must be worth with another sentence: appreciably more, or it is padded."""
        if self._limits.fill or not self.chosen:
            return 0.0
        return self._covering.worth * (1 + WORTHWHILE / len(self.chosen))

    def _add_many(self, allowed: Sequence[int], strictness: Strictness) -> bool:
        """Add to a long summary the best sentences at what a word is worth now; False when there are none.

        Lazy greedy: what a sentence adds never grows, so that only the best by what was known are looked at
        (Minoux 1978).
        """
        covering, price = self._covering, self._covering.worth
        wanted = len(self.chosen) // LONG_SUMMARY
        likely = [(-covering.surplus(number, price), number) for number in allowed if number not in self.chosen]
        heapify(likely)
        added = 0
        while added < wanted and likely and covering.sentences < self._limits.sentences:
            known, number = heappop(likely)
            if known >= 0 and not self._limits.fill:
                break
            covering.look(number)
            surplus = -covering.surplus(number, price)
            if surplus > known and likely and surplus > likely[0][0]:
                heappush(likely, (surplus, number))
            elif self._is_free(number, strictness):
                covering.add(number)
                added += 1
        return added > 0

    def _exchange(self, pool: Sequence[int]) -> bool:
        """Put one sentence in the place of another where that makes most of it; False when it makes nothing better."""
        covering = self._covering
        floor, exchange = covering.worth, None
        for out in tuple(self.chosen):
            if self._standing.is_leant_on(out, self.chosen) or self._is_opening(out):
                continue
            covering.drop(out)
            best, worth = self._best(pool, floor, "standing alone")
            if best is not None and best != out:
                exchange, floor = (out, best), worth
            covering.add(out)
        if exchange is not None:
            covering.drop(exchange[0])
            covering.add(exchange[1])
        return exchange is not None

    def _best(self, allowed: Sequence[int], floor: float, strictness: Strictness) -> tuple[int | None, float]:
        """The sentence with which the summary is worth most, and how much, when that is more than `floor`."""
        room = self._limits.words - self._covering.words
        return self._covering.best(allowed, room, floor, lambda number: self._is_free(number, strictness))

    def _has_room(self, number: int) -> bool:
        each, limits = self._offered[number], self._limits
        words, sentences = self._covering.words + each.size, self._covering.sentences + each.sentences
        return words <= limits.words and sentences <= limits.sentences

    def _is_free(self, number: int, strictness: Strictness) -> bool:
        """Whether it has room, stands alone or behind the one that it leans on, and says nothing again."""
        if not self._has_room(number) or (strictness != "any" and not self._standing.is_usable(number)):
            return False
        if strictness == "standing alone" and not self._standing.stands(number, self.chosen):
            return False
        return not self._repeats.found(number, self.chosen)

    def _is_opening(self, number: int) -> bool:
        """Whether an article opens with it, and with news: that tells a reader of few sentences what it is about."""
        if number == self._lead:
            return True
        alone, best = self._covering.alone, self._best_first[0]
        opens = self._limits.counted and self._offered[number].place < OPENING
        return opens and alone(number) >= NEWS * alone(best)
