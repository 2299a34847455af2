"""What was found: stretches of articles with their marks, and passages that may answer, best first."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.answers.evidence.looking_up.spelling import Spelling
from bot.answers.evidence.matching import Matcher
from bot.answers.evidence.texts import is_within, news_spans, sentences
from bot.answers.evidence.weighing.marks import Marks
from bot.answers.understanding.wish import Wish
from bot.model import Article, Figure, Part, Quote

Told = TypeVar("Told", Quote, Figure)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start:end` of an article's text, its marks, and the figures in it; `furniture` are the paragraphs of
    the article that are no news.
    """

    article: Article
    start: int
    end: int
    marks: Marks
    figures: tuple[Figure, ...]
    furniture: Set[tuple[int, int]]

    @property
    def text(self) -> str:
        """Its words."""
        return self.article.text[self.start : self.end]

    @property
    def is_furniture(self) -> bool:
        """Whether it is no news itself."""
        return is_within(self.start, self.furniture)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of an article, how well it answers (0 or more), and where its sentence is that does so best.

    `span` is the stretch with what stands around it, 120 words at most; `quotes` and `figures` are all there. `part` is
    where the lead stands: in the text, but for headlines that answer themselves.
    """

    stretch: Stretch
    score: float
    lead: tuple[int, int]
    span: tuple[int, int]
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    part: Part = "text"

    @property
    def article(self) -> Article:
        """The article that it stands in."""
        return self.stretch.article

    @property
    def is_furniture(self) -> bool:
        """Whether what leads is no news."""
        return self.part == "text" and is_within(self.lead[0], self.stretch.furniture)

    @property
    def sentence(self) -> str:
        """The words of the text that lead."""
        return self.article.text[slice(*self.lead)]

    @property
    def counted(self) -> tuple[Figure, ...]:
        """The figures in the sentence that leads."""
        return starting_in(self.figures, self.lead)

    def news(self) -> list[tuple[int, int]]:
        """Where the sentences of its span are, without page furniture."""
        text = self.article.text
        within = news_spans(text, self.span, self.stretch.furniture)
        return [place for span in within for place in sentences(text, *span)]


@dataclass(frozen=True, slots=True)
class Findings:
    """At most ten passages, best first, and how sure it is that the first of them answers (0 to 1).

    `wish` is what was looked for in the end and `matcher` finds its words, `spellings` are those read otherwise than
    typed.
    """

    wish: Wish
    matcher: Matcher
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 0.0
    spellings: tuple[Spelling, ...] = ()

    @property
    def articles(self) -> dict[str, Article]:
        """The articles of the passages, by id, best first."""
        return {each.article.id: each.article for each in self.evidence}

    def led_by(self, each: Evidence, lead: tuple[int, int], part: Part = "text") -> Findings:
        """The same with one of its passages first, led by these characters of its text or title."""
        rest = (other for other in self.evidence if other is not each)
        return replace(self, evidence=(replace(each, lead=lead, part=part), *rest))


def starting_in(told: Iterable[Told], place: tuple[int, int]) -> tuple[Told, ...]:
    """Those quotes or figures of a text that begin between these offsets."""
    return tuple(each for each in told if each.passage.part == "text" and place[0] <= each.passage.start < place[1])
