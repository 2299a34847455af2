"""Which of the best passages leads, where a time, a sum or a person is asked for: whose sentence says it closest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answers.evidence.bonds import first_of, is_asked, lacks_form
from bot.answers.evidence.causes import gives_reason
from bot.answers.evidence.closeness import closeness, tells_not_who
from bot.answers.evidence.confidence import confidence
from bot.answers.evidence.doubts import SURE, bound
from bot.answers.evidence.elsewhere import is_of_something_else
from bot.answers.evidence.matching import Matcher
from bot.answers.evidence.ranking import Evidence, Findings
from bot.answers.evidence.texts import sentences, spans, undated
from bot.answers.understanding.kinds import Kind
from bot.answers.understanding.wish import Wish
from bot.answers.words.phrases import says

_SENTENCES: frozenset[Kind] = frozenset(("who", "why", "where", "when"))
"""What one sentence of a paragraph says and others do not."""

PLAIN = 0.5
"""How closely a sentence must say it to be taken for the answer."""

LOOKED_AT = 3
"""Passages of which one may lead."""

NEAR = 0.6
"""How much lower than the best the score of one that leads may be."""

GAIN = 0.1
"""How much more closely it must say it than the best."""

DOUBTED = 0.45
"""How sure it is at most where nothing of the sort wanted is there: less than an answer needs."""

SWAP = 0.04
"""The same, for a sentence of the same paragraph."""


def led(findings: Findings) -> Findings:
    """The findings with the passage first whose sentence answers most closely, and how sure it is then."""
    if not findings.evidence:
        return findings
    best = _led(findings)
    return best if best.confidence else replace(findings, confidence=0.0)


def _led(findings: Findings) -> Findings:
    wish, matcher, found, before = findings.wish, findings.matcher, findings.evidence, findings.confidence
    if wish.person and wish.office:
        led_by = tuple(_led_closely(each, wish, matcher) for each in found)
        findings = _closest_first(replace(findings, evidence=led_by))
    elif wish.kind == "figure" and not wish.predicate and wish.speaker is None:
        findings = replace(findings, evidence=_with_closest_sentences(found, wish, matcher))
    elif (wish.kind in _SENTENCES or wish.closed or wish.predicate) and wish.speaker is None:
        findings = _closest_first(replace(findings, evidence=_with_closest_sentences(found, wish, matcher)))
    said = first_of(findings)
    if is_of_something_else(findings, said):
        return replace(findings, confidence=0.0)
    if not wish.predicate and wish.speaker is None and lacks_form(said):
        return replace(findings, confidence=min(DOUBTED, findings.confidence))
    if tells_not_who(findings.evidence[0], wish, matcher):
        return replace(findings, confidence=min(DOUBTED, findings.confidence))
    return bound(findings, said, before) if wish.predicate and wish.speaker is None else findings


def _closest_first(findings: Findings) -> Findings:
    wish, matcher, found = findings.wish, findings.matcher, findings.evidence
    looked_at = 2 * LOOKED_AT if wish.predicate else LOOKED_AT
    near = [each for each in found[:looked_at] if each.score >= found[0].score - NEAR]
    near = [*found] if wish.person else [*near, *findings.besides]
    rated = [closeness(each, wish, matcher) for each in near]
    told = not wish.predicate or (is_asked(near[0], wish, matcher) and not tells_not_who(near[0], wish, matcher))
    stays = rated[0] > 0.0 and told and wish.kind != "when" and not _is_placed(wish)
    gain = SWAP if _is_placed(wish) or not told else GAIN
    order = found if stays else _with_first(_best_first(near, rated, gain), found)
    sure = findings.confidence and max(findings.confidence, confidence(wish, order[0].stretch.marks))
    plain = (rated[0] if stays else max(rated)) >= PLAIN
    return replace(findings, evidence=order, confidence=max(sure, SURE) if plain else sure)


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
    """Whether a sentence, a question with what follows it, has any word of what is asked."""
    return any(matcher.cover(text)) or (wish.predicate is not None and says(text, wish.predicate))


def _is_placed(wish: Wish) -> bool:
    """Whether a short question asks for a place or a figure, which any sentence may have beside something else."""
    return wish.predicate is not None and wish.kind in ("where", "figure")
