"""How well a figure is what a question wants: a sum, a share, an age, a size, a number of just what is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from bot.answers.evidence.telling.wholes import is_no_whole
from bot.answers.understanding.predicates import EVENTS
from bot.answers.understanding.wish import Wish
from bot.answers.words.dates import DATES_FROM
from bot.answers.words.phrases import says
from bot.answers.words.stems import WORD, folded, stem, stems
from bot.answers.words.synonyms import KIN
from bot.model import Figure

_LASTING = re.compile(
    r"\bsince (?:the |early |late |mid-?)*(?:\d{4}|[A-Z])|\bfor (?:year|decade|centurie|month|week)s\b"
)
"""Tells how long without a figure."""

_SOME = r"\b(?:dozens|scores|hundreds|thousands|millions|billions|tons|tonnes) of\b"
MANY = re.compile(_SOME)
_MUCH = re.compile(
    rf"{_SOME}(?: \w+ of)? "
    r"(?:acres|barrels|dollars|euros|gallons|hectares|kilo\w+|litres|liters|miles|pounds|tonn?es|tons)\b"
    r"|\ban? (?:foot|inch|yard|mile|met(?:er|re)|kilomet(?:er|re)|degree|acre|hectare|ton(?:ne)?)\b"
)
"""Tells how many, or how much, without a figure: "a foot higher"."""

_SIZED = re.compile(r"\b(?:the size of|as (?:big|large) as)\b|\b\w+-sized?\b")
"""Tells how big without a figure: "shoebox-size"."""

_UNITS_OF_TIME = frozenset(("year", "month", "week", "day", "hour", "minute", "second"))
MONEY = re.compile(
    r"[$£€¥₹]|\bRs\.? ?(?=\d)|\b(?:dollars?|pounds?|euros?|rupees?|yen|yuan|lir[ae]|francs?"
    r"|pesos?|rou?bles?|kron(?:a|or|er)|(?<!per )cents?)\b",
    re.I,
)

_LARGE = re.compile(r"\b(?:million|billion)\b", re.I)
"""Sums may be printed so, with nothing counted behind: "a loss of 3 billion"."""

ORDINAL = re.compile(
    r"\b(?<!\d[ -])(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\b", re.I
)
_MONEY_SIGN = re.compile(r"[$£€¥₹]")
_LENGTH = r"\b(?:light[- ]year|metre|meter|mile|foot|feet|inch|yard|kilomet|centimet|millimet)(?!.* per )"
_WARMTH = r"\b(?:celsius|fahrenheit|degree)"
_PACE = r"per hour|per second|\bknot"
_MEASURES = {
    "high": rf"{_LENGTH}|{_WARMTH}|percentage",
    "fast": _PACE,
    "speed": _PACE,
    "strong": rf"{_PACE}|\bmagnitude|\bbeaufort",
    "hot": _WARMTH,
    "cold": _WARMTH,
    "temperature": _WARMTH,
    "heavy": r"\b(?:metric ton|ton|tonne|gram|kilogram|pound)",
}
_MEASURED = re.compile("|".join((*_MEASURES.values(), r"\b(?:acre|hectare|square)")))
_BIG = re.compile(r"\bhow (?:big|large)\b", re.I)
"""Asks for a sum or a measure before a share."""

_APART = re.compile(
    r"\b(?:from|away|off|apart|distan\w+|fl(?:y|ies|ew|own)|travel\w*|walk\w*|sail\w*|paddl\w*|row\w*|cycl\w*"
    r"|swam|ran|rode|drove|drift\w*|jump\w*|threw)\b"
)
_AGED = re.compile(
    r"\b(?:aged?|ages? of) \d|\b\d{1,3}[- ]years?[- ]olds?\b|, \d{1,3},|\bturn(?:s|ed|ing)? \d"
    r"|\b(?:died|dead|dies) at \d"
    r"|\b[Aa]t \d\d\b(?! ?(?:%|[ap]\.?m|per\b|[a-z]+s\b|[-–$£€¥:]))"
    r"|\b\d+ years of age"
    r"|\b(?:is|was) \d{2}\b(?! ?(?:%|per\b|[a-z]+s\b|[$£€]))|\bin (?:his|her|their) \d0s\b|\((?:aged )?\d{2,3}\)"
    rf"|\b(?:{DATES_FROM})\b.{{0,30}}\b1?\d{{3}}\b"
)
_PERSONS = ("er", "or", "ee", "ist", "ian", "ant", "ent", "man", "woman", "crowd", "fan")

ELSE = 0.8
"""What a figure is worth that measures something which the question does not name."""

COMPARED = 0.7
"""What a number is worth that another is compared with, that is of a part, or is one."""

OTHER_UNIT = 0.5
"""What years are worth where days are wanted."""

LASTING = 0.7
"""What "for decades" is worth where a duration is wanted, and "hundreds of" where a number is."""

WHICH = 0.6
"""What "its third hearing" is worth where a count is wanted."""

BEFORE, BEHIND = 30, 60
"""Characters before and behind the start of a number within which what it counts is named."""


def fits_figure(wish: Wish, text: str, figures: Sequence[Figure]) -> float:
    """0 to 1: how well the best of these figures of a text, or words for a number, are what is wanted."""
    if wish.counted.sort == "age" and _AGED.search(text):
        return 1.0
    ordinal = WHICH if wish.counted.sort == "count" and _tells_which(wish, text) else 0.0
    vague = {"duration": _LASTING, "count": MANY, "amount": _MUCH}.get(wish.counted.sort or "")
    lasting = LASTING if vague and vague.search(text) else 0.0
    if wish.counted.sort == "count" and wish.counted.noun and not _counts_many(wish, text):
        lasting *= OTHER_UNIT
    if _BIG.search(wish.asking) and _SIZED.search(text):
        lasting = LASTING
    return max((ordinal, lasting, *(_figure(wish, figure) for figure in figures)))


def _counts_many(wish: Wish, text: str) -> bool:
    """Whether "hundreds of" stands before what is counted."""
    wanted = KIN.get(wish.counted.noun or "", frozenset()) | {wish.counted.noun}
    return any(wanted & _things(text[many.end() : many.end() + BEFORE]) for many in MANY.finditer(text))


def _tells_which(wish: Wish, text: str) -> bool:
    """Whether it says the how manieth this was of what is counted: "its third hearing"."""
    near = (stems(text[found.end() : found.end() + BEFORE]) for found in ORDINAL.finditer(text))
    return any(wish.counted.noun in (None, "time") or {wish.counted.noun, wish.predicate} & each for each in near)


def _figure(wish: Wish, figure: Figure) -> float:
    return (
        _fits(wish, figure)
        * (COMPARED if is_no_whole(wish, figure) else 1.0)
        * (ELSE if _measures_else(wish, figure) else 1.0)
    )


def _measures_else(wish: Wish, figure: Figure) -> bool:
    """Whether it is of something that the question does not name."""
    if wish.counted.sort in ("count", "age", None) or figure.measures is None:
        return False
    told = _things(f"{figure.measures.text} {figure.unit}")
    return all(told.isdisjoint(term.forms | term.kin) for term in wish.terms)


def _fits(wish: Wish, figure: Figure) -> float:
    text = figure.passage.text
    money = bool(MONEY.search(text) or (not figure.unit and _LARGE.search(text)))
    share, time = figure.unit == "percentage", figure.unit.partition(" per ")[0] in _UNITS_OF_TIME
    match wish.counted.sort:
        case "money":
            return _counted(wish, figure, 1.0, 0.7) if money and not share else 0.3
        case "share":
            return 1.0 if share or "percent" in text else 0.3
        case "age":
            return 0.2
        case "size" if wish.counted.noun in ("far", "distance") and not _APART.search(figure.sentence.text):
            return 0.2
        case "size":
            return 1.0 if re.search(_MEASURES.get(wish.counted.noun or "", _LENGTH), figure.unit) else 0.2
        case "duration" if wish.counted.noun == "long" and re.search(rf"{_LENGTH}|page", figure.unit):
            return 1.0
        case "duration" if wish.counted.noun in _UNITS_OF_TIME and figure.unit in _UNITS_OF_TIME - {wish.counted.noun}:
            return OTHER_UNIT
        case "duration":
            return 1.0 if time else 0.2
        case "amount" if share and _BIG.search(wish.asking):
            return 0.5
        case "amount":
            return 1.0 if money or share else 0.8 if _MEASURED.search(figure.unit) or not figure.unit else 0.5
        case "count" | None:
            other = share or (time and figure.unit != wish.counted.noun) or _is_measured(wish, figure)
            paid = money and _MONEY_SIGN.search(text)
            return 0.3 if paid or other else _counted(wish, figure, 1.0, 0.5)


def _is_measured(wish: Wish, figure: Figure) -> bool:
    """Whether it is a length, weight, speed or warmth, and no number of what is asked for."""
    return _MEASURED.search(figure.unit) is not None and wish.counted.noun not in stems(figure.unit)


def _counted(wish: Wish, figure: Figure, right: float, wrong: float) -> float:
    """`right` when the figure counts what is asked for, `wrong` when something else; else between."""
    if wish.counted.noun is None:
        return (right + wrong) / 2
    wanted = KIN.get(wish.counted.noun, frozenset()) | {wish.counted.noun}
    counted = _things(f"{figure.unit or _behind(figure)} {figure.passage.text}")
    near = _things(figure.measures.text if figure.measures else _beside(figure))
    if wanted & counted and not _counts_events(figure, wanted):
        return right
    if wish.predicate and says(figure.unit, wish.predicate):
        return right  # "450 signatories" are as many who signed
    if wanted & near - counted:
        return (right + wrong) / 2 if counted and wish.counted.sort == "count" else right
    counts_people = wish.counted.noun == "person" and any(
        len(word) > 4 and word.endswith(_PERSONS) for word in near | counted
    )
    return right - 0.1 if counts_people else wrong


def _counts_events(figure: Figure, wanted: Set[str]) -> bool:
    """Whether it counts matches or games of what is asked for: "300 cup matches"."""
    return bool(_things(f"{figure.unit} {_behind(figure)}") & EVENTS - wanted)


def _behind(figure: Figure) -> str:
    """The word behind it."""
    text = figure.sentence.text[figure.passage.end - figure.sentence.start :]
    return " ".join(text.split(maxsplit=1)[:1])


def _beside(figure: Figure) -> str:
    """What stands shortly before and behind it in its sentence."""
    start = figure.passage.start - figure.sentence.start
    return figure.sentence.text[max(0, start - BEFORE) : start + BEHIND]


def _things(text: str) -> set[str]:
    """The stems of words that are no participles: "voted" counts no votes."""
    return {stem(low) for low in WORD.findall(folded(text)) if not low.endswith("ed")}
