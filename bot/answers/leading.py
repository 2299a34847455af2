"""Which of the best passages leads, where a time, a sum or a person is asked for: whose sentence says it closest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answers.confidence import confidence
from bot.answers.evidence import Evidence, Findings
from bot.answers.fit import answers, fit
from bot.answers.matching import MET, Matcher
from bot.answers.persons import introduces
from bot.answers.wish import Wish

_MONEY = re.compile(r"[$£€¥₹]|\b(?:dollars?|pounds?|euros?|rupees?|yen|yuan)\b")

LOOKED_AT = 3
"""Passages of which one may lead."""

NEAR = 0.6
"""How much lower than the best the score of one that leads may be."""

GAIN = 0.1
"""How much more closely it must say it than the best."""

CLOSE = 12
"""Words over which what is asked for is spread in a sentence until it is worth half."""

PLAIN, SURE = 0.5, 0.6
"""How closely a sentence must say it to be taken for the answer, and how sure it is then."""


def led(findings: Findings) -> Findings:
    """The findings with the passage first whose sentence answers most closely, and how sure it is then."""
    wish, found = findings.wish, findings.evidence
    if not found or not (
        wish.kind == "when" or wish.person or (wish.sort == "money" and not _MONEY.search(_lead(found[0])))
    ):
        return findings
    matcher = Matcher(wish.terms)
    close = [each for each in found[:LOOKED_AT] if each.score >= found[0].score - NEAR]
    near = close if wish.kind == "when" else found
    rated = [_closeness(each, wish, matcher) for each in near]
    first = rated.index(max(rated)) if max(rated) > rated[0] + GAIN else 0
    best = near[first]
    order = (best, *(each for each in found if each is not best))
    if wish.sort == "money":
        return replace(findings, evidence=order)
    sure = max(findings.confidence, confidence(wish, best.stretch.marks) if findings.confidence else 0.0)
    return replace(findings, evidence=order, confidence=max(sure, SURE) if rated[first] >= PLAIN else sure)


def _closeness(each: Evidence, wish: Wish, matcher: Matcher) -> float:
    """How much of what is asked for the sentence has, and how close together, with a time or figure where wanted."""
    text = _lead(each)
    if wish.person:
        return introduces(text, wish.person)
    asked = frozenset(term.word.partition("'")[0] for term in wish.terms)
    held = tuple(figure for figure in each.stretch.figures if each.lead[0] <= figure.passage.start < each.lead[1])
    formed = fit(wish, text, asked, held)
    if not answers(wish, text, text, asked):
        return 0.0
    weights = [term.weight for term in wish.terms]
    cover = matcher.cover(text)
    met = sum(worth * weight for worth, weight in zip(cover, weights, strict=True)) / sum(weights)
    return met * formed * (0.5 + 0.5 * CLOSE / (CLOSE + _spread(text, matcher)))


def _lead(each: Evidence) -> str:
    return each.stretch.article.text[slice(*each.lead)]


def _spread(text: str, matcher: Matcher) -> int:
    """Words of the shortest stretch that has all terms that the text has."""
    found = matcher.places(text)
    wanted = {term for _, token in found for term, worth in token if worth >= MET}
    met = [(at, {term for term, _ in token} & wanted) for at, token in found]
    return min(_stretches(met, wanted), default=len(text.split()))


def _stretches(found: Sequence[tuple[int, set[int]]], wanted: set[int]) -> Iterator[int]:
    """The lengths of the shortest stretches that end at each word and have all that is wanted."""
    last: dict[int, int] = {}
    for at, token in found:
        last.update(dict.fromkeys(token, at))
        if token and len(last) == len(wanted):
            yield at - min(last.values()) + 1
