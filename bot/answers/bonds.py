"""Whether a sentence is bound to what was asked: by the question's own verb, and by all that it asks of."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answers.common import LIGHT
from bot.answers.evidence import Evidence, Findings
from bot.answers.fit import fit
from bot.answers.matching import KIN, ROOT, Matcher
from bot.answers.persons import names_somebody
from bot.answers.stems import words
from bot.answers.wish import Wish
from bot.model import Article

_FUTURE = re.compile(r"\b(?:will|would|expects?|expected|due|likely) ", re.I)

FITTING = 0.6
"""How well a sentence must fit the form that is wanted to be taken for the answer to a short question."""

PLAIN, SURE = 0.5, 0.6
"""How closely a sentence must say it to be taken for the answer, and how sure it is then."""


def bound(findings: Findings, before: float, matcher: Matcher) -> Findings:
    """With how sure it is by how far the sentence that leads is bound to a short question; it was so sure `before`."""
    wish, first = findings.wish, findings.evidence[0]
    article, lead = first.stretch.article, lead_of(first)
    around = article.text[slice(*first.span)]
    formed = form_of(first, wish) if wish.kind != "why" and not wish.closed else PLAIN
    lacking = lacks_predicate(around if wish.kind == "why" else lead, wish, matcher)
    if not formed or lacking or not _has_qualified(f"{article.title or ''} {around}", wish, matcher):
        return replace(findings, confidence=0.0)
    if wish.kind == "who" and _names_nobody(lead, article, wish):
        return replace(findings, confidence=0.0)
    if formed >= FITTING and _has_qualified(lead, wish, matcher) and not (wish.past and _FUTURE.search(lead)):
        return replace(findings, confidence=max(findings.confidence, SURE))
    return replace(findings, confidence=before) if wish.kind == "figure" else findings


def form_of(each: Evidence, wish: Wish) -> float:
    """How well the sentence that leads fits the form that is wanted, 0 to 1."""
    held = tuple(figure for figure in each.stretch.figures if each.lead[0] <= figure.passage.start < each.lead[1])
    return fit(wish, lead_of(each), asked_in(wish), held)


def asked_in(wish: Wish) -> frozenset[str]:
    """The folded words of the question, which are no news."""
    return frozenset(term.word.partition("'")[0] for term in wish.terms)


def lead_of(each: Evidence) -> str:
    """The sentence that leads."""
    return each.stretch.article.text[slice(*each.lead)]


def lacks_predicate(text: str, wish: Wish, matcher: Matcher) -> bool:
    """Whether the text has no word for what a short question asks of its subject; "is it safe?" wants the very word."""
    places = [place for place, term in enumerate(wish.terms) if term.stem == wish.predicate]
    if not places:
        return False
    cover = matcher.cover(text)
    return not any(cover[place] >= (ROOT if wish.closed else KIN) for place in places)


def _has_qualified(text: str, wish: Wish, matcher: Matcher) -> bool:
    """Whether the text has all names of the question, and all that it puts behind an article or a preposition."""
    cover = matcher.cover(text)
    return all(
        cover[place] > 0.0
        for place, term in enumerate(wish.terms)
        if term.name or (term.stem in wish.qualified and term.stem not in LIGHT)
    )


def _names_nobody(sentence: str, article: Article, wish: Wish) -> bool:
    """Whether the only name in a sentence is its first word, printed nowhere within one: "Police said"."""
    first = next(words(sentence), None)
    if first is None or names_somebody(sentence[first.end :], asked_in(wish)):
        return False
    word = re.escape(sentence[first.start : first.end].partition("’")[0].partition("'")[0])
    return re.search(rf"[\w,;:] {word}(?!\w)", f"{article.title or ''}\n{article.text}") is None
