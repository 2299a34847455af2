"""One side of a story alone: its figures, what was reported of it when, what is to come or how much it was before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from bot.answers.ask import no_answer
from bot.answers.conversation.asking_again import THEN
from bot.answers.evidence.matching import Matcher
from bot.answers.evidence.texts import sentences, undated
from bot.answers.question import Answer, Question, Scored
from bot.answers.replies.news import moment
from bot.answers.understanding.kinds import kind_of
from bot.answers.understanding.wish import terms
from bot.answers.words.common import LINK
from bot.answers.words.dates import MONTH, WEEKDAY
from bot.answers.words.stems import plain
from bot.briefing.layout import ALL, Shown, story_blocks
from bot.briefing.lines import NO_OUTLET, titled
from bot.message import Facts, Line, Message, Paragraph, Run
from bot.model import Article
from bot.ports import Books
from bot.reading.paragraphs import paragraphs
from bot.told import Telling

LISTED = 10
"""Reports listed by date, the latest."""

LINE, SUMMARY, NOTHING = Shown(1, 0, 0), Shown(quotes=0, figures=0), Shown(0, 0, 0)
"""A sentence of a story, what sums it up, and its headline and sources alone."""

NO_FIGURES = "No figures stand out in it."

SENTENCES_SHOWN = 4
"""Sentences shown at most."""

LATELY = timedelta(hours=18)
"""How much older than the latest a report may be that says what is to come."""

LONGEST_SENTENCE = 60
"""Words of a sentence that is shown."""

NEAR, MOSTLY = 500, 0.5
"""Characters behind what was shown that a sentence on what was before stands within; or its share of the words that
were asked.
"""

_ASKED = re.compile(
    rf"""^\W*{LINK}(?:
        what\s(?:happens|comes|(?:will|is\sgoing\sto|could|should|might)\s(?:happen|come))\s(?:next|now|then)
        | what\snow | what(?:['’]?s|\sis|\sare)?\sthe\snext\ssteps? | next\ssteps
    )\W*$""",
    re.I | re.X,
)

_TO_COME = re.compile(
    r"\b(?:will|(?:is|are) (?:\w+ly )?(?:expected|due|set|scheduled|slated|planned) (?:to|for|on|in|at)|plans? to"
    r"|(?:is|are) to (?=[a-z]+\b))"
)

_COMPARED = re.compile(
    rf"""\b(?:
        (?:compare[sd]?\s(?:to|with)|instead\sof|previous\w*|until\sthen)\b[^.;]{{0,60}}?\d
        | (?:from|(?:up|down)\son|against|versus|(?:it|there)\s(?:was|were|had\sbeen))\s
            (?:(?:about|around|just|only|nearly|almost|over|under|some|an?|(?:more|less)\sthan)\s)*
            (?!(?:19|20)\d\d\b)[£$€]?\d
        )
        | \d[^;]{{0,60}}\b(?:an?\s{THEN}\s(?:ago|earlier|before)|(?:last|previous|prior)\s{THEN}
            |the\ssame\s(?:{THEN}|period|time))\b""",
    re.I | re.X,
)
"""Tells a number of then: "up from 3 per cent", "£4m a year earlier"."""

_DATED = re.compile(rf"\b(?:next|tomorrow|{WEEKDAY}|{MONTH}|coming|by the end of|later this)\b")

_QUOTED = re.compile(r"^[^“\"]*”|[“”\"][^“”\"]*(?:[“”\"]|$)|‘.*?’(?!\w)")
"""What somebody says will be is theirs to say."""


def numbers(story: Telling, zone: str) -> Message:
    """Its figures, each in its sentence, also those that sum it up."""
    heading, *facts, sources = story_blocks(replace(story, summary=()), zone, Shown(0, 0, ALL))
    return Message((heading, *(facts or [Paragraph((Run(NO_FIGURES),))]), sources))


def timeline(story: Telling, zone: str) -> Message:
    """Its headlines by the time at which they were printed, each once."""
    once = {plain(each.title): each for each in reversed(story.articles) if each.title and each.published}
    told = sorted(once.values(), key=lambda each: each.dated)
    lines: list[Line] = [
        (
            moment(each.dated, zone),
            Run(": "),
            titled(each),
            Run(f" · {each.outlet or NO_OUTLET}", faint=True),
        )
        for each in told[-LISTED:]
    ]
    heading, *_ = story_blocks(story, zone, NOTHING)
    return Message((heading, Facts(tuple(lines), "What was reported when")))


def looks_ahead(text: str) -> bool:
    """Whether a line asks what comes next, and no more."""
    return _ASKED.match(text) is not None


def ahead(read_as: str, articles: Sequence[str], question: Question, books: Books) -> Answer:
    """The sentences of the latest of these articles that say what will be: those with a time and most words of the
    headline first.
    """
    told = books.articles.get(articles)
    latest = max((each.dated for each in told), default=question.now)
    printed = [each for each in told if each.dated >= latest - LATELY]
    matcher = Matcher(terms(printed[0].title or "") if printed else ())
    found: dict[str, Scored] = {}
    for said in _said_in(printed, question, books):
        own = _QUOTED.sub(" ", said.lead.text)
        if _TO_COME.search(own):
            worth = sum(matcher.cover(own)) / max(1, matcher.size) + bool(_DATED.search(own))
            found.setdefault(said.lead.text, replace(said, score=worth))
    return _answer(read_as, found.values(), question, books)


def told_before(question: Question, asked: str, articles: Sequence[str], books: Books) -> Answer:
    """The sentences of these articles that tell how much it was before: first those that stand at what was shown or
    shortly behind, then those with most of the words that were `asked` before, where that was no question for somebody.
    """
    shown = [item.lead for turn in question.turns[-1:] for item in turn.showed.items if item.lead]
    wanted, matcher = re.findall(THEN, question.text.lower()), Matcher(terms(asked))
    found: dict[str, Scored] = {}
    told = books.articles.get(articles) if kind_of(asked)[0] in ("figure", "what") else ()
    for said in _said_in(told, question, books):
        low = said.lead.text.lower()
        met = sum(matcher.cover(low)) / max(1, matcher.size)
        near = any(said.article.id == at.article and 0 <= said.lead.start - at.start <= NEAR for at in shown)
        if _COMPARED.search(low) and (near or met >= MOSTLY):
            then = any(word in low for word in wanted)
            found.setdefault(said.lead.text, replace(said, score=met + near + then))
    return _answer(question.text, found.values(), question, books)


def _said_in(articles: Sequence[Article], question: Question, books: Books) -> Iterator[Scored]:
    """The sentences of those of the articles that are no opinion."""
    ids = [article.id for article in articles]
    genres = {digest.article: digest.genre.genre for digest in books.articles.digests(ids, question.space)}
    for article in articles:
        for start, end in paragraphs(article.text) if genres.get(article.id) != "opinion" else ():
            for place in sentences(article.text, start, end):
                said = article.passage(*undated(article.text, *place))
                if len(said.text.split()) <= LONGEST_SENTENCE:
                    yield Scored(article.passage(start, end), 0.0, article, said)


def _answer(read_as: str, found: Iterable[Scored], question: Question, books: Books) -> Answer:
    best = tuple(sorted(found, key=lambda each: -each.score)[:SENTENCES_SHOWN])
    coverage = books.search.coverage(question.space)
    text = best[0].lead.text if best else no_answer(coverage)
    return Answer(read_as, bool(best), float(bool(best)), text, best, coverage, besides=best)
