"""Whether the sentence that leads may answer something else: any doubt refuses it."""

from __future__ import annotations

import re

from bot.answers.evidence.doubts.bonds import (
    has_qualified,
    is_denied,
    lacks_predicate,
    lacks_verb,
    tells_what_followed,
)
from bot.answers.evidence.doubts.figure_doubts import (
    FIGURE_DOUBTS,
    LEAST_MET,
    PEOPLE,
    counts_only_another,
    counts_people,
)
from bot.answers.evidence.doubts.lead_sentence import Doubt, LeadSentence, first_of
from bot.answers.evidence.doubts.subject_doubts import is_of_something_else
from bot.answers.evidence.telling.deaths import lacks_cause_of_death, tells_cause_of_death
from bot.answers.evidence.telling.doers import is_done_by_another, tells_not_who, tells_only_whom, tells_who_instead
from bot.answers.evidence.telling.tenses import is_gone, is_placed, is_timed, is_to_come, times_in
from bot.answers.evidence.telling.whom import is_of_everywhere, is_round_up, lacks_name, names_beside, names_nobody
from bot.answers.evidence.weighing.findings import Findings
from bot.answers.understanding.persons import introduces

_FOR = re.compile(r"\b(?:for|over) (?:not )?$")

UNFIT = 0.3
"""What a figure of another sort than is wanted fits at most."""

FEW = 3
"""Words of a question that says by its verb what it asks, at most."""


def is_doubted(findings: Findings) -> bool:
    """Whether the sentence that leads may answer something else."""
    wish, said = findings.wish, first_of(findings)
    if is_of_something_else(findings, said):
        return True
    if wish.speaker is not None:
        return wish.kind == "figure" and said.form <= UNFIT
    return is_unbound(said) if wish.predicate or (wish.short and wish.counted.sort == "money") else _lacks_form(said)


def is_unbound(said: LeadSentence) -> bool:
    """Whether there is any doubt that this sentence answers a short question."""
    return any(doubt(said) for doubt in DOUBTS)


def _lacks_form(said: LeadSentence) -> bool:
    """Whether it has no figure of the sort wanted, no time, no place, or not who it was; no word for what is asked when
    it was done, or whether.
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
    if wish.kind == "why" and wish.short:
        return not has_qualified(said, [*map(max, said.near, said.cover)])
    if wish.kind not in ("figure", "when", "where"):
        return False
    if wish.kind == "when" and not times_in(text):
        return True
    if (wish.kind == "when" and is_gone(said)) or (wish.kind == "where" and not is_placed(said)):
        return True
    met = wish.share(said.cover) if wish.short else 1.0
    return said.form <= UNFIT or counts_only_another(said) or (wish.kind != "figure" and met < LEAST_MET)


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
    if counts_people(said):
        return False
    everywhere = wish.kind == "whether" or wish.counted.sort == "money" or wish.counted.noun == PEOPLE
    return (everywhere or len(wish.terms) <= FEW) and lacks_predicate(said)


def _only_follows(said: LeadSentence) -> bool:
    """It says what came after what is asked about or is done for it, and no reason for it."""
    if said.wish.kind != "why" or tells_cause_of_death(said):
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


def _is_of_everywhere(said: LeadSentence) -> bool:
    """It is of the whole world or country, and a name is asked about that it lacks."""
    return is_of_everywhere(said.text) and lacks_name(said)


def _tells_nobody(said: LeadSentence) -> bool:
    """It names nobody who did it, or only to whom it was done."""
    if said.wish.kind != "who":
        return False
    return names_nobody(said) or tells_only_whom(said) or tells_who_instead(said) or tells_not_who(said)


def _is_another_time(said: LeadSentence) -> bool:
    """Its time is that of something else, or gone by where something is yet to be."""
    return said.wish.kind == "when" and (is_gone(said) or not is_timed(said))


def _is_another_place(said: LeadSentence) -> bool:
    """Its place is that of something else."""
    return said.wish.kind == "where" and not is_placed(said)


def _is_only_thought(said: LeadSentence) -> bool:
    """Whether something was done is asked, and it tells that it may, or could not be: "said that she couldn't win"."""
    return said.wish.kind == "whether" and is_to_come(said)


DOUBTS: tuple[Doubt, ...] = (
    _is_unfit,
    _does_not_say_it,
    _only_follows,
    _lacks_qualified,
    _lacks_object,
    _is_of_everywhere,
    _tells_nobody,
    _is_another_time,
    _is_another_place,
    _is_only_thought,
    is_done_by_another,
    is_denied,
    lacks_cause_of_death,
    *FIGURE_DOUBTS,
)
