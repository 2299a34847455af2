"""Where a place is named: "in Aldous", "in a basket"."""

from __future__ import annotations

import re

from bot.answers.words.dates import MONTH, WEEKDAY
from bot.answers.words.stems import words

_KIND = (
    r"(?:[A-Za-z-]+\s){0,2}(?:capital|city|county|district|island|municipality|port|province|region|resort|state|suburb"
    r"|town|village)\s(?:of\s)?"
)
_PLACE = re.compile(
    r"(?:\b(?:in|at|(?<!according )(?<!told )to|from|near|outside|on|inside|behind|under|off|in and around)"
    r"|(?:^|(?<=[.!?] ))(?:In|At|Near|In and around))\s+"
    r"(?:the\s+|an?\s+)?(?:(?:north|south|east|west|central|upper|lower)(?:\w*ern)?\s)?"
    rf"(?:{_KIND})?(?!(?:{WEEKDAY}|{MONTH})\b)[A-Z]"
)
_PLACED = re.compile(r"[A-Z][\w.’'-]*(?:,?\s(?:(?:of|the|de|al|del)\s){0,2}[A-Z][\w.’'-]*)*")
"""The name of a place from its first letter."""

_NO_PLACE = re.compile(
    r"(?:Party|League|Association|Federation|Committee|Commission|Facebook|Instagram|Journal|News|Post|Radio|Telegraph"
    r"|Television|Times|TV|Twitter|YouTube|ABC|BBC|CBS|CNN|MSNBC|NBC)\.?$"
)
"""What the names of bodies end in that are no places, and of what people speak in: "in the Harbour Party"."""

AT_SPOT = re.compile(
    r"\b(?:in|inside|into|at|on|under|behind|near)\s+(?:the|an?|his|her|their|its)\s+"
    r"(?!(?:same|way|end|time|past|morning|afternoon|evening|night|day|week|month|year|case|meantime|other|next|last|age|helm"
    r"|investigation|probe|inquiry|report|statement|speech|interview|letter|lawsuit|role|bid|effort|attempt|decision|ruling"
    r"|response|wake|aftermath|midst|hope|event|name|cost|expense|request|hands|start|beginning|run-up|process|first|future)\b)"
    r"[a-z]{3,}|\bin (?:custody|prison|jail|hospital|court|exile|hiding)\b|\bat (?:home|sea|work|school)\b"
)

STAYS = re.compile(
    r"\b(?:is|are|was|were|being|remain\w*|held|kept|liv(?:es|ed|ing)|stay(?:s|ed|ing)|located|situated|based|l(?:ies|ay|ying)"
    r"|detained|jailed|imprisoned|land(?:s|ed)|arriv(?:es|ed|ing)|fled|hid(?:es|ing)?|fl(?:ew|own)|travel\w*|resid(?:es?|ing)"
    r"|s(?:its|at|tands|tood)|moved)\s(?:[\w-]+\s){0,4}?(?:in|at|on|to|near|inside|off|behind|outside)\s"
    r"(?:(?:the|an?|his|her|its)\s)?(?:[a-z-]+\s){0,2}?(?:[A-Z]|bars|custody|exile|hiding|hospital|jail|prison)",
)
"""Tells where somebody or something is: "is being held at Port Kell", "landed in Aldous"."""


def places_named(text: str, asked: frozenset[str]) -> list[int]:
    """Where a place is named that the question does not name: "in Aldous", not "in the Harbour Party"."""
    found = ((match.start(), _PLACED.match(text, match.end() - 1)) for match in _PLACE.finditer(text))
    return [at for at, name in found if name and not _NO_PLACE.search(name[0]) and is_news(name[0], asked)]


def is_news(text: str, asked: frozenset[str]) -> bool:
    """Whether a name has a word that the question, `asked`, does not have."""
    return any(word.low.partition("'")[0] not in asked for word in words(text) if len(word.low) > 3)
