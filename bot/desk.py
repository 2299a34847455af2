"""The use cases over a history: file what was read, compose a briefing, keep the outbox; synchronous.

Filing belongs on one thread, the writing desk; composing may run on any.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.briefing.choosing import choose
from bot.message import Message
from bot.model import LOCAL, Article, Briefing, Coverage, Digest, Health, Posting, Receipt, Schedule, slot_key
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
            articles = _news(books, since, slot, first, space)
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

    def claim(self, schedule: Schedule, slot: datetime) -> Receipt | None:
        """Take the slot for posting; None when it was settled before."""
        key = slot_key(schedule.channel, schedule.name, slot)
        row = Receipt(key, schedule.channel, slot, "planned", schedule.name, schedule.space)
        with self._history.writing() as books:
            if books.outbox.plan([row]):
                return row
            known = books.outbox.get(key)
        return known if known and known.state in ("planned", "posting") else None

    def record(self, receipt: Receipt, message: Message, posted: str | None, briefing: Briefing) -> None:
        """Write down how the slot fared, and what it tells."""
        with self._history.writing() as books:
            books.outbox.record(receipt)
            books.outbox.compose(receipt.key, [message])
            if posted is not None:
                books.outbox.mark(Posting(receipt.key, 0, message, "posted", posted), receipt.slot)
            books.outbox.tell(
                receipt.key, [(each.story, [article.id for article in each.articles]) for each in briefing.tellings]
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
    covered = books.outbox.covered(schedule.channel, schedule.name, slot)
    return (slot - FIRST_SPAN, True) if covered is None else (covered, False)


def _news(books: Books, since: datetime, slot: datetime, first: bool, space: str) -> list[Article]:
    """What came in since, without backlog: the old entries that a source had when it was first visited."""
    arrived = books.articles.arrived(since, slot + timedelta(microseconds=1), space)
    articles = books.articles.get(arrived)
    if first:
        return [article for article in articles if article.dated >= since]
    health = books.sources.health()
    return [article for article in articles if article.dated >= since - STALE and not _backlog(article, since, health)]


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
