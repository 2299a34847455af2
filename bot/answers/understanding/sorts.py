"""What kind of figure a question asks for, and of what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.answers.words.common import AUXILIARY, BE, SEVERAL, is_several
from bot.answers.words.stems import folded, is_participle, stem

Sort = Literal["money", "share", "age", "size", "duration", "count", "amount"]


@dataclass(frozen=True, slots=True)
class Counted:
    """What a figure is of, by its sort, or a choice; `noun` is the stem of what is counted, measured or chosen from."""

    sort: Sort | None = None
    noun: str | None = None


_SUM = (
    r"(?:cash|compensation|damages|debts?|jackpot|loss|losses|money|payouts?|pension|prize|profits?|revenue|salary|severance"
    r"|wages?|fees?|fines?|levy|bills?|bonus|budget|tax(?:es)?|duty|rent)"
)
"""What is a sum of money, or is counted in it."""

_THEIR = r"(?:his|her|their|its)\s(?:own\s)?"

_WORTH = r"(?:prices?|stocks?|shares?|inflation|rates?|tariffs?|pay|sales|demand|support|popularity|turnout)"
"""What is high, or falls far, by a sum or a share."""

NUMBER_OF = re.compile(r"\b(?:attendance|capacity|circulation|population|turnout)(?=\W*$)", re.I)
"""What a number stands behind: "what is the stadium's capacity?"."""

_SHARE = re.compile(
    rf"""\b(?:
        (?:what|which)\s(?:share|percentage|percent|per\scent|proportion|fraction)
        | how\smany\sper\s?cent | how\s(?:accurate|common|effective|likely)\b | how\smuch\sof\b(?!\s{_THEIR}{_SUM}\b)
        | what\s{BE}\sthe\s(?:\w+\s)?(?:rate|odds|share)
        | what(?:'?s|\s{BE})\s(?:[\w']+\s){{0,3}}(?:inflation|unemployment|(?:\w+\s)?rates?)(?=\W*$)
    )\b""",
    re.X,
)
_RISE = re.compile(
    rf"\bhow (?:much|far) {AUXILIARY} .{{0,60}}\b(?:rise|risen|rose|fall|fell|fallen"
    r"|grow|grew|grown|drop|dropped|increase"
    r"|increased|decrease|up|down|shrink|gain|gained"
    r"|(?:raise|cut|lift|hike|lower)\s(?:its |the |their )?(?:\w+ ){0,2}(?:rates?|benchmark|tax(?:es)?|duty"
    r"|growth|output|prices|productivity|wages))\b"
)
_MONEY = re.compile(
    rf"""\b(?:
        (?<!by\s)how\smuch\s(?:did|does|do|will|would|has|have|had|can|could|must|should)
        | how\smuch\s(?:of\s{_THEIR}|[\w-]+\s)?{_SUM}\b
        | how\smuch\s{BE}\s.{{0,60}}\b(?:paid|paying|spen[dt]|spending|charg\w+|cost\w*|worth|earn\w*)\b
        | how\s(?:big|large|high|low)\s.{{0,60}}\b{_SUM}\b
        | how\smuch\s{BE}\s(?!.*\b(?:left|more|less|{_WORTH})\b)(?:[\w'-]+\s){{0,5}}[\w'-]+(?=\W*$)
        | what\s(?:sum|amount|price|salary|fine|cost|budget|bail|compensation|damages)
        | what\s(?:did|does|will|do)\s.{{0,60}}\b(?:cost|pay|earn|spend|raise|charge(?!\sof|\sover))
        | (?:value|price|cost|salary|worth|wage|budget|revenue|profit|fine)\s(?:of|for|{AUXILIARY})
        | what\s(?:\w+\s)?(?:value|price|fee)
        | what(?:'?s|\s{BE})\s(?!(?:in|on|behind|wrong)\b)(?:[\w&'.-]+\s){{1,4}}{_SUM}(?=\W*$)
    )\b""",
    re.X,
)
_AGE = re.compile(r"\b(?:how old|what ages?|the ages? of)\b|what(?:['’]?s|\s(?:is|was))\b.*\sage\W*$")
_SIZE = re.compile(
    rf"\bhow (?P<how>(?:high|far|fast|strong)\b(?!.{{0,60}}\b{_WORTH}\b)|(?:tall|deep|wide|heavy|hot|cold)\b)"
    r"|\b(?P<what>speed|temperature|height|depth|distance|range(?= of the\b))\b"
)
_DURATION = re.compile(
    r"\b(?:how (?:long|soon)|how many (?:more )?(?:years|months|weeks|days|hours|minutes|seconds))\b"
)
_COUNT = re.compile(
    rf"""\b(?:
        how\s(?:many|often)
        | (?:what|which)\s(?:number|level|score|toll|rate|record|temperature|speed|distance|size|magnitude|total)
        | what(?:'?s|\s{BE})\s(?:[\w'-]+\s){{1,4}}{NUMBER_OF.pattern}
        | at\swhat | what\s{BE}\sthe\s(?:\w+\s)?(?:number|toll|total|score|level)
    )\b""",
    re.X,
)
_OFTEN = re.compile(r"\bhow often\b")
_AMOUNT = re.compile(r"\bhow (?:much|high|far|fast|strong|low|large|big)\b|\b(?:what|which) \w+ rate\b")
_SORTS: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    ("share", _SHARE),
    ("amount", _RISE),
    ("money", _MONEY),
    ("age", _AGE),
    ("size", _SIZE),
    ("duration", _DURATION),
    ("count", _COUNT),
    ("amount", _AMOUNT),
)
_HEAD = re.compile(
    rf"""\b(?:(?P<many>how\smany)|which|what)\s(?:of\sthe\s)?
    (?!{AUXILIARY}\b)(?P<phrase>(?:[\w'’-]{{1,40}}\s){{0,3}}?[\w'’-]{{1,40}})(?:(?(many)\W*$|(?!))|\s
    (?:{AUXILIARY}|outside|inside|near|behind|under|over|between|as|in|at|of|on|for|to|from|got|took|made|said|by|with
    |should|must|may|might|people|[a-z]{{1,20}}ed|works?)\b)""",
    re.X,
)
_FIRST = re.compile(
    rf"\bhow many (?:more |other |of the )?"
    rf"(?P<phrase>(?:(?!(?:in|on|at|of|for|from|by|with|\w+ed)\b)[\w'’-]{{1,40}} ){{0,2}}?{SEVERAL}\b|[\w'’-]{{1,40}})"
)
_LONG = re.compile(rf"\bhow long {BE} (?:the|an?|this|that|his|her|its|their)(?: [\w'’-]{{1,40}}){{1,3}}\W*$")
"""Asks how long something is, which may be a length: "how long is the bridge?"."""


def sort_of(text: str) -> Sort | None:
    """What kind of figure is wanted, None when none is."""
    low = " ".join(folded(text).split())
    return next((sort for sort, pattern in _SORTS if pattern.search(low)), None)


def noun_of(text: str) -> str | None:
    """The stem of the noun that is counted or chosen from, "shot" of "how many flu shots …", or what is measured."""
    low = " ".join(folded(text).split())
    if size := _SIZE.search(low):
        return size["how"] or size["what"]
    if _LONG.search(low):
        return "long"
    if number := NUMBER_OF.search(low):
        return stem(number[0])
    if _OFTEN.search(low):
        return "time"
    match = _HEAD.search(low) or _FIRST.search(low)
    if match is None:
        return None
    phrase = match["phrase"].split()
    several_behind = any(map(is_several, phrase[1:2]))
    if match[0].startswith("how many") and is_participle(phrase[0]) and not several_behind:
        return stem("people")
    several = next((word for word in phrase if match[0].startswith("how many") and is_several(word)), None)
    return stem(several or phrase[-1])
