"""Whether the number in the sentence that leads may be of something else than was asked for."""

from __future__ import annotations

import re

from bot.answers.evidence.doubts.bonds import is_age
from bot.answers.evidence.doubts.lead_sentence import Doubt, LeadSentence
from bot.answers.evidence.matching import ROOT
from bot.answers.evidence.telling.figures import MANY
from bot.answers.evidence.telling.names import is_name
from bot.answers.understanding.sorts import NUMBER_OF
from bot.answers.words.dates import MONTH
from bot.answers.words.stems import stem
from bot.model import Passage

_SOUGHT = re.compile(
    r"\b(?:su(?:ed|es|ing)|seek(?:s|ing)?|demand(?:s|ing)|(?:ask|call|push)(?:s|es|ed|ing)|argu(?:es|ed|ing))"
    r" (?:[^.;]{0,80} )?for\b"
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

ANOTHER = 0.5
"""What a number of something else fits at most."""

COUNTED = 0.9
"""What a number of people fits at least who are not called that: "6,000 volunteers"."""

SENTENCE, PEOPLE, PAY = stem("sentence"), stem("people"), stem("pay")

NEAR = 30
"""Characters behind a number within which what it counts is named."""


def counts_only_another(said: LeadSentence) -> bool:
    """Whether its numbers are of something else than is to be counted, and it has no word for what that did."""
    wish = said.wish
    if not _HOW_MANY.search(wish.asking) or wish.counted.sort != "count" or said.form > ANOTHER:
        return False
    verb = wish.place(wish.deed.verb) if wish.deed.verb != wish.counted.noun else None
    return verb is None or said.cover[verb] < ROOT


def counts_people(said: LeadSentence) -> bool:
    """Whether people are to be counted, and it counts some: "6,000 volunteers"."""
    return said.wish.predicate == said.wish.counted.noun == PEOPLE and said.form >= COUNTED


def _is_another_age(said: LeadSentence) -> bool:
    """It tells how old somebody else is."""
    return said.wish.counted.sort == "age" and not is_age(said)


def _counts_something_else(said: LeadSentence) -> bool:
    """A number is all that is asked for, and none stands shortly before what it asks to be counted."""
    wish, (start, end) = said.wish, said.evidence.lead
    noun = wish.place(wish.counted.noun)
    if wish.counted.sort != "count" or wish.predicate != wish.counted.noun or noun is None or counts_people(said):
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


def _lacks_month(said: LeadSentence) -> bool:
    """A figure of a month is asked for, which its article names elsewhere: "sales for the year" of "in May"."""
    found = _IN_MONTH.search(said.wish.asking) if said.wish.kind == "figure" else None
    at = said.wish.place(stem(found[1].lower())) if found else None
    return at is not None and not said.matcher.cover(said.text)[at] and said.met[at] > 0


FIGURE_DOUBTS: tuple[Doubt, ...] = (
    _is_another_age,
    _counts_something_else,
    _is_another_sum,
    _is_only_sought,
    _lacks_month,
)
