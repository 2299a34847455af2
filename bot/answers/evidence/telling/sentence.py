"""Words of an article beside the question that they may answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.answers.evidence.matching import Matcher
from bot.answers.understanding.wish import Wish
from bot.model import Article


@dataclass(frozen=True)  # no slots: what it meets is found out once, when it is first asked for
class Sentence:
    """A sentence of an article, a part of one, or a headline; `matcher` finds the terms of the wish."""

    text: str
    article: Article
    wish: Wish
    matcher: Matcher

    @cached_property
    def cover(self) -> Sequence[float]:
        """How well each term of the question is met, 0 to 1."""
        return self.matcher.cover(self.text)

    @cached_property
    def predicates(self) -> list[tuple[int, int]]:
        """Where it says what is asked of its subject."""
        asked = map(self.wish.place, (self.wish.predicate, self.wish.deed.verb))
        return [(word.start, word.end) for word in self.matcher.standing_for(self.text, *asked)]

    def other(self, text: str) -> Sentence:
        """Other words of its article: a part of it, or what stands around."""
        return Sentence(text, self.article, self.wish, self.matcher)
