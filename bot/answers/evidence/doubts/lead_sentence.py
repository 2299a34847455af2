"""Whether a sentence is bound to what was asked: by the question's own verb, and by all that it asks of."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.answers.evidence.matching import KIN, ROOT, Matcher
from bot.answers.evidence.telling.ages import tells_age
from bot.answers.evidence.telling.doers import tells_only_whom
from bot.answers.evidence.telling.naming import (
    asked_in,
    is_name,
    is_spelled_out,
    lacks_name,
    meant,
    names_beside,
)
from bot.answers.evidence.telling.tenses import is_gone, is_of_old, is_over, is_placed, is_to_come, times_in
from bot.answers.evidence.weighing.findings import Evidence, Findings
from bot.answers.evidence.weighing.fit import fit
from bot.answers.understanding.persons import introduces
from bot.answers.understanding.wish import Wish
from bot.answers.words.common import LIGHT
from bot.answers.words.phrases import STATES, has_phrases, says
from bot.answers.words.stems import is_participle, words
from bot.model import Article

_BEHIND_OFFICE = re.compile(r"\s(?:of|for|at|in|who|that|to)\s")

_BEING = (
    r"\b(?:is|are|was|were|be|been|being|remains?|remained|stays?|stayed|became|become|got|made|it|too|so|very|more|less)\s"
    r"(?:[\w-]+\s){0,3}?"
)
LEAST_MET = 0.4
"""How much of a short question for a sum, a time or a place a sentence must meet."""

_EARLIER = re.compile(r"\b(?:last|first|ever|before|previous(?:ly)?|born|founded|built)\b", re.I)
"""Asks of what may be long ago."""

UNFIT = 0.3
"""What a figure of another sort than is wanted fits at most."""


@dataclass(frozen=True)  # no slots: what an article meets is looked up once, when it is first asked for
class LeadSentence:
    """The sentence that leads, and how well it meets each term of the question; a name also where it only means it."""

    evidence: Evidence
    wish: Wish
    matcher: Matcher
    text: str
    cover: Sequence[float]

    @property
    def article(self) -> Article:
        """The article that it stands in."""
        return self.evidence.article

    @cached_property
    def met(self) -> list[float]:
        """How well each term is met anywhere in the article or its headline."""
        return self.matcher.cover(f"{self.article.title or ''} {self.article.text}")

    @property
    def around(self) -> str:
        """It with the sentences around it."""
        return self.article.text[slice(*self.evidence.span)]


Doubt = Callable[[LeadSentence], bool]
"""What may say that a sentence answers something else."""


def first_of(findings: Findings) -> LeadSentence:
    """The sentence that leads the best evidence."""
    return sentence_of(findings.evidence[0], findings.wish, findings.matcher)


def sentence_of(each: Evidence, wish: Wish, matcher: Matcher) -> LeadSentence:
    """The sentence that leads this evidence."""
    text, cover = each.sentence, meant(each.article, each.lead, wish, matcher)
    at = wish.place(wish.predicate)
    if at is not None and cover[at] < ROOT and says(text, wish.terms[at].stem):
        cover[at] = ROOT
    return LeadSentence(each, wish, matcher, text, cover)


def share_met(cover: Sequence[float], wish: Wish) -> float:
    """How much of what is asked for is met, by weight, 0 to 1."""
    weights = [term.weight for term in wish.terms]
    return sum(worth * weight for worth, weight in zip(cover, weights, strict=True)) / sum(weights)


def form_of(each: Evidence, wish: Wish) -> float:
    """How well the sentence that leads fits the form that is wanted, 0 to 1."""
    held = tuple(figure for figure in each.figures if each.lead[0] <= figure.passage.start < each.lead[1])
    return fit(wish, each.sentence, asked_in(wish), held)


def lacks_form(said: LeadSentence) -> bool:
    """Whether it has no figure of the sort wanted, no time, no place, or not who it was."""
    text, wish = said.text, said.wish
    if wish.who.person and not wish.who.office:
        return not introduces(text, wish.who.person, asked_in(wish))
    if wish.kind == "who" and any(term.stem == "name" for term in wish.terms):
        return not names_beside(text, wish, said.matcher)
    if wish.kind == "who":
        return tells_only_whom(text, wish, said.matcher)
    if wish.kind not in ("figure", "when", "where"):
        return False
    if wish.kind == "when" and not times_in(text):
        return True
    if wish.kind == "when" and is_gone(text, said.article, wish, said.matcher):
        return True
    met = share_met(said.cover, wish) if wish.short else 1.0
    return form_of(said.evidence, wish) <= UNFIT or (wish.kind != "figure" and met < LEAST_MET)


def unbound(said: LeadSentence) -> int:
    """In how many ways a sentence is of something else: of another, expected, of long ago, (twice) done, or (thrice)
    not as asked.
    """
    text, wish, matcher = said.text, said.wish, said.matcher
    return (
        (not has_object(said.cover, wish))
        + 3 * lacks_predicate(text, said.cover, wish, matcher)
        + (not has_qualified(said.cover, said.article, wish))
        + is_to_come(text, wish, matcher)
        + 2 * is_over(text, wish, matcher)
        + (wish.kind == "where" and not is_placed(text, wish, matcher))
        + is_of_old(text, said.article, wish)
    )


def is_elsewhen(text: str, article: Article, wish: Wish, matcher: Matcher) -> bool:
    """Whether a sentence is of another time than what is asked: yet to be, or of an earlier year."""
    return is_to_come(text, wish, matcher) or (is_of_old(text, article, wish) and _EARLIER.search(wish.asking) is None)


def is_asked(each: Evidence, wish: Wish, matcher: Matcher) -> bool:
    """Whether the sentence that leads has a word for what is asked of its subject."""
    return not lacks_predicate(each.sentence, matcher.cover(each.sentence), wish, matcher)


def has_object(cover: Sequence[float], wish: Wish) -> bool:
    """Whether it has what the question says that it was done to."""
    at = wish.place(wish.deed.done_to)
    return at is None or cover[at] > 0.0


def is_age(said: LeadSentence) -> bool:
    """Whether it is the age of whom or what is asked about."""
    named = not lacks_name(said.cover, said.article, said.wish)
    return named and tells_age(said.text, said.cover, said.wish.place(said.wish.predicate), said.matcher)


def lacks_predicate(text: str, cover: Sequence[float], wish: Wish, matcher: Matcher) -> bool:
    """Whether the text has no word for what a short question asks of its subject; "is it safe?" wants the very word,
    said of something: "hands-free" does not say that something is free.
    """
    at = wish.place(wish.predicate)
    if at is None:
        return False
    word = wish.terms[at].word
    done = is_participle(word)
    # "is it closing?" asks what it does, "was it closed?" what was done to it
    quality = wish.deed.being and not (word.endswith("ing") or done)
    if (not quality or wish.predicate in STATES) and says(text, wish.terms[at].stem):
        return False
    if quality and not re.search(rf"{_BEING}[“\"‘]?{re.escape(word)}(?!\w)", text, re.I):
        return True
    if done and _is_only_named(text, at, matcher):
        return True
    very = wish.deed.being or (wish.kind == "who" and has_phrases(wish.terms[at].stem))
    return cover[at] < (ROOT if very else KIN)


def _is_only_named(text: str, term: int, matcher: Matcher) -> bool:
    """Whether all words that stand for the term are parts of names: "The Crown" does not say that he was crowned."""
    spoken = [word for word in words(text) if any(term == each for each, _ in matcher[word.low])]
    return bool(spoken) and all(word.start > 0 and text[word.start].isupper() for word in spoken)


def office_at(wish: Wish) -> int | None:
    """The place among the terms of the office's last word: "master" of "the harbour master of Aldous"; None without."""
    phrase = list(words(_BEHIND_OFFICE.split(wish.who.office)[0])) if wish.who.office else []
    return next((place for place, term in enumerate(wish.terms) if phrase and term.word == phrase[-1].low), None)


def has_qualified(cover: Sequence[float], article: Article, wish: Wish) -> bool:
    """Whether all names of the question are met, and all that it puts behind an article or a preposition.

    A name is what the article prints with capitals alone; a year may be that of the article.
    """
    lacking = [term for place, term in enumerate(wish.terms) if not cover[place] and term.stem not in LIGHT]
    lacking = [term for term in lacking if not is_spelled_out(term.word, article.text)]
    return not any(
        (term.stem in wish.deed.qualified and term.word != str(article.dated.year)) or is_name(term, article)
        for term in lacking
    )
