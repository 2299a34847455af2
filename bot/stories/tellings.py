"""Stories taken from the history and told as one space may see them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.model import LOCAL, Telling
from bot.ports import Books
from bot.reading.lexicon import Lexicon
from bot.reading.text import outline
from bot.stories.telling import tell


def tellings(
    books: Books,
    stories: Sequence[int],
    lexicon: Lexicon,
    now: datetime,
    told: frozenset[str] = frozenset(),
    space: str = LOCAL,
) -> list[Telling]:
    """The stories in the order asked, from the articles that the space may see; `told` are articles told before.

    They are as the space's managers have repaired them, without those that are hidden.
    """
    repairs = books.repairs.of(space)
    made = (
        _telling(books, story.id, story.articles, lexicon, now, told, space)
        for story in books.stories.get(stories, space)
        if story.id not in repairs.stories
    )
    return [shown for telling in made if (shown := repairs.telling(telling)) is not None]


def _telling(
    books: Books, story: int, ids: Sequence[str], lexicon: Lexicon, now: datetime, told: frozenset[str], space: str
) -> Telling:
    articles = books.articles.get(ids)
    digests = books.articles.digests([article.id for article in articles], space)
    outlines = [outline(article.text, lexicon.text) for article in articles]
    return tell(story, articles, digests, outlines, told, now)
