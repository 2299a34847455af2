"""What is new, on something or at all, since the last briefing or since a time that is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.answers.conversation.short_lines import BESIDES
from bot.answers.evidence.matching import Matcher
from bot.answers.question import Question
from bot.answers.understanding.wish import Wish, wish, without_outlets
from bot.answers.words.stems import stem
from bot.briefing.choosing import ranked
from bot.briefing.lines import headlined, joined, source
from bot.counting import counted
from bot.message import SOURCES, Block, Facts, Line, Message, Moment, Paragraph, Run, sentence
from bot.model import Passage, Sketch
from bot.ports import Books
from bot.reading.lexicon import Lexicon
from bot.shelves.news import Query
from bot.stories.tellings import tellings
from bot.told import Briefing, Telling

STORIES_SHOWN = 5
"""Stories shown."""

HITS = 200
"""Passages that choose the stories on something."""

LATEST = 2_000
"""Articles looked at where everything is asked for, the latest."""

MET, NEARLY = 0.5, 0.6
"""Share of the words asked for that an article must have, by weight, and of those that the best article has."""

OPENING, SEVERAL = 400, 2
"""Characters that an article opens with, and paragraphs that say what it is about where neither these nor its title do.
"""

DAY = timedelta(days=1)
"""How far back news goes where there was no briefing and no time is named."""

BEFORE = (timedelta(days=3), timedelta(days=30))
"""How far back a topic is looked for that nothing has come in on of late; then all that there is."""

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


def news(read_as: str, question: Question, books: Books, lexicon: Lexicon, briefing: Briefing | None = None) -> News:
    """What came in since the time that is named, else since the last briefing, else within a day; where nothing has,
    what there was on it before, and of everything what the briefing talked about told.
    """
    outlets = books.sources.outlets(question.space)
    wanted = without_outlets(wish(read_as, question.now, question.zone, outlets))
    wanted = replace(wanted, terms=tuple(term for term in wanted.terms if term.stem not in _NEWS))
    named = wanted.time.since if wanted.time else None
    since = named or question.told or question.now - DAY
    found = _since(since, wanted, question, books, lexicon)
    if found.stories:
        return found
    if wanted.terms:
        return replace(_before(since, wanted, question, books, lexicon), nothing=since)
    told = briefing.tellings if briefing else ()
    return News(since, "", told[:STORIES_SHOWN], max(0, len(told) - STORIES_SHOWN), nothing=since)


def _before(since: datetime, wanted: Wish, question: Question, books: Books, lexicon: Lexicon) -> News:
    """The latest that there was on a topic, from as short a time as has any."""
    for begun in (*(question.now - span for span in BEFORE), datetime.min.replace(tzinfo=UTC)):
        if begun < since and (found := _since(begun, wanted, question, books, lexicon)).stories:
            return found
    return News(since, _topic(wanted), ())


def _since(since: datetime, wanted: Wish, question: Question, books: Books, lexicon: Lexicon) -> News:
    until = min(question.now + DAY, (wanted.time and wanted.time.until) or question.now + DAY)
    ids = _about(wanted, since, until, books, question.space) if wanted.terms else _all(since, books, question.space)
    fresh = [
        each
        for each in books.articles.sketches(ids)
        if since <= each.dated < until and (not wanted.outlets or each.outlet in wanted.outlets)
    ]
    stories = ranked(fresh, (), (), question.now)
    told = _told(stories[:STORIES_SHOWN], since, books, question.space)
    found = tellings(books, stories[:STORIES_SHOWN], lexicon, question.now, told, question.space)
    return News(since, _topic(wanted), tuple(found), max(0, len(stories) - STORIES_SHOWN))


def _topic(wanted: Wish) -> str:
    return " ".join(term.word for term in wanted.terms)


def what_else(question: Question, briefing: Briefing | None, books: Books, lexicon: Lexicon) -> News:
    """What is new since the briefing talked about, or since a time that is named; what it told, where nothing is."""
    asked = BESIDES.match(question.text)
    return news(f"What is new {(asked and asked['when']) or ''}?", question, books, lexicon, briefing)


def news_message(found: News, zone: str) -> Message:
    """Each story with its headline, a sentence and its outlets; or that there is nothing new, or nothing at all."""
    on = f" on “{found.topic}”" if found.topic else ""
    if on and not found.stories:
        return sentence(f"I have read nothing{on}.")
    count = counted(len(found.stories), "story")
    opening: Line = (Run(f"{count} with something new{on} since "), moment(found.since, zone), Run(":"))
    if found.nothing is not None:
        ending = "; before that:" if found.stories else "."
        opening = (Run(f"Nothing new{on} since "), moment(found.nothing, zone), Run(ending))
    numbers = _numbers(found.stories)
    blocks: list[Block] = [Paragraph(opening)]
    blocks += [Paragraph(_line(place, story, numbers)) for place, story in enumerate(found.stories, 1)]
    if found.more:
        blocks.append(Paragraph((Run(f"… and {found.more} more", faint=True),)))
    if numbers:
        kinds = {
            article.id: (article, genre)
            for story in found.stories
            for article, genre in zip(story.articles, story.genres, strict=True)
        }
        sources = [source(*kinds[id], number, zone) for id, number in numbers.items()]
        blocks.append(Facts((joined(sources),), SOURCES))
    return Message(tuple(blocks))


def _numbers(stories: Sequence[Telling]) -> dict[str, int]:
    """The number of each article whose headline or sentence is shown, in the order in which they are met."""
    shown = [passage.article for story in stories for passage in (story.headline, _said(story)) if passage]
    return {id: number for number, id in enumerate(dict.fromkeys(shown), 1)}


def moment(at: datetime, zone: str) -> Moment:
    """A day by its date, any other time to the minute."""
    local = at.astimezone(ZoneInfo(zone))
    return Moment(at, zone, "date" if (local.hour, local.minute) == (0, 0) else "time")


def _about(wanted: Wish, since: datetime, until: datetime, books: Books, space: str) -> list[str]:
    """Articles of the time that have enough of the words; of these, where any are, those that tell of them in their
    title or opening, or in several paragraphs.
    """
    words = tuple(term.word for term in wanted.terms)
    matcher = Matcher(wanted.terms)
    met: dict[str, list[float]] = {}
    mentions: Counter[str] = Counter()
    for hit in books.search.passages(Query(words, space, since, until, wanted.outlets, HITS)):
        passage = hit.passage
        cover = matcher.cover(passage.text)
        best = met.setdefault(passage.article, cover)
        met[passage.article] = list(map(max, best, cover))
        mentions[passage.article] += SEVERAL if passage.part == "title" or passage.start < OPENING else 1
    worth = {id: wanted.share(best) for id, best in met.items()}
    least = max(MET, NEARLY * max(worth.values(), default=0.0))
    having = [id for id, met_by in worth.items() if met_by >= least]
    return [id for id in having if mentions[id] >= SEVERAL] or having


def _all(since: datetime, books: Books, space: str) -> Sequence[str]:
    return books.articles.arrived(since, datetime.max.replace(tzinfo=since.tzinfo), space)[-LATEST:]


def _told(stories: Sequence[int], since: datetime, books: Books, space: str) -> frozenset[str]:
    """The older articles of these stories: what they say is not new."""
    ids = [id for story in books.stories.get(stories, space) for id in story.articles]
    old: list[Sketch] = [each for each in books.articles.sketches(ids) if each.dated < since]
    return frozenset(each.article for each in old)


def _line(place: int, story: Telling, numbers: Mapping[str, int]) -> Line:
    """ "1. Headline [1] — its latest sentence [2] · 3 outlets"."""
    headline, said = story.headline, _said(story)
    cited = {
        each.id: Run(f" [{numbers[each.id]}]", faint=True, link=each.url)
        for each in story.articles
        if each.id in numbers
    }
    update = (Run("Update: "),) if story.update else ()
    title = replace(headlined(story), bold=True)
    own = (cited[headline.article],) if headline and (said is None or headline.article != said.article) else ()
    sentence = (Run(" — ", faint=True), Run.of(said), cited[said.article]) if said else ()
    outlets = len({article.outlet for article in story.articles})
    told = (Run(f" · {outlets} outlets", faint=True),) if outlets > 1 else ()
    return (Run(f"{place}. "), *update, title, *own, *sentence, *told)


def _said(story: Telling) -> Passage | None:
    """The sentence shown with a story: of its latest articles, where these have any."""
    dated = {article.id: article.dated for article in story.articles}
    latest = max(dated.values()) - LAST
    fresh = [passage for passage in story.summary if dated[passage.article] >= latest]
    return next(iter((*fresh, *story.summary)), None)
