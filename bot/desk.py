"""The use cases over a history: file what was read, compose a briefing, or one that was posted; synchronous.

Filing belongs on one thread, the writing desk; composing may run on any.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.briefing.choosing import choose, ranked, reports
from bot.briefing.corrections import note_change
from bot.model import Health, Sketch
from bot.people import Topic
from bot.ports import Books, History, Reading
from bot.reading.lexicon import Lexicon
from bot.shelves.news import Filing, Query, Vector
from bot.slots import Receipt, Schedule
from bot.stories.tellings import Kept, tellings
from bot.told import Briefing, Coverage, Telling

if TYPE_CHECKING:
    from bot.stories.grouping import Grouping

FIRST_SPAN = timedelta(hours=24)
"""What a channel's first briefing covers."""

STALE = timedelta(hours=48)
"""How old an article may be when it comes in and still be new to a briefing."""

SILENT = timedelta(days=3)
"""How long a feed may give nothing new and not be called stale."""

CANDIDATES = 6
"""Stories looked at in full, at most, for each one that a briefing has room for."""

SPARE = 2
"""Stories looked at beyond those that there is room for: in full, some are worth less than they seemed."""


class Desk:
    """Files readings into stories and composes briefings from them."""

    def __init__(self, history: History, lexicon: Lexicon) -> None:
        self.history = history
        self.lexicon = lexicon
        self._grouping: Grouping | None = None
        self._kept = Kept()

    def file(self, readings: Sequence[Reading]) -> list[Filing]:
        """Store articles with what they say and give each new one its story, all or none.

        Raises HistoryError when the disk refuses.
        """
        try:
            with self.history.writing() as books:
                grouping = self._grouping = self._grouping or _grouping(books)
                return [self._file(books, grouping, reading) for reading in readings]
        except BaseException:
            self._grouping = None  # it knows articles that the history does not
            raise

    def compose(self, schedule: Schedule, slot: datetime, following: datetime | None) -> Briefing:
        """What came in for the schedule's space since the channel's last posted slot, or within 24 hours at first."""
        with self.history.reading() as books:
            since, first = _since(books, schedule, slot)
            news = [each for each in _news(books, since, slot, first, schedule.space) if _wanted(each, schedule)]
            return Briefing(
                channel=schedule.channel,
                slot=slot,
                since=since,
                tellings=self._chosen(books, news, schedule, slot),
                coverage=_coverage(books, news, slot, schedule.space),
                first=first,
                next_slot=following,
            )

    def posted(self, receipt: Receipt) -> Briefing:
        """The stories that a posted briefing told, in its order, as they stand in the history now."""
        with self.history.reading() as books:
            told = dict(books.outbox.stories(receipt.key))
            found = tellings(books, list(told), self.lexicon, receipt.slot, frozenset(), receipt.space)
            ids = [id for articles in told.values() for id in articles]
            return Briefing(
                channel=receipt.channel,
                slot=receipt.slot,
                since=receipt.slot,
                tellings=tuple(found),
                coverage=_coverage(books, books.articles.sketches(ids), receipt.slot, receipt.space),
            )

    def _chosen(self, books: Books, news: Sequence[Sketch], schedule: Schedule, slot: datetime) -> tuple[Telling, ...]:
        """The stories to tell: the likeliest are looked at in full, further ones where these report too little."""
        space = schedule.space
        topics = books.topics.of(schedule.channel, space)
        known = books.outbox.told_articles(schedule.channel, [each.article for each in news])
        likely = ranked(news, known, _followed(books, topics, news, space), slot)
        found: list[Telling] = []
        chosen: tuple[Telling, ...] = ()
        for start in range(0, min(len(likely), schedule.stories * CANDIDATES), schedule.stories + SPARE):
            some = likely[start : start + schedule.stories + SPARE]
            articles = [id for story in books.stories.get(some, space) for id in story.articles]
            told = frozenset(books.outbox.told_articles(schedule.channel, articles))
            found += tellings(books, some, self.lexicon, slot, told, space, self._kept)
            chosen = choose(found, schedule.stories, topics)
            if len(chosen) == schedule.stories and all(map(reports, chosen)):
                break
        return chosen

    def _file(self, books: Books, grouping: Grouping, reading: Reading) -> Filing:
        article, digest = reading.article, reading.digest
        filing = books.articles.file(article, digest, reading.paragraphs, reading.furniture)
        if filing == "revised" or (filing == "known" and not article.teaser):
            note_change(books, article.id, article.fetched)
        if filing != "new":
            return filing
        if joined := grouping.place(article, digest):
            books.stories.join(joined[0], article.id, article.dated, digest.terms)
            story = _merged(books, grouping, joined, article.fetched)
        else:
            story = books.stories.open(article.id, article.dated, digest.terms)
        grouping.add(Vector(article.id, story, article.dated, digest.terms))
        return filing


def _merged(books: Books, grouping: Grouping, stories: Sequence[int], at: datetime) -> int:
    """The oldest of stories that turned out to be one, after the others were merged into it."""
    oldest, *others = sorted(stories)
    for story in others:
        books.stories.merge(story, oldest, at)
        grouping.merge(story, oldest)
    return oldest


def _grouping(books: Books) -> Grouping:
    from bot.stories.grouping import WINDOW, Grouping  # brings numpy, which those who only ask need not wait for

    return Grouping(books.stories.window(WINDOW))


def _since(books: Books, schedule: Schedule, slot: datetime) -> tuple[datetime, bool]:
    """From when on news is told, and whether this is the first briefing: what earlier slots left untold is, too."""
    covered = books.outbox.covered(schedule.channel, schedule.name, slot)
    if covered is not None:
        return covered, False
    rows = books.outbox.last(schedule.channel, 50, schedule.name)
    untold = [row.slot for row in rows if row.slot < slot]
    return min(untold, default=slot) - FIRST_SPAN, not untold


def _news(books: Books, since: datetime, slot: datetime, first: bool, space: str) -> list[Sketch]:
    """What came in since, without backlog: the old entries that a source had when it was first visited."""
    arrived = books.articles.sketches(books.articles.arrived(since, slot + timedelta(microseconds=1), space))
    if first:
        return [article for article in arrived if article.dated >= since]
    health = {source: books.sources.health_of(source) for source in {article.source for article in arrived}}
    recent = (article for article in arrived if article.dated >= since - STALE)
    return [article for article in recent if not _backlog(article, since, health[article.source])]


def _wanted(article: Sketch, schedule: Schedule) -> bool:
    return not schedule.sources or article.source in schedule.sources


def _backlog(article: Sketch, since: datetime, health: Health) -> bool:
    if health.first is None or article.fetched > health.first:
        return False
    return article.published is None or article.published < since


def _followed(books: Books, topics: Iterable[Topic], news: Sequence[Sketch], space: str) -> set[str]:
    """Ids of the new articles that have words which the channel follows."""
    found: set[str] = set()
    oldest = min((article.dated for article in news), default=None)
    for topic in topics:
        if not topic.muted and oldest is not None:
            words = tuple(word for each in topic.words or (topic.name,) for word in each.split())
            hits = books.search.passages(Query(words, space, since=oldest, limit=200))
            found |= {hit.passage.article for hit in hits}
    return found


def _coverage(books: Books, articles: Sequence[Sketch], slot: datetime, space: str) -> Coverage:
    health, latest = books.sources.health(space), books.sources.latest(space)
    states = [health[source.id] for source in books.sources.all(space) if source.id in health]
    failing = sum(state.failing_since is not None for state in states)
    fine = (state.source for state in states if state.failing_since is None)
    stale = sum(source in latest and latest[source] < slot - SILENT for source in fine)
    dates = [article.published for article in articles if article.published]
    return Coverage(
        articles=len(articles),
        fine=len(states) - failing,
        failing=failing,
        newest=max(dates, default=None),
        oldest=min(dates, default=None),
        stale=stale,
        foreign=tuple(books.articles.get([article.article for article in articles if article.language != "en"])),
    )
