"""Short lines that refer back: "the second one", "in full", "shorter"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.talk import standing_alone
from bot.answers.wish import terms
from bot.model import Turn

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_POLITE = (
    r"^\W*(?:(?:please|show me|give me|tell me(?: more)? about|more (?:on|about)|what about|and|open)\s+)*(?:the\s+)?"
)
_WHICH = re.compile(
    rf"{_POLITE}(?:(?P<word>{'|'.join(_ORDINALS)}|last)(?:\s+(?P<what>one|story|item|quote|passage|source|answer))?|(?:story|number|no\.?|#)\s*(?P<number>\d{{1,2}}))\W*$",
    re.I,
)
_WHOLE = re.compile(
    rf"{_POLITE}(?:in full|full story|whole story|the rest|everything|tell me more|more|longer)\W*$", re.I
)
_SHORT = re.compile(rf"{_POLITE}(?:make it )?(?:shorter|in short|briefly|in brief|tl;?dr)\W*$", re.I)


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


Reference = Pointed | WholeStory | Shorter


def pointed_from(turns: Sequence[Turn]) -> int | None:
    """The place of the turn that showed what is pointed at, behind those that pointed themselves; None without any."""
    return next((place for place in reversed(range(len(turns))) if not _WHICH.match(turns[place].question)), None)


def reference(text: str, turns: Sequence[Turn]) -> Reference | None:
    """What a line refers to, None when it is a question of its own."""
    if which := _WHICH.match(text):
        if which["number"]:
            return Pointed(int(which["number"]), named=True)
        word = which["word"].lower()
        number = -1 if word == "last" else _ORDINALS.index(word) + 1
        return Pointed(number, named=(which["what"] or "").lower() == "story")
    if turns and _WHOLE.match(text):
        while len(turns) > 1 and (_SHORT.match(turns[-1].question) or _WHOLE.match(turns[-1].question)):
            turns = turns[:-1]
        asked = standing_alone(turns[-1].question, None, turns[:-1])
        return WholeStory(" ".join(term.word for term in terms(asked)))
    if turns and _SHORT.match(text):
        return Shorter(turns[-1].answer.partition("\n")[0])
    return None
