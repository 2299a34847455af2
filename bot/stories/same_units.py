"""One unit for each kind of amount, so that "200 sq km" and "77 square miles" can be compared."""

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
