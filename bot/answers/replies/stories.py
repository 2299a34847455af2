"""The story that is asked for, by its number in the briefing or by words, and why it was chosen."""

from __future__ import annotations

from datetime import datetime

from bot.answers.replies.asking import Asking
from bot.answers.understanding.wish import terms
from bot.briefing.choosing import judged
from bot.briefing.layout import story_message
from bot.errors import UsageError
from bot.message import Facts, Heading, Message, Paragraph, Run
from bot.model import Briefing, Telling
from bot.ports import Books
from bot.reading.lexicon import Lexicon
from bot.shelves.news import Query
from bot.stories.tellings import tellings

LOOKED_AT = 40
"""Passages that choose the story that fits some words."""


def story_reply(
    words: str, books: Books, briefing: Briefing | None, lexicon: Lexicon, now: datetime, space: str, zone: str
) -> Message:
    """The story in full; raises UsageError for a number that the briefing does not have."""
    telling = _wanted(words, books, briefing, lexicon, now, space)
    return story_message(telling, zone) if telling else _none(words)


def why_reply(words: str, books: Books, asking: Asking, lexicon: Lexicon) -> Message:
    """Why a story was chosen, in words; of the briefing's first story when none is named."""
    found = _wanted(words or "1", books, asking.briefing, lexicon, asking.now, asking.space)
    if found is None:
        return _none(words)
    telling = judged(found, asking.topics)
    headline = telling.headline.text if telling.headline else telling.topic
    reasons = tuple((Run(reason),) for reason in telling.reasons) or (
        (Run("It is what the articles are about; nothing sets it apart."),),
    )
    return Message((Heading((Run(headline),)), Facts(reasons, "Why this story")))


def story_of(words: str, books: Books, lexicon: Lexicon, now: datetime, space: str) -> Telling | None:
    """The story whose articles fit the words best, as the space may see it; None when none does."""
    found = _by_words(words, books, space)
    return next(iter(tellings(books, [found], lexicon, now, frozenset(), space)), None) if found is not None else None


def _wanted(
    words: str, books: Books, briefing: Briefing | None, lexicon: Lexicon, now: datetime, space: str
) -> Telling | None:
    if words.isdecimal():
        told = briefing.tellings if briefing else ()
        if not 1 <= int(words) <= len(told):
            problem = f"the briefing has {len(told)} stories" if told else "there is no briefing with stories"
            raise UsageError(f"/story {words}", problem, "name it in words: /story ceasefire")
        return told[int(words) - 1]
    return story_of(words, books, lexicon, now, space)


def _by_words(words: str, books: Books, space: str) -> int | None:
    """The story whose passages match best together."""
    query = Query(tuple(term.word for term in terms(words)), space, limit=LOOKED_AT)
    hits = books.search.passages(query)
    stories = books.stories.of(list(dict.fromkeys(hit.passage.article for hit in hits)))
    weights: dict[int, float] = {}
    for hit in hits:
        story = stories.get(hit.passage.article)
        if story is not None:
            weights[story] = weights.get(story, 0.0) + hit.score
    return max(weights, key=lambda story: (weights[story], -story), default=None)


def _none(words: str) -> Message:
    return Message((Paragraph((Run(f"There is no story on “{words}”." if words else "There is no story yet."),)),))
