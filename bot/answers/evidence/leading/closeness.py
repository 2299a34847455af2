"""How closely the sentence that leads a passage says what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import mul

from bot.answers.evidence.doubts.bonds import has_subject, is_age, is_printed_before, unbound
from bot.answers.evidence.doubts.lead_sentence import LeadSentence
from bot.answers.evidence.matching import Matcher
from bot.answers.evidence.telling.causes import gives_reason, tells_cause
from bot.answers.evidence.telling.deaths import lacks_cause_of_death
from bot.answers.evidence.telling.doers import tells_not_who, tells_who_instead
from bot.answers.evidence.telling.numbers import tells_other_number
from bot.answers.evidence.telling.offices import office_at, tells_holder
from bot.answers.evidence.telling.tenses import is_past_alone, is_placed, is_timed
from bot.answers.evidence.telling.whom import is_of_namesake, lacks_name, names_beside
from bot.answers.evidence.weighing.fit import answers
from bot.answers.understanding.persons import introduces

UNPLACED = 0.2
"""What a sentence without a place is worth where a place is asked for."""

BESIDE = 0.7
"""What the words of its paragraph are worth to a sentence that names who did what is asked, and a number that is not
that of the headline.
"""

OTHER = 0.5
"""What a sentence is worth that is about somebody or something else, for each way in which it is."""

_WHOSE = re.compile(r"\W*who(?:['’]?s|\s(?:is|was|are|were))\s.*\w['’]s\s", re.I)
"""Asks who somebody is to somebody, whose name must stand there: "who is Brandt's deputy?"."""

_CAUSE = re.compile(r"\W*what (?:caused|led to|triggered|sparked)\b", re.I)
_HOW = re.compile(
    r"\W*how\s(?:did|does|do|was|were|is|are|can|could)\s(?!.*\b(?:die|react|feel|respond|do|go|end)\W*$)", re.I
)
"""Asks by what means."""

_BY_MEANS = re.compile(r"\b(?:by|through|using|with|via|thanks to)\b", re.I)

ASKED, NAMED = 1.5, 0.6
"""What the verb of a long question or what it counts is worth to a sentence that has it, and a name."""

CLOSE = 12
"""Words over which what is asked for is spread in a sentence until it is worth half."""


def closeness(said: LeadSentence) -> float:
    """How much of what is asked for the sentence has, and how close together, with a time or figure where wanted."""
    wish = said.wish
    if wish.who.person and wish.who.office:
        return tells_holder(said)
    if wish.who.person:
        met = all(said.matcher.cover(said.article.text))
        return introduces(said.text, wish.who.person, wish.asked) if met else 0.0
    formed = _formed(said)
    return formed and formed * OTHER ** _misses(said) * _share(said)


def _formed(said: LeadSentence) -> float:
    """How well it fits the form that is wanted: a time, a reason, the headline's number; 0.0 where it cannot answer."""
    text, wish = said.text, said.wish
    if wish.kind == "why":
        return float(gives_reason(text, wish.asked))
    office = office_at(wish)
    if not answers(wish, text, text) or (office is not None and not said.matcher.cover(text)[office]):
        return 0.0
    formed = 1.0 if wish.kind in ("what", "whether") else said.form
    if tells_other_number(said):
        formed *= BESIDE
    return max(formed, UNPLACED) if wish.kind == "where" else formed


def _misses(said: LeadSentence) -> int:
    """In how many ways it is about somebody or something else, or asks itself."""
    text, wish = said.text, said.wish
    return (
        (text.endswith("?") or tells_not_who(said))
        + tells_who_instead(said)
        + (_CAUSE.match(wish.asking) is not None and not tells_cause(text))
        + (_HOW.match(wish.asking) is not None and not _BY_MEANS.search(text))
        + (_WHOSE.match(wish.asking) is not None and not names_beside(said))
        + (wish.kind == "when" and not is_timed(said))
        + is_past_alone(said)
        + lacks_cause_of_death(said)
        + is_of_namesake(said)
        + is_printed_before(said)
        + (wish.kind in ("where", "whether") and not has_subject(said))
        + (wish.kind == "where" and not is_placed(said))
        + (wish.kind == "figure" and _is_of_another(said))
        + (unbound(said) if wish.predicate and wish.kind != "why" else 0)
    )


def _share(said: LeadSentence) -> float:
    """How much of what is asked for it has, and how close together."""
    wish, matcher = said.wish, said.matcher
    share = _met(said) * (0.5 + 0.5 * CLOSE / (CLOSE + _spread(said.text, matcher)))
    counts = wish.counted.sort == "count" and not wish.short and said.form >= 1.0
    if counts or (wish.kind == "who" and has_subject(said)):
        around = f"{said.evidence.stretch.text} {said.text}"
        share = max(share, BESIDE * wish.share(matcher.cover(around)))
    return share


def _met(said: LeadSentence) -> float:
    """How much of what is asked for it meets, by weight; of a long question what is asked counts most, and names, which
    stand all over an article, least.
    """
    wish = said.wish
    if wish.short:
        return wish.share(said.cover)
    asked = {wish.deed.verb, wish.counted.noun}
    weights = [term.weight * (ASKED if term.stem in asked else NAMED if term.name else 1.0) for term in wish.terms]
    met: float = sum(map(mul, weights, said.cover))
    return met / sum(weights)


def _is_of_another(said: LeadSentence) -> bool:
    """Whether a figure is of somebody or something else: the age of another, or a name asked about is not there."""
    if said.wish.counted.sort == "age" and said.wish.predicate:
        return not is_age(said)
    return lacks_name(said)


def _spread(text: str, matcher: Matcher) -> int:
    """Words of the shortest stretch that has all terms that the text has."""
    found = matcher.places(text)
    wanted = {term for _, token in found for term, _ in token}
    met = [(at, {term for term, _ in token} & wanted) for at, token in found]
    return min(_stretches(met, wanted), default=len(text.split()))


def _stretches(found: Sequence[tuple[int, set[int]]], wanted: set[int]) -> Iterator[int]:
    """The lengths of the shortest stretches that end at each word and have all that is wanted."""
    last: dict[int, int] = {}
    for at, token in found:
        last.update(dict.fromkeys(token, at))
        if token and len(last) == len(wanted):
            yield at - min(last.values()) + 1
