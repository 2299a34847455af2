"""Which of the best passages leads: whose sentence says most closely what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answers.evidence.doubts.doubted import is_doubted, is_plain
from bot.answers.evidence.doubts.lead_sentence import (
    UNFIT,
    LeadSentence,
    first_of,
    form_of,
    is_asked,
    is_elsewhen,
)
from bot.answers.evidence.leading.closeness import closeness
from bot.answers.evidence.leading.definitions import defined
from bot.answers.evidence.matching import Matcher
from bot.answers.evidence.telling.causes import gives_reason
from bot.answers.evidence.telling.doers import tells_not_who
from bot.answers.evidence.telling.figures import MONEY
from bot.answers.evidence.telling.naming import PRONOUN, names_another
from bot.answers.evidence.texts import news_spans, sentences, undated
from bot.answers.evidence.weighing.confidence import SURE, confidence
from bot.answers.evidence.weighing.findings import Evidence, Findings
from bot.answers.understanding.kinds import Kind
from bot.answers.understanding.wish import Wish
from bot.answers.words.phrases import says

_SENTENCES: frozenset[Kind] = frozenset(("who", "why", "where", "when", "figure", "whether"))
"""What one sentence of a paragraph says and others do not."""

LOOKED_AT = 3
"""Passages of which one may lead."""

NEAR = 0.6
"""How much lower than the best the score of one that leads may be."""

GAIN = 0.1
"""How much more closely it must say it than the best."""

PLAIN = 0.5
"""How closely a sentence must say it to be taken for the answer."""

DOUBTED = 0.45
"""How sure it is where it may answer something else, as a share: less than an answer needs."""

SWAP = 0.04
"""The same, for a sentence of the same paragraph."""


def led(findings: Findings) -> Findings:
    """The findings with the passage first whose sentence answers most closely, and how sure it is then; in the order
    that they have where that may answer something else.
    """
    if not findings.evidence:
        return findings
    best = _closest(findings)
    said = first_of(best)
    if is_doubted(best, said):
        if findings.wish.kind == "why" and not is_doubted(findings, first_of(findings)):
            return findings  # what says it less closely may give a reason for just that
        if findings.wish.kind == "who" and (other := _undoubted(best)):
            return other
        return replace(findings, confidence=DOUBTED * best.confidence)
    return replace(best, confidence=max(SURE, best.confidence)) if _is_plain(said) else best


def _undoubted(findings: Findings) -> Findings | None:
    """The findings led by another passage that says it nearly as closely and is not doubted; None without one."""
    wish, matcher = findings.wish, findings.matcher
    first, *others = findings.evidence
    least = closeness(first, wish, matcher) - SWAP
    for each in others if least >= PLAIN else ():
        if closeness(each, wish, matcher) >= least:
            found = findings.led_by(each, each.lead)
            if not is_doubted(found, first_of(found)):
                return replace(found, confidence=max(SURE, found.confidence))
    return None


def _closest(findings: Findings) -> Findings:
    wish, matcher, found = findings.wish, findings.matcher, findings.evidence
    if told := defined(findings):
        return told
    if wish.who.person and wish.who.office:
        led_by = tuple(_led_closely(each, wish, matcher) for each in found)
        return _closest_first(replace(findings, evidence=led_by))
    if (wish.kind in _SENTENCES or wish.predicate) and wish.speaker is None:
        return _closest_first(replace(findings, evidence=_with_closest_sentences(found, wish, matcher)))
    return findings


def _is_plain(said: LeadSentence) -> bool:
    """Whether a short question is answered plainly."""
    wish = said.wish
    if wish.predicate and wish.speaker is None and is_plain(said):
        return True
    return wish.kind in _SENTENCES and wish.speaker is None and closeness(said.evidence, wish, said.matcher) >= PLAIN


def _closest_first(findings: Findings) -> Findings:
    wish, matcher, found = findings.wish, findings.matcher, findings.evidence
    looked_at = 2 * LOOKED_AT if wish.predicate else LOOKED_AT
    news = [each for each in found if not each.stretch.is_furniture] or found
    near = [each for each in news[:looked_at] if each.score >= news[0].score - NEAR]
    unpaid = wish.counted.sort == "money" and not MONEY.search(found[0].sentence)
    near = [*news] if wish.who.person or unpaid else near
    rated = _rated(near, wish, matcher)
    plain = not wish.predicate or (
        is_asked(near[0], wish, matcher) and not tells_not_who(near[0].sentence, near[0].article, wish, matcher)
    )
    told = (
        plain and not near[0].sentence.endswith("?") and not (wish.kind == "figure" and form_of(near[0], wish) <= UNFIT)
    )
    stays = rated[0] > 0.0 and told and wish.kind != "when" and not _is_placed(wish)
    gain = SWAP if _is_placed(wish) or not told else GAIN
    order = found if stays else _with_first(_best_first(near, rated, gain), found)
    best = rated[0] if stays else max(rated)
    sure = confidence(wish, order[0].stretch.marks) if best else findings.confidence
    return replace(findings, evidence=order, confidence=sure)


def _rated(near: Sequence[Evidence], wish: Wish, matcher: Matcher) -> list[float]:
    """How close each is; less where it is of another time and something of now says nearly as much of what is asked."""
    rated = [closeness(each, wish, matcher) for each in near]
    away = [is_elsewhen(each.sentence, each.article, wish, matcher) for each in near]
    now = max((rate for rate, other in zip(rated, away, strict=True) if not other), default=0.0)
    return [
        max(0.0, rate - 2 * GAIN) if other and 0.0 < now > rate - GAIN else rate
        for rate, other in zip(rated, away, strict=True)
    ]


def _with_first(near: Sequence[Evidence], found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """All found with the first of these at the top and no more of them than there were."""
    rest = (each for each in near[1:] if each in found)
    others = (each for each in found if each not in near)
    return (near[0], *rest, *others)[: len(found)]


def _best_first(found: Sequence[Evidence], rated: Sequence[float], gain: float = GAIN) -> tuple[Evidence, ...]:
    """These with the one first that is rated clearly higher than the first."""
    best = found[rated.index(max(rated)) if max(rated) > rated[0] + gain else 0]
    return (best, *(each for each in found if each is not best))


def _with_closest_sentences(found: Sequence[Evidence], wish: Wish, matcher: Matcher) -> tuple[Evidence, ...]:
    """The first ones led by the sentence of their stretch that says it clearly more closely than the one they have."""
    return (*(_led_closely(each, wish, matcher) for each in found[:LOOKED_AT]), *found[LOOKED_AT:])


def _led_closely(each: Evidence, wish: Wish, matcher: Matcher) -> Evidence:
    text = each.article.text
    within = each.span if wish.kind == "who" or wish.predicate else (each.stretch.start, each.stretch.end)
    places: list[tuple[int, int]] = []
    for start, end in news_spans(text, within, each.stretch.furniture):
        found = [undated(text, *place) for place in sentences(text, start, end)]
        places += [(first, end if text[first:last].endswith("?") else last) for first, last in found]
    if wish.kind == "why":
        article = each.article
        reasons = [
            place
            for place in places
            if gives_reason(told := text[slice(*place)]) and not names_another(told, article, wish)
        ]
        places += [(first[0], second[1]) for first, second in pairwise(places) if second in reasons]
    others = [replace(each, lead=place) for place in places if _may_lead(text[slice(*place)], wish, matcher)]
    rated = _rated((each, *others), wish, matcher)
    best = rated.index(max(rated))
    return others[best - 1] if rated[best] > rated[0] + SWAP else each


def _may_lead(text: str, wish: Wish, matcher: Matcher) -> bool:
    """Whether a sentence, a question with what follows it, has any word of what is asked, or goes on: "He was 86."."""
    said = wish.predicate is not None and says(text, wish.predicate)
    return any(matcher.cover(text)) or said or PRONOUN.match(text) is not None


def _is_placed(wish: Wish) -> bool:
    """Whether a short question asks for a place or a figure, which any sentence may have beside something else."""
    return wish.predicate is not None and wish.kind in ("where", "figure")
