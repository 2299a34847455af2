"""What of the news completes the beginning of a word, for every platform alike: speakers, outlets, whole quotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from rapidfuzz import fuzz, process

from bot.answers.replies.quote_search import find_quotes
from bot.answers.words.sounds import openings, sound
from bot.answers.words.stems import folded, words
from bot.commands import FindQuotes
from bot.model import LOCAL, Quote
from bot.people import Suggestion
from bot.ports import Books
from bot.shelves.news import Query

Kind = Literal["speakers", "outlets", "quotes"]

MOST_SUGGESTIONS = 25
"""Suggestions, as many as Discord shows."""

LONGEST_LABEL = 100
"""Characters of a label, as many as Discord takes."""

ALIKE = 75.0
"""How alike (0 to 100) a word must be to the beginning of one to be taken for a mistyped one."""

CANDIDATES = 4_000
"""Speakers with the same first letter that a mistyped word is compared with, most quoted first."""


def suggest(
    kind: Kind, prefix: str, books: Books, space: str = LOCAL, limit: int = MOST_SUGGESTIONS
) -> list[Suggestion]:
    """At most `limit` completions, best first: what begins so, then what is spelt nearly so."""
    typed = " ".join(folded(prefix).split())
    match kind:
        case "speakers":
            return _shown(_speakers(typed, books, space, limit))
        case "outlets":
            return _shown(_fitting(typed, books.sources.outlets(space))[:limit])
        case "quotes":
            return _quotes(typed, books, space, limit)


def _shown(names: Iterable[str]) -> list[Suggestion]:
    return [Suggestion(_cut(name), name) for name in names]


def _speakers(typed: str, books: Books, space: str, limit: int) -> list[str]:
    """One name for each person, however it is spelt, the most quoted first."""
    found = books.search.speakers(typed, space, 2 * limit)
    if len(found) < limit and typed:
        letters = openings(typed)
        others = [name for letter in letters for name in books.search.speakers(letter, space, CANDIDATES)]
        found += [name for name in _alike(typed, others) if name not in found]
    people: dict[tuple[str, str], str] = {}
    for name in found:
        people.setdefault(_person(name), name)
    bare = {last for first, last in people if first}
    return [name for (first, last), name in people.items() if first or last not in bare][:limit]


def _person(name: str) -> tuple[str, str]:
    """The first words of a name, and its last word by its sound."""
    parts = [word.low for word in words(name)]
    return " ".join(parts[:-1]), sound(parts[-1]) if parts else ""


def _fitting(typed: str, names: Sequence[str]) -> list[str]:
    """Those with a word that begins so, in order, then those spelt nearly so."""
    begun = [name for name in names if f" {typed}" in f" {folded(name)}"]
    return begun + [name for name in _alike(typed, names) if name not in begun]


def _alike(typed: str, names: Sequence[str]) -> list[str]:
    """Names with a word whose beginning is nearly the typed one, the likest first."""
    if len(typed) < 3:
        return []
    wanted = sound(typed)
    beginnings: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        for part in [folded(name), *folded(name).split()]:
            beginnings.setdefault(sound(part)[: len(wanted) + 1], []).append(name)
    near = process.extract(wanted, list(beginnings), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=MOST_SUGGESTIONS)
    return list(dict.fromkeys(name for beginning, _, _ in near for name in beginnings[beginning]))


def _quotes(typed: str, books: Books, space: str, limit: int) -> list[Suggestion]:
    """Quotes with these words; where there are none, without the last word, which is being typed, or by its speaker."""
    if not typed:
        return []
    before, _, last = typed.rpartition(" ")
    found = find_quotes(FindQuotes(typed), books, space)
    if not found and before:
        found = find_quotes(FindQuotes(before), books, space)
        found.sort(key=lambda quote: f" {last}" not in f" {folded(quote.passage.text)}")
    for name in _speakers(typed, books, space, 1) if not found else ():
        found = books.search.quotes(Query((), space, limit=limit), name)
    return [Suggestion(_cut(_labelled(quote)), quote.passage.id) for quote in found[:limit]]


def _labelled(quote: Quote) -> str:
    said = " ".join(quote.passage.text.split())
    who = quote.speaker.name.split()[-1] if quote.speaker and quote.speaker.kind == "person" else None
    return f"{who}: {said}" if who else said


def _cut(text: str) -> str:
    """The text, cut behind a word where it is too long."""
    if len(text) <= LONGEST_LABEL:
        return text
    kept, space, _ = text[: LONGEST_LABEL - 1].rpartition(" ")
    return f"{kept.rstrip(' ,;:-')}…" if space else text[:LONGEST_LABEL]
