"""Serves the commands about watches, looks at what came in, and tells each find once, in few messages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from bot.async_history import AsyncHistory
from bot.care.alerts import alert
from bot.care.watch_matcher import WatchMatcher, about, value_of, words_of
from bot.commands import AddWatch, RemoveWatch
from bot.errors import ChannelGone, UsageError
from bot.message import Choices, Facts, Message, Paragraph, Run, sentence
from bot.model import Article, Figure, Story
from bot.people import Reply, Visitor
from bot.ports import Books
from bot.reading.lexicon import Lexicon
from bot.slots import Stories
from bot.stories.copies import independent
from bot.watches import Batch, Find, Pause, Pauses, Watch

Post = Callable[[str, Message, str, str, Stories], Awaitable[object]]
"""Posts a message that tells stories in a channel once for a key, for a space; raises ChannelGone where nobody serves
it.
"""

MayRead = Callable[[str, str], Awaitable[bool]]
"""Whether a channel may be told what a space does: not a person who has left it."""


async def everybody(channel: str, space: str) -> bool:
    """Nobody can leave."""
    return True


LOOKED_AT = 200
"""Articles looked at in one transaction."""

PAUSES: Pauses = {"quotes": Pause(15, 24), "figures": Pause(15, 24), "breaking": Pause(0, 5)}

MOST_WATCHES = 25
"""Watches that one channel may have."""


class Watching:
    """Answers the commands about watches, and makes the checks. `now` gives the time in UTC."""

    def __init__(
        self,
        history: AsyncHistory,
        lexicon: Lexicon,
        post: Post,
        now: Callable[[], datetime],
        may_read: MayRead = everybody,
    ) -> None:
        self._history = history
        self._lexicon = lexicon
        self._post = post
        self._now = now
        self._may_read = may_read

    async def add(self, request: AddWatch, visitor: Visitor) -> Reply:
        """Watch from now on. Raises UsageError for a wish without words, and for one too many."""
        words = words_of(request.about)
        if request.kind != "breaking" and not words and not (request.by and request.kind == "quotes"):
            raise UsageError(
                "/watch add", "neither a speaker nor words are given", "name a speaker with by:, or give words"
            )
        watch = Watch(
            space=visitor.space,
            channel=visitor.channel if request.here else visitor.person,
            person=visitor.person,
            kind=request.kind,
            made=self._now(),
            by=request.by if request.kind == "quotes" else None,
            words=words,
            outlets=request.outlets,
            minutes=request.minutes,
        )
        number = await self._history.write(_kept, watch)
        where = "this channel" if request.here else "you"
        said = Paragraph((Run(f"I shall tell {where} when {_when(watch)}."),))
        return Reply(Message((said, Choices((("Stop", f"/watch remove {number}"),)))))

    async def show(self, visitor: Visitor) -> Reply:
        """The asker's watches and this channel's, with a button to end each."""
        watches = await self._history.read(lambda books: books.watches.all(visitor.space))
        found = [watch for watch in watches if watch.channel in (visitor.channel, visitor.person)]
        if not found:
            return Reply(sentence("There are no watches. For one: /watch add by:NAME words"))
        lines = tuple((Run(f"{watch.number}: {watch.name}"),) for watch in found)
        ends = tuple((f"Stop {watch.number}", f"/watch remove {watch.number}") for watch in found)
        return Reply(Message((Facts(lines, "Watches"), Choices(ends))))

    async def remove(self, request: RemoveWatch, visitor: Visitor) -> Reply:
        """Watch no more. Raises UsageError for a watch that is not the asker's nor, for a manager, the space's."""
        removed = await self._history.write(_removed, request, visitor)
        return Reply(sentence(f"The watch is ended: {removed.name}."), replaces=True)

    async def look(self) -> datetime | None:
        """Look at what came in since the last time, and tell what is to be told; when what still waits may be, None
        where nothing does. Raises HistoryError.
        """
        while await self._history.write(_look_at_some, self._now()) == LOOKED_AT:
            pass
        for batch in await self._history.write(lambda books: books.watches.gather(self._now(), PAUSES)):
            await self._tell(batch)
        return await self._history.read(lambda books: books.watches.next(self._now(), PAUSES))

    async def _tell(self, batch: Batch) -> None:
        told = await self._history.read(alert, batch, self._lexicon)
        if told is not None and await self._may_read(batch.channel, batch.space):
            key = f"watch {batch.kind} {batch.at.isoformat()} {batch.space}"
            with suppress(ChannelGone):  # nobody serves the channel any more
                await self._post(batch.channel, told.message, key, batch.space, told.stories)
        await self._history.write(lambda books: books.watches.mark_told(batch))


def _look_at_some(books: Books, now: datetime) -> int:
    """Look at the next articles; how many."""
    unseen = books.watches.unseen(LOOKED_AT)
    if unseen:
        if watches := books.watches.all():
            matcher = WatchMatcher(watches)
            for article, spaces in unseen:
                _look_at(books, matcher, article, spaces, now)
        books.watches.seen(unseen[-1][0])
    return len(unseen)


def _removed(books: Books, request: RemoveWatch, visitor: Visitor) -> Watch:
    number = int(request.id) if request.id.isdecimal() and len(request.id) < 15 else 0
    watch = books.watches.get(number, visitor.space)
    if watch is None or not (visitor.manages or visitor.person == watch.person):
        raise UsageError(f"/watch remove {request.id}", "you have no such watch", "see /watch list")
    books.watches.remove(number, visitor.space)
    return watch


def _kept(books: Books, watch: Watch) -> int:
    """The watch's number; that of the one which is there already, where somebody asks twice. Raises UsageError."""
    while _look_at_some(books, watch.made) == LOOKED_AT:  # what came in before is not what was asked for
        pass
    there = [each for each in books.watches.all(watch.space) if each.channel == watch.channel]
    for each in there:
        if each == replace(watch, number=each.number, made=each.made, person=each.person):
            return each.number
    if len(there) >= MOST_WATCHES:
        raise UsageError(
            "/watch add", f"there are {MOST_WATCHES} watches here already", "remove one first: /watch list"
        )
    return books.watches.add(watch)


def _look_at(books: Books, matcher: WatchMatcher, id: str, spaces: frozenset[str], now: datetime) -> None:
    """Keep what the watches of these spaces find in an article that came in."""
    for digest in books.articles.digests([id], None):
        for watch, quote in matcher.quotes(digest):
            if watch.space in spaces:
                books.watches.found(Find(watch.number, quote.passage.id, id), now)
        for watch, figure in matcher.figures(digest):
            if watch.space in spaces:
                _compare(books, watch, figure, id, now)
    for watch in matcher.breaking:
        if watch.space in spaces:
            _count_outlets(books, watch, id, now)


def _compare(books: Books, watch: Watch, figure: Figure, id: str, now: datetime) -> None:
    """A figure is told when it has another value than the last one in its unit; the first one is only remembered."""
    value = value_of(figure)
    before = books.watches.set_value(watch.number, figure.unit, value)
    if before is not None and before != value:
        books.watches.found(Find(watch.number, figure.passage.id, id), now)


def _count_outlets(books: Books, watch: Watch, id: str, now: datetime) -> None:
    """A story is told when enough outlets carried it within the watch's minutes, each in words of its own."""
    for story in books.stories.get(list(books.stories.of([id]).values()), watch.space):
        if not now - timedelta(minutes=watch.minutes) <= story.updated:
            continue
        recent = _recent(books, story, now - timedelta(minutes=watch.minutes))
        first = independent(recent)
        own = {article.outlet for place, article in enumerate(recent) if first[place] == place}
        if len(own) >= watch.outlets and about(watch, [f"{each.title or ''} {each.text}" for each in recent]):
            books.watches.found(Find(watch.number, str(story.id), id), now)


def _recent(books: Books, story: Story, since: datetime) -> list[Article]:
    """The story's news that is not older than that."""
    articles = books.articles.get(story.articles)
    genres = {each.article: each.genre.genre for each in books.articles.digests(story.articles, None)}
    return [each for each in articles if each.dated >= since and genres.get(each.id) in ("news", "live", "unknown")]


def _when(watch: Watch) -> str:
    return f"{watch.name} change" if watch.kind == "figures" else watch.name
