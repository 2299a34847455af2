"""Short lines that refer back: "the second one", "in full", "shorter", "source?", "who said that?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.answers.conversation.short_lines import BESIDES, ORDINALS, WHICH, Referring, referring, refers_back
from bot.answers.conversation.tidying import tidied
from bot.answers.words.common import LINK
from bot.turns import Turn


@dataclass(frozen=True, slots=True)
class Pointed:
    """One of what was shown, by its number from 1; -1 is the last.

    `named`: it is said to be a story ("story 2"). `whole`: all of it is wanted ("the second in full"). `next`: it is
    the one behind the one that was pointed at before. `turns` counts the turns before that earlier pointing, for the
    list is the one that these showed; None where nothing was pointed at.
    """

    number: int
    named: bool = False
    whole: bool = False
    turns: int | None = None
    next: bool = False


@dataclass(frozen=True, slots=True)
class Unclear:
    """Another of a kind, of which nothing says who it is: "the other senator"."""

    noun: str


Reference = Pointed | Unclear | Referring | Literal["before"]
"""What a line refers to; "before" is what was looked at before what was shown last."""

_OTHER_OF = re.compile(rf"^\W*{LINK}(?:(?:what|how)\s+about\s+)?the\s+other\s+(?P<noun>(?:[a-z]+\s)?[a-z]+)\W*$", re.I)


def pointed_from(turns: Sequence[Turn]) -> int | None:
    """The place of the turn that showed what is pointed at, before those that refer back; None without any."""
    return next((place for place in reversed(range(len(turns))) if not _goes_back(turns, place)), None)


def _goes_back(turns: Sequence[Turn], place: int) -> bool:
    """Whether a turn only spoke of what was shown before; what else there was is a list of its own."""
    text = turns[place].question
    return refers_back(text) and not BESIDES.match(text)


def reference(text: str, turns: Sequence[Turn]) -> Reference | None:
    """What a line refers to, None when it is a question of its own."""
    text = tidied(text)
    if which := WHICH.match(text):
        return _pointed(which, turns)
    if wanted := referring(text):
        return wanted
    other = _OTHER_OF.match(text)
    return Unclear(other["noun"]) if other else None


def _pointed(which: re.Match[str], turns: Sequence[Turn]) -> Pointed | Literal["before"]:
    whole = which["whole"] is not None
    if which["number"]:
        return Pointed(int(which["number"]), which["named"] is not None, whole)
    if which["next"] or which["other"] or which["previous"]:
        place = _went_through(turns)
        before = _looked_at(turns if place is None else turns[: place + 1])
        if which["previous"]:
            gone = place is not None and before > 1
            return Pointed(before - 1, whole=whole, turns=place) if gone else "before"
        if which["next"]:
            return Pointed(before + 1, whole=whole, turns=place, next=True)
        return Pointed(1 if before == 2 else 2, whole=whole, turns=place)
    number = -1 if which["word"].lower() == "last" else ORDINALS.index(which["word"].lower()) + 1
    return Pointed(number, (which["what"] or "").lower() == "story", whole)


def _went_through(turns: Sequence[Turn]) -> int | None:
    """The place of the turn that pointed at something last, where all that was asked since is of the same articles."""
    for place in reversed(range(len(turns))):
        turn = turns[place]
        if WHICH.match(turn.question):
            told = set(turn.showed.articles)
            same = (not later.showed.articles or told & {*later.showed.articles} for later in turns[place + 1 :])
            return place if all(same) else None
    return None


def _looked_at(turns: Sequence[Turn]) -> int:
    """Which of what was shown was looked at before, from 1: the first, where nothing was pointed at."""
    begun, place = pointed_from(turns) or 0, 1
    listed = len(turns[begun].showed.items) if turns else 0
    for turn in turns[begun:]:
        if (which := WHICH.match(turn.question)) and turn.showed.looked_at is not None:
            place = _number(which, place, listed)
    return place


def _number(which: re.Match[str], place: int, listed: int) -> int:
    """Which one of so many `listed` is looked at after this pointing, from 1, where that was `place` before it."""
    if which["next"] or which["previous"]:
        return max(1, place + (1 if which["next"] else -1))
    pointed = _pointed(which, ())
    if not isinstance(pointed, Pointed):
        return place
    return max(1, listed if pointed.number < 0 else pointed.number)
