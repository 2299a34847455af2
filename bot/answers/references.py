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
    rf"{_POLITE}(?:(?P<word>{'|'.join(_ORDINALS)}|last)(?:\s+(?:one|story|item))?|(?:story|number|no\.?|#)\s*(?P<number>\d{{1,2}}))\W*$",
    re.I,
)
_WHOLE = re.compile(
    rf"{_POLITE}(?:in full|full story|whole story|the rest|everything|tell me more|more|longer)\W*$", re.I
)
_SHORT = re.compile(rf"{_POLITE}(?:make it )?(?:shorter|in short|briefly|in brief|tl;?dr)\W*$", re.I)


@dataclass(frozen=True, slots=True)
class StoryNumber:
    """A story of the briefing, from 1; -1 is its last."""

    number: int


@dataclass(frozen=True, slots=True)
class WholeStory:
    """The story that the question before was about, as words."""

    words: str


@dataclass(frozen=True, slots=True)
class Shorter:
    """The answer before, cut to its first line."""

    text: str


Reference = StoryNumber | WholeStory | Shorter


def reference(text: str, turns: Sequence[Turn]) -> Reference | None:
    """What a line refers to, None when it is a question of its own."""
    if which := _WHICH.match(text):
        if which["number"]:
            return StoryNumber(int(which["number"]))
        word = which["word"].lower()
        return StoryNumber(-1 if word == "last" else _ORDINALS.index(word) + 1)
    if turns and _WHOLE.match(text):
        while len(turns) > 1 and (_SHORT.match(turns[-1].question) or _WHOLE.match(turns[-1].question)):
            turns = turns[:-1]
        asked = standing_alone(turns[-1].question, None, turns[:-1])
        return WholeStory(" ".join(term.word for term in terms(asked)))
    if turns and _SHORT.match(text):
        return Shorter(turns[-1].answer.partition("\n")[0])
    return None
