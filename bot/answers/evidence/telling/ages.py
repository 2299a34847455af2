"""Whose age a sentence tells: "Ann Holm, 34," is of Holm, "the 82-year-old victim" of the victim."""

from __future__ import annotations

import re

from bot.answers.evidence.matching import KIN
from bot.answers.evidence.telling.sentence import Sentence
from bot.answers.evidence.telling.whom import PRONOUN
from bot.answers.words.dates import DATES_FROM, YEAR_NUMBER
from bot.answers.words.stems import is_participle

_BESIDE = re.compile(r"(?P<whose>[^,;:.()\"“”]{2,60}?)(?:, (?:aged )?\d{1,3}(?=[,.;)]|$)|,? \((?:aged )?\d{1,3}\))")
"""A number in commas or brackets behind a name."""

_ALIAS = re.compile(
    r", (?:aged )?\d{1,3}, (?:(?:better|also|widely) )?known (?:online )?as [“\"‘']?(?P<whose>[\w .-]{2,40})"
)
"""An age before another name of whose it is: "Ann Holm, 34, known online as “Petrel”"."""

_OLD = re.compile(
    r"(?<![\w-])(?:(?P<named>[^,;:.]{2,60}?),? (?:is |was )?an? )?(?:[\w-]+ ){0,2}?\d{1,3}[- ]years?[- ]olds?\b"
    r"(?P<whose>[^,;:.]{0,60})"
)
_THEIRS = re.compile(r"\b(?:his|her|their|its|\w+[’']s) (?:[\w-]+ ){0,2}?\d{1,3}[- ]years?[- ]olds?$")
"""Of somebody who is theirs: "her 70-year-old husband"."""

_FOLLOWER = re.compile(
    r"\b[A-Z][\w’'-]+ (?=(?:aide|adviser|ally|backer|delegate|donor|fan|follower|supporter|staffer|volunteer|voter)\b)"
)
"""Before somebody else: "a 31-year-old Brandt volunteer"."""

SHORTLY = 25
"""Characters before an age that say so."""

_AT = re.compile(
    r"\b(?:aged?|ages? of|turn(?:s|ed|ing)?|(?:died|dead|dies|was|is|be) (?:at )?)\s?\d{1,3}\b"
    rf"(?!\s?%| per| [a-z]+s\b| last year| in {YEAR_NUMBER}| \w+ years ago)"
)
_AT_FIRST = re.compile(r"\bAt (?:just |only )?\d{1,3}, (?P<whose>[^,;:.]{2,40})")
"""An age before whose it is: "At 83, Vale"."""

_IN_TENS = re.compile(r"\bin (?:his|her|their) (?:early |mid-?|late )?\d0s\b")
_YEARS_OLD = re.compile(r"\b\d{1,3} years? (?:old|of age)\b")

_FROM = re.compile(
    rf"\b(?:{DATES_FROM}|launched|born)\b(?! (?:the|an?|his|her|its|their)\b| [A-Z]).{{0,30}}\b[12]?\d{{3}}\b"
)
"""How old a thing is, and not who "built the mill in 1990"."""

_OWNED = re.compile(r"\b\w++[’']s\b")
_NAMED = re.compile(r"(?<=[a-z,] )(?:[A-Z][\w’'-]+ )+")
_WOMEN = frozenset(
    """
    actress aunt baroness countess daughter duchess girl grandmother heroine lady mother mum nun princess queen sister
    waitress widow wife woman
    """.split()
)
_HE = re.compile(r"\W*+(?:[\w,]+ ){0,5}?he\b", re.I)


def tells_age(said: Sentence) -> bool:
    """Whether a sentence says how old whoever or whatever is asked about is."""
    text, cover, whose = said.text, said.cover, said.wish.place(said.wish.predicate)
    if whose is None:
        return False

    def of_them(words: str) -> bool:
        return said.matcher.cover(words)[whose] >= KIN

    if any(of_them(_nearest(found["whose"])) for found in _BESIDE.finditer(text)):
        return True
    if any(of_them(found["whose"]) for found in _ALIAS.finditer(text)):
        return True
    if any(of_them(" ".join(found["whose"].split()[:2])) for found in _AT_FIRST.finditer(text)):
        return True
    if _HE.match(text) and any(of_them(word) for word in _WOMEN):
        return False
    stands_in = not of_them(text) and cover[whose] >= KIN
    for found in _OLD.finditer(text):
        if _THEIRS.search(text, max(0, found.start() - SHORTLY), found.start("whose")) and not of_them(found["whose"]):
            continue
        theirs = _FOLLOWER.sub("", found["whose"])
        if of_them(f"{' '.join((found['named'] or '').split()[-3:])} {' '.join(theirs.split()[:6])}"):
            return True
        verb = found["whose"].split(maxsplit=1)[:1]
        if stands_in and ((verb and is_participle(verb[0])) or not _NAMED.search(found["whose"])):
            return True
    for found in (*_AT.finditer(text), *_IN_TENS.finditer(text), *_YEARS_OLD.finditer(text), *_FROM.finditer(text)):
        before = _OWNED.sub("", text[: found.start()])
        if of_them(" ".join(before.split()[:12])) or PRONOUN.match(before) or (stands_in and not _NAMED.search(before)):
            return cover[whose] >= KIN
    return False


def _nearest(words: str) -> str:
    """The last of these words, of which those that are a name stand alone: "Brandt named Holm" is of Holm."""
    last = words.split()[-3:]
    while len(last) > 1 and last[-1][:1].isupper() and any(word[:1].islower() for word in last):
        last = last[1:]
    return " ".join(last)
