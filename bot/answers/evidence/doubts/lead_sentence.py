"""The sentence that leads a passage, and how well it and what stands around it meet the question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.answers.evidence.matching import ROOT
from bot.answers.evidence.telling.sentence import Sentence
from bot.answers.evidence.telling.whom import meant
from bot.answers.evidence.weighing.findings import Evidence, Findings
from bot.answers.evidence.weighing.fit import fit
from bot.answers.words.phrases import says


@dataclass(frozen=True)  # no slots, as its base
class LeadSentence(Sentence):
    """The sentence that leads this evidence."""

    evidence: Evidence

    @cached_property
    def cover(self) -> Sequence[float]:
        """How well it meets each term; a name also where it only means it, and what is asked of it by other words."""
        cover = meant(Sentence(self.text, self.article, self.wish, self.matcher), self.evidence.lead[0])
        at = self.wish.place(self.wish.predicate)
        if at is not None and cover[at] < ROOT and says(self.text, self.wish.terms[at].stem):
            cover[at] = ROOT
        return cover

    @cached_property
    def form(self) -> float:
        """How well it fits the form that is wanted, 0 to 1."""
        return fit(self.wish, self.text, self.evidence.counted)

    @cached_property
    def met(self) -> Sequence[float]:
        """How well each term is met anywhere in the article or its headline."""
        return self.matcher.cover(f"{self.article.title or ''} {self.article.text}")

    @cached_property
    def near(self) -> Sequence[float]:
        """How well each term is met by the headline or the sentences around it."""
        return self.matcher.cover(f"{self.article.title or ''} {self.around}")

    @property
    def around(self) -> str:
        """It with the sentences around it."""
        return self.article.text[slice(*self.evidence.span)]


Doubt = Callable[[LeadSentence], bool]
"""What may say that a sentence answers something else."""


def lead_sentence(each: Evidence, findings: Findings) -> LeadSentence:
    """The sentence that leads a passage of these findings."""
    return LeadSentence(each.sentence, each.article, findings.wish, findings.matcher, each)


def first_of(findings: Findings) -> LeadSentence:
    """The sentence that leads the best evidence."""
    return lead_sentence(findings.evidence[0], findings)
