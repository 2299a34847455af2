"""What a count of people counts: the dead, the hurt, the missing … told by the nearest word that says so."""

from __future__ import annotations

import re

from bot.model import Figure

REACH = 60
"""Characters from the figure within which the word must stand."""

_OUTCOMES = {
    "dead": r"dead|died|die|dies|deaths?|toll|kill(?:ed|s|ing)|perish(?:ed|ing)|drown(?:ed|s|ing)?|fatalities"
    r"|lost their lives",
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
_WORDS = {outcome: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for outcome, words in _OUTCOMES.items()}


def outcome(figure: Figure) -> str | None:
    """What became of those counted, None when no word beside the figure says it."""
    start = figure.passage.start - figure.sentence.start
    end = figure.passage.end - figure.sentence.start
    before = max(0, start - REACH)
    beside = figure.sentence.text[before : end + REACH]
    near = [
        (_distance(beside, match.span(), (start - before, end - before)), name)
        for name, pattern in _WORDS.items()
        for match in pattern.finditer(beside)
    ]
    return min(near)[1] if near else None


def _distance(text: str, word: tuple[int, int], figure: tuple[int, int]) -> int:
    """Characters between; another clause is further, and so is what stands before, since English counts first."""
    after = word[0] >= figure[1]
    between = text[figure[1] : word[0]] if after else text[word[1] : figure[0]]
    return len(between) + (0 if after else 10) + (REACH if _CLAUSE.search(between) else 0)
