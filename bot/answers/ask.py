"""A question to an answer: understood, looked up, weighed, and given or refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.answers.conversation.fragments import another
from bot.answers.conversation.rewriting import parted, standing_alone, unknown
from bot.answers.evidence.leading.beside_answer import on_the_same, rivals
from bot.answers.evidence.leading.choice import led
from bot.answers.evidence.leading.counts import quantity
from bot.answers.evidence.leading.headlines import differs, lacks_some, titled, told_by_headline
from bot.answers.evidence.leading.left_out import without
from bot.answers.evidence.looking_up.holders import with_holder
from bot.answers.evidence.looking_up.namesakes import known, named_in_full
from bot.answers.evidence.looking_up.retrieval import Scope
from bot.answers.evidence.matching import Matcher
from bot.answers.evidence.quoted.claim_check import Check, check
from bot.answers.evidence.quoted.spoken import (
    are_on_topic,
    leads_on_topic,
    reported_first,
    reported_instead,
    spoken,
    tells,
)
from bot.answers.evidence.telling.causes import gives_reason
from bot.answers.evidence.telling.speakers import SAYING
from bot.answers.evidence.texts import leaned_on, unbroken
from bot.answers.evidence.weighing.confidence import THRESHOLD
from bot.answers.evidence.weighing.findings import Evidence, Findings
from bot.answers.evidence.weighing.ranking import find
from bot.answers.question import Answer, Question, Scored
from bot.answers.understanding.kinds import claim_of
from bot.answers.understanding.times import Span
from bot.answers.understanding.typed import typed
from bot.answers.understanding.wish import Wish, terms, wish, without_outlets
from bot.answers.words.british import spelt_abroad
from bot.answers.words.stems import folded, stem, stems, words
from bot.counting import counted
from bot.model import Quote
from bot.ports import Books
from bot.told import Coverage

TOMORROW = timedelta(days=1)


def ask(question: Question, books: Books) -> Answer:
    """The answer from what the question's space may see; raises UsageError for an unknown zone."""
    text = typed(question.text)
    speakers = known(question.turns, text, books, question.space)
    read_as = standing_alone(text, question.about, named_in_full(question.turns, books), speakers)
    outlets = books.sources.outlets(question.space)
    sought, left_out = parted(read_as)
    wanted = _since_told(without_outlets(wish(sought, question.now, question.zone, outlets)), question)
    coverage = books.search.coverage(question.space)
    scope = _scope(question, coverage)
    wanted = with_holder(wanted, books, scope)
    findings = without(left_out, _found(wanted, books, scope, question))
    checked = _checked(read_as, findings.wish, books, question.space)
    heard = (checked.quote,) if checked and checked.quote else None
    quotes = heard or _heard(findings, left_out, books, question)
    if quotes and not heard and (told := reported_instead(findings, quotes)):
        findings, quotes = told, ()
    if not quotes:
        findings = reported_first(findings)
    in_time = wanted.time is None or findings.wish.time is not None
    whom = unknown(read_as)
    # "and Brandt?" asks what he says where the first was asked about
    may = in_time and not whom and (another(text) is not None or are_on_topic(findings, quotes))
    answered = checked.verdict != "not found" if checked else may and _is_answered(findings, quotes, left_out)
    doubted = not answered or (findings.wish.kind == "who" and lacks_some(findings)) or differs(findings)
    if doubted and in_time and not (whom or checked or left_out) and (headed := told_by_headline(findings)):
        findings, answered = headed, True
    passages = _compared(checked, books) if checked else _passages(findings)
    besides = () if checked else _besides(findings, passages, books, answered)
    return Answer(
        read_as=read_as,
        answered=answered,
        confidence=round(1.0 if checked and answered else findings.confidence, 4),
        text=_text(passages, quotes) if answered else no_answer(coverage),
        passages=passages,
        searched=coverage,
        quotes=quotes if answered or checked else (),
        quantity=quantity(findings, books, question.space) if answered else None,
        verdict=checked.verdict if checked else None,
        rivals=_rivals(findings, passages, besides, books) if answered and not checked else (),
        besides=besides,
        notes=(*_notes(findings), *((f"It is not clear who “{whom}” is.",) if whom else ())),
    )


def no_answer(searched: Coverage) -> str:
    """What is said in place of an answer."""
    return f"No answer in {counted(searched.articles, 'article')}."


def _rivals(
    findings: Findings, passages: Sequence[Scored], besides: Sequence[Scored], books: Books
) -> tuple[Scored, ...]:
    """The passages of other stories that may be meant, of those that have most of what is asked."""
    if not findings.wish.predicate:
        return ()
    found = rivals(findings, books.stories.of([*findings.articles]))
    return tuple(same for each in found if (same := passages[findings.evidence.index(each)]) in besides)


def _besides(findings: Findings, passages: Sequence[Scored], books: Books, answered: bool) -> tuple[Scored, ...]:
    """The passages that are about the same thing."""
    stories = books.stories.of([*findings.articles])
    same = on_the_same(findings, stories, answered)
    return tuple(scored for each, scored in zip(findings.evidence, passages, strict=True) if each in same)


def _notes(findings: Findings) -> tuple[str, ...]:
    """How words of the question were read otherwise than typed, but for "criticised" as "criticized" and "hearings" as
    "hearing"; whom an office was taken for.
    """
    read = [
        (each.typed, each.read)
        for each in findings.spellings
        if stem(folded(each.read)) not in {stem(each.typed), *spelt_abroad(each.typed)}
    ]
    if findings.wish.speaker and findings.wish.holder:
        read.append((findings.wish.speaker, findings.wish.holder))
    return tuple(f"Read “{typed}” as “{meant}”." for typed, meant in read)


def _found(wanted: Wish, books: Books, scope: Scope, question: Question) -> Findings:
    """What is found; where nothing is of the time asked for, the nearest of other times, which answers nothing."""
    findings = titled(led(find(wanted, books, scope, question.now)))
    if findings.evidence or not wanted.time or not wanted.time.firm:
        return findings
    return replace(find(replace(wanted, time=None), books, scope, question.now), confidence=0.0)


def _since_told(wanted: Wish, question: Question) -> Wish:
    """What is new is what came in since the last briefing, where no other time is named."""
    if wanted.kind != "new" or wanted.time or question.told is None:
        return wanted
    return replace(wanted, time=Span(question.told, None, 0, 0, firm=True))


def _scope(question: Question, coverage: Coverage) -> Scope:
    """What is dated later than the asking was not there to be asked about."""
    until = question.now + TOMORROW
    return Scope(question.space, until if coverage.newest and coverage.newest > until else None)


def _passages(findings: Findings) -> tuple[Scored, ...]:
    asked = frozenset(form for term in findings.wish.terms for form in term.forms)
    return tuple(_scored(each, asked, findings.matcher) for each in findings.evidence)


def _scored(each: Evidence, asked: frozenset[str], matcher: Matcher) -> Scored:
    """`asked` are the stems that are marked in the sentence that leads."""
    article = each.article
    at = unbroken(article.text, *_anchored(each, matcher)) if each.part == "text" else each.lead
    lead = article.passage(*at, each.part)
    met = tuple((word.start, word.end) for word in words(article.part(each.part), *at) if stem(word.low) in asked)
    return Scored(article.passage(*each.span), round(each.score, 4), article, lead, met)


def _anchored(each: Evidence, matcher: Matcher) -> tuple[int, int]:
    """The sentence that leads, with the one that it leans on where that names more of what is asked: "He was 86."."""
    text, (start, end) = each.article.text, each.lead
    before = leaned_on(text, start, end)
    if before is None or before[0] < each.span[0]:
        return start, end
    more = zip(matcher.cover(text[slice(*before)]), matcher.cover(text[start:end]), strict=True)
    return (before[0], end) if any(near and not own for near, own in more) else (start, end)


def _checked(read_as: str, wanted: Wish, books: Books, space: str) -> Check | None:
    claim = claim_of(read_as) if wanted.kind == "really" else None
    if claim is None:
        return None
    return check(claim, wanted.holder or wanted.speaker, [term.word for term in terms(claim)], books, space)


def _is_answered(findings: Findings, quotes: Sequence[Quote], left_out: str) -> bool:
    """Whether it is sure enough, and whoever was asked about says something there; any words of theirs answer "what
    did she say?", and words beside all that is asked about answer what she said about it. Why she did she says
    herself, or it is reported with its reason.
    """
    wanted = findings.wish
    if wanted.kind == "said" and wanted.speaker is None and not quotes and not _reports(findings, left_out):
        return False
    if wanted.speaker is None or wanted.kind not in ("said", "why"):
        return bool(findings.evidence) and findings.confidence >= THRESHOLD
    contexts = [stems(quote.context.text) for quote in quotes]
    beside = any(all(term.forms & context for term in wanted.topic) for context in contexts)
    if beside or not findings.evidence or (wanted.kind == "why" and quotes):
        return bool(quotes)
    speaks = bool(quotes) or tells(findings)
    if wanted.kind == "why" and not (gives_reason(findings.evidence[0].sentence) and leads_on_topic(findings)):
        return False
    return speaks and findings.confidence >= THRESHOLD


def _heard(findings: Findings, left_out: str, books: Books, question: Question) -> tuple[Quote, ...]:
    """The words asked for; none on something else, where the sentence that leads reports what was said on any of it."""
    before = question.turns[-1].answer if question.turns else ""
    quotes = spoken(findings, left_out, books, question.space, before)
    if not quotes or not findings.evidence or are_on_topic(findings, quotes):
        return quotes
    return () if tells(findings) and leads_on_topic(findings) else quotes


def _reports(findings: Findings, left_out: str) -> bool:
    """Whether the sentence that leads tells what somebody says who is not left out: "Brandt said that …"."""
    told = [word.low for each in findings.evidence[:1] for word in words(each.sentence)]
    return any(word in SAYING for word in told) and not {word.low for word in words(left_out)} & set(told)


def _compared(checked: Check, books: Books) -> tuple[Scored, ...]:
    """Where the words stand that a claim was compared with."""
    quote = checked.quote
    articles = books.articles.get([quote.passage.article]) if quote else []
    return tuple(Scored(quote.context, 1.0, article, quote.passage) for article in articles if quote)


def _text(passages: Sequence[Scored], quotes: Sequence[Quote]) -> str:
    return quotes[0].passage.text if quotes else passages[0].lead.text if passages else ""
