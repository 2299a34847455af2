"""Offices and things that a question names by "the" or "a": "the Russian president", "the ferry" that "it" may mean."""

from __future__ import annotations

import re

from bot.answers.words.common import STOP, is_several
from bot.answers.words.stems import folded, is_any_participle, stem

OFFICE_WORDS = """
    president minister premier chancellor secretary governor mayor king queen pope prince leader chief head chairman
    chairwoman chair ceo captain commander director coach manager spokesman spokeswoman spokesperson envoy ambassador
    adviser advisor aide speaker senator attorney prosecutor judge owner founder boss deputy commissioner superintendent
    general admiral editor executive economist skipper master
    """.split()
OFFICES = frozenset(map(stem, OFFICE_WORDS))

_BODIES = frozenset(
    """
    army campaigners cdc church coastguard commission council court critics defence doctors eu experts family fbi fda
    fed government imf kremlin lawyer lawyers ministry nhs opposition pentagon police regulator regulators residents
    scientists staff uk un union unions us vatican workers
    """.split()
)
"""Who are in the news mostly for what they say or do, without an office."""

PHRASE = 3
"""Words of a thing that a question names, at most."""

_SMALL = r"(?:about|on|in|of|at|to|for|from|with|by|and|now|today|then|so|cut|made|sold|built|held|done)"
_DOING = re.compile(r"\b(?:did|does|do|will|would|can|could|should)\s+(?:the|an?|this|that)\s+([a-z][\w-]+)")
_DONE = re.compile(
    rf"(?P<what>\b(?:is|are|was|were)\s+(?:the|an?|this|that)\s(?:[\w-]+\s){{1,3}}?)(?P<done>[\w-]+)"
    rf"(?=\s*(?:[?.!,]|$|\s{_SMALL}\b))"
)
"""What was done with something: "why is the bakery closed"."""

_BEING = re.compile(
    r"^\W*(?:is|are|was|were)\s+(?:the|an?|this|that)\s+([a-z][\w-]+(?:\s[a-z][\w-]+)?)\s+[a-z]+\W*$", re.I
)
_THING = re.compile(
    rf"\b(?:the|an?|this|that|his|her|its|their)\s+(?!(?:first|last|next|other|same)\b)((?:[A-Z][\w-]+\s+){{0,2}}[a-z][\w-]+(?:\s+(?!{_SMALL}\b)[a-z][\w-]+){{0,2}}?)"
    rf"(?=\s*(?:[?.!,]|$|\s{_SMALL}\b))"
)


def is_role(phrase: str) -> bool:
    """Whether it says an office and no name: "the Russian president", "the governor of the bank"."""
    return office_in(phrase) is not None


def is_body(phrase: str) -> bool:
    """Whether it says those of whom words may be asked: "the union", "their lawyers"."""
    head = folded(phrase).split()
    return len(head) > 1 and head[0] in ("the", "its", "their") and head[-1] in _BODIES


def office_in(phrase: str) -> str | None:
    """The office as it was typed, folded; None where the phrase says none."""
    head = re.split(r"\s(?:of|for|at|in)\s", folded(phrase).strip(" ?.!,"))[0].split()
    if (
        not head
        or stem(head[-1]) not in OFFICES
        or not re.match(r"(?:the|a|an|its|their|our)\b|\w+['’]s?\s", folded(phrase))
    ):
        return None
    return head[-1]


def things_in(question: str, printed: str) -> list[str]:
    """The single things that it names, each with the words that were printed with it: "the ferry company"; no office
    is one.
    """
    question = _DONE.sub(lambda found: f"{found['what']}, " if is_any_participle(found["done"]) else found[0], question)
    doing = [found[1] for found in _DOING.finditer(question)]
    being = [found[1] for found in _BEING.finditer(question)]
    others = () if being else _THING.findall(_DOING.sub("_", question))
    single = [noun for noun in (*doing, *being, *others) if not is_several(noun.split()[-1])]
    things = [noun for noun in single if not is_role(f"the {noun}")]
    return [f"the {_extended(noun, question, folded(printed))}" for noun in things]


def _extended(noun: str, question: str, printed: str) -> str:
    """The longest phrase of the question from this noun on, or from the word behind it, that was printed, too."""
    _, found, rest = folded(question).partition(folded(noun))
    behind = [*folded(noun).split(), *re.findall(r"[^\W_][\w-]*", rest)] if found else []
    phrases = [" ".join(behind[first:last]) for first in (0, 1) for last in range(first + PHRASE, first + 1, -1)]
    phrases = [phrase for phrase in phrases if " " in phrase and phrase.split()[-1] not in STOP]
    return next((phrase for phrase in phrases if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", printed)), noun)
