"""Whether a number in a sentence counts what is asked, of whom it is asked."""

from __future__ import annotations

import re

from bot.answers.evidence.matching import Matcher
from bot.answers.evidence.naming import asked_in, is_time
from bot.answers.evidence.ranking import Evidence
from bot.answers.understanding.wish import Wish
from bot.answers.words.nations import nations_in
from bot.answers.words.stems import folded

_OWNED = re.compile(r"(?P<owner>[A-Z]\w+)(?:[’']s|s[’'])\s(?:[\w-]+\s){0,4}?\d")
"""Whose a number is."""

NEAR = 30
"""Characters behind a number within which what it counts is named."""


def counts_what_is_asked(each: Evidence, wish: Wish, matcher: Matcher) -> bool:
    """Whether a number stands before what a question asks to be counted, where that is all that it asks."""
    if wish.predicate != wish.noun:
        return True
    text = each.stretch.article.text
    noun = next((place for place, term in enumerate(wish.terms) if term.stem == wish.noun), None)
    counted = (
        matcher.cover(text[figure.passage.start : min(figure.passage.end + NEAR, each.lead[1])])
        for figure in each.figures
        if each.lead[0] <= figure.passage.start < each.lead[1]
    )
    return noun is None or any(cover[noun] for cover in counted)


def counts_of_another(text: str, wish: Wish) -> bool:
    """Whether a number is said to be somebody else's: "Quill's record of 73"."""
    asked = asked_in(wish)
    owners = [owner for found in _OWNED.finditer(text) if not is_time(owner := folded(found["owner"]))]
    return bool(owners) and not any(owner in asked or nations_in([owner]) & nations_in(asked) for owner in owners)
