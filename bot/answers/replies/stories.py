"""The story that is asked for, by its number in the briefing or by words, and why it was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.answers.evidence.matching import KIN, Matcher
from bot.answers.replies.asking import Asking
from bot.answers.understanding.predicates import EVENTS
from bot.answers.understanding.wish import Term, terms
from bot.answers.words.common import LIGHT
from bot.answers.words.stems import stem
from bot.briefing.choosing import judged
from bot.briefing.layout import story_message
from bot.briefing.lines import headlined
from bot.counting import counted
from bot.errors import UsageError
from bot.message import Facts, Heading, Message, Run, sentence
from bot.ports import Books
from bot.reading.lexicon import Lexicon
from bot.shelves.news import Query
from bot.stories.tellings import tellings
from bot.told import Telling

LOOKED_AT = 40
"""Passages that choose the story that fits some words."""

OPENING = 1_000
"""Characters of an article that say what it is about."""

ENOUGH = 0.7
"""Share of the words, by weight, that one article of a story must have to be what they ask for."""

MOST_DIGITS = 9
"""Of a story's number that are read; more are more than there are stories."""

_ASKING = frozenset(
    stem(word)
    for word in """
    summarise summarize summary sum overview happen happening going latest rest story
    sentence line paragraph word point bullet one two three four five short brief briefly
    """.split()
)
"""Stems that ask for a story or how long it should be, and not for which."""


def wanted(words: str, command: str, books: Books, asking: Asking, lexicon: Lexicon) -> Telling | None:
    """The story asked for, by its number in the briefing or by words; None when no story fits.

    Raises UsageError, which shows how the command is used, for a number that the briefing does not have.
    """
    if words.isdecimal():
        told = asking.briefing.tellings if asking.briefing else ()
        number = int(words[:MOST_DIGITS])
        if not 1 <= number <= len(told):
            way_out = f"name it in words, as in /{command} ceasefire"
            if not told:
                raise UsageError(f"/{command}", "no briefing here has shown a story yet", way_out)
            raise UsageError(f"story {words}", f"the briefing has {counted(len(told), 'story')}", way_out)
        return told[number - 1]
    return story_of(words, books, lexicon, asking.now, asking.space)


def story_reply(words: str, found: Telling | None, asking: Asking) -> Message:
    """The story in full; that there is none on these words, where none was found."""
    return story_message(found, asking.zone) if found else _none(words)


def why_reply(words: str, found: Telling | None, asking: Asking) -> Message:
    """Why a story was chosen, in words."""
    if found is None:
        return _none(words)
    telling = judged(found, asking.topics)
    reasons = tuple((Run(reason),) for reason in telling.reasons) or (
        (Run("It is what the articles are about; nothing sets it apart."),),
    )
    return Message((Heading((headlined(telling),)), Facts(reasons, "Why this story")))


def story_of(words: str, books: Books, lexicon: Lexicon, now: datetime, space: str) -> Telling | None:
    """The story whose articles fit the words best, as the space may see it; None when none does."""
    found = _by_words(words, books, space)
    return next(iter(tellings(books, [found], lexicon, now, frozenset(), space)), None) if found is not None else None


def story_with(articles: Sequence[str], books: Books, lexicon: Lexicon, now: datetime, space: str) -> Telling | None:
    """The story that the first of these articles tells, as the space may see it."""
    stories = books.stories.of(articles[:1])
    return next(iter(tellings(books, [*stories.values()], lexicon, now, frozenset(), space)), None)


def _by_words(words: str, books: Books, space: str) -> int | None:
    """The story whose passages match best together, of those of which one article has most of the words; else none."""
    wanted = terms(words)
    query = Query(tuple(term.word for term in wanted), space, limit=LOOKED_AT)
    hits = books.search.passages(query)
    stories = books.stories.of(list(dict.fromkeys(hit.passage.article for hit in hits)))
    weights: dict[int, float] = {}
    for hit in hits:
        story = stories.get(hit.passage.article)
        if story is not None:
            weights[story] = weights.get(story, 0.0) + hit.score
    wanted = [term for term in wanted if term.stem not in LIGHT | EVENTS | _ASKING] or wanted
    matcher = Matcher(wanted)
    least = ENOUGH * sum(term.weight for term in wanted)
    about = {
        stories[article.id]
        for article in books.articles.get([*stories])
        if _met(matcher.cover(f"{article.title or ''} {article.text[:OPENING]}"), wanted) >= least
    }
    return max(about & weights.keys(), key=lambda story: (weights[story], -story), default=None)


def _met(cover: Sequence[float], wanted: Sequence[Term]) -> float:
    return sum(met * term.weight for met, term in zip(cover, wanted, strict=True) if met >= KIN)


def _none(words: str) -> Message:
    return sentence(f"There is no story on “{words}”." if words else "There is no story yet.")
