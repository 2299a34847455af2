"""A question to an answer: understood, looked up, weighed, and given or refused."""

from __future__ import annotations

from bot.answers.evidence import Evidence, find
from bot.answers.question import Answer, Question, Scored
from bot.answers.stems import stem, words
from bot.answers.talk import standing_alone
from bot.answers.wish import Wish, wish, without_outlets
from bot.model import Passage, Quote
from bot.ports import Books

THRESHOLD = 0.5
"""Confidence below which the bot says that it has no answer."""

MOST = 10
"""Passages that an answer may have."""


def ask(question: Question, books: Books) -> Answer:
    """The answer from what the question's space may see; raises UsageError for an unknown zone."""
    read_as = standing_alone(question.text, question.about, question.turns)
    outlets = sorted({source.outlet for source in books.sources.all(question.space) if source.outlet})
    wanted = without_outlets(wish(read_as, question.now, question.zone, outlets))
    found = find(wanted, books, question.space)[:MOST]
    passages = tuple(_scored(each, wanted) for each in found)
    confidence = min(1.0, found[0].parts["para"]) if found else 0.0
    return Answer(
        read_as=read_as,
        answered=confidence >= THRESHOLD,
        confidence=round(confidence, 4),
        text=passages[0].lead.text if passages else "",
        passages=passages,
        searched=books.search.coverage(question.space),
        quotes=_quotes(found, wanted),
        figures=found[0].figures if found and wanted.kind == "figure" else (),
    )


def _scored(each: Evidence, wanted: Wish) -> Scored:
    passage = each.article.passage(each.block.start, each.block.end)
    asked = {term.stem for term in wanted.terms}
    matches = tuple(
        (word.start, word.end) for word, base in zip(each.block.words, each.block.stems, strict=True) if base in asked
    )
    return Scored(passage, round(each.score, 4), each.article, _lead(each), matches)


def _lead(each: Evidence) -> Passage:
    return each.article.passage(*each.lead)


def _quotes(found: list[Evidence], wanted: Wish) -> tuple[Quote, ...]:
    """What the speaker asked about says in the passages found."""
    if wanted.kind != "said" or not wanted.speaker:
        return ()
    asked = {stem(word.low) for word in words(wanted.speaker)}
    said = [
        quote
        for each in found[:3]
        for quote in each.quotes
        if quote.speaker and asked & {stem(word.low) for word in words(quote.speaker.name)}
    ]
    return tuple(dict.fromkeys(said))[:3]
