"""Whether the sentence that leads may answer something else: any doubt refuses it."""

from __future__ import annotations

import re

from bot.answers.evidence.doubts.lead_sentence import (
    LEAST_MET,
    UNFIT,
    Doubt,
    LeadSentence,
    form_of,
    has_qualified,
    is_age,
    lacks_form,
    lacks_predicate,
    share_met,
)
from bot.answers.evidence.doubts.subject_doubts import is_of_something_else
from bot.answers.evidence.matching import Matcher
from bot.answers.evidence.telling.causes import may_give_reason
from bot.answers.evidence.telling.doers import tells_not_who, tells_only_whom, tells_who_instead
from bot.answers.evidence.telling.figures import MANY
from bot.answers.evidence.telling.naming import (
    asked_in,
    is_name,
    is_of_everywhere,
    is_round_up,
    lacks_name,
    names_nobody,
)
from bot.answers.evidence.telling.tenses import is_gone, is_timed, places_of
from bot.answers.evidence.weighing.findings import Findings
from bot.answers.understanding.sorts import NUMBER_OF
from bot.answers.understanding.wish import Wish
from bot.answers.words.stems import stem

_FOR = re.compile(r"\b(?:for|over) (?:not )?$")
_SOUGHT = re.compile(
    r"\b(?:su(?:ed|es|ing)|seek(?:s|ing)?|demand(?:s|ing)|ask(?:s|ed|ing)|call(?:s|ed|ing)) (?:[^.;]{0,80} )?for\b"
)
_SEEKING = frozenset("sue sued suing seek seeking demand ask asked want offer".split())
"""Words of a question that asks for a sum that somebody wants."""

FITTING = 0.6
"""How well a sentence must fit the form that is wanted to be taken for the answer."""

SENTENCE, PEOPLE = stem("sentence"), stem("people")

FEW = 3
"""Words of a question that says by its verb what it asks, at most."""

NEAR = 30
"""Characters behind a number within which what it counts is named."""


def is_doubted(findings: Findings, said: LeadSentence) -> bool:
    """Whether the sentence that leads may answer something else."""
    wish = findings.wish
    if is_of_something_else(findings, said):
        return True
    if wish.speaker is not None:
        return False
    return is_unbound(said) if wish.predicate or (wish.short and wish.counted.sort == "money") else lacks_form(said)


def is_unbound(said: LeadSentence) -> bool:
    """Whether there is any doubt that this sentence answers a short question."""
    return any(doubt(said) for doubt in DOUBTS)


def is_plain(said: LeadSentence) -> bool:
    """Whether it has the form that is wanted, and all names."""
    return form_of(said.evidence, said.wish) >= FITTING and has_qualified(said.cover, said.article, said.wish)


def _is_unfit(said: LeadSentence) -> bool:
    """A time, a figure or a name is wanted, and it has none of the sort."""
    return said.wish.kind not in ("why", "what", "whether") and form_of(said.evidence, said.wish) <= UNFIT


def _does_not_say_it(said: LeadSentence) -> bool:
    """It has no word for what is asked of its subject; for a reason the sentences around it may. A question of more
    words says by the others what it asks, but for yes or no, or of people or a sum, which are counted everywhere.
    """
    wish = said.wish
    if wish.kind == "why":
        return lacks_predicate(said.around, said.matcher.cover(said.around), wish, said.matcher)
    everywhere = wish.kind == "whether" or wish.counted.sort == "money" or wish.counted.noun == PEOPLE
    return (everywhere or len(wish.terms) <= FEW) and lacks_predicate(said.text, said.cover, wish, said.matcher)


def _only_follows(said: LeadSentence) -> bool:
    """It says what came after what is asked about or is done for it, and no reason for it."""
    if said.wish.kind != "why":
        return False
    return tells_what_followed(said.text, said.wish, said.matcher) or _is_reason_itself(said)


def _is_reason_itself(said: LeadSentence) -> bool:
    """Whether what is asked about is why something else is done: "an ad hits him for skipping it"."""
    places = places_of(said.text, said.wish, said.matcher)
    gerunds = [_FOR.search(said.text, 0, first) and said.text[first:end].endswith("ing") for first, end in places]
    return bool(gerunds) and all(gerunds)


def tells_what_followed(text: str, wish: Wish, matcher: Matcher) -> bool:
    """Whether what a why asks about stands behind "after" alone, with no reason: "she left after the vote failed"."""
    first, behind, rest = text.partition(" after ")
    if not behind or may_give_reason(first) or may_give_reason(rest):
        return False
    return lacks_predicate(first, matcher.cover(first), wish, matcher)


def _lacks_qualified(said: LeadSentence) -> bool:
    """A name of the question, or what it puts behind a preposition, is neither there nor in what opens the article."""
    article, stretch = said.article, said.evidence.stretch
    near = said.matcher.cover(article.text[stretch.start : stretch.end]) if is_round_up(article) else said.met
    if said.wish.kind == "who":
        near = said.matcher.cover(f"{article.title or ''} {said.around}")
    return not has_qualified([*map(max, near, said.cover)], said.article, said.wish)


def _lacks_object(said: LeadSentence) -> bool:
    """Who did it to something is asked, which neither it nor what stands around it names: "who bought Vortek?"."""
    deed = said.wish.deed
    at = said.wish.place(deed.done_to) if said.wish.kind == "who" and deed.done_to in deed.qualified else None
    return at is not None and not said.matcher.cover(f"{said.article.title or ''} {said.around}")[at]


def _is_another_age(said: LeadSentence) -> bool:
    """It tells how old somebody else is."""
    return said.wish.counted.sort == "age" and not is_age(said)


def _is_of_everywhere(said: LeadSentence) -> bool:
    """It is of the whole world or country, and a name is asked about that it lacks."""
    return is_of_everywhere(said.text) and lacks_name(said.cover, said.article, said.wish)


def _counts_something_else(said: LeadSentence) -> bool:
    """A number is all that is asked for, and none stands shortly before what it asks to be counted."""
    wish, (start, end) = said.wish, said.evidence.lead
    noun = wish.place(wish.counted.noun)
    if wish.counted.sort != "count" or wish.predicate != wish.counted.noun or noun is None:
        return False
    numbers = [each.passage for each in said.evidence.figures if start <= each.passage.start < end]
    if any(said.matcher.cover(said.text[many.end() : many.end() + NEAR])[noun] for many in MANY.finditer(said.text)):
        return False
    before = NEAR if NUMBER_OF.search(wish.asking) else 0
    counted = (said.article.text[max(start, number.start - before) : min(number.end + NEAR, end)] for number in numbers)
    return not any(said.matcher.cover(text)[noun] for text in counted)


def _is_another_sum(said: LeadSentence) -> bool:
    """Its sum is of something else: it has little of what is asked."""
    wish = said.wish
    if wish.counted.sort != "money":
        return False
    asked = zip(wish.terms, said.cover, said.met, strict=True)
    return share_met([near if is_name(term, said.article) else own for term, own, near in asked], wish) < LEAST_MET


def _is_only_sought(said: LeadSentence) -> bool:
    """It tells what somebody sues or calls for, and what they got is asked."""
    got = said.wish.counted.sort == "money" or (
        said.wish.counted.sort == "duration" and said.wish.predicate == SENTENCE
    )
    return (
        got
        and said.wish.deed.tense == "past"
        and not asked_in(said.wish) & _SEEKING
        and _SOUGHT.search(said.text) is not None
    )


def _tells_nobody(said: LeadSentence) -> bool:
    """It names nobody who did it, or only to whom it was done."""
    text, wish = said.text, said.wish
    if wish.kind != "who":
        return False
    if names_nobody(text, said.article, wish) or tells_only_whom(text, wish, said.matcher):
        return True
    if tells_who_instead(text, wish, said.matcher):
        return True
    return tells_not_who(text, said.article, wish, said.matcher)


def _is_another_time(said: LeadSentence) -> bool:
    """Its time is that of something else, or gone by where something is yet to be."""
    wish = said.wish
    if wish.kind != "when":
        return False
    return is_gone(said.text, said.article, wish, said.matcher) or not is_timed(said.text, wish, said.matcher)


DOUBTS: tuple[Doubt, ...] = (
    _is_unfit,
    _does_not_say_it,
    _only_follows,
    _lacks_qualified,
    _lacks_object,
    _is_another_age,
    _is_of_everywhere,
    _counts_something_else,
    _is_another_sum,
    _is_only_sought,
    _tells_nobody,
    _is_another_time,
)
