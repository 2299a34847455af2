"""Which stories a briefing tells: ranked by what is quickly known of them, then chosen by what they say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.model import Article, Sketch
from bot.people import Topic
from bot.reading.content_words import stemmed, words
from bot.stories.headlines import tells_what_happened
from bot.stories.importance import Weight, counts, importance
from bot.told import Telling

FOLLOWED = 2.0
"""What it adds to a story's importance that the channel follows its topic: as much as twice the outlets."""

ASIDE = 2.0
"""What a story of one outlet loses that no report of one event tells, only releases and what explains or lists by its
title; half of it where two outlets tell it: it is an event all the same.
"""

UNDATED = 0.5
"""What a story loses of which no report says at its beginning on what day something happened."""

BEGINNING = 500
"""Characters at the beginning of a text."""

_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight"
    r"|this (?:morning|afternoon|evening|week))\b",
    re.IGNORECASE,
)


def ranked(sketches: Iterable[Sketch], told: Collection[str], followed: Collection[str], now: datetime) -> list[int]:
    """The stories of new articles in a language that is read, those first that are likely to matter most.

    `told` and `followed` are ids of articles: those told before, and those with words that the channel follows.
    """
    fresh: defaultdict[int, list[Sketch]] = defaultdict(list)
    for sketch in sketches:
        if sketch.story is not None and sketch.language == "en" and sketch.article not in told:
            fresh[sketch.story].append(sketch)
    worth = {
        story: importance(_weight(articles), now)
        + (FOLLOWED if any(each.article in followed for each in articles) else 0.0)
        for story, articles in fresh.items()
    }
    return sorted(worth, key=lambda story: (-worth[story], story))


def choose(tellings: Iterable[Telling], limit: int, topics: Sequence[Topic] = ()) -> tuple[Telling, ...]:
    """At most `limit` stories, the most important first; followed topics count more, muted ones are left out.

    What is no report, or none of what happened on a day, stands back.
    What has no importance (nothing new in it) is left out too, and what only opinion tells; and what only live blogs
    and round-ups tell, unless there is nothing else.
    """
    worth = [
        judged(telling, topics)
        for telling in tellings
        if telling.importance > 0 and set(telling.genres) != {"opinion"} and not _is_muted(telling, topics)
    ]
    worth = [telling for telling in worth if not set(telling.genres) <= {"live", "opinion"}] or worth
    return tuple(sorted(worth, key=lambda telling: (-_standing(telling), telling.story))[:limit])


def judged(telling: Telling, topics: Sequence[Topic]) -> Telling:
    """The story with the topics that the channel follows among its reasons, and more important by them; once only."""
    followed = [topic.name for topic in topics if not topic.muted and is_about(telling, topic)]
    reason = f"about {' and '.join(followed)}, which this channel follows"
    if not followed or reason in telling.reasons:
        return telling
    return replace(telling, reasons=(reason, *telling.reasons), importance=telling.importance + FOLLOWED)


def is_about(telling: Telling, topic: Topic) -> bool:
    """Whether a title has the topic's words (one of them; those of a name side by side), or most of the texts do."""
    wanted = [_spaced(each) for each in topic.words or (topic.name,)]
    titles = [_spaced(article.title or "") for article in telling.articles]
    if any(word in title for title in titles for word in wanted):
        return True
    texts = [_spaced(article.text) for article in telling.articles]
    return 2 * sum(any(word in text for word in wanted) for text in texts) > len(texts)


def reports(telling: Telling) -> list[Article]:
    """Those of its articles that report one event; none where its headline, as of an update, is that of another one."""
    found = [article for article in _news(telling) if tells_what_happened(article)]
    return found if telling.headline is None or telling.headline.article in {each.id for each in found} else []


def _news(telling: Telling) -> list[Article]:
    told = zip(telling.articles, telling.genres, strict=True)
    return [article for article, genre in told if genre in ("news", "unknown")]


def _standing(telling: Telling) -> float:
    """Its importance, less where no report tells it, the more so of one outlet alone, or none that says on what day."""
    news, found = _news(telling), reports(telling)
    dated = any(_DAY.search(article.text, 0, BEGINNING) for article in found or news)
    aside = 0.0 if found else ASIDE / max(1, len({article.outlet or article.id for article in news}))
    return telling.importance - aside - (0.0 if dated else UNDATED)


def _is_muted(telling: Telling, topics: Sequence[Topic]) -> bool:
    return any(topic.muted and is_about(telling, topic) for topic in topics)


def _spaced(text: str) -> str:
    """The stems of a text between spaces, so that the forms of a word are one and words are found whole."""
    return f" {' '.join(map(stemmed, words(text)))} "


def _weight(articles: Sequence[Sketch]) -> Weight:
    kinds = [each.genre for each in articles]
    news = [each for each in articles if counts(each.genre, kinds)]
    outlets = len({each.outlet or each.article for each in news})
    quotes, figures = sum(each.quotes for each in articles), sum(each.figures for each in articles)
    return Weight(outlets, quotes, figures, max(each.dated for each in articles))
