"""Passages of other stories that answer as well: "where did the ferry sink?" where two of them did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.answers.evidence.bonds import sentence_of
from bot.answers.evidence.confidence import THRESHOLD
from bot.answers.evidence.doubts import bound
from bot.answers.evidence.leading import closeness
from bot.answers.evidence.ranking import Evidence, Findings

LOOKED_AT = 6
"""Passages of which some may be of another story."""

MOST = 2
"""Other stories that are told of."""

ALIKE = 0.7
"""How closely one must say it, as a share of the passage that leads."""


def rivals(findings: Findings, stories: Mapping[str, int]) -> tuple[Evidence, ...]:
    """One passage of each other story that says what a short question asks as surely; `stories` are by article."""
    wish = findings.wish
    if not wish.predicate or wish.speaker or not findings.evidence:
        return ()
    lead, matcher = findings.evidence[0], findings.matcher
    least = ALIKE * closeness(lead, wish, matcher)
    told = {stories.get(lead.stretch.article.id)}
    found: list[Evidence] = []
    for each in _answering(findings):
        story = stories.get(each.stretch.article.id)
        if story not in told and closeness(each, wish, matcher) >= least:
            told.add(story)
            found.append(each)
    return tuple(found[:MOST])


def _answering(findings: Findings) -> Iterator[Evidence]:
    for each in findings.evidence[1:LOOKED_AT]:
        said = sentence_of(each, findings.wish, findings.matcher)
        if bound(findings, said, findings.confidence).confidence >= THRESHOLD:
            yield each
