"""How well a stretch of text fits what is wanted: a figure of the right kind, a time, a place, a reason, a new name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.answers.evidence.telling.causes import may_give_reason
from bot.answers.evidence.telling.doers import BEATEN
from bot.answers.evidence.telling.figures import ORDINAL, fits_figure
from bot.answers.evidence.telling.places import AT_SPOT, is_news, places_named
from bot.answers.understanding.persons import NATIONALITY, describes_somebody, introduces, names_somebody
from bot.answers.understanding.wish import Wish
from bot.answers.words.common import STOP
from bot.answers.words.dates import CLOCK, TIME, YEAR
from bot.answers.words.nations import nations_in
from bot.answers.words.stems import folded, stem, stems, words
from bot.answers.words.synonyms import KIN
from bot.model import Figure

_OF_DAY = re.compile(rf"\b{CLOCK}|o['’]clock\b")

_CAPITAL = re.compile(r"(?<![.!?\"“”]\s)(?<!^)\b[A-Z][\w’'-]+")
_OPENING = re.compile(r"(?:^|[.!?]\s+)(?P<first>[A-Z][\w’'-]+)(?P<more>\s[A-Z])?")

SPOT = 0.6
"""What "in a basket" is worth where a place is wanted."""

_PEOPLES = frozenset(stem(word) for word in "country nation nationality language government people leader".split())
"""Of what a nationality may be the name."""

_GOING = re.compile(r"\b(?:going|heading|headed|bound|travell?ing|flying|sailing)(?: to)?\W*$", re.I)

_BOUND = re.compile(
    r"\b(?:bound|going|go|goes|went|head\w*|travel\w*|way|route|fl(?:ying|ew|ight)|trip|sail\w*|dr(?:iving|ove)|journey\w*|bus|train)"
    r"\b[^.;]{0,20}?\b(?:for|to|towards?) (?:the |an? |[a-z-]+ ){0,4}?[A-Z]"
)
"""Tells where somebody or something was going: "heading to the resort of Skerrin"."""

_RANKED = re.compile(r"\W*where (?:did|does|do|will) .*\b(?:finish|rank|qualify|start|come)(?: in\b.*)?\W*$", re.I)
_RANK = re.compile(rf"{ORDINAL.pattern}|\b(?:first|last|winner|won|runner-up|podium|pole)\b", re.I)
"""Tells a place in a race: "Arvo finished fourth"."""

DAY_ALONE = 0.6
"""What a day is worth where a time of day is wanted."""


def fit(wish: Wish, text: str, figures: Sequence[Figure]) -> float:
    """0 to 1; `figures` are those of the text."""
    asked = wish.asked
    match wish.kind:
        case "figure":
            return fits_figure(wish, text, figures)
        case "when":
            exact = "time" not in asked or _OF_DAY.search(text)  # "what time …?" wants more than a day
            return (1.0 if exact else DAY_ALONE) * max(
                (
                    0.6 + 0.4 * bool(YEAR.search(found[0]))
                    for found in TIME.finditer(text)
                    if folded(found[0]) not in asked
                ),
                default=0.0,
            )
        case "where" if _GOING.search(wish.asking):
            return float(_BOUND.search(text) is not None)
        case "where" if _RANKED.match(wish.asking):
            return float(_RANK.search(text) is not None)
        case "where":
            return 1.0 if places_named(text, asked) else SPOT if AT_SPOT.search(text) else 0.0
        case "why":
            return float(may_give_reason(text, asked))
        case "who":
            return _named(text, asked) if wish.who.person is None else introduces(text, wish.who.person, asked)
        case "which":
            return 0.5 * _named(text, asked, wish.counted.noun not in _PEOPLES) + 0.5 * _is_of(wish, text)
        case "said" | "really" | "new" | "summary" | "compare" | "what" | "whether":
            return 0.0


def answers(wish: Wish, sentence: str, around: str) -> bool:
    """Whether what is wanted can be there at all: a reason, somebody's name, of the side asked about.

    A why needs a reason in the sentence or what stands `around` it, a who a sentence that names somebody or, of whom it
    was done to, says what they are.
    """
    if wish.kind == "why" and wish.speaker is None:
        return may_give_reason(around, wish.asked)
    if wish.kind != "who" or wish.who.person:
        return True
    known = {word.low.partition("'")[0] for word in words(BEATEN.sub("", sentence))}
    told = names_somebody(sentence, wish.asked) or (wish.who.suffered and describes_somebody(sentence))
    return told and (not wish.who.side or bool(wish.who.side & known))


def _named(text: str, asked: frozenset[str], things: bool = False) -> float:
    """Whether it has a new name; where `things` are asked for, no nationality."""
    names = (*_CAPITAL.findall(text), *_opening_names(text))
    return float(any(is_news(name, asked) and not (things and NATIONALITY.fullmatch(name)) for name in names))


def _opening_names(text: str) -> Iterator[str]:
    """The names that begin a sentence: "Norland has confirmed", "Ida Korr has left"; a single word only of a nation."""
    for found in _OPENING.finditer(text):
        low = folded(found["first"]).partition("'")[0]
        if low not in STOP and (found["more"] or nations_in([low])):
            yield found["first"]


def _is_of(wish: Wish, text: str) -> float:
    if wish.counted.noun is None:
        return 0.0
    found = stems(text)
    return 1.0 if wish.counted.noun in found else 0.7 if KIN.get(wish.counted.noun, frozenset()) & found else 0.0
