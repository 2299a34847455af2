"""Which sentences can be used, and which need another one of the chosen to stand behind."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from bot.reading.content_words import FUNCTION_WORDS
from bot.reading.summaries.candidates import Candidate

MOST_SENTENCES = 12
"""Chosen sentences among which an introduction is looked for: a longer summary has introduced everybody who matters."""

_NAME = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir)\.?\s)?([A-Z][\w’'-]+?)"
_TAG = r"(?:said|says|added|told|wrote|tweeted|explained)"
_SUBJECT = re.compile(rf"[\"“‘']?{_NAME}(?:[’']s)?,?\s[a-z(]")
_SPEAKER = re.compile(rf"(?:,|[”\"])\s(?:{_TAG}\s{_NAME}[.,]|{_NAME}\s{_TAG}\b)")


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

    def is_introduced(self, number: int) -> bool:
        """Whether it calls nobody by the last name whom no title introduces."""
        return not self._introductions.missing(number, ())

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


class Introductions:
    """Tells which sentences call somebody by the last name whom no sentence chosen before and no title introduces.

    `names` are full names, the most mentioned first; `titles` are the headlines under which the summary stands.
    """

    def __init__(self, offered: Sequence[Candidate], names: Iterable[str], titles: Iterable[str]) -> None:
        self._offered = offered
        known = {word for title in titles for word in re.findall(r"\w[\w-]+", title)}
        self._full: dict[str, str] = {}
        self.last_names: set[str] = set()
        """Of everybody and everything that is named, also by one word."""
        for name in names:
            last = name.rpartition(" ")[2]
            if last.lower() in FUNCTION_WORDS:
                continue
            self.last_names.add(last)
            if last != name and last not in known:
                self._full.setdefault(last, name)
        self._wanted: dict[int, str | None] = {}

    def missing(self, number: int, chosen: Collection[int]) -> bool:
        """Whether the sentence needs an introduction that none of the chosen ones gives."""
        if not self._full or len(chosen) > MOST_SENTENCES:
            return False
        full = self._wants(number)
        return full is not None and not any(self._introduces(other, full, number) for other in chosen)

    def needed(self, number: int, chosen: Iterable[int]) -> bool:
        """Whether one of the chosen sentences needs this one to tell who somebody is."""
        if not self._full:
            return False
        wanted = ((other, self._wants(other)) for other in chosen)
        return any(full is not None and self._introduces(number, full, other) for other, full in wanted)

    def _introduces(self, number: int, full: str, other: int) -> bool:
        before = number < other or self._offered[number].article != self._offered[other].article
        return before and full in self._offered[number].text

    def _wants(self, number: int) -> str | None:
        """The full name of whom the sentence calls by the last name alone."""
        if number not in self._wanted:
            text = self._offered[number].text
            found = [match for match in (_SUBJECT.match(text), _SPEAKER.search(text)) if match is not None]
            lasts = (last for match in found for last in match.groups() if last is not None)
            full = next((self._full[last] for last in lasts if last in self._full), None)
            self._wanted[number] = None if full is None or full in text else full
        return self._wanted[number]
