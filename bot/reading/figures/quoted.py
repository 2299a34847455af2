"""Figures that somebody said: the speakers of quotes are the claimants of what stands in their words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.model import Figure, Quote

PRONOUN_SAID = re.compile(
    r"\b(?:(?:he|she|they)\s+(?:said|says|added|told|wrote)|(?:said|added)\s+(?:he|she|they))\b", re.IGNORECASE
)

TITLES = frozenset(
    "Mr Mrs Ms Dr President Minister Mayor Governor Senator Captain General Colonel Professor Judge Sir".split()
)
"""Titles in front of a name."""


def with_speakers(figures: Iterable[Figure], quotes: Sequence[Quote]) -> tuple[Figure, ...]:
    """The same figures: one inside a quote is its speaker's; a claimant who is quoted goes by the speaker's full name.

    A sentence that gives its claimant as a pronoun ("she said") has the speaker of its quote, else none.
    """
    spoken = sorted((quote for quote in quotes if quote.speaker is not None), key=lambda quote: quote.passage.start)
    starts = [quote.passage.start for quote in spoken]
    full = _full_names(spoken)
    return tuple(replace(figure, claimed_by=_claimant(figure, spoken, starts, full)) for figure in figures)


def _claimant(figure: Figure, spoken: Sequence[Quote], starts: Sequence[int], full: dict[str, str]) -> str | None:
    before = bisect_right(starts, figure.passage.start) - 1
    if before >= 0 and _holds(spoken[before], figure):
        return _name(spoken[before])
    if figure.claimed_by is not None:
        return full.get(_person(figure.claimed_by), figure.claimed_by)
    return _pronoun(figure, spoken, starts)


def _pronoun(figure: Figure, spoken: Sequence[Quote], starts: Sequence[int]) -> str | None:
    """The speaker of the first quote in the figure's sentence when the writer says "she said" there."""
    sentence = figure.sentence
    place = bisect_right(starts, sentence.start - 1)
    if place == len(spoken) or spoken[place].passage.end > sentence.end:
        return None
    for match in PRONOUN_SAID.finditer(sentence.text):
        at = sentence.start + match.start()
        inside = bisect_right(starts, at) - 1
        if inside < 0 or at >= spoken[inside].passage.end:
            return _name(spoken[place])
    return None


def _holds(quote: Quote, figure: Figure) -> bool:
    passage = quote.passage
    return passage.part == figure.passage.part and figure.passage.end <= passage.end


def _full_names(spoken: Iterable[Quote]) -> dict[str, str]:
    """Full names by every ending of them that only one speaker has: "Rahimi" and "Nadia Rahimi"."""
    names = dict.fromkeys(
        _name(quote) for quote in spoken if quote.speaker is not None and quote.speaker.kind == "person"
    )
    full: dict[str, str] = {}
    shared: set[str] = set()
    for name in names:
        words = name.split(" ")
        for place in range(len(words)):
            ending = " ".join(words[place:])
            if full.setdefault(ending, name) != name:
                shared.add(ending)
    return {ending: name for ending, name in full.items() if ending not in shared}


def _person(claimant: str) -> str:
    """The name of a claimant without the body behind it: "Ruth Askew of the coastguard"; else the claimant."""
    head, _, _ = claimant.partition(" of ")
    words = head.split(" ")
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    return " ".join(words) if all(word[:1].isupper() for word in words) else claimant


def _name(quote: Quote) -> str:
    return quote.speaker.name if quote.speaker is not None else ""
