"""Whether a number in a sentence counts what is asked."""

from __future__ import annotations

from bot.answers.evidence.matching import Matcher
from bot.answers.evidence.ranking import Evidence
from bot.answers.understanding.wish import Wish

NEAR = 30
"""Characters behind a number within which what it counts is named."""


def counts_what_is_asked(each: Evidence, wish: Wish, matcher: Matcher) -> bool:
    """Whether a number stands before what a question asks to be counted, where that is all that it asks."""
    if wish.predicate != wish.noun:
        return True
    text = each.stretch.article.text
    noun = wish.place(wish.noun)
    counted = (
        matcher.cover(text[figure.passage.start : min(figure.passage.end + NEAR, each.lead[1])])
        for figure in each.figures
        if each.lead[0] <= figure.passage.start < each.lead[1]
    )
    return noun is None or any(cover[noun] for cover in counted)
