"""How closely a sentence says what is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.answers.evidence.bonds import Sentence, form_of, is_age, lead_of, sentence_of, share_met, unbound
from bot.answers.evidence.causes import gives_reason
from bot.answers.evidence.doers import names_doer
from bot.answers.evidence.elsewhere import has_subject
from bot.answers.evidence.fit import BEATEN, answers
from bot.answers.evidence.holding import tells_holder
from bot.answers.evidence.matching import MET, Matcher
from bot.answers.evidence.naming import asked_in, lacks_name
from bot.answers.evidence.ranking import Evidence
from bot.answers.evidence.tenses import WIN
from bot.answers.understanding.persons import introduces
from bot.answers.understanding.wish import Wish

UNPLACED = 0.2
"""What a sentence without a place is worth where a place is asked for."""

BESIDE = 0.7
"""What the words of its paragraph are worth to a sentence that names who did what is asked."""

OTHER = 0.5
"""What a sentence is worth that is about somebody or something else."""

CLOSE = 12
"""Words over which what is asked for is spread in a sentence until it is worth half."""


def closeness(each: Evidence, wish: Wish, matcher: Matcher) -> float:
    """How much of what is asked for the sentence has, and how close together, with a time or figure where wanted."""
    text = lead_of(each)
    if wish.person and wish.office:
        return tells_holder(text, wish, matcher)
    if wish.person:
        return introduces(text, wish.person) if all(matcher.cover(each.stretch.article.text)) else 0.0
    asked = asked_in(wish)
    formed = 1.0 if wish.kind == "what" else form_of(each, wish)
    if wish.kind == "why":
        formed = float(gives_reason(text))
    elif not answers(wish, text, text, asked):
        return 0.0
    if text.endswith("?") or tells_not_who(each, wish, matcher):
        formed *= OTHER
    if wish.kind == "where":
        formed = max(formed, UNPLACED)
    said = sentence_of(each, wish, matcher)
    cover = said.cover
    if (wish.kind == "where" or wish.closed) and not has_subject(text, cover, wish):
        formed *= OTHER
    if wish.predicate and wish.kind != "why":
        formed *= OTHER ** unbound(said)
    if wish.kind == "figure" and _is_of_another(said):
        formed *= OTHER
    share = share_met(cover, wish) * (0.5 + 0.5 * CLOSE / (CLOSE + _spread(text, matcher)))
    if wish.kind == "who" and has_subject(text, cover, wish):
        around = said.article.text[each.stretch.start : each.stretch.end]
        share = max(share, BESIDE * share_met(matcher.cover(f"{around} {text}"), wish))
    return formed * share


def tells_not_who(each: Evidence, wish: Wish, matcher: Matcher) -> bool:
    """Whether who did it to somebody is asked, and nobody is named before what they did.

    Who won is told by who was beaten, too.
    """
    if wish.kind != "who" or not wish.done_to or not wish.predicate:
        return False
    text = lead_of(each)
    if wish.predicate == WIN and BEATEN.search(text):
        return False
    return not names_doer(text, each.stretch.article, wish, matcher)


def _is_of_another(said: Sentence) -> bool:
    """Whether a figure is of somebody or something else: the age of another, or a long question's name is not there."""
    if said.wish.predicate:
        return said.wish.sort == "age" and not is_age(said)
    return lacks_name(said.cover, said.article, said.wish)


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
