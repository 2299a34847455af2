"""Which of the best passages leads: whose sentence says most closely what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from bot.answers.evidence.doubts.bonds import has_qualified, is_elsewhen, lacks_predicate
from bot.answers.evidence.doubts.doubted import is_doubted
from bot.answers.evidence.doubts.lead_sentence import LeadSentence, first_of, lead_sentence
from bot.answers.evidence.leading.closeness import closeness
from bot.answers.evidence.leading.definitions import defined
from bot.answers.evidence.telling.causes import gives_reason
from bot.answers.evidence.telling.doers import tells_not_who
from bot.answers.evidence.telling.figures import MONEY
from bot.answers.evidence.telling.tenses import is_past_alone
from bot.answers.evidence.telling.whom import PRONOUN, names_another
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

SWAP = 0.04
"""The same, for a sentence of the same paragraph."""

FAR = 0.3
"""How much more closely another must say it than a passage that would lead otherwise, as it tells what is asked."""

PLAIN = 0.5
"""How closely a sentence must say it to be taken for the answer."""

FITTING = 0.6
"""How well a sentence must fit the form that is wanted to be taken for the answer."""

FULL = 0.75
"""How well a figure must fit not to give way to another that tells more closely what is asked."""

_AGE = re.compile(r"(?<![\w.,$£€])\d{1,3}(?![\d.,]*\d|%)")
"""The first number of a sentence that tells an age, in years."""

AGED = timedelta(days=120)
"""How much older than another an article is at least that tells an age of before."""

DOUBTED = 0.45
"""How sure it is where it may answer something else, as a share: less than an answer needs."""


def led(findings: Findings) -> Findings:
    """The findings with the passage first whose sentence answers most closely, and how sure it is then; in the order
    that they have where that may answer something else.
    """
    if not findings.evidence:
        return findings
    best = _closest(findings)
    if is_doubted(best):
        if findings.wish.kind == "why" and not is_doubted(findings):
            return findings  # what says it less closely may give a reason for just that
        if findings.wish.kind in ("who", "figure") and (other := _undoubted(best)):
            return other
        return replace(findings, confidence=DOUBTED * best.confidence)
    return replace(best, confidence=max(SURE, best.confidence)) if _is_plain(first_of(best)) else best


def _undoubted(findings: Findings) -> Findings | None:
    """The findings led by another passage that says it nearly as closely and is not doubted; None without one."""
    first, *others = findings.evidence
    least = closeness(lead_sentence(first, findings)) - SWAP
    for each in others if least >= PLAIN else ():
        if closeness(lead_sentence(each, findings)) >= least:
            found = findings.led_by(each, each.lead)
            if not is_doubted(found):
                return replace(found, confidence=max(SURE, found.confidence))
    return None


def _closest(findings: Findings) -> Findings:
    wish, found = findings.wish, findings.evidence
    if told := defined(findings):
        return told
    if wish.who.person and wish.who.office:
        led_by = tuple(_led_closely(each, findings) for each in found)
        return _closest_first(replace(findings, evidence=led_by))
    if (wish.kind in _SENTENCES or wish.predicate) and wish.speaker is None:
        return _closest_first(replace(findings, evidence=_with_closest_sentences(findings)))
    return findings


def _is_plain(said: LeadSentence) -> bool:
    """Whether it says what is asked closely or, of a short question, has the form that is wanted, and all names."""
    wish = said.wish
    if wish.speaker is not None:
        return False
    if wish.predicate and said.form >= FITTING and has_qualified(said, said.cover):
        return True
    return wish.kind in _SENTENCES and closeness(said) >= PLAIN


def _closest_first(findings: Findings) -> Findings:
    """The findings led by the nearest passage, or by one whose sentence says clearly more closely what is asked."""
    wish, found, near = findings.wish, findings.evidence, _near(findings)
    rated, told = _rated(near, findings), _tells(lead_sentence(near[0], findings))
    doubted = is_doubted(findings.led_by(near[0], near[0].lead))
    stays = 0.0 < rated[0] > max(rated) - FAR and told and not doubted and wish.kind != "when" and not _is_placed(wish)
    gain = SWAP / 2 if doubted else SWAP if _is_placed(wish) or not told else GAIN
    order = found if stays else _with_first(_best_first(near, rated, gain), found)
    best = rated[0] if stays else max(rated)
    sure = confidence(wish, order[0].stretch.marks) if best else findings.confidence
    return replace(findings, evidence=order, confidence=sure)


def _near(findings: Findings) -> Sequence[Evidence]:
    """The passages of which one may lead."""
    wish, found = findings.wish, findings.evidence
    news = [each for each in found if not each.is_furniture] or found
    unpaid = wish.counted.sort == "money" and not MONEY.search(found[0].sentence)
    if wish.who.person or unpaid or wish.counted.sort == "age":
        return news
    looked_at = 2 * LOOKED_AT if wish.predicate else LOOKED_AT
    return [each for each in news[:looked_at] if each.score >= news[0].score - NEAR]


def _tells(said: LeadSentence) -> bool:
    """Whether it tells what is asked of a subject and, where a figure is wanted, has one of the sort."""
    if said.wish.predicate and (lacks_predicate(said) or tells_not_who(said)):
        return False
    return (
        not said.text.endswith("?")
        and not is_past_alone(said)
        and not (said.wish.kind == "figure" and said.form < FULL)
    )


def _rated(near: Sequence[Evidence], findings: Findings) -> list[float]:
    """How close each is; less where it is of another time and something of now says nearly as much of what is asked."""
    leads = [lead_sentence(each, findings) for each in near]
    rated, away = [*map(closeness, leads)], [*map(is_elsewhen, leads)]
    now = max((rate for rate, other in zip(rated, away, strict=True) if not other), default=0.0)
    rated = [
        max(0.0, rate - 2 * GAIN) if other and 0.0 < now > rate - GAIN else rate
        for rate, other in zip(rated, away, strict=True)
    ]
    return _without_past_ages(leads, _agreed(leads, rated)) if findings.wish.counted.sort == "age" else rated


def _agreed(leads: Sequence[LeadSentence], rated: Sequence[float]) -> list[float]:
    """The same, an age counting for nothing by which somebody was born in another year than by most that are told
    plainly: that of "at the start of her reign", or of a church.
    """
    ages = [_AGE.search(lead.text) if rate >= PLAIN else None for lead, rate in zip(leads, rated, strict=True)]
    born = [lead.article.dated.year - int(age[0]) if age else None for lead, age in zip(leads, ages, strict=True)]
    years = [year for year in born if year is not None]
    agree = [sum(abs(year - other) <= 1 for other in years) if year is not None else 0 for year in born]
    return [rate if count in (0, max(agree)) else 0.0 for rate, count in zip(rated, agree, strict=True)]


def _without_past_ages(leads: Sequence[LeadSentence], rated: Sequence[float]) -> list[float]:
    """The same, an age of long before the latest one that is told plainly counting for nothing."""
    told = [lead.article.dated for lead, rate in zip(leads, rated, strict=True) if rate >= PLAIN]
    latest = max(told, default=None)
    return [
        0.0 if latest is not None and lead.article.dated < latest - AGED else rate
        for lead, rate in zip(leads, rated, strict=True)
    ]


def _with_first(near: Sequence[Evidence], found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """All found with the first of these at the top and no more of them than there were."""
    rest = (each for each in near[1:] if each in found)
    others = (each for each in found if each not in near)
    return (near[0], *rest, *others)[: len(found)]


def _best_first(found: Sequence[Evidence], rated: Sequence[float], gain: float) -> tuple[Evidence, ...]:
    """These with the one first that is rated clearly higher than the first."""
    best = found[rated.index(max(rated)) if max(rated) > rated[0] + gain else 0]
    return (best, *(each for each in found if each is not best))


def _with_closest_sentences(findings: Findings) -> tuple[Evidence, ...]:
    """The first ones led by the sentence of their stretch that says it clearly more closely than the one they have."""
    found = findings.evidence
    return (*(_led_closely(each, findings) for each in found[:LOOKED_AT]), *found[LOOKED_AT:])


def _led_closely(each: Evidence, findings: Findings) -> Evidence:
    """The passage led by its sentence that says it clearly more closely than the one that it has."""
    others = [replace(each, lead=place) for place in _sentences(each, findings)]
    others = [other for other in others if _may_lead(lead_sentence(other, findings))]
    rated = _rated((each, *others), findings)
    best = rated.index(max(rated))
    return others[best - 1] if rated[best] > rated[0] + SWAP else each


def _sentences(each: Evidence, findings: Findings) -> list[tuple[int, int]]:
    """Where its sentences are, a question with what follows it; of a why also reasons with the sentence before."""
    text, wish = each.article.text, findings.wish
    within = (
        each.span
        if wish.kind in ("who", "figure") or wish.predicate or wish.only_names
        else (each.stretch.start, each.stretch.end)
    )
    places: list[tuple[int, int]] = []
    for start, end in news_spans(text, within, each.stretch.furniture):
        found = [undated(text, *place) for place in sentences(text, start, end)]
        places += [(first, end if text[first:last].endswith("?") else last) for first, last in found]
    if wish.kind != "why":
        return places
    reasons = [place for place in places if _is_reason(lead_sentence(replace(each, lead=place), findings))]
    return places + [
        (first[0], second[1])
        for first, second in pairwise(places)
        if second in reasons and text[first[1] : second[0]].isspace()
    ]


def _is_reason(said: LeadSentence) -> bool:
    return gives_reason(said.text) and not names_another(said)


def _may_lead(said: LeadSentence) -> bool:
    """Whether it has any word of what is asked, or goes on: "He was 86."."""
    says_it = said.wish.predicate is not None and says(said.text, said.wish.predicate)
    return any(said.matcher.cover(said.text)) or says_it or PRONOUN.match(said.text) is not None


def _is_placed(wish: Wish) -> bool:
    """Whether a short question asks for a place or a figure, which any sentence may have beside something else."""
    return wish.predicate is not None and wish.kind in ("where", "figure")
