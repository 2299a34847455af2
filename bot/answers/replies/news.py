"""What is new, on something or at all, since the last briefing or since a time that is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.answers.conversation.short_lines import BESIDES
from bot.answers.evidence.matching import Matcher
from bot.answers.question import Question
from bot.answers.understanding.wish import Wish, wish, without_outlets
from bot.answers.words.stems import stem
from bot.briefing.choosing import ranked
from bot.briefing.lines import NO_TITLE, cited, joined, source
from bot.message import Line, Message, Moment, Paragraph, Run
from bot.model import Briefing, Sketch, Telling
from bot.ports import Books
from bot.reading.lexicon import Lexicon
from bot.shelves.news import Query
from bot.stories.tellings import tellings

SHOWN = 5
"""Stories shown."""

HITS = 200
"""Passages that choose the stories on something."""

LATEST = 2_000
"""Articles looked at where everything is asked for, the latest."""

MET = 0.5
"""Share of the words asked for that an article must have, by weight."""

OUTLETS = 4
"""Sources named with each story."""

DAY = timedelta(days=1)
"""How far back news goes where there was no briefing and no time is named."""

LATELY = timedelta(days=3)
"""How far back a topic is looked for that nothing has come in on since the briefing."""

LAST = timedelta(hours=12)
"""The sentence shown with a story is of an article that is this much older than its latest, at most."""

_NEWS = frozenset(stem(word) for word in ("new", "news", "update", "updates", "development", "changed", "add"))


@dataclass(frozen=True, slots=True)
class News:
    """The stories with something new since then, the likeliest first; `topic` are the words asked for, or empty.

    `nothing`: since this time there is nothing new, and the stories are older.
    """

    since: datetime
    topic: str
    stories: tuple[Telling, ...]
    more: int = 0
    nothing: datetime | None = None


def news(read_as: str, question: Question, books: Books, lexicon: Lexicon) -> News:
    """What came in since the time that is named, else since the last briefing, else within a day; where nothing has
    come in on a topic since the briefing, what there was on it before.
    """
    outlets = books.sources.outlets(question.space)
    wanted = without_outlets(wish(read_as, question.now, question.zone, outlets))
    wanted = replace(wanted, terms=tuple(term for term in wanted.terms if term.stem not in _NEWS))
    named = wanted.time.since if wanted.time else None
    since = named or question.told or question.now - DAY
    found = _since(since, wanted, question, books, lexicon)
    if found.stories or not wanted.terms or named or question.told is None:
        return found
    return replace(_since(question.now - LATELY, wanted, question, books, lexicon), nothing=since)


def _since(since: datetime, wanted: Wish, question: Question, books: Books, lexicon: Lexicon) -> News:
    until = min(question.now + DAY, (wanted.time and wanted.time.until) or question.now + DAY)
    ids = _about(wanted, since, until, books, question.space) if wanted.terms else _all(since, books, question.space)
    fresh = [
        each
        for each in books.articles.sketches(ids)
        if since <= each.dated < until and (not wanted.outlets or each.outlet in wanted.outlets)
    ]
    stories = ranked(fresh, (), (), question.now)
    told = _told(stories[:SHOWN], since, books, question.space)
    found = tellings(books, stories[:SHOWN], lexicon, question.now, told, question.space)
    topic = " ".join(term.word for term in wanted.terms)
    return News(since, topic, tuple(found), max(0, len(stories) - SHOWN))


def what_else(question: Question, briefing: Briefing | None, books: Books, lexicon: Lexicon) -> News:
    """What is new since the briefing talked about, or since a time that is named; what it told, where nothing is."""
    asked = BESIDES.match(question.text)
    found = news(f"What is new {(asked and asked['when']) or ''}?", question, books, lexicon)
    if found.stories or briefing is None:
        return found
    return News(briefing.since, "", briefing.tellings[:SHOWN], max(0, len(briefing.tellings) - SHOWN))


def news_message(found: News, zone: str) -> Message:
    """Each story with its headline, a sentence and its outlets; or that there is nothing new."""
    on = f" on “{found.topic}”" if found.topic else ""
    if not found.stories:
        since = Moment(found.nothing or found.since, zone)
        return Message((Paragraph((Run(f"Nothing new{on} since "), since, Run("."))),))
    count = f"{len(found.stories)} {'story' if len(found.stories) == 1 else 'stories'}"
    opening: Line = (Run(f"{count} with something new{on} since "), Moment(found.since, zone), Run(":"))
    if found.nothing is not None:
        opening = (Run(f"Nothing new{on} since "), Moment(found.nothing, zone, "time"), Run("; before that:"))
    blocks = [Paragraph(opening)]
    blocks += [Paragraph(_line(number, story, zone)) for number, story in enumerate(found.stories, 1)]
    if found.more:
        blocks.append(Paragraph((Run(f"… and {found.more} more", faint=True),)))
    return Message(tuple(blocks))


def _about(wanted: Wish, since: datetime, until: datetime, books: Books, space: str) -> list[str]:
    """Articles of the time whose title and paragraphs have enough of the words together."""
    words = tuple(term.word for term in wanted.terms)
    hits = books.search.passages(Query(words, space, since, until, wanted.outlets, HITS))
    matcher = Matcher(wanted.terms)
    met: dict[str, list[float]] = {}
    for hit in hits:
        cover = matcher.cover(hit.passage.text)
        best = met.setdefault(hit.passage.article, cover)
        met[hit.passage.article] = list(map(max, best, cover))
    least = MET * sum(term.weight for term in wanted.terms)
    weights = [term.weight for term in wanted.terms]
    return [id for id, best in met.items() if sum(a * b for a, b in zip(best, weights, strict=True)) >= least]


def _all(since: datetime, books: Books, space: str) -> Sequence[str]:
    return books.articles.arrived(since, datetime.max.replace(tzinfo=since.tzinfo), space)[-LATEST:]


def _told(stories: Sequence[int], since: datetime, books: Books, space: str) -> frozenset[str]:
    """The older articles of these stories: what they say is not new."""
    ids = [id for story in books.stories.get(stories, space) for id in story.articles]
    old: list[Sketch] = [each for each in books.articles.sketches(ids) if each.dated < since]
    return frozenset(each.article for each in old)


def _line(number: int, story: Telling, zone: str) -> Line:
    headline = story.headline.text if story.headline else story.topic or NO_TITLE
    dated = {article.id: article.dated for article in story.articles}
    latest = max(dated.values()) - LAST
    fresh = [passage for passage in story.summary if dated[passage.article] >= latest]
    said = next(iter((*fresh, *story.summary)), None)
    sentence = [Run(" — ", faint=True), Run(said.text), *cited(story, [said.article])] if said else []
    shown = list(zip(story.articles, story.genres, range(1, len(story.articles) + 1), strict=True))[:OUTLETS]
    sources = joined([source(article, genre, place, zone) for article, genre, place in shown])
    update = (Run("Update: "),) if story.update else ()
    return (Run(f"{number}. "), *update, Run(headline, bold=True), *sentence, Run(" — ", faint=True), *sources)
