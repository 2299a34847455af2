"""The words that stand for somebody or something named before, and names in their place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answers.understanding.kinds import said_of
from bot.answers.understanding.subjects import is_person, names_in
from bot.answers.understanding.wish import name_spans, terms
from bot.answers.words.common import LINK, SEVERAL
from bot.answers.words.given_names import pronoun_for
from bot.answers.words.stems import folded
from bot.turns import Turn

PERSONAL = re.compile(r"\b(?:he|she|(?:they|him|them|it|(?P<owner>his|their|its|her))(?!['’]))\b(?!['’](?!s\b))", re.I)
"""An `owner` owns something; "her" does but where `_is_owner` tells that it is "him" of a woman."""

POINTING = re.compile(r"\b(?:this|that|these|those)\b(?! (?:morning|afternoon|evening|week|weekend|month)\b)", re.I)
COUNTED = re.compile(rf"^\W*how many (?:more |other |of the )?({SEVERAL})\b", re.I)
_DOES = re.compile(r"\b(?:did|do|does|has|have|had|will)\b", re.I)
_QUOTED = re.compile(r"[\"“”][^\"“”]*[\"“”]")
_OWN = re.compile(r"\b(?:did|does|has|is|was|will|would)\s+(?!the\b|an?\b)(?:[a-z][\w'’-]+\s+){3,}$", re.I)
"""Before "her" where a question says itself whose: "why did lena marsh sell her mill?"."""

OF_WHOEVER = re.compile(
    rf"^\W*{LINK}who(?:\selse)?\s(?:(?:has|have|had|will|could|may)\s)?(?:also\s|just\s)?"
    r"(?:los[et]s?|quits?|left|leaves?|gave\sup|changed?|broken?|broke|risk(?:ed|s)?|kept|keeps?|resigned|sold|defended)\s"
    r"(?:their|his|her)\s",
    re.I,
)
"""Whoever is asked for has it: "who lost their home?"."""

_DEED = re.compile(r"\b(?:did|does|do|has|have|had|is|was|will|would|can|could)\s+(?:the\s+)?$", re.I)
_AT_LAST = re.compile(r"\b(?:it|them)\W*$", re.I)

_SUFFERING = frozenset(("him", "her", "his"))
"""Pronouns of whom somebody else does something to, or has something of."""

_HER = re.compile(
    r"\bher\b(?=\s*(?:$|[?.,!]|\b(?:to|in|on|at|for|with|about|by|and|or|after|before|from|as|when)\b))", re.I
)


def _is_owner(text: str, pronoun: re.Match[str]) -> bool:
    """Whether it tells whose something is: "her mill", not "who saw her?"."""
    return bool(pronoun["owner"]) and not _HER.match(text, pronoun.start())


def in_place(text: str, name: str, pronoun: re.Match[str]) -> str:
    """The text with a name in place of the pronoun."""
    put = owned(name) if _is_owner(text, pronoun) else name
    return text[: pronoun.start()] + put + text[pronoun.end() :]


def owned(name: str) -> str:
    """What belongs to it: "the town's"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def pronoun_of(text: str) -> re.Match[str] | None:
    """The first pronoun that means somebody or something named before: not one within quote marks or a claim, nor one
    behind a name, of those who are counted ("how many people lose their jobs?") or of whoever is asked for.
    """
    hidden = _QUOTED.sub(lambda quoted: "·" * len(quoted[0]), text)
    claim = said_of(text)
    found = PERSONAL.search(hidden, 0, claim if claim is not None else len(hidden))
    if found is None:
        return None
    before = text[: found.start()]
    if name_spans(before) and not _is_done_to(text, found):
        return None
    counted = found["owner"] and COUNTED.match(before) and not _DOES.search(before)
    own = _is_owner(text, found) and (_OWN.search(before) or OF_WHOEVER.match(text))
    return None if counted or own else found


def leans(text: str) -> bool:
    """Whether a question says of nobody and nothing what it is about: "why?", "what did she say?"."""
    return not terms(text) or pronoun_of(text) is not None or POINTING.search(text) is not None


def meant_again(pronoun: str, asked: str, filled: str) -> str | None:
    """Whom "her" meant in the question before, by how that was `filled` in, where "him" or "her" is asked about again:
    behind "what did Lund call her?" that is not Lund, who "she" may be.
    """
    before = pronoun_of(asked)
    if before is None or not {pronoun, before[0].lower()} <= _SUFFERING:
        return None
    opening, rest = asked[: before.start()], asked[before.end() :]
    if not (filled.startswith(opening) and filled.endswith(rest)):
        return None
    return re.sub(r"(?:'s|(?<=s)')$", "", filled[len(opening) : len(filled) - len(rest)])


def fitting(who: str, pronoun: str, turns: Sequence[Turn]) -> str | None:
    """Who is meant; where the given name tells that it is no "he", or no "she", whoever else was named last that may be
    called so, those of the question before those of its answer.
    """
    called = "she" if pronoun in ("she", "her") else "he"
    told = [name for turn in reversed(turns) for name in names_in(f"{turn.answer}\n{turn.question}")]
    people = [name for name in told if is_person(name)]
    asked = [name for turn in turns[-1:] for name in people if folded(name) in folded(turn.question)]
    full = who if " " in who else _in_full(who, people, turns)
    if pronoun_for(full) in (called, None):
        return who
    return _called(asked, called) or _called(people, called)


def _called(names: Sequence[str], called: str) -> str | None:
    """The first of these that is called so, else the first that may be."""
    maybe = [name for name in names if pronoun_for(name) in (called, None)]
    return next((name for name in maybe if pronoun_for(name)), next(iter(maybe), None))


def _in_full(last: str, people: Sequence[str], turns: Sequence[Turn]) -> str:
    """A last name with the given name by which somebody was printed, or typed: "ada lund"."""
    typed = (found for turn in turns for found in re.findall(rf"\w+ {re.escape(last)}\b", turn.question, re.I))
    return next((name for name in (*people, *typed) if folded(name).endswith(f" {folded(last)}")), last)


def _is_done_to(text: str, pronoun: re.Match[str]) -> bool:
    """Whether the pronoun is what the only name before it did something to: "why did Brandt sell it?"."""
    names = name_spans(text[: pronoun.start()])
    doer = text.find(names[0])
    return len(names) == 1 and bool(_AT_LAST.match(text, pronoun.start())) and bool(_DEED.search(text[:doer]))
