"""Whether the time or place of a sentence is that of what is asked: of what was, and not of something else."""

from __future__ import annotations

import re

from bot.answers.evidence.telling.places import AT_SPOT, STAYS, places_named
from bot.answers.evidence.telling.sentence import Sentence
from bot.answers.words.dates import MONTH, SHORT_MONTH, TIME, WEEKDAY, YEAR, YEAR_NUMBER
from bot.answers.words.stems import is_participle, stem
from bot.model import Article

_FUTURE = re.compile(
    r"\b(?:(?:will|(?:would|should|could)(?:n['’]t)?|(?-i:may)|might|can['’]t)"
    r"|expects?|expected|expectations|due|likely|poised) ",
    re.I,
)
_WILL = re.compile(
    rf"{_FUTURE.pattern}|\b(?:will|won['’]t|not|never|no|(?:aim|consider|decid|declin|hop|intend|mull|plann?|pledg|promis|refus|seek|vow"
    r"|weigh)(?:e?s|ed|ing)?|agreed to|going to|has yet to|ready to|ruled out|set to|(?-i:to be))\b",
    re.I,
)
"""Tells what is yet to be, or not to be: "has vowed to appeal"."""

_YET = re.compile(rf"(?:{_FUTURE.pattern})(?:(?:not|also|be|to|soon|now|have|been|then|only|\w+ly) )*$", re.I)
_NUMBER = re.compile(r"\d")
_OF_EVENT = re.compile(r"\d{4} [A-Z]")
"""A year that tells one event from another: "the 2030 Winter Games"."""

_EVENT_OF = re.compile(
    r"\b(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|In|Since|By|From|Until|During|Before|After|Late|Early)\w*)"
    r"[A-Z]\w+ $"
)
_DATED = re.compile(rf"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Ff]rom|[Uu]ntil|{MONTH}|{SHORT_MONTH}),? $")
"""Stands before a year that is a time: "In 2012 Korr said"."""

_DAY = re.compile(rf"\b(?:{WEEKDAY}|{MONTH}|{SHORT_MONTH}|tomorrow|next)\b")
NOT_UNTIL = re.compile(r"(?:\bnot|n['’]t)\b.*\b(?:until|before)\b")
"""Tells when something is by how long it is not: "it will not ring until May"."""

WIN = stem("win")

_YEARS = re.compile(rf"\b({YEAR_NUMBER})s?\b")
"""A year, or the decade that begins in it: "since the 1980s"."""

_DATE = re.compile(rf"\b(?:{MONTH}|{SHORT_MONTH}) (?:\d{{1,2}}, )?{YEAR_NUMBER}\b")
_CENTURY = re.compile(r"\b1\dth[ -]centur(?:y|ies)\b|\bin 1[0-8]\d\d\b")
_TO_BE = re.compile(r"\b(?:will|would|to|be|may|might|is|are|shall)(?: \w+ly| be| have| been)* $")

SHORTLY = 40
"""Characters before a verb that are looked at for a "will" that belongs to it."""

_OTHER_VERB = re.compile(
    r"\b(?:made|who|which|that|whose|when|while(?! \w+ing\b)|after|before|until|since|said|including)\b"
    r"|(?<!-)\b(?!(?:scheduled|expected|planned|slated|fixed|delayed|postponed|surrounded|loved|aged)\b)[a-z]{3,}ed\b"
)
_OF = re.compile(r"\b(?:for|of|about|against|to|on) (?:the )?$")

_NOUN = re.compile(r"\b(?:the|an?|his|her|their|its) $")
"""Stands before what was done, as a noun: "into the attack"."""

FAR = 80
"""Characters between a time and what it is the time of at most."""


def is_to_come(said: Sentence) -> bool:
    """Whether it says that what was asked of the past is yet to be: "will" stands shortly before it, or anywhere; of a
    figure, whether "will" stands before the first one.
    """
    text, wish = said.text, said.wish
    future = _FUTURE.search(text) if wish.deed.done else None
    if future is None or _FUTURE.search(wish.asking):
        return False
    if wish.kind == "figure" and _NUMBER.search(text):
        return not _NUMBER.search(text, 0, future.start())
    places = said.predicates
    return not places or any(_YET.search(text, max(0, first - SHORTLY), first) for first, _ in places)


def is_of_old(said: Sentence) -> bool:
    """Whether it tells of an earlier year than the article's, and the question names none."""
    text, wish = said.text, said.wish
    found = (year for year in _YEARS.finditer(text) if not text.endswith("since ", 0, year.start()))
    years = {int(year[1]) for year in found if not names_event(text, year.start())}
    asked = any(YEAR.fullmatch(term.word) for term in wish.terms)
    old = bool(years) and not asked and max(years) < _year_of(said.article)
    if wish.deed.tense == "future":
        return (old or _CENTURY.search(text) is not None) and not _DAY.search(_DATE.sub("", text))
    return old and wish.deed.done


def _year_of(article: Article) -> int:
    """When it was printed or, where that is not known, the latest year that it names."""
    if article.published is not None:
        return article.published.year
    return max((int(found[1]) for found in _YEARS.finditer(article.text)), default=article.fetched.year)


def is_over(said: Sentence) -> bool:
    """Whether it says that what is asked of the future was done: "Rask appeared in court on Friday"."""
    text, wish = said.text, said.wish
    if wish.deed.tense != "future" or wish.kind not in ("when", "where"):
        return False
    done = [
        is_participle(text[first:end].lower()) and not _TO_BE.search(text, 0, first) for first, end in said.predicates
    ]
    return bool(done) and all(done)


def is_past_alone(said: Sentence) -> bool:
    """Whether a closed question asks what will be, and nothing in the sentence is yet to be."""
    wish = said.wish
    return wish.kind == "whether" and wish.deed.tense == "future" and _WILL.search(said.text) is None


def is_gone(said: Sentence) -> bool:
    """Whether what is to come is asked for, and it tells of what is past."""
    return said.wish.deed.tense == "future" and (is_of_old(said) or is_over(said))


def names_event(text: str, start: int) -> bool:
    """Whether the year that starts there tells one event from another: "the 2030 Winter Games", "Euro 2030"."""
    if YEAR.match(text, start) is None or _DATED.search(text, max(0, start - 15), start):
        return False
    return _OF_EVENT.match(text, start) is not None or _EVENT_OF.search(text, max(0, start - 15), start) is not None


def times_in(text: str) -> list[int]:
    """Where it tells a time."""
    return [found.start() for found in TIME.finditer(text) if not names_event(text, found.start())]


def is_timed(said: Sentence) -> bool:
    """Whether a time stands before what is asked of the subject, or behind it with no other verb between."""
    text, places = said.text, said.predicates
    if NOT_UNTIL.search(text):
        return bool(times_in(text))
    if said.wish.deed.done:
        places = [place for place in places if not _is_spoken_of(text, *place)]
        if not places and said.predicates:
            return False
    return not places or any(
        first - time < FAR if time < first else not _OTHER_VERB.search(text, end, time)
        for time in times_in(text)
        for first, end in places
    )


def _is_spoken_of(text: str, first: int, end: int) -> bool:
    """Whether a verb there says what is thought or said of: "support for overturning it"."""
    return text[first:end].endswith("ing") and _OF.search(text, 0, first) is not None


def is_placed(said: Sentence) -> bool:
    """The same of a place; where somebody or something is, and nothing more, is asked, whether it tells that."""
    text, places = said.text, said.predicates
    if not places and said.wish.only_names:
        return STAYS.search(text) is not None
    deeds = {end for first, end in places if _NOUN.search(text, 0, first)}
    spots = (found for found in AT_SPOT.finditer(text) if found.end() not in deeds)  # not "into the attack"
    named = [*places_named(text, said.wish.asked), *(found.start() for found in spots)]
    return not places or any(not _OTHER_VERB.search(text, end, place) for place in named for _, end in places)
