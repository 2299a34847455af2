"""What a space's managers have decided about quotes, figures and stories that were reported, and what it changes.

A repair holds in its space alone, for what was read, is read anew, and is printed again in a later revision.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Literal

from bot.model import Article, Digest, Figure, Passage, Quote
from bot.told import Telling

Action = Literal["keep", "unattribute", "hide"]
Fault = Literal["speaker", "words", "story", "other"]

IN_ARTICLE, ANYWHERE = 3, 6
"""Words that tell a passage from others of its article, and from those of all: where six or more that are quoted stand
elsewhere, too, it is the same quote 98 times in 100, with five 70 times (articles of a year, feeds of a day).
"""

_EDGES = "\"', "
_MARKS = str.maketrans("“”‘’\u00a0", "\"\"'' ")


@dataclass(frozen=True, slots=True)
class Repair:
    """A decision about a passage (a quote or a figure), or about a story by its number; `by` is a person."""

    target: Passage | int
    action: Action
    by: str
    at: datetime

    @property
    def id(self) -> str:
        """The short id of the passage, or the story's number."""
        return self.target.id if isinstance(self.target, Passage) else str(self.target)


@dataclass(frozen=True, slots=True)
class Complaint:
    """What somebody reported about a quote, figure or story, by its id."""

    id: str
    fault: Fault
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Mended:
    """What one space's repairs change in what it is shown."""

    hidden: tuple[Passage, ...] = ()
    unattributed: tuple[Passage, ...] = ()
    stories: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.hidden or self.unattributed or self.stories)

    def shows(self, passage: Passage) -> bool:
        """Whether nothing of the passage is hidden."""
        return not any(any(_gaps(passage, hidden)) for hidden in self.hidden)

    def gaps(self, passage: Passage) -> list[tuple[int, int]]:
        """Which of its characters are not to be printed: what is hidden, and the same words of another article."""
        return sorted({gap for hidden in self.hidden for gap in _gaps(passage, hidden)})

    def shows_span(self, article: Article, start: int, end: int) -> bool:
        """The same, for a stretch of an article's text."""
        return not self.hidden or start >= end or self.shows(article.passage(start, end))

    def quote(self, quote: Quote) -> Quote | None:
        """The quote as it is shown; None when it is hidden."""
        if not self.shows(quote.passage):
            return None
        if any(_alike(quote.passage, passage) for passage in self.unattributed):
            return replace(quote, speaker=None, confidence=0.0, via=None, role=None, occasion=None, mention=None)
        return quote

    def figure(self, figure: Figure) -> Figure | None:
        """The figure as it is shown; None when it, or the words around it, are hidden."""
        if not self.shows(figure.passage) or not self.shows(figure.sentence):
            return None
        if any(_alike(figure.passage, passage) for passage in self.unattributed):
            return replace(figure, claimed_by=None)
        return figure

    def quotes(self, quotes: Iterable[Quote]) -> list[Quote]:
        """Those that are shown."""
        return [shown for quote in quotes if (shown := self.quote(quote)) is not None]

    def figures(self, figures: Iterable[Figure]) -> list[Figure]:
        """Those that are shown."""
        return [shown for figure in figures if (shown := self.figure(figure)) is not None]

    def digest(self, digest: Digest) -> Digest:
        """The digest without what is hidden."""
        if not self:
            return digest
        return replace(
            digest,
            summary=tuple(passage for passage in digest.summary if self.shows(passage)),
            quotes=tuple(self.quotes(digest.quotes)),
            figures=tuple(self.figures(digest.figures)),
        )

    def telling(self, telling: Telling) -> Telling | None:
        """The story, made of repaired digests, without hidden sentences; None when all of it is hidden."""
        if telling.story in self.stories:
            return None
        if not self.hidden:
            return telling
        headline = telling.headline if telling.headline is None or self.shows(telling.headline) else None
        summary = tuple(passage for passage in telling.summary if self.shows(passage))
        return replace(telling, headline=headline, summary=summary)


NOTHING_MENDED = Mended()


def mended(repairs: Iterable[Repair]) -> Mended:
    """What these repairs, at most one for each target, change."""
    hidden: list[Passage] = []
    unattributed: list[Passage] = []
    stories: list[int] = []
    for repair in repairs:
        match repair.target, repair.action:
            case Passage() as passage, "hide":
                hidden.append(passage)
            case Passage() as passage, "unattribute":
                unattributed.append(passage)
            case int(story), "hide":
                stories.append(story)
            case _:
                pass  # kept as it is
    return Mended(tuple(hidden), tuple(unattributed), frozenset(stories))


def can_tell(text: str, fewest: int = IN_ARTICLE) -> bool:
    """Whether words alone can tell their passage from others: a bare "12" stands at many places."""
    return len(text.split()) >= fewest


def _alike(passage: Passage, repaired: Passage) -> bool:
    """Whether it is the one that was repaired: a newer reader may have cut it a little longer or shorter."""
    if _same(passage, repaired):
        return True
    shared = min(passage.end, repaired.end) - max(passage.start, repaired.start)
    shorter = min(passage.end - passage.start, repaired.end - repaired.start)
    return passage.is_beside(repaired) and 2 * shared > shorter


def _same(passage: Passage, repaired: Passage) -> bool:
    """The same words of the same article, also in another revision and at another place."""
    return passage.article == repaired.article and passage.text == repaired.text and can_tell(repaired.text)


def _gaps(passage: Passage, hidden: Passage) -> Iterator[tuple[int, int]]:
    """Where it has what is hidden; all of it, where it has but a part of that."""
    text, words = _plain(passage.text), _plain(hidden.text).strip(_EDGES)
    fewest = IN_ARTICLE if passage.article == hidden.article else ANYWHERE
    if passage.shares(hidden):
        yield max(0, hidden.start - passage.start), min(len(text), hidden.end - passage.start)
    elif can_tell(words, fewest):
        yield from (found.span() for found in re.finditer(re.escape(words), text)) if words in text else ()
        if text.strip(_EDGES) in words and can_tell(text, fewest) and not passage.is_beside(hidden):
            yield 0, len(text)


@lru_cache(maxsize=2_000)
def _plain(text: str) -> str:
    """The text, letter by letter, without what differs where outlets print the same words."""
    lowered = text.translate(_MARKS)
    return lower if len(lower := lowered.lower()) == len(text) else lowered
