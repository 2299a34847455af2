"""How outlets tell one thing: the sentences of each side by side, with the figures that differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answers.matching import Matcher
from bot.answers.question import Question
from bot.answers.reply import claims_shown
from bot.answers.stems import stem
from bot.answers.texts import sentences, undated
from bot.answers.wish import Wish, wish, without_outlets
from bot.briefing.lines import NO_OUTLET, joined, source
from bot.briefing.quoting import marked
from bot.message import Block, Facts, Line, Message, Paragraph, Run
from bot.model import Article, Passage, Quantity
from bot.ports import Books, Query
from bot.reading.paragraphs import paragraphs
from bot.stories.quantities import quantities

HITS = 120
"""Passages that choose the story which is compared."""

OUTLETS = 4
"""Outlets set side by side at most."""

SENTENCES = 2
"""Sentences of each outlet."""

DIFFERING = 4
"""Quantities shown of which the outlets claim different values."""

SHORTEST = 4
"""Letters of a part of an outlet's name that may stand for it."""

COUNTED = 0.3
"""What a sentence is worth that has a figure which differs."""

_COMPARING = frozenset(
    stem(word)
    for word in """
    compare differ differs differently different difference disagree contradict outlet outlets paper papers source
    sources report reports cover coverage version versions story stories
    """.split()
)


@dataclass(frozen=True, slots=True)
class View:
    """What one outlet says, in the order of its text; nothing when it is not among those that tell the story."""

    outlet: str
    article: Article | None = None
    said: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """One story as several outlets tell it."""

    views: tuple[View, ...]
    differing: tuple[Quantity, ...]


def comparison(read_as: str, question: Question, books: Books) -> Comparison | None:
    """The outlets that are named, or all that tell it, on what is asked about; None when nothing is found."""
    wanted = wish(read_as, question.now, question.zone)
    words = tuple(term.word for term in wanted.terms if term.stem not in _COMPARING)
    hits = books.search.passages(Query(words, question.space, limit=HITS))
    worth: dict[str, float] = {}
    for hit in hits:
        worth[hit.passage.article] = worth.get(hit.passage.article, 0.0) + hit.score
    found = {article.id: article for article in books.articles.get(list(worth))}
    printed = [article.outlet for article in found.values()]
    outlets = sorted(
        {name for name in (*(each.outlet for each in books.sources.all(question.space)), *printed) if name}
    )
    wanted = replace(wanted, outlets=tuple(name for name in outlets if _is_named(read_as, name, outlets)))
    wanted = without_outlets(wanted)
    wanted = replace(wanted, terms=tuple(term for term in wanted.terms if term.stem not in _COMPARING))
    articles = _of_one_story(found, worth, wanted.outlets, books, question.space)
    if not wanted.terms or not articles:
        return None
    told = {article.outlet or NO_OUTLET: article for article in reversed(articles)}
    named = wanted.outlets if len(wanted.outlets) > 1 else (*wanted.outlets, *told)
    names = list(dict.fromkeys(named))[:OUTLETS]
    chosen = [told[name] for name in names if name in told]
    differing = _differing(chosen, wanted, books, question.space)
    views = tuple(_view(name, told.get(name), wanted, differing) for name in names)
    return Comparison(views, differing)


def comparison_message(found: Comparison, zone: str) -> Message:
    """Outlet by outlet, figures that differ in bold, and then these figures by themselves."""
    figures = [claim.figure.passage for each in found.differing for claim in each.claims]
    blocks: list[Block] = []
    for view in found.views:
        lines: list[Line] = [marked(passage, _inside(passage, figures)) for passage in view.said]
        blocks.append(Facts(tuple(lines) or ((Run("Nothing on it that I have read.", faint=True),),), view.outlet))
    if not found.differing:
        blocks.append(Paragraph((Run("I see no figure that they give differently.", faint=True),)))
    blocks += [claims_shown(each) for each in found.differing[:DIFFERING]]
    sources = [source(view.article, "news", None, zone) for view in found.views if view.article and view.said]
    return Message((*blocks, Facts((joined(sources),), "Sources")))


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
        return [article for articles in together.values() for article in articles if article.outlet in outlets]
    ids = [id for story in books.stories.get([best], space) for id in story.articles if id not in found]
    return [*together[best], *books.articles.get(ids)]


def _is_named(text: str, outlet: str, outlets: Sequence[str]) -> bool:
    """Whether the text has its name, or a word of it that no other outlet has: "the Ledger"."""
    others = {word for other in outlets if other != outlet for word in other.split()}
    own = [word for word in outlet.split() if word not in others and len(word) >= SHORTEST]
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in (outlet, *own))


def _differing(articles: Sequence[Article], wanted: Wish, books: Books, space: str) -> tuple[Quantity, ...]:
    """The quantities on what is asked about of which outlets claim different values."""
    matcher = Matcher(wanted.terms)
    digests = books.articles.digests([article.id for article in articles], space)
    return tuple(
        each
        for each in quantities(articles, digests)
        if len({claim.figure.value for claim in each.claims}) > 1
        and len({claim.outlet for claim in each.claims}) > 1
        and any(any(matcher.cover(claim.figure.sentence.text)) for claim in each.claims)
    )


def _view(name: str, article: Article | None, wanted: Wish, differing: Sequence[Quantity]) -> View:
    if article is None:
        return View(name)
    matcher = Matcher(wanted.terms)
    weights = [term.weight for term in wanted.terms]
    figures = [claim.figure.passage for each in differing for claim in each.claims]
    places = [
        undated(article.text, *place)
        for start, end in paragraphs(article.text)
        for place in sentences(article.text, start, end)
    ]

    def worth(place: tuple[int, int]) -> float:
        passage = article.passage(*place)
        met = sum(a * b for a, b in zip(matcher.cover(passage.text), weights, strict=True)) / sum(weights)
        return met + (COUNTED if _inside(passage, figures) else 0.0)

    best = sorted(places, key=lambda place: -worth(place))[:SENTENCES]
    return View(name, article, tuple(article.passage(*place) for place in sorted(best) if worth(place) > 0))


def _inside(passage: Passage, figures: Sequence[Passage]) -> list[Passage]:
    """The figures that stand in the passage, each once."""
    return list(
        dict.fromkeys(
            figure
            for figure in figures
            if figure.article == passage.article and passage.start <= figure.start and figure.end <= passage.end
        )
    )
