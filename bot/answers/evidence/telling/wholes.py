"""Whether a number is not all of what is asked for: of a part, of a change, or one that another is compared with."""

from __future__ import annotations

import re

from bot.answers.understanding.wish import Wish
from bot.model import Figure

_COMPARED = re.compile(
    r"\b(?:as (?:big|deep|far|fast|few|heavy|high|large|little|long|low|many|much|old|tall|wide) as"
    r"|(?:larger|bigger|higher|lower|smaller|longer) than"
    r"|compared (?:with|to)|instead of|(?:up|down) from)\s(?:the |about |some |nearly |its )?$"
    r"|\b(?:less|more|fewer|higher|lower) than the $"
)
"""Stands before what a number is compared with: "twice as much as the"."""

_OF_WHOLE = re.compile(r"\sof (?:the|its|his|her|their|these|those)\b")

_MORE_THAN = re.compile(r"\s(?:\w+\s)?(?:more|fewer|less) than\b")
"""Behind a number that is not of all: "two of the", "500 inmates more than"."""

_PER_SHARE = re.compile(r"\s(?:an?|in|per)[\s-](?:(?:\w+|per)[\s-])?share\b")
"""Behind a sum that is only of one share: "$33.50 a share"."""

_MORE = re.compile(r"\s?(?:more|less|deeper|heavier|higher|larger|longer|taller|wider)\b")
"""Behind a size that is only a difference: "200 pounds more"."""

_SINGLE = re.compile(r"\W*one\b", re.I)
"""Tells which more often than how many: "one species in particular"."""

_HAVING = re.compile(r"\bhow many .*\b(?:has|have|got|are there)\b", re.I)
_NEEDED = re.compile(r"\s(?:[\w-]+\s){0,2}?(?:needed|required|necessary)\b")
_NEEDS = re.compile(r"\b(?:needs?|requires?|short of|out of|reach)\s(?:the |about |some )?$")
"""Around a number that somebody is yet to have: "the 1,237 delegates needed"."""

_CHANGED = re.compile(
    r"\b(?:lost|los(?:e|es|ing)|shed\w*|add(?:s|ed|ing)?|gain\w*|dropped|cut\w*|hired?|laid off|by"
    r"|(?:loss|drop|fall|rise|gain|increase|decline)s? of)\s(?:about |some |another |nearly )?$"
)
"""Before a number of how many more or fewer there are: "lost 200,000 subscribers"."""

_LYING = re.compile(r"\bhow many (?:[\w-]+ ){1,3}are (?:there )?(?:in|on|at)\b", re.I)
_ACTED_ON = re.compile(r"\b(?!(?:estimated|numbered|reached|totall?ed)\b)[a-z]{3,}ed (?:about |some )?$")
"""Before a number of those to which something was done: "toppled 15 oaks"."""

BEFORE = 60
"""Characters before a number within which it is compared with another."""


def is_no_whole(wish: Wish, figure: Figure) -> bool:
    """Whether another number is compared with it, it tells a change or a part of what is asked for, or is one."""
    text, start = figure.sentence.text, figure.passage.start - figure.sentence.start
    before, end = (max(0, start - BEFORE), start), start + len(figure.passage.text)
    if _COMPARED.search(text, *before) or (_HAVING.search(wish.asking) and _CHANGED.search(text, *before)):
        return True
    if _LYING.search(wish.asking) and _ACTED_ON.search(text, *before):
        return True
    if wish.counted.sort == "money":
        of_one = _PER_SHARE.match(text, end) is not None and "share" not in wish.asking.lower()
        return of_one or _MORE_THAN.match(text, end) is not None
    if wish.counted.sort != "count":
        return wish.counted.sort == "size" and _MORE.match(text, end) is not None
    if _SINGLE.match(text, start) or _MORE_THAN.match(text, end):
        return True
    if _HAVING.search(wish.asking) and (_NEEDED.match(text, end) or _NEEDS.search(text, *before)):
        return True
    return "of" not in wish.asking.split() and _OF_WHOLE.search(text, start, end + len(" of those")) is not None
