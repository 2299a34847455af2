"""What a figure counts or measures: in which unit it is compared, and what became of people."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.model import Figure

# Factors are exact or, for areas, rounded to six digits (NIST Special Publication 811, appendix B).
_BASES: dict[str, dict[str, str]] = {
    "metre": {
        "kilometre": "1000",
        "mile": "1609.344",
        "foot": "0.3048",
        "yard": "0.9144",
        "centimetre": "0.01",
        "millimetre": "0.001",
        "inch": "0.0254",
    },
    "square metre": {
        "square kilometre": "1000000",
        "square mile": "2589990",
        "hectare": "10000",
        "acre": "4046.86",
        "square foot": "0.0929030",
    },
    "kilogram": {"metric ton": "1000", "gram": "0.001", "pound-mass": "0.453592"},
    "minute": {"hour": "60", "day": "1440"},
    "kilometre per hour": {"mile per hour": "1.609344"},
    "dollar": {"cent": "0.01"},
    "pound sterling": {"penny": "0.01"},
    "people": {"person": "1", "life": "1", "death": "1", "fatality": "1", "casualty": "1", "victim": "1"},
}
_FACTORS = {
    unit: (base, Decimal(factor)) for base, units in _BASES.items() for unit, factor in {base: "1", **units}.items()
}
TIMES = frozenset(("minute", "second", "week", "month", "year", "decade"))
"""Units in which lengths of time are compared."""

_MEASURES = (
    {*_BASES, "century", "percentage", "percentage point", "year of age", "celsius", "fahrenheit", "euro"} | TIMES
) - {"people"}
_IN_WORDS = re.compile(r"[^\d]*\b(?:half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?\b[^\d]*")
PERCENT = Decimal(100)

NEAR = 60
"""Characters from the figure within which the word must stand."""

_OUTCOMES = {
    "dead": r"dead|died|die|dies|deaths?|toll|kill(?:ed|s|ing)?|perish(?:ed|ing)|drown(?:ed|s|ing)?|fatalities"
    r"|lives (?:were )?lost|(?:cost|claim(?:ed|s)|took|lost) (?:the |their )?lives",
    "hurt": r"injur(?:ed|ies|ing)|hurt(?:ing)?|wound(?:ed|ing)|hospitali[sz](?:ed|ing)|in hospital|taken to hospital",
    "missing": r"missing|unaccounted for",
    "saved": r"rescu(?:ed|ing)|sav(?:ed|ing)|surviv(?:ed|ing|ors?)|ashore|found alive|pulled out",
    "moved": r"evacuat(?:ed|ing)|displac(?:ed|ing)|homeless|fled|fleeing|mov(?:ed|ing)|(?:taken from|left) their homes",
    "held": r"arrest(?:ed|ing)|detain(?:ed|ing)|charged|jail(?:ed|ing)|in custody",
    "aboard": r"on board|aboard|passengers?|crew",
    "jobless": r"jobs? (?:lost|cut|cuts|losses)|la(?:id|ying) off|redundan\w+|out of work|loss of",
    "infected": r"infect(?:ed|ing)|cases|infections|fell ill|admitted",
}
_CLAUSE = re.compile(r"[,;:.]|\b(?:and|but|while)\b")
_NUMBER = r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|thousands)"
_NUMBER_BEHIND = re.compile(rf"\s(?:(?:at\sleast|about|some|nearly|more\sthan)\s)?{_NUMBER}\b", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(rf"\b{_NUMBER}\s$", re.IGNORECASE)
_WORDS = {outcome: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for outcome, words in _OUTCOMES.items()}


def same_unit(figure: Figure) -> tuple[str, Decimal]:
    """The unit that the figure's kind of amount is compared in, and what its value is multiplied by for that."""
    if figure.unit == "" and is_share(figure):
        return "percentage", PERCENT
    return _FACTORS.get(figure.unit, (figure.unit, Decimal(1)))


def measures(unit: str) -> bool:
    """Whether a unit of comparison measures something, where another counts people or things."""
    return unit in _MEASURES or " per " in unit


def is_share(figure: Figure) -> bool:
    """Whether the figure is a fraction in words, as "a fifth"."""
    return _IN_WORDS.fullmatch(figure.passage.text) is not None


def tells_of_death(text: str) -> bool:
    """Whether a text says that somebody died."""
    return _WORDS["dead"].search(text) is not None


def outcome(figure: Figure) -> str | None:
    """What became of those counted, None when no word beside the figure says it, but of others ("killing two")."""
    text, start = figure.sentence.text, figure.passage.start - figure.sentence.start
    own = (start, start + len(figure.passage.text))
    near = [
        (_distance(text, match.span(), own), name)
        for name, pattern in _WORDS.items()
        for match in pattern.finditer(text, max(0, own[0] - NEAR), own[1] + NEAR)
        if not _is_of_another(text, match.span(), own)
    ]
    return min(near)[1] if near else None


def _is_of_another(text: str, word: tuple[int, int], figure: tuple[int, int]) -> bool:
    """Whether another number adjoins the word."""
    start, end = figure
    behind, before = _NUMBER_BEHIND.match(text, word[1]), _NUMBER_BEFORE.search(text, 0, word[0])
    return any(found is not None and not (found.start() < end and start < found.end()) for found in (behind, before))


def _distance(text: str, word: tuple[int, int], figure: tuple[int, int]) -> int:
    """Characters between; another clause is further, and so is what stands before, since English counts first."""
    after = word[0] >= figure[1]
    between = text[figure[1] : word[0]] if after else text[word[1] : figure[0]]
    return len(between) + (0 if after else 10) + (NEAR if _CLAUSE.search(between) else 0)
