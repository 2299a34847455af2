"""Who holds the office that a question names, by what articles print beside names: "President Otto Brandt"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from bot.answers.evidence.matching import Matcher
from bot.answers.evidence.retrieval import Scope
from bot.answers.understanding.nouns import office_in
from bot.answers.understanding.subjects import names_in
from bot.answers.understanding.wish import Wish
from bot.answers.words.common import STOP
from bot.answers.words.nations import NATIONS, nations_in
from bot.answers.words.sounds import sound
from bot.answers.words.stems import folded, stem, words
from bot.ports import Books
from bot.shelves.news import Query

LOOKED_AT = 80
"""Paragraphs looked at."""

_SAME = {"us": "america", "uk": "britain", "advisor": "adviser", "aide": "adviser"}
"""What is printed for short, or otherwise."""

_NO_PLACE = frozenset("prime lt lieutenant incumbent republican democratic conservative labour tory".split())
"""What stands with a capital before an office and is no country or town."""

_NAME = r"[A-Z][\w’'-]*[\w-](?:\s+(?:(?:de|van|von|al|bin|el|der)\s+)?[A-Z][\w’'-]*[\w-]){0,3}"
_BECAME = (
    r"(?:,[^,.;]{2,60},)?(?:\s(?:is|was|has\sbeen))?\s(?:(?:re-?)?elected|named|appointed|chosen|selected|sworn\sin|becomes"
    r"|became|has\sbecome)(?:\sas)?"
)
"""Between a name and the office that somebody took: "was sworn in as"."""

_PRINTED = {
    "governor": r"gov\.",
    "senator": r"sen\.",
    "representative": r"rep\.",
    "general": r"gen\.",
    "captain": r"capt\.",
    "ceo": r"chief executive(?: officer)?",
}
"""How an office is printed otherwise."""

_OPENS = re.compile(r"(?:^|[.!?”\"]\s+)$")

_SAID_ALWAYS = STOP - {"us", "u.s."}

NOT_NOW = frozenset("former ex deputy vice acting late then first ousted".split())
"""Words before an office of one who does not hold it now."""

_ANOTHER = NOT_NOW | frozenset("assistant deposed toppled".split())
"""Words before an office that make it another one."""

_OF_OTHERS = _ANOTHER | frozenset("to of for with from by who said and but as when".split())
"""Words between a name and an office that make it somebody else's."""


def with_holder(wish: Wish, books: Books, scope: Scope) -> Wish:
    """The wish with the name of whose words it asks for by an office, or who has it, where the articles tell it."""
    phrase = re.sub(r"\bchief executive\b", "ceo", wish.speaker or wish.who.office or "", flags=re.I)
    held = holder(phrase, books, scope) if phrase else None
    if held is None:
        return wish
    last = stem(folded(held.split()[-1]))
    office = office_in(phrase)
    named = tuple(
        replace(
            each, spellings=each.spellings | ({last} if each.word == office else set(map(stem, _called(each.word))))
        )
        for each in wish.terms
    )
    if wish.speaker is None:
        return replace(wish, terms=named, who=replace(wish.who, person=folded(held.split()[-1])))
    return replace(wish, terms=named, holder=held)


def holder(phrase: str, books: Books, scope: Scope) -> str | None:
    """The name of whoever holds it, as fully as it is printed; None where the articles name nobody, or several."""
    office = office_in(phrase)
    if office is None:
        return None
    asked = [
        word.low.removesuffix("'s") for word in words(phrase) if word.low not in _SAID_ALWAYS and word.low != office
    ]
    printed = (office, *(word.low for word in words(_PRINTED.get(office, "").partition("(")[0])))
    nations = [form for word in asked for form in _called(word)]
    queries = [
        Query((*printed, *beside), scope.space, None, scope.until, (), LOOKED_AT)
        for beside in ((asked, nations) if nations else (asked,))
    ]
    found = dict.fromkeys(hit.passage for query in queries for hit in books.search.passages(query))
    full: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    nearly: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    others: set[str] = set()
    for passage in found:
        for name, beside in _held(passage.text, office):
            person = sound(folded(name.split()[-1]))
            met = _met(asked, beside, passage.text)
            if met == "another":
                others.add(person)
            elif met is not None:
                (full if met == "full" else nearly)[person].append((name, passage.article))
    left = {person: named for person, named in nearly.items() if person not in others}
    if not asked:
        return _latest(full, books) if len(left | full) == 1 else None
    return _latest(full or left, books) if full or len(left) == 1 else None


def _called(word: str) -> Sequence[str]:
    """What the country that a word names is called besides: "Britain", "British" for "uk"."""
    return [form for place in nations_in([_SAME.get(word, word)]) for form in NATIONS[place]]


def _latest(named: Mapping[str, Sequence[tuple[str, str]]], books: Books) -> str | None:
    """The one who was named so last, as fully as it is printed."""
    if not named:
        return None
    found = books.articles.get(list({article for each in named.values() for _, article in each}))
    dates = {article.id: article.dated for article in found}
    last = max(named, key=lambda person: max(dates[article] for _, article in named[person]))
    return max((name for name, _ in named[last]), key=len)


def _held(text: str, office: str) -> Iterator[tuple[str, Sequence[str]]]:
    """The names that stand beside the office in a text, each with the folded words between and before."""
    word = rf"(?i:{re.escape(office)}|{_PRINTED.get(office, office)})"
    of = r"(?P<of>(?:\s+(?:of|for|at)\s+(?:the\s+)?(?:[\w’'-]+\s*){1,5}?)?)"
    after = r"(?P<after>(?:\s+of\s+(?:the\s+)?[\w’'-]+)?)"
    before = rf"(?P<led>(?:[\w.’'-]+\s+){{0,4}})\b{word}{of}(?P<comma>,?)\s+(?P<name>{_NAME}){after}"
    behind = rf"(?P<name>{_NAME})(?:,|{_BECAME})\s+(?P<led>(?:[\w.’'-]+\s+){{1,6}}?){word}\b{of}(?=[\s.,;)]|$)"
    for found in re.finditer(before, text):
        led = _up_to_small(_folded(found["led"]))
        if (
            not _ANOTHER & set(led)
            and not (found["comma"] and "for" in _folded(found["led"]))
            and names_in(found["name"])
        ):
            yield (
                found["name"].removesuffix("’s").removesuffix("'s"),
                (*led, *_folded(found["of"]), *_folded(found["after"])),
            )
    for found in re.finditer(behind, text):
        led = _folded(found["led"])
        full = " " in found["name"] or not _OPENS.search(text[: found.start()])
        if not _OF_OTHERS & set(led) and full and names_in(found["name"]):
            yield found["name"].removesuffix("’s").removesuffix("'s"), (*led, *_folded(found["of"]))


def _up_to_small(led: Sequence[str]) -> Sequence[str]:
    """What belongs to the office of the words before it: those behind the last article or preposition."""
    small = [place for place, word in enumerate(led) if word in _SAID_ALWAYS]
    return led[small[-1] + 1 :] if small else led


def _folded(text: str) -> list[str]:
    return [word.low.removesuffix("'s") for word in words(text)]


def _met(asked: Sequence[str], beside: Sequence[str], text: str) -> Literal["full", "nearly", "another"] | None:
    """Whether what was asked for besides the office stands beside it, or in the paragraph, or another country does."""
    new = [word for word in beside if not any(_alike(each, word) for each in asked)]
    proper = any(_is_proper(each, text) for each in new)
    if not asked and proper:
        return "nearly"
    lacking = [word for word in asked if not any(_alike(word, each) for each in beside)]
    if not lacking:
        return "full"
    if proper:
        return "another"
    around = {word.low.removesuffix("'s") for word in words(text)}
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


_OTHERS = sorted(NOT_NOW | {"next", "future", "become"})
"""Words before an office of one who does not hold it now, or not yet."""

ANOTHER = 0.4
"""What such a sentence is worth, and one that has the office and the name farther apart."""


def tells_holder(text: str, wish: Wish, matcher: Matcher) -> float:
    """0 to 1: "Prime Minister Ida Korr of Norland"; 0 where the office stands nowhere near the name."""
    low, name = folded(text), re.escape(wish.who.person or "")
    typed = office_in(wish.who.office or "") or ""
    office = rf"(?:\b{re.escape(typed)}\b|\b{_PRINTED.get(typed, typed)})"
    if not typed or not re.search(rf"{office}[^.;]{{0,60}}\b{name}\b|\b{name}\b[^.;]{{0,60}}{office}", low):
        return 0.0
    cover = matcher.cover(text)
    told = 0.4 + 0.6 * sum(cover) / len(cover)
    if not any(folded(held.split()[-1]) == wish.who.person for held, _ in _held(text, typed)):
        told *= ANOTHER
    asked = {word.low for word in words(wish.who.office or "")}
    others = "|".join(word for word in _OTHERS if word not in asked)
    return told * (ANOTHER if re.search(rf"\b(?:{others})\b[^.;,]{{0,30}}{office}", low) else 1.0)
