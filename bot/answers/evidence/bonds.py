"""Whether a sentence is bound to what was asked: by the question's own verb, and by all that it asks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answers.evidence.ages import tells_age
from bot.answers.evidence.attached import is_placed, is_timed
from bot.answers.evidence.causes import may_give_reason
from bot.answers.evidence.counting import counts_of_another, counts_what_is_asked
from bot.answers.evidence.doers import tells_only_whom
from bot.answers.evidence.fit import fit
from bot.answers.evidence.matching import KIN, ROOT, Matcher
from bot.answers.evidence.naming import (
    PRONOUN,
    asked_in,
    describes_somebody,
    is_name,
    is_of_everywhere,
    is_time,
    lacks_name,
    meant,
    names_beside,
    names_nobody,
)
from bot.answers.evidence.ranking import Evidence, Findings
from bot.answers.evidence.tenses import is_of_another_time, is_of_old, is_past, is_to_come
from bot.answers.understanding.persons import introduces
from bot.answers.understanding.wish import Wish
from bot.answers.words.common import LIGHT
from bot.answers.words.phrases import has_phrases, says
from bot.answers.words.stems import is_participle, words
from bot.model import Article

_BEING = (
    r"\b(?:is|are|was|were|be|been|being|remains?|remained|stays?|stayed|became|become|got|made|it|too|so|very|more|less)\s"
    r"(?:[\w-]+\s){0,3}?"
)
LEAST = 0.4
"""How much of a short question for a sum, a time or a place a sentence must meet."""

UNFIT = 0.3
"""What a figure of another sort than is wanted fits at most."""

OPENING = 200
"""Characters of an article that say what all of it is about."""

DESCRIBED = 0.8
"""How well "a family friend found it" fits who found it."""

FITTING = 0.6
"""How well a sentence must fit the form that is wanted to be taken for the answer to a short question."""

PLAIN, SURE = 0.5, 0.6
"""How closely a sentence must say it to be taken for the answer, and how sure it is then."""


def bound(findings: Findings, before: float, matcher: Matcher) -> Findings:
    """With how sure it is by how far the sentence that leads is bound to a short question; it was so sure `before`."""
    wish, first = findings.wish, findings.evidence[0]
    article, lead = first.stretch.article, lead_of(first)
    around = article.text[slice(*first.span)]
    formed = form_of(first, wish) if wish.kind not in ("why", "what") else PLAIN
    cover = meant(article, first.lead, wish, matcher)
    lacking = _lacks_predicate(
        around if wish.kind == "why" else lead, matcher.cover(around) if wish.kind == "why" else cover, wish, matcher
    ) or (wish.kind == "why" and _only_follows(lead, wish, matcher))
    if _says_nothing(wish, article) or (wish.closed and not _is_about(lead, cover, article, wish)):
        return replace(findings, confidence=0.0)
    near = matcher.cover(f"{article.title or ''} {article.text[:OPENING]} {around}")
    told = (wish.closed and not wish.predicate) or _has_qualified([*map(max, near, cover)], article, wish)
    if formed <= UNFIT or lacking or not told or (wish.sort == "age" and not is_age(first, cover, wish, matcher)):
        return replace(findings, confidence=0.0)
    if is_of_everywhere(lead) and lacks_name(cover, article, wish):
        return replace(findings, confidence=0.0)
    if wish.sort == "count" and not counts_what_is_asked(first, wish, matcher):
        return replace(findings, confidence=0.0)
    if wish.kind in ("when", "where") and not _has_object(cover, wish):
        return replace(findings, confidence=0.0)
    if wish.sort == "money" and share_met(cover, wish) < LEAST:
        return replace(findings, confidence=0.0)
    if wish.kind == "who" and (
        names_nobody(lead, article, wish)
        or is_of_another_time(lead, wish, matcher)
        or tells_only_whom(lead, wish, matcher)
    ):
        return replace(findings, confidence=0.0)
    if wish.kind == "when" and (
        not is_timed(lead, wish, matcher) or is_to_come(lead, wish, matcher) or _is_over(lead, article, wish, matcher)
    ):
        return replace(findings, confidence=0.0)
    if formed >= FITTING and _has_qualified(cover, article, wish) and not is_to_come(lead, wish, matcher):
        return replace(findings, confidence=max(findings.confidence, SURE))
    return replace(findings, confidence=before) if wish.kind == "figure" else findings


def share_met(cover: Sequence[float], wish: Wish) -> float:
    """How much of what is asked for is met, by weight, 0 to 1."""
    weights = [term.weight for term in wish.terms]
    return sum(worth * weight for worth, weight in zip(cover, weights, strict=True)) / sum(weights)


def form_of(each: Evidence, wish: Wish) -> float:
    """How well the sentence that leads fits the form that is wanted, 0 to 1."""
    held = tuple(figure for figure in each.figures if each.lead[0] <= figure.passage.start < each.lead[1])
    formed = fit(wish, lead_of(each), asked_in(wish), held)
    return DESCRIBED if not formed and wish.kind == "who" and describes_somebody(lead_of(each), wish) else formed


def lacks_form(each: Evidence, wish: Wish, matcher: Matcher) -> bool:
    """Whether the sentence that leads has no figure of the sort wanted, no time, no place, or not who it was."""
    if wish.person and not wish.office:
        return not introduces(lead_of(each), wish.person)
    if wish.kind == "who" and any(term.stem == "name" for term in wish.terms):
        return not names_beside(lead_of(each), wish, matcher)
    if wish.kind == "who":
        return tells_only_whom(lead_of(each), wish, matcher)
    if wish.kind not in ("figure", "when", "where"):
        return False
    met = share_met(meant(each.stretch.article, each.lead, wish, matcher), wish) if wish.short else 1.0
    return form_of(each, wish) <= UNFIT or (wish.kind != "figure" and met < LEAST)


def lead_of(each: Evidence) -> str:
    """The sentence that leads."""
    return each.stretch.article.text[slice(*each.lead)]


def unbound(text: str, cover: Sequence[float], article: Article, wish: Wish, matcher: Matcher) -> int:
    """In how many ways a sentence is of something else: of another, expected, of long ago, or (thrice) not as asked."""
    return (
        (not _has_object(cover, wish))
        + 3 * _lacks_predicate(text, cover, wish, matcher)
        + (not _has_qualified(cover, article, wish))
        + is_to_come(text, wish, matcher)
        + (wish.kind == "where" and not is_placed(text, wish, matcher))
        + ((wish.kind != "when" or wish.future) and is_of_old(text, article, wish))
        + (wish.kind == "when" and is_past(text, wish, matcher))
        + (wish.kind == "figure" and counts_of_another(text, wish))
        + (wish.kind in ("figure", "where", "who") and _lacks_time(text, wish))
    )


def _is_over(text: str, article: Article, wish: Wish, matcher: Matcher) -> bool:
    """Whether it tells of what was, where it is asked when something will be."""
    return wish.future and (is_past(text, wish, matcher) or is_of_old(text, article, wish))


def _lacks_time(text: str, wish: Wish) -> bool:
    """Whether it does not name the weekday that is asked about or, where a year is, any."""
    asked = wish.time.words.lower().split()[-1] if wish.time else ""
    return (asked == "year" or is_time(asked)) and asked not in text.lower()


def is_asked(each: Evidence, wish: Wish, matcher: Matcher) -> bool:
    """Whether the sentence that leads has a word for what is asked of its subject, and to whom or what it was done; not
    where it is yet to be done, or was only tried.
    """
    cover = matcher.cover(lead_of(each))
    if is_to_come(lead_of(each), wish, matcher):
        return False
    return _has_object(cover, wish) and not _lacks_predicate(lead_of(each), cover, wish, matcher)


def _has_object(cover: Sequence[float], wish: Wish) -> bool:
    """Whether it has what the question says that it was done to."""
    return next((cover[place] > 0.0 for place, term in enumerate(wish.terms) if term.stem == wish.done_to), True)


def _is_about(lead: str, cover: Sequence[float], article: Article, wish: Wish) -> bool:
    """Whether the sentence has what a yes-or-no question asks about: "is the mate safe?", or the names of "did …?"."""
    if wish.predicate:
        return _has_qualified(cover, article, wish)
    subject = cover[0] > 0.0 or PRONOUN.match(lead) is not None
    return subject and all(cover[place] or not is_name(term, article) for place, term in enumerate(wish.terms))


def is_age(first: Evidence, cover: Sequence[float], wish: Wish, matcher: Matcher) -> bool:
    """Whether it is the age of whom or what is asked about."""
    whose = next((place for place, term in enumerate(wish.terms) if term.stem == wish.predicate), None)
    named = not lacks_name(cover, first.stretch.article, wish)
    return named and tells_age(lead_of(first), cover, whose, matcher)


def _says_nothing(wish: Wish, article: Article) -> bool:
    """Whether a question says nothing of anybody or anything but a name, where more must be said: "was it more?"."""
    said = [term for term in wish.terms if term.stem not in LIGHT]
    if wish.closed or wish.kind == "why":
        said = [term for term in said if not is_name(term, article)]
    return not said


def _lacks_predicate(text: str, cover: Sequence[float], wish: Wish, matcher: Matcher) -> bool:
    """Whether the text has no word for what a short question asks of its subject; "is it safe?" wants the very word,
    said of something: "hands-free" does not say that something is free.
    """
    places = [place for place, term in enumerate(wish.terms) if term.stem == wish.predicate]
    if not places or (not wish.being and says(text, wish.terms[places[0]].stem)):
        return False
    if wish.being and not re.search(rf"{_BEING}{re.escape(wish.terms[places[0]].word)}(?!\w)", text, re.I):
        return True
    if is_participle(wish.terms[places[0]].word) and _is_only_named(text, places[0], matcher):
        return True
    very = wish.being or (wish.kind == "who" and has_phrases(wish.terms[places[0]].stem))
    return not any(cover[place] >= (ROOT if very else KIN) for place in places)


def _is_only_named(text: str, term: int, matcher: Matcher) -> bool:
    """Whether all words that stand for the term are parts of names: "The Crown" does not say that he was crowned."""
    spoken = [word for word in words(text) if any(term == each for each, _ in matcher[word.low])]
    return bool(spoken) and all(word.start > 0 and text[word.start].isupper() for word in spoken)


def _has_qualified(cover: Sequence[float], article: Article, wish: Wish) -> bool:
    """Whether all names of the question are met, and all that it puts behind an article or a preposition.

    A name is what the article prints with capitals alone; a year may be that of the article.
    """
    lacking = [term for place, term in enumerate(wish.terms) if not cover[place] and term.stem not in LIGHT]
    return not any(
        (term.stem in wish.qualified and term.word != str(article.dated.year)) or is_name(term, article)
        for term in lacking
    )


def _only_follows(lead: str, wish: Wish, matcher: Matcher) -> bool:
    """Whether it says what came after what is asked about, and no reason for it: "she left after the vote failed"."""
    first, behind, rest = lead.partition(" after ")
    return (
        bool(behind)
        and not may_give_reason(first)
        and _lacks_predicate(first, matcher.cover(first), wish, matcher)
        and not may_give_reason(rest)
    )
