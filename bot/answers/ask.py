"""A question to an answer: understood, looked up, weighed, and given or refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.answers.confidence import THRESHOLD
from bot.answers.evidence import Evidence, find
from bot.answers.question import Answer, Question, Scored
from bot.answers.retrieval import View
from bot.answers.stems import stem, words
from bot.answers.talk import standing_alone
from bot.answers.wish import Wish, wish, without_outlets
from bot.model import Quote
from bot.ports import Books


def ask(question: Question, books: Books) -> Answer:
    """The answer from what the question's space may see; raises UsageError for an unknown zone."""
    read_as = standing_alone(question.text, question.about, question.turns)
    outlets = sorted({source.outlet for source in books.sources.all(question.space) if source.outlet})
    wanted = without_outlets(wish(read_as, question.now, question.zone, outlets))
    coverage = books.search.coverage(question.space)
    tomorrow = question.now + timedelta(days=1)  # what is dated later was not there to be asked about
    view = View(question.space, tomorrow if coverage.newest and coverage.newest > tomorrow else None)
    findings = find(wanted, books, view, question.now)
    found = findings.evidence
    passages = tuple(_scored(each, wanted) for each in found)
    return Answer(
        read_as=read_as,
        answered=findings.confidence >= THRESHOLD,
        confidence=round(findings.confidence, 4),
        text=passages[0].lead.text if passages else "",
        passages=passages,
        searched=coverage,
        quotes=_quotes(found, wanted),
        figures=found[0].stretch.figures if found and wanted.kind == "figure" else (),
    )


def _scored(each: Evidence, wanted: Wish) -> Scored:
    stretch = each.stretch
    asked = {term.stem for term in wanted.terms}
    found = words(stretch.article.text, stretch.start, stretch.end)
    matches = tuple((word.start, word.end) for word in found if stem(word.low) in asked)
    passage, lead = stretch.article.passage(stretch.start, stretch.end), stretch.article.passage(*each.lead)
    return Scored(passage, round(each.score, 4), stretch.article, lead, matches)


def _quotes(found: Sequence[Evidence], wanted: Wish) -> tuple[Quote, ...]:
    """What the speaker asked about says in the passages found."""
    if wanted.kind != "said" or not wanted.speaker:
        return ()
    asked = {stem(word.low) for word in words(wanted.speaker)}
    said = [
        quote
        for each in found[:3]
        for quote in each.stretch.quotes
        if quote.speaker and asked & {stem(word.low) for word in words(quote.speaker.name)}
    ]
    return tuple(dict.fromkeys(said))[:3]
