"""The messages that tell watchers what was found, as their space shows it now."""

from __future__ import annotations

from dataclasses import dataclass

from bot.briefing.layout import story_blocks
from bot.briefing.lines import source, speaker
from bot.briefing.quoting import marked, pullquote
from bot.care.watch_matcher import words_of
from bot.message import Block, Choices, Facts, Footer, Heading, Message, Paragraph, Run
from bot.model import Article, Figure, Quote
from bot.ports import Books
from bot.reading.lexicon import Lexicon
from bot.slots import Stories
from bot.stories.tellings import tellings
from bot.told import Telling
from bot.watches import Batch, Watch

FINDS_SHOWN = 10
"""Finds shown in one message."""


@dataclass(frozen=True, slots=True)
class Alert:
    """One message about all that was found, and the stories that it is from."""

    message: Message
    stories: Stories


def alert(books: Books, batch: Batch, lexicon: Lexicon) -> Alert | None:
    """What is told of a batch; None when nothing of it is left to be shown."""
    return _breaking(books, batch, lexicon) if batch.kind == "breaking" else _finds(books, batch)


def _breaking(books: Books, batch: Batch, lexicon: Lexicon) -> Alert | None:
    blocks: list[Block] = []
    stories: dict[int, tuple[str, ...]] = {}
    for find in batch.finds[:FINDS_SHOWN]:
        watch = books.watches.get(find.watch, batch.space)
        for telling in tellings(books, [int(find.target)], lexicon, batch.at, space=batch.space):
            outlets = len({article.outlet for article in telling.articles})
            minutes = f" within {watch.minutes} minutes" if watch else ""
            blocks.append(Heading((Run(f"Breaking: {outlets} outlets{minutes}"),), 1))
            blocks += story_blocks(telling, _zone(books, batch))
            stories[telling.story] = tuple(article.id for article in telling.articles)
            blocks.append(Choices((("The whole story", f"/story {_words(telling)}"), _ending(find.watch))))
    return Alert(Message((*blocks, *_rest(batch, FINDS_SHOWN))), tuple(stories.items())) if blocks else None


def _finds(books: Books, batch: Batch) -> Alert | None:
    """What was found, as it is shown in the space now; None when all of it was hidden meanwhile."""
    zone = _zone(books, batch)
    blocks: list[Block] = []
    endings: dict[str, str] = {}
    for find in batch.finds:
        thing = books.search.passage(find.target, batch.space)
        watch = books.watches.get(find.watch, batch.space)
        if thing is None or watch is None:
            continue
        article = books.articles.get([find.article])[0]
        endings.setdefault(*_ending(find.watch))
        if len(blocks) < FINDS_SHOWN:
            blocks.append(_found(thing, article, watch, zone))
    if not blocks:
        return None
    asked = Paragraph((Run("You asked to be told:", faint=True),))
    message = Message((asked, *blocks, *_rest(batch, len(blocks)), Choices((*endings.items(),))))
    stories = books.stories.of([find.article for find in batch.finds])
    return Alert(message, tuple((story, (article,)) for article, story in stories.items()))


def _found(thing: Quote | Figure, article: Article, watch: Watch, zone: str) -> Block:
    place = (Run(" · "), *source(article, "news", None, zone)[1:], Run(f" · {watch.name}", faint=True))
    if isinstance(thing, Quote):
        return pullquote(thing, article, (*speaker(thing), *place))
    return Facts(((*marked(thing.sentence, [thing.passage]), *place),))


def _rest(batch: Batch, shown: int) -> tuple[Footer, ...]:
    more = len(batch.finds) - shown
    return (Footer((Run(f"and {more:,} more"),)),) if more > 0 else ()


def _ending(number: int) -> tuple[str, str]:
    return f"Stop watch {number}", f"/watch remove {number}"


def _words(telling: Telling) -> str:
    """By which the story is found: those of its headline."""
    return " ".join(words_of(telling.headline.text if telling.headline else telling.topic)[:8])


def _zone(books: Books, batch: Batch) -> str:
    return books.spaces.get(batch.space).zone
