"""Whether two figures of two articles could be two values of one thing, by the sentences that they stand in."""

from __future__ import annotations

import re

from bot.model import Figure
from bot.stories.wording import wording

_EXPECTED = re.compile(
    r"\b(?:expect(?:s|ed|ing)?|forecasts?|predict(?:s|ed)?|project(?:s|ed)|guidance|outlook)\b", re.I
)
_USUAL = re.compile(
    r"\b(?:typical(?:ly)?|usual(?:ly)?|normal(?:ly)?|on\saverage|average[ds]?|generally)\b", re.IGNORECASE
)
_DEFINITE = re.compile(r"\b(?:all|both|the|these|those)\s$", re.IGNORECASE)
_CAPITAL = re.compile(r"\b(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-Z][^\W\d_]+")


def could_differ(one: Figure, other: Figure) -> bool:
    """Whether both are claimed of the same time and thing: neither is asked, an age or says which ones it means, and
    not only one is foretold or what is usual.
    """
    if any(is_asked(each) or each.unit == "year of age" or _is_definite(each) for each in (one, other)):
        return False
    return _foretells(one) == _foretells(other) and _is_usual(one) == _is_usual(other)


def of_others(mine: Figure, theirs: Figure, common: frozenset[str]) -> bool:
    """Whether both sentences name somebody, and nobody in common, besides those who claim the figures.

    A sentence's first word counts as a name only if it is one of `common`, the story's names and headlines.
    """
    one, other = (_named(figure, common) for figure in (mine, theirs))
    return bool(one and other) and one.isdisjoint(other)


def is_asked(figure: Figure) -> bool:
    """Whether the figure stands in a question, which claims nothing."""
    return figure.sentence.text.rstrip("”’\"' ").endswith("?")


def _foretells(figure: Figure) -> bool:
    """Whether it is a growth or a share that is expected: of a time to come, and no claim against what has been."""
    of_growth = figure.change in ("up", "down") or figure.unit == "percentage"
    return (
        of_growth and _EXPECTED.search(figure.sentence.text, 0, figure.passage.end - figure.sentence.start) is not None
    )


def _is_usual(figure: Figure) -> bool:
    """Whether it is of the general run ("a house typically costs £200,000"), not of the one told of."""
    return _USUAL.search(figure.sentence.text) is not None


def _is_definite(figure: Figure) -> bool:
    """Whether it says which ones, not how many: "all six numbers"."""
    return _DEFINITE.search(figure.sentence.text, 0, figure.passage.start - figure.sentence.start) is not None


def _named(figure: Figure, common: frozenset[str]) -> frozenset[str]:
    """Stems of the names in a figure's sentence, without whoever claims it."""
    text = figure.sentence.text
    names = frozenset(stem for match in _CAPITAL.finditer(text, 1) for stem in wording(match.group()).stems)
    first = wording(text.partition(" ")[0]).stems & common
    return (names | first) - (wording(figure.claimed_by).stems if figure.claimed_by else frozenset())
