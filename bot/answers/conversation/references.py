"""Short lines that refer back: "the second one", "in full", "shorter", "source?", "thanks"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.conversation.rewriting import standing_alone
from bot.answers.conversation.short_lines import ORDINALS, SHORT, SOURCE, WHICH, WHOLE, refers_back
from bot.answers.understanding.wish import terms
from bot.model import Turn


@dataclass(frozen=True, slots=True)
class Pointed:
    """One of what was shown, from 1; -1 is the last. `named` is true where it says that it is a story: "story 2"."""

    number: int
    named: bool


@dataclass(frozen=True, slots=True)
class WholeStory:
    """The story that the question before was about, as words."""

    words: str


@dataclass(frozen=True, slots=True)
class Shorter:
    """The answer before, cut to its first line."""

    text: str


@dataclass(frozen=True, slots=True)
class Sourced:
    """What the answer before led with, and where it was printed."""


Reference = Pointed | WholeStory | Shorter | Sourced


def pointed_from(turns: Sequence[Turn]) -> int | None:
    """The place of the turn that showed what is pointed at, before those that refer back; None without any."""
    return next((place for place in reversed(range(len(turns))) if not refers_back(turns[place].question)), None)


def reference(text: str, turns: Sequence[Turn]) -> Reference | None:
    """What a line refers to, None when it is a question of its own."""
    if which := WHICH.match(text):
        if which["number"]:
            return Pointed(int(which["number"]), named=True)
        word = which["word"].lower()
        number = -1 if word == "last" else ORDINALS.index(word) + 1
        return Pointed(number, named=(which["what"] or "").lower() == "story")
    if turns and SOURCE.match(text):
        return Sourced()
    if turns and WHOLE.match(text):
        while len(turns) > 1 and refers_back(turns[-1].question):
            turns = turns[:-1]
        asked = standing_alone(turns[-1].question, None, turns[:-1])
        return WholeStory(" ".join(term.word for term in terms(asked)))
    if turns and SHORT.match(text):
        return Shorter(turns[-1].answer.partition("\n")[0])
    return None
