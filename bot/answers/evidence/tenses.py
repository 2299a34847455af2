"""Whether a sentence tells of the time that is asked about: of what was, and not of what is expected or long ago."""

from __future__ import annotations

import re

from bot.answers.evidence.matching import Matcher
from bot.answers.understanding.wish import Wish
from bot.answers.words.stems import is_participle, stem, words
from bot.model import Article

_FUTURE = re.compile(r"\b(?:will|would|should|could|may|might|expects?|expected|due|likely) ", re.I)

_YET = re.compile(rf"(?:{_FUTURE.pattern})(?:(?:not|also|be|to|soon|now|have|been|then|only|\w+ly) )*$", re.I)
_YET_TO_BE_WON = re.compile(
    r"\b(?:set(?:s|ting)? up|(?:will|would|to) (?:play|face|meet|take on|contest)|head(?:s|ed|ing)? (?:in)?to"
    r"|advanc(?:e[sd]?|ing) (?:in)?to|qualif(?:y|ies|ied|ying) for|through to|(?:reach|book|secure)\w*)\b[^.;]{0,60}?"
    r"\b(?:finals?|showdown|clash|decider|(?:gold|title|medal)[- ](?:\w+[- ])?(?:game|match))\b",
    re.I,
)
"""Of a game that is still to be played: "their wins set up a final"."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

_WIN = stem("win")

SHORTLY = 40
"""Characters before a verb that are looked at for a "will" that belongs to it."""


def is_to_come(text: str, wish: Wish, matcher: Matcher) -> bool:
    """Whether it says that what was asked of the past is yet to be: "will" stands shortly before it, or anywhere."""
    if _is_yet_to_be_won(text, wish):
        return True
    if not wish.past or not _FUTURE.search(text):
        return False
    places = places_of(text, wish, matcher)
    return not places or any(_YET.search(text, max(0, first - SHORTLY), first) for first, _ in places)


def is_of_old(text: str, article: Article, wish: Wish) -> bool:
    """Whether it tells of another year than the article's, and the question names none."""
    years = {int(found[0]) for found in _YEAR.finditer(text)}
    asked = any(_YEAR.fullmatch(term.word) for term in wish.terms)
    return bool(years) and wish.past and not asked and max(years) < article.dated.year


def is_of_another_time(text: str, wish: Wish, matcher: Matcher) -> bool:
    """Whether who did it is asked and it is yet to be done, or who will and it has been done before."""
    return _is_yet_to_be_won(text, wish) or _is_over(text, wish, matcher)


def _is_yet_to_be_won(text: str, wish: Wish) -> bool:
    """Whether who won is asked, and the sentence tells who will play for it."""
    return wish.kind == "who" and wish.predicate == _WIN and _YET_TO_BE_WON.search(text) is not None


def _is_over(text: str, wish: Wish, matcher: Matcher) -> bool:
    """Whether it says of what was asked who will do it that somebody has done it before: "he replaced her in May"."""
    spoken = [text[first:end].lower() for first, end in places_of(text, wish, matcher)]
    return wish.future and bool(spoken) and all(is_participle(word) for word in spoken) and not _FUTURE.search(text)


def places_of(text: str, wish: Wish, matcher: Matcher) -> list[tuple[int, int]]:
    """Where a sentence says what is asked of its subject."""
    return [
        (word.start, word.end)
        for word in words(text)
        if any(wish.terms[term].stem == wish.predicate for term, _ in matcher[word.low])
    ]
