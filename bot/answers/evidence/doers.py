"""Whether a sentence says who did what is asked, or only to whom it was done."""

from __future__ import annotations

import re

from bot.answers.evidence.matching import Matcher
from bot.answers.evidence.naming import asked_in, names_nobody
from bot.answers.evidence.tenses import places_of
from bot.answers.understanding.persons import names_somebody
from bot.answers.understanding.wish import Wish
from bot.answers.words.stems import is_participle, words
from bot.model import Article

_SUFFERED = re.compile(r"\b(?:was|were|been|being|is|are|be|gets?|got)\s(?:\w+ly\s)?$")
_ONE_WHO = re.compile(r"\w+(?:er|or)s?")
"""Who does it: "its owner, Aldous Lines"."""

_NAMED_NEXT = re.compile(r",?\s[A-Z]")

_THING = re.compile(r"\b(?:the|an?|this|that|his|her|their|its)\s(?:\w+\s)?$|[’']s\s$", re.I)
"""What stands before a thing, and not before what somebody did."""

_BY = re.compile(r"\bby\s")

SHORTLY, AGENT = 30, 80
"""Characters before a verb that say that it was suffered, and behind it that name by whom."""


def tells_only_whom(text: str, wish: Wish, matcher: Matcher) -> bool:
    """Whether it says to whom it was done, or what they did, and not who did it, which is asked: "he was stabbed in the
    stomach", "Brandt may replace her" of "who replaced Brandt?".
    """
    places = () if wish.past else places_of(text, wish, matcher)
    object = next((place for place, term in enumerate(wish.terms) if term.stem == wish.done_to), None)
    if object is not None and not _is_named(text, object, matcher):
        object = None

    def has_object(start: int, end: int) -> bool:
        return object is not None and matcher.cover(text[start:end])[object] > 0

    def tells_whom(first: int, end: int) -> bool:
        if is_participle(text[first:end].lower()) and _SUFFERED.search(text, max(0, first - SHORTLY), first):
            return not _BY.search(text, end, end + AGENT)
        if names_somebody(text[max(0, first - SHORTLY) : first], asked):
            return False
        return has_object(max(0, first - AGENT), first) and not has_object(end, end + AGENT)

    asked = asked_in(wish)
    return bool(places) and all(tells_whom(first, end) for first, end in places)


def names_doer(text: str, article: Article, wish: Wish, matcher: Matcher) -> bool:
    """Whether it names somebody new before what was done or, where it was suffered, behind "by"; "the attack" does not
    say that somebody did it.
    """
    asked = asked_in(wish)

    def is_named(first: int, end: int) -> bool:
        if is_participle(text[first:end].lower()) and _SUFFERED.search(text, max(0, first - SHORTLY), first):
            by = _BY.search(text, end, end + AGENT)
            return by is not None and names_somebody(text[by.end() : end + AGENT], asked)
        if _ONE_WHO.fullmatch(text, first, end) and _NAMED_NEXT.match(text, end):
            return names_somebody(text[end : end + AGENT], asked)
        before = text[max(0, first - AGENT) : first]
        if _THING.search(before) or not names_somebody(before, asked):
            return False
        return first > AGENT or not names_nobody(before, article, wish)

    places = places_of(text, wish, matcher)
    return not places or any(is_named(first, end) for first, end in places)


def _is_named(text: str, term: int, matcher: Matcher) -> bool:
    """Whether a word of the text that stands for the term has a capital."""
    return any(text[word.start].isupper() for word in words(text) if any(term == each for each, _ in matcher[word.low]))
