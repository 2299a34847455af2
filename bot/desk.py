"""The use cases over a history: file what was read, compose a briefing, keep the outbox; synchronous.

Filing belongs on one thread, the writing desk; composing may run on any.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.briefing.choosing import choose
from bot.model import LOCAL, Article, Briefing, Coverage, Digest, Health, Receipt, Schedule
from bot.ports import Books, Filing, History, Reading, Vector
from bot.reading.lexicon import Lexicon
from bot.stories.tellings import tellings

if TYPE_CHECKING:
    from bot.stories.grouping import Grouping

WINDOW = 50_000
"""Articles that grouping looks back on."""

FIRST_SPAN = timedelta(hours=24)
"""What a channel's first briefing covers."""

STALE = timedelta(hours=48)
"""How old an article may be when it comes in and still be new to a briefing."""

CANDIDATES = 6
"""Stories looked at in full for each one that a briefing has room for."""


class Desk:
    """Files readings into stories and composes briefings from them."""

    def __init__(self, history: History, lexicon: Lexicon) -> None:
        self._history = history
        self._lexicon = lexicon
        self._grouping: Grouping | None = None

    def file(self, readings: Sequence[Reading]) -> list[Filing]:
        """Store articles with what they say and give each new one its story, all or none.

        Raises HistoryError when the disk refuses.
        """
        try:
            with self._history.writing() as books:
                grouping = self._grouping = self._grouping or _grouping(books)
                return [self._file(books, grouping, reading) for reading in readings]
        except BaseException:
            self._grouping = None  # it knows articles that the history does not
            raise

    def compose(self, schedule: Schedule, slot: datetime, following: datetime | None, space: str = LOCAL) -> Briefing:
        """What the channel is told in this slot: what came in since its last posted slot, 24 hours at first."""
        with self._history.reading() as books:
            since, first = _since(books, schedule, slot)
            articles = [each for each in _news(books, since, slot, first, space) if _wanted(each, schedule)]
            digests = books.articles.digests([article.id for article in articles])
            told = frozenset(books.outbox.told(schedule.channel))
            candidates = _candidates(books, digests, told, schedule.stories * CANDIDATES)
            found = tellings(books, candidates, self._lexicon, slot, told, space)
            return Briefing(
                channel=schedule.channel,
                slot=slot,
                since=since,
                tellings=choose(found, schedule.stories),
                coverage=_coverage(books, articles, digests, space),
                first=first,
                next_slot=following,
            )

    def posted(self, receipt: Receipt) -> Briefing:
        """The stories that a posted briefing told, in its order, as they stand in the history now."""
        with self._history.reading() as books:
            told = dict(books.outbox.stories(receipt.key))
            found = tellings(books, list(told), self._lexicon, receipt.slot, frozenset(), receipt.space)
            ids = [id for articles in told.values() for id in articles]
            articles = books.articles.get(ids)
            digests = books.articles.digests([article.id for article in articles])
            return Briefing(
                channel=receipt.channel,
                slot=receipt.slot,
                since=receipt.slot,
                tellings=tuple(found),
                coverage=_coverage(books, articles, digests, receipt.space),
            )

    def _file(self, books: Books, grouping: Grouping, reading: Reading) -> Filing:
        article, digest = reading.article, reading.digest
        filing = books.articles.file(article, digest, reading.paragraphs)
        if filing != "new":
            return filing
        story = grouping.place(article, digest)
        if story is None:
            story = books.stories.open(article.id, article.dated, digest.terms)
        else:
            books.stories.join(story, article.id, article.dated, digest.terms)
        grouping.add(Vector(article.id, story, article.dated, digest.terms))
        return filing


def _grouping(books: Books) -> Grouping:
    from bot.stories.grouping import Grouping  # brings numpy, which those who only ask need not wait for

    return Grouping(books.stories.window(WINDOW))


def _since(books: Books, schedule: Schedule, slot: datetime) -> tuple[datetime, bool]:
    """From when on news is told, and whether this is the first briefing: what earlier slots left untold is, too."""
    covered = books.outbox.covered(schedule.channel, schedule.name, slot)
    if covered is not None:
        return covered, False
    rows = books.outbox.last(schedule.channel, 50, schedule.name)
    untold = [row.slot for row in rows if row.slot < slot]
    return min(untold, default=slot) - FIRST_SPAN, not untold


def _news(books: Books, since: datetime, slot: datetime, first: bool, space: str) -> list[Article]:
    """What came in since, without backlog: the old entries that a source had when it was first visited."""
    arrived = books.articles.arrived(since, slot + timedelta(microseconds=1), space)
    articles = books.articles.get(arrived)
    if first:
        return [article for article in articles if article.dated >= since]
    health = books.sources.health()
    return [article for article in articles if article.dated >= since - STALE and not _backlog(article, since, health)]


def _wanted(article: Article, schedule: Schedule) -> bool:
    return not schedule.sources or article.source in schedule.sources


def _backlog(article: Article, since: datetime, health: Mapping[str, Health]) -> bool:
    known = health.get(article.source)
    if known is None or known.first is None or article.fetched > known.first:
        return False
    return article.published is None or article.published < since


def _candidates(books: Books, digests: Sequence[Digest], told: frozenset[str], limit: int) -> list[int]:
    """Stories of the new articles in a language that is read, those with most articles first."""
    fresh = [digest.article for digest in digests if digest.language == "en" and digest.article not in told]
    stories = books.stories.of(fresh)
    sizes = Counter(stories[article] for article in fresh if article in stories)
    return [story for story, _ in sizes.most_common(limit)]


def _coverage(books: Books, articles: Sequence[Article], digests: Sequence[Digest], space: str) -> Coverage:
    health = books.sources.health()
    states = [health[source.id] for source in books.sources.all(space) if source.id in health]
    failing = sum(state.failing_since is not None for state in states)
    languages = {digest.article: digest.language for digest in digests}
    dates = [article.published for article in articles if article.published]
    return Coverage(
        articles=len(articles),
        fine=len(states) - failing,
        failing=failing,
        newest=max(dates, default=None),
        oldest=min(dates, default=None),
        foreign=tuple(article for article in articles if languages.get(article.id, "en") != "en"),
    )
