"""How outlets tell one thing: the sentences of each side by side, with the figures that differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.answers.evidence.matching import Matcher
from bot.answers.evidence.texts import sentences, undated
from bot.answers.question import Question
from bot.answers.replies.claims import claims_shown
from bot.answers.replies.outlets import asked_of_them, outlets_named, unknown_sides
from bot.answers.understanding.wish import Term, Wish, terms, wish
from bot.answers.words.common import COMPARING
from bot.briefing.lines import NO_OUTLET, joined, source
from bot.briefing.quoting import marked
from bot.message import SOURCES, Block, Facts, Line, Message, Paragraph, Run
from bot.model import Article, Digest, Genre, Passage, Sketch
from bot.ports import Books
from bot.reading.paragraphs import paragraphs
from bot.shelves.news import Query
from bot.stories.quantities import quantities
from bot.told import Quantity

HITS = 120
"""Passages that choose the story which is compared."""

OUTLETS = 4
"""Outlets set side by side at most."""

SENTENCES = 2
"""Sentences of each outlet."""

DIFFERING = 4
"""Quantities shown of which the outlets claim different values."""

LATELY = timedelta(days=7)
"""How far back stories are looked at where nothing is said of which."""

DAY = timedelta(days=1)

LATEST = 2_000
"""Articles looked at then, the latest."""

HEAD = 200
"""Characters of a text without a title that say what it is about."""

ENOUGH = 0.6
"""Share of the words asked for that an article must have to be about them."""

COUNTED = 0.3
"""What a sentence is worth that has a figure which differs."""


@dataclass(frozen=True, slots=True)
class OutletView:
    """What one outlet says, in the order of its text; nothing when it is not among those that tell the story."""

    outlet: str
    article: Article | None = None
    said: tuple[Passage, ...] = ()
    genre: Genre = "news"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One story as several outlets tell it."""

    views: tuple[OutletView, ...]
    differing: tuple[Quantity, ...]


def comparison(read_as: str, question: Question, books: Books, of: Sequence[str] = ()) -> Comparison | None:
    """The outlets that are named, or all that tell it, on what is asked about; None when nothing is found.

    `of` are the articles of the story that is meant. Where nothing is said of what, it is the story that most of these
    outlets have told of late.
    """
    wanted = wish(read_as, question.now, question.zone)
    words = tuple(term.word for term in wanted.terms if term.stem not in COMPARING)
    hits = books.search.passages(Query(words, question.space, limit=HITS))
    worth: dict[str, float] = {}
    for hit in hits:
        worth[hit.passage.article] = worth.get(hit.passage.article, 0.0) + hit.score
    found = {article.id: article for article in books.articles.get(list(worth))}
    printed = [article.outlet for article in found.values()]
    outlets = sorted(
        {name for name in (*(each.outlet for each in books.sources.all(question.space)), *printed) if name}
    )
    named = outlets_named(read_as, outlets)
    unknown = unknown_sides(read_as, named)
    wanted = replace(wanted, outlets=tuple(named))
    about = asked_of_them(wanted.terms, named | unknown)
    if about and not of:
        fitting = {id: each for id, each in found.items() if each.outlet not in named or _is_about(each, about)}
        articles = _of_one_story(fitting, worth, wanted.outlets, books, question.space)
    else:
        articles = books.articles.get(of) or _told_most(wanted.outlets, question, books)
        about = [term for article in articles[:1] for term in terms(article.title or article.text[:HEAD])]
    if not about or not articles or not _is_about(articles[0], about):
        return None
    wanted = replace(wanted, terms=tuple(about))
    told = {article.outlet or NO_OUTLET: article for article in reversed(articles)}
    names = list(dict.fromkeys(wanted.outlets if len(wanted.outlets) > 1 else (*wanted.outlets, *told)))[:OUTLETS]
    chosen = [told[name] for name in names if name in told]
    digests = books.articles.digests([article.id for article in chosen], question.space)
    differing = _differing(chosen, digests, wanted)
    genres = {digest.article: digest.genre.genre for digest in digests}
    views = tuple(_view(name, told.get(name), wanted, differing, genres) for name in (*names, *unknown))
    return Comparison(views, differing)


def _is_about(article: Article, about: Sequence[Term]) -> bool:
    """Whether it has most of the words asked for."""
    cover = Matcher(about).cover(f"{article.title or ''} {article.text}")
    return sum(cover) >= ENOUGH * len(cover)


def _told_most(outlets: Sequence[str], question: Question, books: Books) -> list[Article]:
    """The articles of the story that most of these outlets (of all, where none is named) have told of late."""
    ids = books.articles.arrived(question.now - LATELY, question.now + DAY, question.space)[-LATEST:]
    together: dict[int, list[Sketch]] = {}
    for sketch in books.articles.sketches(ids):
        if sketch.story is not None and (not outlets or sketch.outlet in outlets):
            together.setdefault(sketch.story, []).append(sketch)

    def fitting(story: int) -> tuple[int, int, int]:
        return len({sketch.outlet for sketch in together[story]}), len(together[story]), story

    best = max(together, key=fitting, default=None)
    return books.articles.get([sketch.article for sketch in together[best]]) if best is not None else []


def comparison_message(found: Comparison, zone: str) -> Message:
    """Outlet by outlet, figures that differ in bold, and then these figures by themselves."""
    figures = [claim.figure.passage for each in found.differing for claim in each.claims]
    blocks: list[Block] = []
    for view in found.views:
        lines: list[Line] = [marked(passage, _inside(passage, figures)) for passage in view.said]
        blocks.append(Facts(tuple(lines) or ((Run("Nothing on it that I have read.", faint=True),),), _titled(view)))
    if len(found.views) == 1:
        blocks.append(Paragraph((Run("No other outlet that I have read tells it.", faint=True),)))
    elif not found.differing and sum(bool(view.said) for view in found.views) > 1:
        blocks.append(Paragraph((Run("I see no figure that they give differently.", faint=True),)))
    blocks += [claims_shown(each) for each in found.differing[:DIFFERING]]
    sources = [source(view.article, view.genre, None, zone) for view in found.views if view.article and view.said]
    return Message((*blocks, Facts((joined(sources),), SOURCES)))


def _titled(view: OutletView) -> str:
    """The outlet, with what kind of text it is where that is no news."""
    return view.outlet if view.genre == "news" else f"{view.outlet} ({view.genre})"


def _of_one_story(
    found: dict[str, Article], worth: dict[str, float], outlets: Sequence[str], books: Books, space: str
) -> list[Article]:
    """The articles that tell the story which most of the outlets tell and the words fit best, the likeliest first."""
    stories = books.stories.of(list(found))
    together: dict[int, list[Article]] = {}
    for id, article in sorted(found.items(), key=lambda each: (-worth[each[0]], each[0])):
        if id in stories:
            together.setdefault(stories[id], []).append(article)

    def fitting(story: int) -> tuple[int, float, int]:
        articles = together[story]
        named = {article.outlet for article in articles} & set(outlets)
        return len(named), sum(worth[article.id] for article in articles), -story

    if not together:
        return []
    best = max(together, key=fitting)
    if len({article.outlet for article in together[best]} & set(outlets)) < min(2, len(outlets)):
        printed = [article for articles in together.values() for article in articles if article.outlet in outlets]
        if printed:
            return printed
    ids = [id for story in books.stories.get([best], space) for id in story.articles if id not in found]
    return [*together[best], *books.articles.get(ids)]


def _differing(articles: Sequence[Article], digests: Sequence[Digest], wanted: Wish) -> tuple[Quantity, ...]:
    """The quantities of which the outlets claim different values: on what is asked about, else all disputed ones."""
    matcher = Matcher(wanted.terms)
    several = [
        each
        for each in quantities(articles, digests)
        if len({claim.figure.value for claim in each.claims}) > 1 and len({claim.outlet for claim in each.claims}) > 1
    ]
    on_it = [each for each in several if any(any(matcher.cover(c.figure.sentence.text)) for c in each.claims)]
    return tuple(on_it or (each for each in several if each.differs))


def _view(
    name: str, article: Article | None, wanted: Wish, differing: Sequence[Quantity], genres: Mapping[str, Genre]
) -> OutletView:
    if article is None:
        return OutletView(name)
    matcher = Matcher(wanted.terms)
    figures = [claim.figure.passage for each in differing for claim in each.claims]
    places = [
        undated(article.text, *place)
        for start, end in paragraphs(article.text)
        for place in sentences(article.text, start, end)
    ]

    def worth(place: tuple[int, int]) -> float:
        passage = article.passage(*place)
        met = wanted.share(matcher.cover(passage.text))
        return met + (COUNTED if met and _inside(passage, figures) else 0.0)

    best = sorted(places, key=lambda place: -worth(place))[:SENTENCES]
    said = [place for place in sorted(best) if worth(place) > 0] or places[:1]
    return OutletView(name, article, tuple(article.passage(*place) for place in said), genres.get(article.id, "news"))


def _inside(passage: Passage, figures: Sequence[Passage]) -> list[Passage]:
    """The figures that stand in the passage, each once."""
    return list(
        dict.fromkeys(
            figure
            for figure in figures
            if figure.article == passage.article and passage.start <= figure.start and figure.end <= passage.end
        )
    )
