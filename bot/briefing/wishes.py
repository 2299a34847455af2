"""What somebody wants of briefings who says it in plain words: when they shall come, or that they shall stop."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.briefing.calendar_words import read_words
from bot.briefing.places import folded, is_place
from bot.briefing.spoken import LONGEST_SPOKEN, Times, Unsettled, times

Order = Literal["stop", "pause", "resume", "next", "preview"]


@dataclass(frozen=True, slots=True)
class ScheduleWish:
    """That a briefing shall come at these times, in the zone of a place where one is named."""

    times: Times
    place: str | None


def wish(line: str) -> ScheduleWish | Order | None:
    """The wish that a line of chat tells, None for any other line.

    Raises UsageError for times that cannot be, and Unsettled where something is missing.
    """
    said = line.strip()[:LONGEST_SPOKEN]
    words = [word.lower() for word in _WORD.findall(said)]
    if len(words) > _MOST_WORDS or not words:
        return None
    named = not _NAMES.isdisjoint(words)
    if named and (order := _order(words)):
        return order
    if words[0] in _ASKING and not (words[:2] == ["can", "you"] or words[:2] == ["could", "you"]):
        return None
    return _schedule(said, words, named)


_MOST_WORDS = 40
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_NAMES = frozenset("briefing briefings brief digest bulletin".split())
_VERBS = frozenset("send post give schedule make set start deliver want like get brief need publish".split())
_ASKING = frozenset(
    "what who when where why how which did does do is are was were has have will would tell show summarise summarize"
    " compare explain can could quote list".split()
)
_FILLING = frozenset(
    "us me we i you your our my the a an to for please can could would it here this channel team".split()
)
_FILLING |= frozenset("everybody everyone new news some up off out with hi hello hey bot verbatim and let have".split())
_VAGUE = frozenset("sometime sometimes regularly often soon later automatically".split())
_FILLING |= _NAMES | _VERBS | _VAGUE | frozenset("s d ll".split())
_ORDERS: dict[str, Order] = {
    "stop": "stop",
    "cancel": "stop",
    "end": "stop",
    "remove": "stop",
    "delete": "stop",
    "unsubscribe": "stop",
    "pause": "pause",
    "suspend": "pause",
    "resume": "resume",
    "continue": "resume",
    "restart": "resume",
    "unpause": "resume",
}


def _order(words: list[str]) -> Order | None:
    """Orders, which name a briefing, are short: "please stop the briefing", "stop sending us briefings"."""
    plain = [word for word in words if word not in _FILLING or word in _NAMES]
    if len(words) > 10:
        return None
    if plain[0] in _ORDERS:
        return _ORDERS[plain[0]]
    if "next" in plain and plain[0] in ("when", "when's", "next"):
        return "next"
    return "preview" if plain[0] == "preview" else None


def _schedule(said: str, words: list[str], named: bool) -> ScheduleWish | Order | None:
    read = read_words(said)
    rest = [word for word in read.rest if folded(word) not in _FILLING]
    whole = not rest or is_place(" ".join(rest)) or is_place(" ".join(read.rest[-2:]))
    told = read.recurring or read.times or read.parts or read.unsupported
    if named:
        wanted = whole or (bool(told) and not _VERBS.isdisjoint(words))
        if wanted and not told and _VAGUE.isdisjoint(words):
            return "preview"
    else:
        wanted = whole and read.recurring and bool(read.times or read.parts or read.hours)
    if not wanted:
        return None
    try:
        found = times(said)
    except Unsettled as doubt:
        place = place_of(Times((), "", rest=read.rest, named=read.named))
        raise doubt.at(place) if place else doubt from doubt
    return ScheduleWish(found, place_of(found))


def place_of(found: Times) -> str | None:
    """The place among the words that were no times: the longest that there is, else what is meant to be one."""
    rest = found.rest[-_MOST_WORDS:]
    for size in range(min(len(rest), 4), 0, -1):
        for start in range(len(rest) - size + 1):
            words = rest[start : start + size]
            if is_place(" ".join(words)) and not all(folded(word) in _FILLING for word in words):
                return " ".join(words)
    return " ".join(word for word in found.named if folded(word) not in _FILLING) or None
