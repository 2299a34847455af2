"""Whether the sentence that leads is of somebody or something else than was asked about."""

from __future__ import annotations

import re

from bot.answers.evidence.doubts.bonds import has_qualified, has_subject
from bot.answers.evidence.doubts.lead_sentence import Doubt, LeadSentence
from bot.answers.evidence.matching import ROOT
from bot.answers.evidence.telling.defining import thing_asked
from bot.answers.evidence.telling.names import is_name, is_printed_as_name, is_spelled_out, is_time
from bot.answers.evidence.telling.offices import NOT_NOW, holders_in, office_at
from bot.answers.evidence.telling.whom import is_of_another, is_of_namesake, names_nobody
from bot.answers.evidence.weighing.findings import Findings
from bot.answers.understanding.kinds import Kind
from bot.answers.understanding.nouns import office_in
from bot.answers.words.common import LIGHT
from bot.answers.words.dates import YEAR
from bot.answers.words.phrases import says
from bot.answers.words.stems import folded, stem

FEW = 4
"""Words of a question of which an article must have all but one, at most."""

MANY = 7
"""Words of a question from which on some tell only what stands around."""

_LETTERS = re.compile(r"(?![ivx]+$)[a-z]{2}", re.I)
"""What an article may say otherwise: "mp", "ny"; no number ("Rusham IV")."""

FEW_NAMES = 0.2
"""Share of a question's names that an article on the same may lack."""

_ASKED_OF = re.compile(r"\b(?:is|are|was|were)\b.+\b(?:in|at|on|to|from|with|for|of)\b|\w\W+.+\bha(?:ve|s)\b", re.I)
"""Asks something of a name without a verb that says much: "is Korr in Skerrin", "does Korr have the flu"."""

_DECIDED = frozenset(map(stem, ("beat", "lose", "play", "score", "win")))
"""What happens at a contest and not before."""

_PREDICATED: frozenset[Kind] = frozenset(("when", "where", "who", "whether"))
"""Asked of what somebody did, which must be there."""


def is_of_something_else(findings: Findings, said: LeadSentence) -> bool:
    """Whether it is another of whom or what the article that leads tells, or `said`, its sentence."""
    return _lacks_name(findings, said) or any(doubt(said) for doubt in DOUBTS)


def _lacks_name(findings: Findings, said: LeadSentence) -> bool:
    """The question has a name that other articles found print, and the one that leads does not.

    Of many names one may be of what only stands around; where it is typed with capitals, a small word is none.
    """
    asked = [(term, met) for term, met in zip(said.wish.terms, said.met, strict=True) if not term.setting]
    cased = [term.name and term.word[0].isalpha() for term, _ in asked]
    may = [(term, met) for (term, met), capital in zip(asked, cased, strict=True) if capital or not any(cased)]
    missed = [term for term, met in may if not met and not _may_be_short(term.word, said.article.text)]
    lacking = [term.word for term in missed if not (term.light or is_time(term.word))]
    others = "\n".join({each.article.text: None for each in findings.evidence[1:]})
    names = [word for word in lacking if is_printed_as_name(word, others)]
    return len(names) > FEW_NAMES * len(may) and len(asked) <= MANY


def _may_be_short(word: str, text: str) -> bool:
    """Whether it may be short for what a text says in other words, or spells out."""
    return _LETTERS.fullmatch(word) is not None or is_spelled_out(word, text)


def _asks_nothing(said: LeadSentence) -> bool:
    """The question says nothing, or in a short one nothing but a name where more must be said: "why hong kong"."""
    wish = said.wish
    if wish.speaker or wish.who.person or wish.kind in ("new", "summary", "compare", "said", "really"):
        return False
    asked = [term for term in wish.terms if not term.light or term.stem == wish.predicate]
    if wish.short and wish.kind in ("why", "whether") and not _ASKED_OF.search(wish.asking):
        asked = [term for term in asked if not is_name(term, said.article)]
    return not asked


def _lacks_year(said: LeadSentence) -> bool:
    """The question names a year that is not the article's, and the article does not."""
    asked = {term.word for term in said.wish.terms if YEAR.fullmatch(term.word)} - {str(said.article.dated.year)}
    return bool(asked) and not any(year in said.article.text for year in asked)


def _is_yet_to_be(said: LeadSentence) -> bool:
    """Who won something of a year is asked, and the article is of an earlier one: it may tell of a bid for it."""
    wish, published = said.wish, said.article.published
    if wish.predicate not in _DECIDED or not wish.deed.done or published is None:
        return False
    return any(YEAR.fullmatch(term.word) and int(term.word) > published.year for term in wish.terms)


def _lacks_what(said: LeadSentence) -> bool:
    """A question of few words asks for something of somebody that the article has no word for: "what is his job", or
    it lacks more of what is asked.
    """
    wish = said.wish
    # "what percentage" needs no such word beside "85%"
    measure = wish.counted.noun if wish.counted.sort not in (None, "count") else None
    asked = [
        (term.stem, met)
        for term, met in zip(wish.terms, said.met, strict=True)
        if term.stem not in LIGHT | {measure} and (met or not _may_be_short(term.word, said.article.text))
    ]
    lacking = sum(not met and not says(said.article.text, stem) for stem, met in asked)
    plain = len(asked) < FEW and not wish.predicate and wish.kind in ("what", "which")
    return len(asked) <= FEW and lacking > (0 if plain else 1)


def _lacks_thing(said: LeadSentence) -> bool:
    """What something is is asked, and it does not name it: "what is quiet quitting" of one who steps down."""
    if thing_asked(said.wish) is None:
        return False
    asked = zip(said.wish.terms, said.cover, strict=True)
    return any(met < ROOT for term, met in asked if not term.light)


def _lacks_office(said: LeadSentence) -> bool:
    """It lacks the last word of "the harbour master" of "who is the harbour master of Aldous?", or names no harbour
    master, or is not on Aldous.
    """
    wish = said.wish
    at = office_at(wish)
    if at is None or wish.who.person is not None:
        return False
    placed = has_qualified(said, [*map(max, said.near, said.cover)])
    office = office_in(wish.who.office or "")
    printed = office and re.search(rf"\b{re.escape(office)}\b", folded(said.text))  # not "chairing"
    if office and printed and not NOT_NOW & wish.asked and not any(holders_in(said.text, office)):
        return True
    return said.matcher.cover(said.text)[at] < ROOT or not placed


def _names_not_who(said: LeadSentence) -> bool:
    """Who did something is asked, and it names nobody, or has not even the first word of what they did."""
    wish = said.wish
    if wish.kind != "who" or wish.who.person or wish.who.office or wish.terms[0].setting:
        return False
    return not has_subject(said) or names_nobody(said)


def _is_of_another(said: LeadSentence) -> bool:
    """A short question names somebody, and the sentence somebody else alone: "her mother Ida Korr died of a fever"."""
    wish, article = said.wish, said.article
    if not wish.short or wish.kind == "who" or wish.speaker:
        return False
    met = any(cover and is_name(term, article) for term, cover in zip(wish.terms, said.cover, strict=True))
    return not met and is_of_another(said)


def _lacks_all(said: LeadSentence) -> bool:
    """The article has none of the words, but for those that it prints as names alone, that say what somebody did."""
    wish, article = said.wish, said.article
    if any(term.setting for term in wish.terms) or wish.kind not in _PREDICATED:
        return False
    cover = said.met
    asked = [place for place, term in enumerate(wish.terms) if not term.name and not term.light]
    telling = [
        place
        for place in asked
        if not cover[place] or _is_printed_small(wish.terms[place].word, article.text) or wish.terms[place].kin
    ]
    return bool(telling) and not any(cover[place] or says(article.text, wish.terms[place].stem) for place in telling)


def _is_printed_small(word: str, text: str) -> bool:
    """Whether a word of the question is no name alone there."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


DOUBTS: tuple[Doubt, ...] = (
    _asks_nothing,
    _lacks_year,
    _is_yet_to_be,
    _lacks_what,
    _lacks_thing,
    _lacks_office,
    _names_not_who,
    _lacks_all,
    _is_of_another,
    is_of_namesake,
)
