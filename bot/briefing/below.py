"""What stands below a story's summary: the quotes and figures that it has not told already."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from bot.briefing.clauses import clause
from bot.briefing.lines import quote_tag
from bot.briefing.quoting import is_cut_off, printed, pullquote, turned_by
from bot.message import Pullquote, plain
from bot.model import Article, Figure, Passage, Quantity, Range, Telling
from bot.stories.outcomes import outcome
from bot.stories.rival_values import is_asked
from bot.stories.same_units import same_unit
from bot.stories.wording import wording

FEW = 3
"""Up to here a count in words of what came to no harm ("the two leaders", "one occasion") is grammar and no figure."""

EXACT, LARGE = 3, 10_000
"""Digits, and the size of two digits, from which no two things of a story have the same number by chance."""

LEAST_SAID = 3
"""Words of a quote that can stand alone."""

MANY, SAME = 6, 0.85
"""Content words from which words that share so many of them with others are told by those."""

TIMES = frozenset(("minute", "second", "week", "month", "year", "decade"))
"""Units in which lengths of time are compared."""

_LENGTHS = TIMES | {"hour", "day", "century"}
_NEAR = 60
"""Characters around a length of time in which it is told what lasts so long."""

SPELLED = 10
"""Up to here a number that is spelled out counts one thing of a story, whatever it is called ("five states")."""

_LASTING = re.compile(r"-(?:time|hour|day|week|month|year)(?:-old)?$", re.IGNORECASE)
"""How a length ends that stands before what it describes: "a 12-day war"."""

_APART_IN_TIME = re.compile(r"\s+(?:ago|later|earlier|before|after|on|since|previously)\b", re.IGNORECASE)
_SET = re.compile(
    r"\b(?:sentence|term|jail|prison|ban|deal|contract|suspension|extension|ceasefire|cease-fire|truce|pause|delay|wait"
    r"|low|high|peak|record|plan|loan|lease|jailed|banned|sentenced|suspended|closed|shut|delayed|extended|trapped)\b",
    re.IGNORECASE,
)
"""What is set to last so long: news, where a war's or a career's length only describes it."""

_BACK = re.compile(
    r"\b(?:for|over|in|within|during|after|since|through|of|every|spen(?:t|ding)|past|last|next|first|previous|than)\s"
    r"(?:(?:the|an?|about|almost|nearly|more|less|than|over|at|least|some|past|last|next|first|previous)\s)*$",
    re.IGNORECASE,
)
"""What stands before a length of time that says when or how long something went on: "for over thirty years"."""

_TELLERS = re.compile(
    r"[\w,.-]+\s(?:[\w’'-]+\s){0,3}(?:sources?\b|(?:people|persons|officials?|aides?|insiders?|lawyers)\s"
    r"(?:(?:who\s)?(?:are\s|were\s)?(?:familiar|briefed|close\sto)|with\s(?:direct\s)?knowledge|told|said|described))"
)
"""How many told an outlet so: "two people familiar with the plan"."""

_MENU = re.compile(r"(?:Here(?:[’']s|\s(?:is|are))|These\sare)\b")
_ENDED = (".", "!", "?", "…", "”", '"', "’", "'", ")", "]")

_VAST = re.compile(
    r"(?:(?:many|several|the)\s)?(?:(?:tens|hundreds|dozens|scores|thousands)\sof\s)?"
    r"(?:dozens|scores|hundreds|thousands|millions|billions|trillions)\b",
    re.IGNORECASE,
)
"""A number that nobody has counted: "millions of viewers"."""

_MONEY = frozenset(("dollar", "euro", "pound sterling"))
_Amount = tuple[str, Decimal, Decimal, str, str | None]


def quotes_below(telling: Telling, summary: Sequence[Passage], most: int) -> list[Pullquote]:
    """The best statements, but for those that the summary or another of them shows already, and what a feed cut off."""
    articles = {article.id: article for article in telling.articles}
    said = [statement.shown for statement in telling.statements]
    turns: set[str] = set()
    made: dict[str, Pullquote] = {}
    for statement in telling.statements:
        shown = statement.shown
        article = articles[shown.passage.article]
        words = shown.passage.text.strip().rstrip(",.")
        if printed(shown) == shown.passage and len(words.split()) < LEAST_SAID:
            continue
        told = (*(passage.text for passage in summary), *(plain(each.words) for each in made.values()))
        if shown.passage.id in turns or any(_says(each, words) for each in told) or is_cut_off(shown, article):
            continue
        if len(made) == most:
            break
        turn = turned_by(shown, article, said)
        if turn is not None:
            turns.add(turn.passage.id)
            made.pop(turn.passage.id, None)
        made[shown.passage.id] = pullquote(shown, article, quote_tag(statement, telling), said)
    return list(made.values())


def _says(text: str, words: str) -> bool:
    """Whether a text has the words, or most of them where they are many (another outlet spells or cuts some)."""
    if words in text:
        return True
    stems = wording(words).stems
    return len(stems) >= MANY and len(stems & wording(text).stems) >= SAME * len(stems)


def figures_below(telling: Telling, pulled: Sequence[Pullquote]) -> list[Quantity]:
    """The quantities whose amount neither headline nor summary nor the quotes nor another of them tells.

    Outlets word one count differently, and a reader who has it needs no second wording of it. Disputed ones stay.
    """
    articles = {article.id: article for article in telling.articles}
    claims = [claim.figure for quantity in telling.quantities for claim in quantity.claims]
    together: defaultdict[Passage, list[Figure]] = defaultdict(list)
    for figure in claims:
        together[figure.sentence].append(figure)
    title = telling.headline.text.casefold() if telling.headline else ""
    told = {_amount(figure) for figure in claims if _is_in(figure, title)}
    told |= {_amount(figure) for passage in telling.summary for figure in claims if _within(figure, passage)}
    spoken = _spoken(telling, pulled)
    lines: dict[_Amount, Passage] = {}
    kept: list[Quantity] = []
    for quantity in telling.quantities:
        shown = quantity.shown
        is_spoken = any(_within(shown, context) and shown.passage.text.casefold() in words for context, words in spoken)
        has_line = lines.get(_amount(shown), shown.sentence) != shown.sentence
        little = _says_little(shown) or _is_of_link(shown, articles[shown.passage.article])
        if quantity.differs or not (is_spoken or has_line or _amount(shown) in told or little):
            kept.append(quantity)
            told.add(_amount(shown))
            line = plain(clause(shown)).casefold()
            lines |= {_amount(other): shown.sentence for other in together[shown.sentence] if _is_in(other, line)}
    return kept


def _spoken(telling: Telling, pulled: Sequence[Pullquote]) -> list[tuple[Passage, str]]:
    """Where the quotes that are shown stand in each article that has them, and the words shown."""
    quotes = {each.id: plain(each.words).casefold() for each in pulled}
    return [
        (variant.quote.context, quotes[statement.shown.passage.id])
        for statement in telling.statements
        if statement.shown.passage.id in quotes
        for variant in statement.variants
    ]


def _is_in(figure: Figure, text: str) -> bool:
    """Whether a text in small letters has the figure's words, whole."""
    words = figure.passage.text.casefold()
    return words in text and re.search(rf"(?<![\w.,]){re.escape(words)}(?![\w]|[.,]\d)", text) is not None


def _within(figure: Figure, passage: Passage) -> bool:
    here = figure.passage
    return here.article == passage.article and passage.start <= here.start and here.end <= passage.end


def _amount(figure: Figure) -> _Amount:
    """What is told of it: how much, of what unit, and of people what became of them.

    A number of several digits says by itself what it counts, whether an outlet calls it jobs or workers; and so does,
    within one story, a small one in words.
    """
    unit, factor = same_unit(figure)
    value = figure.value
    low, high = (value.low, value.high) if isinstance(value, Range) else (value, value)
    if low == high <= SPELLED and unit not in (*TIMES, "percentage") and figure.passage.text[:1].isalpha():
        return "", low, high, "", outcome(figure)
    digits = len(low.normalize().as_tuple().digits)
    if digits >= EXACT or (digits == EXACT - 1 and low >= LARGE):
        return "percentage" if unit == "percentage" else "", low * factor, high * factor, "", None
    return unit, low * factor, high * factor, figure.change if figure.change in ("up", "down") else "", outcome(figure)


def _says_little(figure: Figure) -> bool:
    """Whether it is an age, a length of time that describes ("a 12-day war"), or a small count in words of what came to
    no harm; whether it is asked, an aside, vast, or how many told it.
    """
    unit, sentence = same_unit(figure)[0], figure.sentence.text
    if unit == "year of age" or _describes(figure, unit) or is_asked(figure):
        return True
    if sentence.startswith("(") or _MENU.match(sentence):
        return True
    if _TELLERS.match(sentence, figure.passage.start - figure.sentence.start):
        return True
    if outcome(figure) or unit in _MONEY:
        return False
    if _VAST.match(figure.passage.text):
        return True
    is_small = not isinstance(figure.value, Range) and figure.value <= FEW and figure.value % 1 == 0
    return is_small and unit not in (*_LENGTHS, "percentage") and figure.passage.text[:1].isalpha()


def _is_of_link(figure: Figure, article: Article) -> bool:
    """Whether its line does not end as a sentence does, as a link or a caption; a text that breaks off there may."""
    sentence = figure.sentence
    return not sentence.text.rstrip().endswith(_ENDED) and article.text[sentence.end :].strip() != ""


def _describes(figure: Figure, unit: str) -> bool:
    """Whether it is a length of time that describes something, or sets one thing apart from another ("a year ago")."""
    start, end = figure.passage.start - figure.sentence.start, figure.passage.end - figure.sentence.start
    before, behind = figure.sentence.text[max(0, start - _NEAR) : start], figure.sentence.text[end : end + _NEAR]
    if unit in _LENGTHS:
        if _APART_IN_TIME.match(behind):
            return True
        if _BACK.search(before) and not _SET.search(before + behind):
            return True
    return _LASTING.search(figure.passage.text) is not None and not _SET.search(" ".join(behind.split(maxsplit=3)[:3]))
