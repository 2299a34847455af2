"""What is to come in the story that was talked about: sentences of its reports that say what will be."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answers.ask import no_answer
from bot.answers.evidence.matching import Matcher
from bot.answers.evidence.texts import sentences, undated
from bot.answers.question import Answer, Question, Scored
from bot.answers.understanding.wish import terms
from bot.answers.words.dates import MONTH, WEEKDAY
from bot.ports import Books
from bot.reading.paragraphs import paragraphs

SHOWN = 4
"""Sentences shown at most."""

LONGEST = 60
"""Words of a sentence that is shown."""

_ASKED = re.compile(
    r"""^\W*(?:(?:and|so|but|ok|okay|then|well)\W+)*(?:
        what\s(?:happens|comes|(?:will|is\sgoing\sto|could|should|might)\s(?:happen|come))\s(?:next|now|then)
        | what\snow | what(?:['’]?s|\sis|\sare)?\sthe\snext\ssteps? | next\ssteps
    )\W*$""",
    re.I | re.X,
)
_TO_COME = re.compile(
    r"\b(?:will|(?:is|are) (?:\w+ly )?(?:expected|due|set|scheduled|slated|planned) (?:to|for|on|in|at)|plans? to"
    r"|(?:is|are) to (?=[a-z]+\b))"
)
_DATED = re.compile(rf"\b(?:next|tomorrow|{WEEKDAY}|{MONTH}|coming|by the end of|later this)\b")
_QUOTED = re.compile(r"^[^“\"]*”|[“”\"][^“”\"]*(?:[“”\"]|$)|‘.*?’(?!\w)")
"""What somebody says will be is theirs to say."""


def looks_ahead(text: str) -> bool:
    """Whether a line asks what comes next, and no more."""
    return _ASKED.match(text) is not None


def ahead(read_as: str, articles: Sequence[str], question: Question, books: Books) -> Answer:
    """The sentences of these articles that say what will be: those with a time and most words of the headline first."""
    printed = books.articles.get(articles)
    matcher = Matcher(terms(printed[0].title or "") if printed else ())
    genres = {digest.article: digest.genre.genre for digest in books.articles.digests(articles, question.space)}
    found: dict[str, Scored] = {}
    for article in printed:
        for start, end in paragraphs(article.text) if genres.get(article.id) != "opinion" else ():
            for place in sentences(article.text, start, end):
                said = article.passage(*undated(article.text, *place))
                own = _QUOTED.sub(" ", said.text)
                if _TO_COME.search(own) and len(said.text.split()) <= LONGEST:
                    worth = sum(matcher.cover(own)) / max(1, matcher.size) + bool(_DATED.search(own))
                    found.setdefault(said.text, Scored(article.passage(start, end), worth, article, said))
    best = tuple(sorted(found.values(), key=lambda each: -each.score)[:SHOWN])
    coverage = books.search.coverage(question.space)
    text = best[0].lead.text if best else no_answer(coverage)
    return Answer(read_as, bool(best), float(bool(best)), text, best, coverage, besides=best)
