"""The nouns of what is told: a story as a space may see it, what it says, and a briefing of such stories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.model import Article, Figure, Genre, Passage, Quote


@dataclass(frozen=True, slots=True)
class Variant:
    """One outlet's wording of a statement."""

    quote: Quote
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One utterance in all its wordings; `shown` is the wording that most independent outlets print."""

    shown: Quote
    variants: tuple[Variant, ...]

    @property
    def outlets(self) -> int:
        """How many different outlets carry it."""
        return len({variant.outlet for variant in self.variants})


@dataclass(frozen=True, slots=True)
class Claim:
    """One article's figure in a disagreement or agreement about one quantity."""

    figure: Figure
    outlet: str | None
    url: str | None
    dated: datetime


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity of a story: the figure shown, and every claim about it, oldest first.

    `differs` is true when the claims do not agree (a toll that has risen since is an update and does not count).
    """

    shown: Figure
    claims: tuple[Claim, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """A story as one space may see it. `articles` are the sources in the order of their numbers [1], [2] …

    `headline` is a source's own news headline, or None: then `topic` (names) stands for it. `summary` comes from news
    only. `genres` are those of `articles`, in the same order. `reasons` say in words why it matters; by `importance`
    (0 and more) stories are ordered. `update` is true for a story of which the channel was told before.
    """

    story: int
    headline: Passage | None
    topic: str
    articles: tuple[Article, ...]
    genres: tuple[Genre, ...]
    summary: tuple[Passage, ...]
    statements: tuple[Statement, ...]
    quantities: tuple[Quantity, ...]
    reasons: tuple[str, ...]
    importance: float
    update: bool = False

    def number(self, article: str) -> int:
        """The [n] of an article, from 1."""
        return next(n for n, listed in enumerate(self.articles, 1) if listed.id == article)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a briefing or an answer rests on: feeds fine and failing, articles read, newest and oldest.

    `stale` of the fine feeds have had nothing new for long; `foreign` are articles in other languages than English.
    """

    articles: int
    fine: int = 0
    failing: int = 0
    newest: datetime | None = None
    oldest: datetime | None = None
    foreign: tuple[Article, ...] = ()
    stale: int = 0


@dataclass(frozen=True, slots=True)
class Briefing:
    """What one channel is told in one slot. `first` is true for the channel's first, which covers 24 hours."""

    channel: str
    slot: datetime
    since: datetime
    tellings: tuple[Telling, ...]
    coverage: Coverage
    first: bool = False
    next_slot: datetime | None = None
