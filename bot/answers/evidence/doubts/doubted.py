"""Whether the sentence that leads may answer something else: any doubt refuses it."""

from __future__ import annotations

import re

from bot.answers.evidence.doubts.bonds import (
    has_qualified,
    is_age,
    is_denied,
    lacks_predicate,
    lacks_verb,
    tells_what_followed,
)
from bot.answers.evidence.doubts.lead_sentence import Doubt, LeadSentence, first_of
from bot.answers.evidence.doubts.subject_doubts import is_of_something_else
from bot.answers.evidence.matching import ROOT
from bot.answers.evidence.telling.doers import is_done_by_another, tells_not_who, tells_only_whom, tells_who_instead
from bot.answers.evidence.telling.figures import MANY
from bot.answers.evidence.telling.names import is_name
from bot.answers.evidence.telling.tenses import is_gone, is_timed, is_to_come, times_in
from bot.answers.evidence.telling.whom import is_of_everywhere, is_round_up, lacks_name, names_beside, names_nobody
from bot.answers.evidence.weighing.findings import Findings
from bot.answers.understanding.persons import introduces
from bot.answers.understanding.sorts import NUMBER_OF
from bot.answers.words.dates import MONTH
from bot.answers.words.stems import stem
from bot.model import Passage

_FOR = re.compile(r"\b(?:for|over) (?:not )?$")
_SOUGHT = re.compile(
    r"\b(?:su(?:ed|es|ing)|seek(?:s|ing)?|demand(?:s|ing)|ask(?:s|ed|ing)|call(?:s|ed|ing)) (?:[^.;]{0,80} )?for\b"
    r"|\b(?:sought|demanded|requested)\b(?! (?:and|but))|\basked (?:that|(?:the |a )?\w+ to)\b"
)
_SEEKING = frozenset("sue sued suing seek seeking demand ask asked want offer".split())
"""Words of a question that asks for a sum that somebody wants."""

_IN_MONTH = re.compile(rf"\b(?:in|for|since) ({MONTH})\b", re.I)
_HOW_MANY = re.compile(r"\bhow many\b", re.I)
_SO_MANY = re.compile(r"\bof (?:about |at least |more than |nearly |some |up to )?$")
"""Between what is counted and its number: "the bodies of at least 20 men"."""

LEAST_MET = 0.4
"""How much of a short question for a sum, a time or a place a sentence must meet."""

UNFIT = 0.3
"""What a figure of another sort than is wanted fits at most."""

ANOTHER = 0.5
"""What a number of something else fits at most."""

COUNTED = 0.9
"""What a number of people fits at least who are not called that: "6,000 volunteers"."""

SENTENCE, PEOPLE, PAY = stem("sentence"), stem("people"), stem("pay")

FEW = 3
"""Words of a question that says by its verb what it asks, at most."""

NEAR = 30
"""Characters behind a number within which what it counts is named."""


def is_doubted(findings: Findings) -> bool:
    """Whether the sentence that leads may answer something else."""
    wish, said = findings.wish, first_of(findings)
    if is_of_something_else(findings, said):
        return True
    if wish.speaker is not None:
        return False
    return is_unbound(said) if wish.predicate or (wish.short and wish.counted.sort == "money") else _lacks_form(said)


def is_unbound(said: LeadSentence) -> bool:
    """Whether there is any doubt that this sentence answers a short question."""
    return any(doubt(said) for doubt in DOUBTS)


def _lacks_form(said: LeadSentence) -> bool:
    """Whether it has no figure of the sort wanted, no time, no place, or not who it was; no word for what was done where
    is asked whether or when.
    """
    text, wish = said.text, said.wish
    if wish.kind in ("when", "whether") and lacks_verb(said, wish.deed.verb):
        return True
    if wish.who.person and not wish.who.office:
        return not introduces(text, wish.who.person, wish.asked)
    if wish.kind == "who" and any(term.stem == "name" for term in wish.terms):
        return not names_beside(said)
    if wish.kind == "who":
        return tells_only_whom(said)
    if wish.kind not in ("figure", "when", "where"):
        return False
    if wish.kind == "when" and not times_in(text):
        return True
    if wish.kind == "when" and is_gone(said):
        return True
    met = wish.share(said.cover) if wish.short else 1.0
    return said.form <= UNFIT or _counts_only_another(said) or (wish.kind != "figure" and met < LEAST_MET)


def _counts_only_another(said: LeadSentence) -> bool:
    """Whether its numbers are of something else than is to be counted, and it has no word for what that did."""
    wish = said.wish
    if not _HOW_MANY.search(wish.asking) or wish.counted.sort != "count" or said.form > ANOTHER:
        return False
    verb = wish.place(wish.deed.verb) if wish.deed.verb != wish.counted.noun else None
    return verb is None or said.cover[verb] < ROOT


def _is_unfit(said: LeadSentence) -> bool:
    """A time, a figure or a name is wanted, and it has none of the sort."""
    return said.wish.kind not in ("why", "what", "whether") and said.form <= UNFIT


def _does_not_say_it(said: LeadSentence) -> bool:
    """It has no word for what is asked of its subject; for a reason the sentences around it may. A question of more
    words says by the others what it asks, but for yes or no, or of people or a sum, which are counted everywhere.
    """
    wish = said.wish
    if wish.kind == "why":
        return lacks_predicate(said.other(said.around))
    if _counts_people(said):
        return False
    everywhere = wish.kind == "whether" or wish.counted.sort == "money" or wish.counted.noun == PEOPLE
    return (everywhere or len(wish.terms) <= FEW) and lacks_predicate(said)


def _counts_people(said: LeadSentence) -> bool:
    """Whether people are to be counted, and it counts some: "6,000 volunteers"."""
    return said.wish.predicate == said.wish.counted.noun == PEOPLE and said.form >= COUNTED


def _only_follows(said: LeadSentence) -> bool:
    """It says what came after what is asked about or is done for it, and no reason for it."""
    if said.wish.kind != "why":
        return False
    return tells_what_followed(said) or _is_reason_itself(said)


def _is_reason_itself(said: LeadSentence) -> bool:
    """Whether what is asked about is why something else is done: "an ad hits him for skipping it"."""
    gerunds = [
        _FOR.search(said.text, 0, first) and said.text[first:end].endswith("ing") for first, end in said.predicates
    ]
    return bool(gerunds) and all(gerunds)


def _lacks_qualified(said: LeadSentence) -> bool:
    """A name of the question, or what it puts behind a preposition, is neither there nor in what opens the article."""
    if said.wish.kind == "who":
        near = said.near
    elif is_round_up(said.article):
        near = said.matcher.cover(said.evidence.stretch.text)
    else:
        near = said.met
    return not has_qualified(said, [*map(max, near, said.cover)])


def _lacks_object(said: LeadSentence) -> bool:
    """Who did it to something is asked, which neither it nor what stands around it names: "who bought Vortek?"."""
    deed = said.wish.deed
    at = said.wish.place(deed.done_to) if said.wish.kind == "who" and deed.done_to in deed.qualified else None
    if at is None or said.near[at]:
        return False
    surname = said.wish.terms[at].name and any(term.name for term in said.wish.terms[at + 1 : at + 2])
    return not (surname and said.near[at + 1])  # "who endorsed Ida Korr?" where it names Korr


def _is_another_age(said: LeadSentence) -> bool:
    """It tells how old somebody else is."""
    return said.wish.counted.sort == "age" and not is_age(said)


def _is_of_everywhere(said: LeadSentence) -> bool:
    """It is of the whole world or country, and a name is asked about that it lacks."""
    return is_of_everywhere(said.text) and lacks_name(said)


def _counts_something_else(said: LeadSentence) -> bool:
    """A number is all that is asked for, and none stands shortly before what it asks to be counted."""
    wish, (start, end) = said.wish, said.evidence.lead
    noun = wish.place(wish.counted.noun)
    if wish.counted.sort != "count" or wish.predicate != wish.counted.noun or noun is None or _counts_people(said):
        return False
    numbers = [figure.passage for figure in said.evidence.counted]
    if any(said.matcher.cover(said.text[many.end() : many.end() + NEAR])[noun] for many in MANY.finditer(said.text)):
        return False
    text, sought = said.article.text, NUMBER_OF.search(wish.asking) is not None

    def near(number: Passage) -> str:
        before = NEAR if sought or _SO_MANY.search(text, start, number.start) else 0
        return text[max(start, number.start - before) : min(number.end + NEAR, end)]

    return not any(said.matcher.cover(near(number))[noun] for number in numbers)


def _is_another_sum(said: LeadSentence) -> bool:
    """Its sum is of something else: it has little of what is asked."""
    wish = said.wish
    if wish.counted.sort != "money":
        return False
    asked = zip(wish.terms, said.cover, said.met, strict=True)
    return wish.share([near if is_name(term, said.article) else own for term, own, near in asked]) < LEAST_MET


def _is_only_sought(said: LeadSentence) -> bool:
    """It tells what somebody sues or calls for, and what they got is asked."""
    got = said.wish.counted.sort == "money" or (
        said.wish.counted.sort == "duration" and said.wish.predicate == SENTENCE
    )
    return (
        got
        and (said.wish.deed.tense == "past" or said.wish.predicate == PAY)
        and not said.wish.asked & _SEEKING
        and _SOUGHT.search(said.text) is not None
    )


def _tells_nobody(said: LeadSentence) -> bool:
    """It names nobody who did it, or only to whom it was done."""
    if said.wish.kind != "who":
        return False
    return names_nobody(said) or tells_only_whom(said) or tells_who_instead(said) or tells_not_who(said)


def _is_another_time(said: LeadSentence) -> bool:
    """Its time is that of something else, or gone by where something is yet to be."""
    return said.wish.kind == "when" and (is_gone(said) or not is_timed(said))


def _lacks_month(said: LeadSentence) -> bool:
    """A figure of a month is asked for, which its article names elsewhere: "sales for the year" of "in May"."""
    found = _IN_MONTH.search(said.wish.asking) if said.wish.kind == "figure" else None
    at = said.wish.place(stem(found[1].lower())) if found else None
    return at is not None and not said.matcher.cover(said.text)[at] and said.met[at] > 0


def _is_only_thought(said: LeadSentence) -> bool:
    """Whether something was done is asked, and it tells that it may, or could not be: "said that she couldn't win"."""
    return said.wish.kind == "whether" and is_to_come(said)


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
    _lacks_month,
    _is_only_thought,
    is_done_by_another,
    is_denied,
)
