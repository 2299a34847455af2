"""Who holds the office that a question names, by what articles print beside names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.answers.evidence.looking_up.retrieval import Scope
from bot.answers.evidence.telling.offices import PRINTED, SAID_ALWAYS, called, holders_in, met
from bot.answers.understanding.nouns import office_in
from bot.answers.understanding.persons import Somebody
from bot.answers.understanding.predicates import Deed
from bot.answers.understanding.wish import Wish
from bot.answers.words.sounds import sound
from bot.answers.words.stems import folded, stem, words
from bot.ports import Books
from bot.shelves.news import Query

_LEADS = re.compile(
    r"^\W*who(?:['’]?s)?\s(?P<leads>runs?|leads?|heads?|running|leading|heading)\s(?P<what>[^?,;]{2,60}?)\W*$", re.I
)
_HEADS = ("head", "chief", "ceo", "director", "leader", "boss", "chair", "commissioner")
"""What whoever leads a body may be called."""

LOOKED_AT = 80
"""Paragraphs looked at."""

_Named = dict[str, list[tuple[str, datetime]]]
"""People by the sound of their last name: how each article names them, and its date."""


def with_holder(wish: Wish, books: Books, scope: Scope) -> Wish:
    """The wish with the name of whose words it asks for by an office, or who has it, where the articles tell it."""
    led = _LEADS.match(wish.asking) if wish.kind == "who" else None
    asked = wish.speaker or wish.who.office or (f"the head of {led['what']}" if led else "")
    if not asked:
        return wish
    phrase = re.sub(r"\bchief executive\b", "ceo", asked, flags=re.I)
    held = holder(phrase, books, scope)
    if held is None:
        phrase, held = _holder_otherwise(phrase, books, scope)
    if held is None:
        return wish
    last = folded(held.split()[-1])
    typed = {folded(led["leads"])} if led else {office_in(asked), office_in(phrase)}
    named = tuple(
        replace(each, spellings=each.spellings | set(map(stem, (last,) if each.word in typed else called(each.word))))
        for each in wish.terms
    )
    if wish.speaker is None:
        return replace(wish, terms=named, who=Somebody(last, phrase), deed=Deed(), short=False)
    return replace(wish, terms=named, holder=held)


def holder(phrase: str, books: Books, scope: Scope) -> str | None:
    """The name of whoever holds it, as fully as it is printed; None where the articles name nobody, or several."""
    named = _named(phrase, books, scope)
    full = named["full"] or named["wider"]
    if _besides(phrase) and full:
        return _latest(full)
    nearly = {person: each for person, each in named["nearly"].items() if person not in named["another"]}
    return _latest(full | nearly) if len(full | nearly) == 1 else None


def _holder_otherwise(phrase: str, books: Books, scope: Scope) -> tuple[str, str | None]:
    """The office as it may be called besides, and who is plainly said to hold it."""
    bare = re.sub(r"\b(?:us|u\.s\.|american) ", "", phrase, flags=re.I)
    heads = _HEADS if office_in(phrase) in _HEADS else ()
    for each in (bare, *(re.sub(rf"\b{office_in(bare)}\b", head, bare, count=1, flags=re.I) for head in heads)):
        if each != phrase and _besides(each) and (full := _named(each, books, scope)["full"]):
            return each, _latest(full)
    return phrase, None


def _named(phrase: str, books: Books, scope: Scope) -> Mapping[str, _Named]:
    """Whom the articles name beside the office, by how they print it."""
    named: defaultdict[str, _Named] = defaultdict(lambda: defaultdict(list))
    office = office_in(phrase)
    if office is None:
        return named
    asked = _besides(phrase)
    printed = (office, *(word.low for word in words(PRINTED.get(office, "").partition("(")[0])))
    nations = [form for word in asked for form in called(word)]
    queries = [
        Query((*printed, *beside), scope.space, None, scope.until, (), LOOKED_AT)
        for beside in ((asked, nations) if nations else (asked,))
    ]
    found = dict.fromkeys(hit.passage for query in queries for hit in books.search.passages(query))
    held = [(name, beside, passage) for passage in found for name, beside in holders_in(passage.text, office)]
    printed_in = {each.id: each for each in books.articles.get(list({passage.article for *_, passage in held}))}
    for name, beside, passage in held:
        article = printed_in[passage.article]
        how = met(asked, beside, f"{article.title or ''}\n{passage.text}")
        if how is not None:
            named[how][sound(folded(name.split()[-1]))].append((name, article.dated))
    return named


def _besides(phrase: str) -> list[str]:
    """What it names besides the office, folded."""
    low = (word.low for word in words(phrase) if word.low not in SAID_ALWAYS and word.low != office_in(phrase))
    return [word.removesuffix("'s") for word in low]


def _latest(named: _Named) -> str | None:
    """Who took it last, in full: of those whom most articles name so since the first that does, the latest."""
    dates = {person: sorted({dated for _, dated in each}) for person, each in named.items()}
    everywhere = [date for each in dates.values() for date in each]
    most = [person for person, own in dates.items() if 2 * len(own) >= sum(date >= own[0] for date in everywhere)]
    last = max(most or dates, key=lambda person: (dates[person][0], dates[person][-1]))
    names = Counter(name for name, _ in named[last])
    return max(names, key=lambda name: (" " in name, names[name], -len(name)))
