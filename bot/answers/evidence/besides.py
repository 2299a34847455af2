"""Which of the passages found are about the same thing as the question, and may be shown beside its answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.answers.evidence.matching import ROOT, Matcher
from bot.answers.evidence.ranking import Evidence, Findings
from bot.answers.understanding.predicates import EVENTS
from bot.answers.understanding.wish import Wish
from bot.answers.words.common import LIGHT

MOST = 0.6
"""Share of the question's telling words that a passage and its headline must have to be about the same."""


def on_the_same(findings: Findings, stories: Mapping[str, int], answered: bool) -> tuple[Evidence, ...]:
    """The passages that tell the story of the first, or have most of what is asked, in order; `stories` are by article.

    The first is one of them where it answers; where it does not, it must have most of what is asked itself. A single
    word says too little: it is of many stories.
    """
    matcher = findings.matcher or Matcher(findings.wish.terms)
    about = [_is_about(each, findings.wish, matcher) for each in findings.evidence]
    said = len(_telling(findings.wish)) > 1 or not answered
    first = 0 if answered else next((place for place, is_about in enumerate(about) if is_about), None)
    if first is None or not findings.evidence:
        return ()
    lead = findings.evidence[first].stretch.article.id
    return tuple(
        each
        for place, each in enumerate(findings.evidence)
        if place == first or (said and about[place]) or _tells_the_same(each.stretch.article.id, lead, stories)
    )


def _tells_the_same(article: str, other: str, stories: Mapping[str, int]) -> bool:
    return article == other or (article in stories and stories.get(article) == stories.get(other))


def _is_about(each: Evidence, wish: Wish, matcher: Matcher) -> bool:
    """Whether it has most of the telling words, and one of them in the sentence that is shown."""
    article = each.stretch.article
    cover = matcher.cover(f"{article.title or ''} {article.text[slice(*each.span)]}")
    shown = matcher.cover(article.part(each.part)[slice(*each.lead)])
    telling = _telling(wish)
    met = sum(cover[place] * wish.terms[place].weight for place in telling)
    return any(shown[place] >= ROOT for place in telling) and met >= MOST * sum(
        wish.terms[place].weight for place in telling
    )


def _telling(wish: Wish) -> Sequence[int]:
    """The places of the words that say what is asked about; of all, where none says much."""
    every = range(len(wish.terms))
    return [place for place in every if wish.terms[place].stem not in LIGHT | EVENTS] or every
