"""Whom "who else?" leaves out leads no answer to it."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answers.evidence.doubts.bonds import lacks_predicate
from bot.answers.evidence.doubts.doubted import is_doubted
from bot.answers.evidence.doubts.lead_sentence import LeadSentence, first_of
from bot.answers.evidence.leading.choice import DOUBTED
from bot.answers.evidence.weighing.findings import Findings
from bot.answers.words.common import STOP
from bot.answers.words.stems import words

_ALSO = re.compile(r"\b(?:also|as well|too)\b")


def without(left_out: str, findings: Findings) -> Findings:
    """The findings led by the best sentence that names none of those left out ("Ada Lund and Ole Vint") and is not
    doubted; where there is none, less sure than an answer needs.
    """
    names = {word.low for word in words(left_out)} - STOP
    if not names or findings.wish.kind != "who" or not findings.evidence:
        return findings
    for each in findings.evidence:
        for lead in dict.fromkeys((each.lead, *each.news())):
            said = each.article.text[slice(*lead)]
            if names.isdisjoint(word.low.removesuffix("'s") for word in words(said)):
                found = findings.led_by(each, lead)
                if not is_doubted(found) or _goes_on(first_of(found)):
                    return found
    return replace(findings, confidence=DOUBTED * findings.confidence)


def _goes_on(said: LeadSentence) -> bool:
    """Whether it tells of one more who did what is asked, of which the sentences before tell: "Vint also resigned"."""
    return _ALSO.search(said.text) is not None and not lacks_predicate(said)
