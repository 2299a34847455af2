"""Which of the best passages leads, where a time, a sum or a person is asked for: whose sentence says it closest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from bot.answers.evidence.bonds import (
    PLAIN,
    SURE,
    bound,
    is_asked,
    lacks_form,
    lead_of,
)
from bot.answers.evidence.causes import gives_reason
from bot.answers.evidence.closeness import closeness, tells_not_who
from bot.answers.evidence.confidence import confidence
from bot.answers.evidence.elsewhere import is_of_something_else
from bot.answers.evidence.matching import Matcher
from bot.answers.evidence.naming import tells_when_or_where
from bot.answers.evidence.ranking import Evidence, Findings
from bot.answers.evidence.speakers import SAYING
from bot.answers.evidence.texts import sentences, spans, undated
from bot.answers.understanding.kinds import Kind
from bot.answers.understanding.wish import Wish
from bot.answers.words.phrases import says
from bot.answers.words.stems import folded

_MONEY = re.compile(r"[$£€¥₹]|\bRs\.? ?(?=\d)|\b(?:dollars?|pounds?|euros?|rupees?|yen|yuan)\b")

_SENTENCES: frozenset[Kind] = frozenset(("who", "why", "where", "when"))
"""What one sentence of a paragraph says and others do not."""

LONGEST = 70
"""Words of a lead that is chosen here."""

LOOKED_AT = 3
"""Passages of which one may lead."""

NEAR = 0.6
"""How much lower than the best the score of one that leads may be."""

GAIN = 0.1
"""How much more closely it must say it than the best."""

A_YEAR, STALE = timedelta(days=365), 0.7
"""How much later another must tell what is now, and what the older is worth then."""

DOUBTED = 0.45
"""How sure it is at most where nothing of the sort wanted is there: less than an answer needs."""

HEARD = 0.5
"""How far a passage must be of whose words are wanted."""

SWAP = 0.04
"""The same, for a sentence of the same paragraph."""


def led(findings: Findings) -> Findings:
    """The findings with the passage first whose sentence answers most closely, and how sure it is then."""
    if not findings.evidence:
        return findings
    best = _led(findings, findings.matcher)
    return best if best.confidence else replace(findings, confidence=0.0)


def _led(findings: Findings, matcher: Matcher) -> Findings:
    wish, found, before = findings.wish, findings.evidence, findings.confidence
    if wish.sort == "money" and not _MONEY.search(lead_of(found[0])):
        paid = replace(findings, evidence=_best_first(found, [closeness(each, wish, matcher) for each in found]))
        return bound(paid, before, matcher) if wish.predicate else paid
    if wish.kind == "said" and wish.speaker and found[0].stretch.marks.speaker < HEARD:
        findings = _spoken_first(findings)
    elif wish.person and wish.office:
        led_by = tuple(_led_closely(each, wish, matcher) for each in found)
        findings = _closest_first(replace(findings, evidence=led_by), matcher)
    elif wish.person or (wish.kind == "when" and not wish.predicate):
        findings = _closest_first(findings, matcher)
    elif wish.kind == "figure" and not wish.predicate and wish.speaker is None:
        findings = replace(findings, evidence=_with_closest_sentences(found, wish, matcher))
    elif (wish.kind in _SENTENCES or wish.closed or wish.predicate) and wish.speaker is None:
        findings = _closest_first(replace(findings, evidence=_with_closest_sentences(found, wish, matcher)), matcher)
    if is_of_something_else(findings, matcher):
        return replace(findings, confidence=0.0)
    if not wish.predicate and wish.speaker is None and lacks_form(findings.evidence[0], wish, matcher):
        return replace(findings, confidence=min(DOUBTED, findings.confidence))
    if tells_not_who(findings.evidence[0], wish, matcher):
        return replace(findings, confidence=min(DOUBTED, findings.confidence))
    strict = wish.predicate or (wish.short and (wish.closed or wish.kind == "why"))
    return bound(findings, before, matcher) if strict and wish.speaker is None else findings


def _closest_first(findings: Findings, matcher: Matcher) -> Findings:
    wish, found = findings.wish, findings.evidence
    looked_at = 2 * LOOKED_AT if wish.predicate else LOOKED_AT
    near = [each for each in found[:looked_at] if each.score >= found[0].score - NEAR or _is_beside(each, findings)]
    near = [*found] if wish.person else [*near, *findings.besides]
    rated = _newer_first(near, [closeness(each, wish, matcher) for each in near], wish)
    told = not wish.predicate or (is_asked(near[0], wish, matcher) and not tells_not_who(near[0], wish, matcher))
    stays = rated[0] > 0.0 and told and wish.kind != "when" and not wish.person and not _is_placed(wish)
    gain = SWAP if _is_placed(wish) or not told else GAIN
    order = found if stays else _with_first(_best_first(near, rated, gain), found)
    may = findings.confidence > 0.0 or (wish.predicate is not None and max(rated) > 0.0)
    sure = max(findings.confidence, confidence(wish, order[0].stretch.marks) if may else 0.0)
    plain = (rated[0] if stays else max(rated)) >= PLAIN
    return replace(findings, evidence=order, confidence=max(sure, SURE) if plain else sure)


def _newer_first(near: Sequence[Evidence], rated: Sequence[float], wish: Wish) -> list[float]:
    """How closely each says it; less, where it is asked of what is, and another told it more than a year later."""
    if wish.past or wish.time or wish.kind not in ("figure", "who", "when"):
        return [*rated]
    last = max((each.stretch.article.dated for each, worth in zip(near, rated, strict=True) if worth), default=None)
    return [
        worth * (STALE if last and each.stretch.article.dated < last - A_YEAR else 1.0)
        for each, worth in zip(near, rated, strict=True)
    ]


def _is_beside(each: Evidence, findings: Findings) -> bool:
    """Whether it is of the article that leads, where a short question is answered by a sentence with its own verb."""
    return findings.wish.predicate is not None and each.stretch.article is findings.evidence[0].stretch.article


def _with_first(near: Sequence[Evidence], found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """All found with the first of these at the top and no more of them than there were."""
    rest = (each for each in near[1:] if each in found)
    others = (each for each in found if each not in near)
    return (near[0], *rest, *others)[: len(found)]


def _spoken_first(findings: Findings) -> Findings:
    """With the first near passage that begins with the name of whose words are wanted and a verb of saying, if any."""
    found, wish = findings.evidence, findings.wish
    last = folded(wish.holder or wish.speaker or "").split()[-1]
    saying = re.compile(rf"(?<!\bof )(?<!\bto )(?<!\bby )(?:[\w-]+ )?\b{re.escape(last)} (?:{'|'.join(SAYING)})\b")
    for each in found[: 2 * LOOKED_AT]:
        text = each.stretch.article.text
        places = (undated(text, *place) for place in sentences(text, *each.span))
        lead = next((place for place in places if saying.match(folded(text[slice(*place)]))), None)
        if lead is not None and findings.confidence:
            heard = replace(each.stretch, marks=replace(each.stretch.marks, speaker=1.0))
            order = (replace(each, stretch=heard, lead=lead), *(other for other in found if other is not each))
            return replace(findings, evidence=order, confidence=SURE)
    return findings


def _best_first(found: Sequence[Evidence], rated: Sequence[float], gain: float = GAIN) -> tuple[Evidence, ...]:
    """These with the one first that is rated clearly higher than the first."""
    best = found[rated.index(max(rated)) if max(rated) > rated[0] + gain else 0]
    return (best, *(each for each in found if each is not best))


def _with_closest_sentences(found: Sequence[Evidence], wish: Wish, matcher: Matcher) -> tuple[Evidence, ...]:
    """The first ones led by the sentence of their stretch that says it clearly more closely than the one they have."""
    return (*(_led_closely(each, wish, matcher) for each in found[:LOOKED_AT]), *found[LOOKED_AT:])


def _led_closely(each: Evidence, wish: Wish, matcher: Matcher) -> Evidence:
    text = each.stretch.article.text
    within = each.span if wish.kind == "who" or wish.predicate else (each.stretch.start, each.stretch.end)
    places: list[tuple[int, int]] = []
    for start, end in spans(text):
        if within[0] <= start and end <= within[1]:
            found = [undated(text, *place) for place in sentences(text, start, end)]
            places += [(first, end if text[first:last].endswith("?") else last) for first, last in found]
    if wish.kind == "why":
        places += [(first[0], second[1]) for first, second in pairwise(places) if gives_reason(text[slice(*second)])]
    others = [replace(each, lead=place) for place in places if _may_lead(text[slice(*place)], wish, matcher)]
    rated = [closeness(other, wish, matcher) for other in (each, *others)]
    best = rated.index(max(rated))
    return others[best - 1] if rated[best] > rated[0] + SWAP else each


def _may_lead(text: str, wish: Wish, matcher: Matcher) -> bool:
    """Whether a sentence, a question with what follows it, has any word of what is asked and is not too long."""
    said = wish.predicate is not None and (says(text, wish.predicate) or tells_when_or_where(text, wish))
    return (said or any(matcher.cover(text))) and len(text.split()) <= LONGEST


def _is_placed(wish: Wish) -> bool:
    """Whether a short question asks for a place or a figure, which any sentence may have beside something else."""
    return wish.predicate is not None and wish.kind in ("where", "figure")
