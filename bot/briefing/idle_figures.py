"""Which figures tell a reader nothing: what describes, asides, labels of links, and what points at nothing told."""

from __future__ import annotations

import re

from bot.briefing.quoting import ENDED
from bot.model import Article, Figure, Range
from bot.reading.content_words import FUNCTION_WORDS, written
from bot.reading.summaries.leaning import leans
from bot.stories.kinds import TIMES, outcome, same_unit

SMALL_COUNT = 3
"""Up to here a count in words of what came to no harm ("the two leaders", "one occasion") is grammar and no figure."""

_LENGTHS = TIMES | {"hour", "day", "century"}
_NEAR = 60
"""Characters around a length of time in which it is told what lasts so long."""

_DESCRIBING = re.compile(
    r"-(?:time|term|hour|day|week|month|year|page|word|track|person|member|team|way|part|gun|engine|cylinder|store?y)(?:-old)?$",
    re.IGNORECASE,
)
"""How a number ends that stands before what it describes: "a 12-day war", "a 12-person board"."""

_WARMTH = re.compile(r"-degree\s(?:\w+\s)?(?:morning|afternoon|evening|night|day|sunshine|weather)\b", re.IGNORECASE)
"""What stands behind a number that only paints a scene: "a clear, 75-degree evening"."""

_KIN = re.compile(r"(?:father|mother)[\s-]of[\s-]#|#\s(?:great-)?grandchildren\b", re.IGNORECASE)
"""What stands before or behind a count, here #, of somebody's family."""

_APART_IN_TIME = re.compile(r"\s+(?:ago|later|earlier|before|after|on|since|previously)\b", re.IGNORECASE)
_SET = re.compile(
    r"\b(?!close\sto\b)(?:(?:sentenc|clos|paus|delay|jail|suspend|extend|trap|ban|shut)(?:e[ds]?|s|[pn]?ed|[tnp]?ing|ure)?"
    r"|term|prison|deal|contract|suspension|extension|ceasefire|cease-fire|truce|wait|low|high|peak|record|plan|loan"
    r"|lease)\b",
    re.IGNORECASE,
)
"""What is set to last so long: news, where a war's or a career's length only describes it."""

_BACK = re.compile(
    r"\b(?:for|over|in|within|during|after|since|through|of|every|spen(?:t|ding)|past|last|next|first|previous|than)\s"
    r"(?:(?:the|an?|about|almost|nearly|close\sto|more|less|than|over|at|least|some|past|last|next|first|previous)\s)*$",
    re.IGNORECASE,
)
"""What stands before a length of time that says when or how long something went on: "for over thirty years"."""

_FILLED = re.compile(r"\sof\s")
"""What stands behind a length of time that something filled: "thirty years of rowing"."""

_TELLERS = re.compile(
    r"[\w,.-]+\s(?:[\w’'-]+\s){0,3}(?:sources?\b|(?:people|persons|officials?|aides?|insiders?|lawyers)\s"
    r"(?:(?:who\s)?(?:are\s|were\s)?(?:familiar|briefed|close\sto)|with\s(?:direct\s)?knowledge|told|said|described))"
    r"|[\w,.-]+\s(?:[\w’'-]+\s){1,8}who\s(?:asked|requested|spoke|declined)\b"
)
"""How many told an outlet so: "two people familiar with the plan"."""

_ONE_OF_MANY = re.compile(
    r"one\s(?:of\s(?!\d)|who\b)|(?:two|three|four)\sof\s(?:the|its|his|her|their)\s(?:best|few|first|last|many|most)\b",
    re.IGNORECASE,
)
"""What counts nothing: "one of the last rhinos died", "one who left", "two of the few veterans"."""

_AWAY = re.compile(r"\s(?:(?:to\sthe\s)?(?:north|south|east|west)[a-z]*\s(?:of|from)|outside|away|inland)\b")
"""What stands behind a distance that only says where a place lies: "30 miles east of the city"."""

_QUOTED = re.compile(r"^[^“”\"]*[”\"](?=[\s,]|$)|[“\"][^“”\"]*(?:[”\"]|$)")
_OF_ONESELF = re.compile(r"\b(?:I(?!-)|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us)\b|\b100(?:%|\sper\s?cent\b)")
"""What shows in a quotation that its numbers are its speaker's own affair or a way of speaking."""

SHORTEST_LINE, LONGEST_LINE = 4, 45
"""Words of a sentence that can be given a line: a reader of figures reads no essay."""

_JOINT = re.compile(r"^(?:But|And|So|Still|Then|Yet|Meanwhile|However),?\s|(?<=[a-z])\salso(?=\s)")
"""Words that only join a sentence to the one before it."""

_PRONOUN = re.compile(r"(?:he|she|it|they|his|her|its|their|I|we|my|our)\b", re.IGNORECASE)
"""How a sentence begins that speaks of what was named before it."""

_OF_BEFORE = re.compile(
    r"(?:(?:In|By|At|On) [^,]{1,25}, )?[Tt](?:he|hat|his) (?:figure|number|sum|total|amount)\b(?! of\b)"
    r"|The (?:latter|former)\b"
)
"""How a sentence begins that is about what the one before it tells: "The figure, he said, stands for …"."""

_NEARBY = 200
"""Characters before such a sentence in which that is named."""

_NAME = re.compile(r"\b[A-Z][^\W\d_]{2,}")
_ASIDE = ("(", "—", "–", "- ")
_CUT = ("...", "…")
_GOING_ON = (",", ";", ":", "–", "—", "-")
_SUBHEADING = re.compile(r"[“‘\"'][^“”\"]*[^.,!?…”’\"'][”’\"']")
"""A quotation as a line of its own that does not end as a sentence does: "‘I should have had 30 slams’"."""

_VAST = re.compile(
    r"(?:(?:many|several|the)\s)?(?:(?:tens|hundreds|dozens|scores|thousands)\sof\s)?"
    r"(?:dozens|scores|hundreds|thousands|millions|billions|trillions)\b",
    re.IGNORECASE,
)
"""A number that nobody has counted: "millions of viewers"."""

MONEY = frozenset(("dollar", "euro", "pound sterling"))


def says_little(figure: Figure) -> bool:
    """Whether it is an age, a number that describes ("a 12-day war"), a distance that does, or a small count in
    words of what came to no harm; whether it is asked, an aside, vast, how many told it, or what somebody says of
    themselves.
    """
    unit, sentence = same_unit(figure)[0], figure.sentence.text
    start = figure.passage.start - figure.sentence.start
    is_asked = sentence.rstrip("”’\"' ").endswith("?")
    if unit == "year of age" or is_asked or sentence.startswith(_ASIDE) or _describes(figure, unit):
        return True
    if _ONE_OF_MANY.match(sentence, start) or _TELLERS.match(sentence, start) or _WARMTH.search(sentence, start):
        return True
    if outcome(figure) or unit in MONEY:
        return False
    if _VAST.match(figure.passage.text) or _is_of_oneself(sentence, start):
        return True
    if unit == "metre" and _AWAY.match(sentence, figure.passage.end - figure.sentence.start):
        return True
    is_small = not isinstance(figure.value, Range) and figure.value <= SMALL_COUNT and figure.value % 1 == 0
    return is_small and unit not in (*_LENGTHS, "percentage") and figure.passage.text[:1].isalpha()


def _is_of_oneself(sentence: str, start: int) -> bool:
    """Whether what starts there stands in a quotation in which somebody speaks of themselves."""
    return any(
        each.start() <= start < each.end() and _OF_ONESELF.search(each.group()) for each in _QUOTED.finditer(sentence)
    )


def is_of_link(figure: Figure, article: Article) -> bool:
    """Whether its line does not end as a sentence does, as a link or a caption; a teaser of one sentence may.

    Or breaks off: "There were 12 cases in", or "The gain of five..."; or begins inside a sentence, or says next to
    nothing or very much.
    """
    sentence, text = figure.sentence, figure.sentence.text.rstrip()
    if not SHORTEST_LINE <= len(text.split()) <= LONGEST_LINE or text[:2].islower():
        return True
    if text[figure.passage.end - sentence.start :].strip() in _CUT or text.endswith(_GOING_ON):
        return True
    if text.endswith(ENDED):
        return _SUBHEADING.fullmatch(text) is not None
    return article.text.strip() != text or text.rpartition(" ")[2] in FUNCTION_WORDS


def _describes(figure: Figure, unit: str) -> bool:
    """Whether it is a length of time or a count that describes something, or sets one thing apart from another ("a year
    ago"), or counts somebody's family.
    """
    start, end = figure.passage.start - figure.sentence.start, figure.passage.end - figure.sentence.start
    before, behind = figure.sentence.text[max(0, start - _NEAR) : start], figure.sentence.text[end : end + _NEAR]
    if unit in _LENGTHS:
        if _APART_IN_TIME.match(behind):
            return True
        is_some_day = figure.passage.text.casefold() == "one day"
        if (_BACK.search(before) or _FILLED.match(behind) or is_some_day) and not _SET.search(before + behind):
            return True
    if _KIN.search(f"{before}#{behind}"):
        return True
    return _DESCRIBING.search(figure.passage.text) is not None and not _SET.search(
        " ".join(behind.split(maxsplit=3)[:3])
    )


def hangs_in_air(figure: Figure, article: Article, heading: str) -> bool:
    """Whether its line points at what is told before it: "That cost £3 million", and "It did" unless the heading names
    what it is; whose claim it is, says enough of a quotation.
    """
    text = _JOINT.sub("", figure.sentence.text)
    text = text[:1].upper() + text[1:]
    if _OF_BEFORE.match(text):
        return True
    if not leans(text, written(text), ()):
        return False
    if not _PRONOUN.match(text):
        return not (figure.claimed_by and text.startswith(("“", '"')))
    before = article.text[max(0, figure.sentence.start - _NEARBY) : figure.sentence.start]
    return not figure.claimed_by and set(_NAME.findall(heading)).isdisjoint(_NAME.findall(before))
