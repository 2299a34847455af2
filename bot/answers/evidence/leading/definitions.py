"""The sentence that says what a thing is leads where that is asked: "what is Moss Board?"."""

from __future__ import annotations

from bot.answers.evidence.telling.defining import defines, thing_asked
from bot.answers.evidence.texts import undated
from bot.answers.evidence.weighing.findings import Findings

LOOKED_AT = 6
"""Passages of which one may say it."""


def defined(findings: Findings) -> Findings | None:
    """The findings led by the first sentence of the best passages that says what the thing is that is asked about; None
    where none does.
    """
    if (thing := thing_asked(findings.wish)) is None:
        return None
    for each in findings.evidence[:LOOKED_AT]:
        text = each.article.text
        if place := next((place for place in each.news() if defines(text[slice(*place)], thing)), None):
            return findings.led_by(each, undated(text, *place))
    return None
