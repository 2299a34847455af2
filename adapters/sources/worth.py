"""What a source is worth: what its first visit brought, in figures and one example."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.counting import counted
from bot.model import Quote
from bot.ports import Reading


@dataclass(frozen=True, slots=True)
class Worth:
    """Counts over the articles that were read. `first` and `last` are the days of the oldest and newest dated one.

    `attributed` are quotes with a speaker; `example` is the best direct one of them, None when there is none.
    """

    articles: int
    full: int
    undated: int
    first: date | None
    last: date | None
    quotes: int
    attributed: int
    example: Quote | None

    @property
    def days(self) -> int:
        """How many days the dated articles cover, both ends counted."""
        return (self.last - self.first).days + 1 if self.first and self.last else 0


def worth(readings: Sequence[Reading]) -> Worth:
    """What these readings, of one source, amount to."""
    dates = sorted(reading.article.published.date() for reading in readings if reading.article.published)
    found = [quote for reading in readings for quote in reading.digest.quotes]
    attributed = [quote for quote in found if quote.speaker is not None]
    direct = [quote for quote in attributed if quote.kind == "direct"]
    return Worth(
        articles=len(readings),
        full=sum(not reading.article.teaser for reading in readings),
        undated=len(readings) - len(dates),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        quotes=len(found),
        attributed=len(attributed),
        example=min(direct, key=_plainness, default=None),
    )


def described(worth: Worth) -> str:
    """The worth in one line: "25 articles of 3 days, 20 in full and 5 as teasers; 31 of 40 quotes have a speaker"."""
    if not worth.articles:
        return "no articles"
    days = f" of {counted(worth.days, 'day')}" if worth.days else ", none with a date"
    undated = f" ({worth.undated} without a date)" if worth.days and worth.undated else ""
    quotes = f"{worth.attributed} of {counted(worth.quotes, 'quote')} with a speaker" if worth.quotes else "no quotes"
    return f"{counted(worth.articles, 'article')}{days}{undated}, {_texts(worth)}; {quotes}{_example(worth)}"


def _texts(worth: Worth) -> str:
    if worth.full == worth.articles:
        return "all in full"
    if not worth.full:
        return "teasers only"
    return f"{worth.full} in full and {worth.articles - worth.full} as teasers"


def _example(worth: Worth) -> str:
    quote = worth.example
    if quote is None or quote.speaker is None:
        return ""
    return f"; for example “{quote.passage.text}” — {quote.speaker.name}"


def _plainness(quote: Quote) -> tuple[int, float, str]:
    """The best of their articles first, the surest speaker; the id settles the rest."""
    return (quote.rank, -quote.confidence, quote.passage.id)
