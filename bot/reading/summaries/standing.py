"""Which sentences can be used, and which need another one of the chosen to stand behind."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.reading.summaries.candidates import Candidate
from bot.reading.summaries.introductions import Introductions


class Standing:
    """Tells of offered sentences, by number, how they stand; each is looked at once, and only when it is asked for."""

    def __init__(self, offered: Sequence[Candidate], introductions: Introductions) -> None:
        self._offered = offered
        self._introductions = introductions
        self._usable: dict[int, bool] = {}
        self._leaning: dict[int, bool] = {}

    def stands(self, number: int, chosen: Collection[int]) -> bool:
        """Whether it points at nothing and nobody that the chosen ones do not tell."""
        if self._leans(number) and self._before(number) not in chosen:
            return False
        return not self._introductions.missing(number, chosen)

    def is_leant_on(self, number: int, chosen: Collection[int]) -> bool:
        """Whether one of the chosen ones points at it."""
        leaning = any(self._before(other) == number and self._leans(other) for other in chosen)
        return leaning or self._introductions.needed(number, chosen)

    def is_usable(self, number: int) -> bool:
        """Whether it is a whole statement of fair length."""
        known = self._usable.get(number)
        if known is None:
            known = self._usable[number] = self._offered[number].is_usable()
        return known

    def _leans(self, number: int) -> bool:
        known = self._leaning.get(number)
        if known is None:
            known = self._leaning[number] = self._offered[number].leans(self._introductions.last_names)
        return known

    def _before(self, number: int) -> int | None:
        """The one directly before it in its article, if it is offered."""
        each, before = self._offered[number], self._offered[number - 1]
        return number - 1 if each.article == before.article and each.place - 1 == before.place else None
