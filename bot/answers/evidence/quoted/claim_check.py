"""Did somebody really say that? Word for word, nearly so, or nowhere to be found."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from bot.answers.words.stems import folded, plain, stem, stems, words
from bot.model import Quote
from bot.ports import Books
from bot.shelves.news import Query

Verdict = Literal["verbatim", "close", "not found"]

CLOSE = 72.0
"""How alike (0 to 100) words must be to those printed to count as nearly the same."""

MOSTLY = 0.6
"""Share of a claim's words that must stand in the quote where the writer's words lead into it."""

THEIRS = 90.0
"""The same of somebody else's words, which are shown in place of the speaker's nearest."""

WORDS, TWO = 0.5, 2
"""Share of a claim's words that count, and how many of several, that a sentence has which says nearly the same."""

LOOKED_AT = 200
"""Quotes looked at."""


_BY_ANOTHER = re.compile(r"^[a-z].*\s(?:to|for|with|by|of)\s[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*$")


@dataclass(frozen=True, slots=True)
class Check:
    """The verdict, and the quote that comes nearest (None when nothing does)."""

    verdict: Verdict
    quote: Quote | None = None


def check(claim: str, speaker: str | None, asked: Iterable[str], books: Books, space: str) -> Check:
    """Compares a claim with what is quoted; `asked` are words to look for, `speaker` is who may have said it.

    What somebody else has said so, or nearly so, is the nearest where the speaker has not.
    """
    query = Query(tuple(asked), space, limit=LOOKED_AT)
    found = _own(books.search.quotes(query, speaker))
    if not found and speaker:
        found = _own(books.search.quotes(Query((), space, limit=LOOKED_AT), speaker))
    alike, quote = _nearest(claim, found, query.words)
    if speaker and alike < CLOSE:
        others, said = _nearest(claim, books.search.quotes(query), query.words)
        return Check("not found", said if others >= THEIRS else quote)
    if quote is None or alike < CLOSE:
        return Check("not found", quote)
    return Check("verbatim" if alike == 100.0 else "close", quote)


def _own(found: Sequence[Quote]) -> list[Quote]:
    """Those whose speaker is not named by another: "a person close to Ada Lund"."""
    return [quote for quote in found if not (quote.speaker and _BY_ANOTHER.search(quote.speaker.name))]


def _nearest(claim: str, found: Sequence[Quote], asked: Collection[str]) -> tuple[float, Quote | None]:
    """The quote that is most like the claim, and how much: not at all, where its sentence lacks half of the words. Of
    such the one with the most of them, the first of equals.
    """
    wanted = {stem(word) for word in asked}

    def likeness(quote: Quote) -> tuple[float, int, float]:
        alike = _said(claim, quote)
        met = len(wanted & stems(quote.context.text))
        enough = alike == 100.0 or met >= max(min(TWO, len(wanted)), WORDS * len(wanted))
        return alike if enough else 0.0, met, alike

    quote = max(found, key=likeness, default=None)
    return (likeness(quote)[0] if quote else 0.0), quote


def is_verbatim(claim: str, quote: Quote) -> bool:
    """Whether the claim's words stand in the quote in one piece."""
    return _said(claim, quote) == 100.0


def _said(claim: str, quote: Quote) -> float:
    """How alike the claim is to the quote; the same words, where the writer's begin the sentence that it ends."""
    alike = _alike(claim, quote.passage.text)
    return 100.0 if is_led_into(claim, quote) else alike


def is_led_into(claim: str, quote: Quote) -> bool:
    """Whether the claim begins in the writer's words before the quote and goes on in it: that China “will have to pay”.

    Most of it must be in the quote.
    """
    wanted, printed = _plain(claim), _plain(quote.passage.text)
    before = _plain(quote.context.text[: max(0, quote.passage.start - quote.context.start)])
    if f" {wanted} " in f" {printed} " or f" {wanted} " not in f" {before} {printed} ":
        return False
    quoted = max((n for n in range(len(wanted.split())) if printed.startswith(_last(wanted, n))), default=0)
    return quoted >= MOSTLY * len(wanted.split())


def _last(text: str, count: int) -> str:
    return " ".join(text.split()[-count:]) if count else ""


def missing(claim: str, quote: Quote) -> tuple[tuple[int, int], ...]:
    """Where the quote has words that the claim lacks, as offsets into the article: the difference to show."""
    said = {word.low for word in words(claim)}
    passage = quote.passage
    return tuple(
        (passage.start + word.start, passage.start + word.end) for word in words(passage.text) if word.low not in said
    )


def _alike(claim: str, text: str) -> float:
    """0 to 100; 100 only when the claim's words stand in the text in one piece."""
    wanted, printed = _plain(claim), _plain(text)
    if f" {wanted} " in f" {printed} ":
        return 100.0
    if len(wanted) > len(printed):
        return min(99.0, fuzz.ratio(wanted, printed))
    return min(99.0, fuzz.partial_ratio(wanted, printed))


def _plain(text: str) -> str:
    return folded(plain(text))
