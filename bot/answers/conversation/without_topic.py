"""Questions that say nothing of what they are about: "who scored?", "what did the governor say?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answers.conversation.asking_again import ABOUT, is_done
from bot.answers.conversation.pronouns import OF_WHOEVER, POINTING, pronoun_of
from bot.answers.understanding.kinds import kind_of
from bot.answers.understanding.nouns import is_role
from bot.answers.understanding.predicates import predicate_of
from bot.answers.understanding.subjects import names_in
from bot.answers.understanding.wish import telling, terms
from bot.answers.words.common import BE, COMPARING, LIGHT, LINK, STOP
from bot.answers.words.stems import is_any_participle, is_participle, stem, words
from bot.turns import Turn

FEW = 5
"""Words of a question that asks what was done and says no more, at most; a single word asks nothing."""

_EMPTY = LIGHT | COMPARING | frozenset(map(stem, ("summarize", "summarise", "summary", "overview", "cause")))
"""Stems of a question that do not say what it is about, nor which story it wants told."""

_ANYBODY = re.compile(r"\b(?:anybody|anyone|somebody|someone|any)\b", re.I)

_ELSE = re.compile(rf"^\W*{LINK}(?:who|anyone|anybody|somebody|someone)\selse\s", re.I)
_UNTIL_NOW = re.compile(r"\s(?:so far|by now|to date|in (?:total|all|the end)|altogether|overall)(?=\W*$)", re.I)
"""Says nothing of what is asked about."""

_FILLED_IN = re.compile(r", about ([^?]+)")
_HOW_MANY = re.compile(rf"^\W*{LINK}how many\b", re.I)

_ONLY = r"(?:weather|forecast|economy|pope|king|queen|time|date|stock|internet)\b"
"""Names what there is one of, whatever was talked about."""

_IS = re.compile(rf"\b{BE}\b", re.I)
"""Asks what somebody or something is: "how strong is the storm" is about the storm."""

_BARE = re.compile(
    rf"^\W*{LINK}(?:who|where|what|when)(?:['’]?s|\s+(?:is|was|are|were))\s+the\s+(?!{_ONLY})[\w-]+\W*$", re.I
)
"""Asks for one of several that there are: "who is the captain?" is asked of what was talked about."""


def is_topic(text: str) -> bool:
    """Whether a line only names something, and asks nothing of it: "harbour tunnel"."""
    named = [word.low for word in words(text)]
    return STOP.isdisjoint(named) and kind_of(text)[0] == "what" and bool(telling(text))


def lacks_topic(text: str) -> bool:
    """Whether it asks for one of several that there are, or what was done, and says no more: "who scored?"."""
    text = _UNTIL_NOW.sub("", text)
    if _BARE.match(text) or POINTING.search(text):
        return len(terms(text)) == 1 and not POINTING.search(text)
    if (asks_else(text) or OF_WHOEVER.match(text)) and len(text.split()) <= FEW:
        return True
    kind, speaker = kind_of(text)
    if kind == "new":
        return False
    spoken = {word.low for word in words(speaker or "")}
    said = [term for term in telling(text) if term.word not in spoken]
    if speaker:
        return not said and is_role(speaker) and re.search(r"\b(?:of|for|at|in)\b", speaker) is None
    counted = _HOW_MANY.match(text) is not None and is_done(said[0].word) if said else False
    done = len(said) == 1 and (counted or is_participle(said[0].word) or _ANYBODY.search(text) is not None)
    return done and 1 < len(text.split()) <= FEW


def is_of_the_talk(text: str) -> bool:
    """Whether it asks of all that the talk is about, and not of what was asked of it last: "did anyone die?"."""
    return lacks_topic(text) and not (asks_else(text) or pronoun_of(text))


def asks_else(text: str) -> bool:
    """Whether it asks who else did something: it goes on from who was told to have done so."""
    return _ELSE.match(text) is not None


def topic_before(text: str, earlier: str, turns: Sequence[Turn]) -> str:
    """What the question before was about, no more than was filled in there; where it asked of the same, the first name
    in its answer.
    """
    kind, speaker = kind_of(earlier)
    if added := _FILLED_IN.search(earlier):
        earlier = added[1]
    if kind == "compare":  # the outlets that were compared are nothing that is talked about
        earlier = found[0] if (found := ABOUT.search(earlier)) else ""
    spoken = set() if _BARE.match(text) else {word.low for word in words(speaker or "")}
    named = [term for term in terms(earlier) if term.stem not in _EMPTY and not re.match(_ONLY, term.word)]
    kept = [term.word for term in named if term.word not in spoken]
    done = predicate_of(earlier, kind)
    asked = [word for word in kept if word != done or (_IS.search(earlier) and not is_any_participle(word))] or kept
    if not any(term.word in asked for term in terms(text)):
        return f"about {' '.join(asked)}" if asked else ""
    answer = turns[-1].answer if turns else ""
    told = names_in(answer, text)
    within = (name for name in told if " " in name or re.search(rf"(?<=[a-z,] ){re.escape(name)}\b", answer))
    name = next(within, next(iter(told), ""))  # what only opens a sentence may be a word: "Divers found …"
    return f"about {name}" if name else ""
