"""Stories taken from the history and told as one space may see them."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from datetime import datetime
from functools import lru_cache

from bot.model import LOCAL, Article, Sketch
from bot.ports import Books
from bot.reading.lexicon import Lexicon
from bot.reading.outline import Outline
from bot.reading.text import outline
from bot.reading.text_words import TextWords
from bot.stories.telling import Copy, tell
from bot.told import Telling

KEPT = 1_000
"""Stories that are kept as they were told."""

READ = 16
"""Articles of a story that it is told from; further ones are listed only."""

FRESH = 11
"""How many of these may be new to the channel, where others were told to it before."""


class Kept:
    """Stories as they were told at one moment, since many channels are told the same ones at the same hour."""

    def __init__(self) -> None:
        self._made: tuple[datetime | None, dict[Hashable, Telling]] = (None, {})

    def get(self, key: Hashable, now: datetime) -> Telling | None:
        """What was made for this key at that moment."""
        at, made = self._made
        return made.get(key) if at == now else None

    def put(self, key: Hashable, now: datetime, telling: Telling) -> None:
        """Keep it; what was told at another moment, and more than `KEPT` stories, are forgotten."""
        at, made = self._made
        if at != now or len(made) >= KEPT:
            self._made = now, {key: telling}
        else:
            made[key] = telling


def tellings(
    books: Books,
    stories: Sequence[int],
    lexicon: Lexicon,
    now: datetime,
    told: frozenset[str] = frozenset(),
    space: str = LOCAL,
    kept: Kept | None = None,
) -> list[Telling]:
    """The stories in the order asked, from the articles that the space may see; `told` are articles told before.

    They are as the space's managers have repaired them, without those that are hidden.
    """
    repairs = books.repairs.of(space)
    kept = kept or Kept()
    made: list[Telling] = []
    for story in books.stories.get(stories, space):
        articles = books.articles.get(story.articles)
        key = story.id, repairs, told.intersection(story.articles), tuple((each.id, each.revision) for each in articles)
        telling = kept.get(key, now)
        if telling is None and story.id not in repairs.stories:
            telling = repairs.telling(_telling(books, story.id, articles, lexicon, now, told, space))
            if telling is not None:
                kept.put(key, now, telling)
        if telling is not None:
            made.append(telling)
    return made


def _telling(
    books: Books,
    story: int,
    articles: Sequence[Article],
    lexicon: Lexicon,
    now: datetime,
    told: frozenset[str],
    space: str,
) -> Telling:
    sketches = books.articles.sketches([article.id for article in articles])
    genres = {sketch.article: sketch.genre for sketch in sketches}
    chosen = _read(sketches, told)
    read = [article for article in articles if article.id in chosen]
    listed = [(article, genres[article.id]) for article in articles if article.id not in chosen]
    digests = books.articles.digests([article.id for article in read], space)
    copies = [
        Copy(article, digest, _outline(article.text, lexicon.text))
        for article, digest in zip(read, digests, strict=True)
    ]
    return tell(story, copies, told, now, listed)


def _read(sketches: Sequence[Sketch], told: Collection[str]) -> set[str]:
    """The articles that the story is told from: the newest, of news before opinion; some of both, fresh and told."""
    newest = sorted(sketches, key=lambda each: (each.genre != "opinion", each.dated, each.article), reverse=True)
    before = [each.article for each in newest if each.article in told]
    fresh = [each.article for each in newest if each.article not in told]
    kept = fresh[: max(FRESH, READ - len(before))]
    return {*kept, *before[: READ - len(kept)]}


@lru_cache(maxsize=1_000)
def _outline(text: str, words: TextWords) -> Outline:
    """The outline of a stored text; kept, since several channels are told the same articles at the same hour."""
    return outline(text, words)
