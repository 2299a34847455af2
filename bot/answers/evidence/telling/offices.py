"""How articles print an office beside the name of who holds it: "President Otto Brandt", "Ines Falk, the governor"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from bot.answers.evidence.telling.sentence import Sentence
from bot.answers.understanding.nouns import office_in
from bot.answers.understanding.subjects import is_person, names_in
from bot.answers.understanding.wish import Wish
from bot.answers.words.common import STOP
from bot.answers.words.nations import NATIONS, nations_in
from bot.answers.words.stems import folded, stem, words

_SAME = {"us": "america", "uk": "britain", "advisor": "adviser", "aide": "adviser"}
"""What is printed for short, or otherwise."""

_NO_PLACE = frozenset("prime lt lieutenant incumbent republican democratic conservative labour tory".split())
"""What stands with a capital before an office and is no country or town."""

_NAME = (
    r"(?:(?:Dr|Mr|Mrs|Ms|Sir|Dame)\.?\s)?"
    r"(?P<name>[A-Z][\w’'-]*[\w-](?:\s+(?:[A-Z]\.\s+)?(?:(?:de|van|von|al|bin|el|der)\s+)?(?!\w+n[’']t)[A-Z][\w’'-]*[\w-]){0,3})"
)
_BECAME = (
    r"(?:,[^,.;]{2,60},)?(?:\s(?:is|was|has\sbeen))?(?:\s(?:also|later|only|then))?\s(?:(?:re-?)?elected|made|named|appointed|chosen|selected|sworn\sin|becomes"
    r"|became|has\sbecome)(?:\sas)?"
)
"""Between a name and the office that somebody took: "was sworn in as"."""

PRINTED = {
    "governor": r"gov\.",
    "senator": r"sen\.",
    "representative": r"rep\.",
    "general": r"gen\.",
    "captain": r"capt\.",
    "chair": r"chair(?:man|person|woman)",
    "ceo": r"chief executive(?: officer)?",
}
"""How an office is printed otherwise."""

_OPENS = re.compile(r"(?:^|[.!?”\"]\s+|[“\"‘]|[•–—]\s)$")

Met = Literal["full", "wider", "nearly", "another"]
"""How an office is printed that was asked for: as it was, as one of something more ("Arkansas Attorney General"), with
the rest of it elsewhere in the paragraph or headline, or as that of another country.
"""

SAID_ALWAYS = STOP - {"us", "u.s."}

NOT_NOW = frozenset("former ex deputy vice acting late then first ousted next future incoming".split())
"""Words before an office of one who does not hold it now."""

_ANOTHER = NOT_NOW | frozenset("assistant deposed fallen shadow toppled under".split())
"""Words before an office that make it another one."""

_PAST = re.compile(r"\b(?:former|ex-|then-)[^,.;:]*$", re.I)
_REPLACED = re.compile(r"\b(?:depos|follow|oust|remov|replac|succeed|toppl)\w*\s(?:\w+\s){0,3}$")
"""Stands before one who holds an office no more: "who replaced Otto Brandt as premier"."""

BEFORE = 60
"""Characters before an office in which it may be said to be a former one: "former agent and Governor Piet Maro"."""

_OF_OTHERS = _ANOTHER | frozenset("to of for with from by who said and but as when".split())
"""Words between a name and an office that make it somebody else's."""

_AMERICAN = frozenset(("us", "u.s", "american"))
"""What American news puts before its own offices, and leaves out as often."""

_NOT_HELD = sorted(NOT_NOW | {"become"})
"""Words before an office of one who does not hold it now, or not yet."""

FARTHER = 0.4
"""What a sentence with such a word is worth, and one that has the office and the name farther apart."""

_BEHIND_OFFICE = re.compile(r"\s(?:of|for|at|in|who|that|to)\s")


def holders_in(text: str, office: str) -> Iterator[tuple[str, Sequence[str]]]:
    """The names that stand beside the office in a text, each with the folded words between and before."""
    word = rf"(?i:{re.escape(office)}|{PRINTED.get(office, re.escape(office))})"
    if not re.search(word, text):
        return
    of = r"(?P<of>(?:\s+(?:of|for|at|to|overseeing|hearing)\s+(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+){0,4}?)?)"
    whole = r"(?P<of>(?:\s+(?:of|for|at)\s+(?:the\s+)?[\w’'-]+(?:\s+(?:(?:&|of|and|the|for)\s+)*[A-Z][\w’'-]*){0,5})?)"
    after = r"(?P<after>(?:\s+of\s+(?:the\s+)?[\w’'-]+)?)"
    led = r"(?:[\w’'-]+(?:\.[A-Z]\.?)*\s+)"
    before = rf"(?P<led>(?:(?<![\w’'-]){led}{{1,4}})?)\b(?P<office>{word}){of}(?P<comma>,?)\s+{_NAME}{after}"
    clause = r"(?(comma)(?!\s(?:has|had|is|was|will|would|can|may|must)\b))"
    joined = rf"(?:(?P<comma>,)|(?P<as>\sas)|{_BECAME})"
    behind = rf"(?<![\w’'-]){_NAME}{joined}\s+(?P<led>{led}{{0,6}}?){word}\b{whole}{clause}(?=[\s.,;:)”]|$)"
    for found in re.finditer(before, text):
        low, titled = _low(found["led"]), found["office"][0].isupper()
        past = _PAST.search(text, max(0, found.start() - BEFORE), found.start("office"))
        if past or _ANOTHER & {*_up_to_small(low)} or (found["comma"] and "for" in low):
            continue
        if _is_somebody(found["name"]) and (titled or found["comma"] or not found["of"]):
            near = _capitals(found["led"]) if titled else _up_to_small(low)
            yield _bare(found["name"]), (*near, *_low(found["of"]), *_low(found["after"]))
    for found in re.finditer(behind, text):
        low = _low(found["led"])
        if found["as"] and _REPLACED.search(text, max(0, found.start() - BEFORE), found.start()):
            continue
        full = " " in found["name"] or not _OPENS.search(text[: found.start()])
        if not _OF_OTHERS & {*low} and full and _is_somebody(found["name"]):
            yield _bare(found["name"]), (*low, *_low(found["of"]))


def _is_somebody(name: str) -> bool:
    return bool(names_in(name)) and (" " not in name or is_person(_bare(name)))


def _bare(name: str) -> str:
    return name.removesuffix("’s").removesuffix("'s")


def _capitals(led: str) -> Sequence[str]:
    """What belongs to a title of the words before it: those with a capital next to it."""
    near: list[str] = []
    for word in reversed(led.split()):
        if not (word[0].isupper() or word[0].isdigit()):
            break
        near = [*_low(word), *near]
    return near


def _up_to_small(led: Sequence[str]) -> Sequence[str]:
    """What belongs to the office of the words before it: those behind the last article or preposition."""
    small = [place for place, word in enumerate(led) if word in SAID_ALWAYS]
    return led[small[-1] + 1 :] if small else led


def _low(text: str) -> list[str]:
    return [word.low.removesuffix("'s") for word in words(text)]


def met(asked: Sequence[str], beside: Sequence[str], text: str) -> Met | None:
    """Whether what was asked for besides the office stands beside it."""
    new = [word for word in beside if not any(_alike(each, word) for each in asked)]
    proper = any(_is_proper(each, text) for each in new)
    if not asked and proper:
        return "nearly"
    lacking = [word for word in asked if not any(_alike(word, each) for each in beside)]
    if not lacking:
        more = sum(_is_proper(each, text) for each in new if each not in _AMERICAN)
        return "full" if not more else "wider" if more <= len(asked) else None
    if proper:
        return "another"
    around = {*_low(text)}
    return "nearly" if all(any(_alike(word, each) for each in around) for word in lacking) else None


def _is_proper(low: str, text: str) -> bool:
    """Whether the text writes it with a capital: "U.S.", "Canadian"."""
    found = re.search(rf"(?<!\w){re.escape(low)}(?!\w)", text, re.I)
    return low not in STOP | _NO_PLACE and (found[0][:1].isupper() if found else "." in low or low == "us")


def _alike(one: str, other: str) -> bool:
    """The same word, or a country and its people: "Russia", "Russian"."""
    first, second = (_SAME.get(word.replace(".", ""), word) for word in (one, other))
    same = stem(first) == stem(second) or bool(nations_in([first]) & nations_in([second]))
    return same or (min(len(first), len(second)) > 4 and (first.startswith(second) or second.startswith(first)))


def called(word: str) -> Sequence[str]:
    """What the country that a word names is called besides: "Britain", "British" for "uk"."""
    return [form for place in nations_in([_SAME.get(word, word)]) for form in NATIONS[place]]


def tells_holder(said: Sentence) -> float:
    """0 to 1: "Prime Minister Ida Korr of Norland"; 0 where the office stands nowhere near the name."""
    text, wish = said.text, said.wish
    low, name = folded(text), re.escape(wish.who.person or "")
    typed = office_in(wish.who.office or "") or ""
    office = rf"(?:\b{re.escape(typed)}\b|\b{PRINTED.get(typed, re.escape(typed))})"
    if not typed or not re.search(rf"{office}[^.;]{{0,60}}\b{name}\b|\b{name}\b[^.;]{{0,60}}{office}", low):
        return 0.0
    told = 0.4 + 0.6 * sum(said.cover) / len(said.cover)
    if not any(folded(held.split()[-1]) == wish.who.person for held, _ in holders_in(text, typed)):
        told *= FARTHER
    asked = {word.low for word in words(wish.who.office or "")}
    others = "|".join(word for word in _NOT_HELD if word not in asked)
    return told * (FARTHER if re.search(rf"\b(?:{others})\b[^.;,]{{0,30}}{office}", low) else 1.0)


def office_at(wish: Wish) -> int | None:
    """The place among the terms of the office's last word: "master" of "the harbour master of Aldous"; None without."""
    phrase = list(words(_BEHIND_OFFICE.split(wish.who.office)[0])) if wish.who.office else []
    return next((place for place, term in enumerate(wish.terms) if phrase and term.word == phrase[-1].low), None)
