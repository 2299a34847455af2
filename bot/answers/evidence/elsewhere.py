"""Whether the sentence that leads is of somebody or something else than was asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answers.evidence.bonds import lead_of
from bot.answers.evidence.matching import ROOT, Matcher
from bot.answers.evidence.naming import PRONOUN, is_name_in_all, is_time, meant, names_nobody
from bot.answers.evidence.ranking import Findings
from bot.answers.understanding.kinds import Kind
from bot.answers.understanding.wish import SHORT, Wish
from bot.answers.words.common import LIGHT
from bot.answers.words.phrases import says
from bot.answers.words.stems import stem, words
from bot.model import Article

_YEAR = re.compile(r"(?:19|20)\d\d")
_NAMED_SORTS = frozenset(
    stem(word)
    for word in """
    airline airport bank bridge church club college company court hospital hotel museum newspaper party prison regiment
    river road school ship store street theatre university vessel
    """.split()
)
"""Sorts of things that an article names with their sort, at least once: the school, the ship."""

FEW = 4
"""Words of a question of which an article must have all but one, at most."""

MANY = 7
"""Words of a question from which on some tell only what stands around."""

FEW_NAMES = 0.2
"""Share of a question's names that an article on the same may lack."""

_PREDICATED: frozenset[Kind] = frozenset(("when", "where", "who"))
"""Asked of what somebody did, which must be there."""


def is_of_something_else(findings: Findings, matcher: Matcher) -> bool:
    """Whether the article that leads has none of the words that say what is asked about somebody or something.

    A sentence without the office does not say who holds it.
    """
    wish, first = findings.wish, findings.evidence[0]
    if _lacks_year(wish, first.stretch.article) or _lacks_sort(wish, first.stretch.article, matcher):
        return True
    if _lacks_name(findings, matcher) or _lacks_what(wish, first.stretch.article, matcher):
        return True
    if wish.office and wish.person is None and not _has_office(lead_of(findings.evidence[0]), wish, matcher):
        return True
    if _asks_who_did(wish):
        cover = meant(first.stretch.article, first.lead, wish, matcher)
        if not has_subject(lead_of(first), cover, wish):
            return True
        if names_nobody(lead_of(first), first.stretch.article, wish):
            return True
    told = wish.person is not None or any(term.setting for term in wish.terms)
    if told or not (wish.kind in _PREDICATED or wish.closed):
        return False
    article = first.stretch.article
    cover = matcher.cover(f"{article.title or ''} {article.text}")
    asked = [place for place, term in enumerate(wish.terms) if not term.name and term.stem not in LIGHT]
    said = [
        place
        for place in asked
        if not cover[place] or _is_printed_small(wish.terms[place].word, article.text) or wish.terms[place].kin
    ]
    return bool(said) and not any(cover[place] or says(article.text, wish.terms[place].stem) for place in said)


def _is_printed_small(word: str, text: str) -> bool:
    """Whether a word of the question is no name alone there."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _lacks_name(findings: Findings, matcher: Matcher) -> bool:
    """Whether the question has a name that other articles found print, and the one that leads does not.

    Of many names one may be of what only stands around; where it is typed with capitals, a small word is none.
    """
    first, terms = findings.evidence[0].stretch.article, findings.wish.terms
    everything = f"{first.title or ''} {first.text}"
    asked = [(term, met) for term, met in zip(terms, matcher.cover(everything), strict=True) if not term.setting]
    cased = [term.name and term.word[0].isalpha() for term, _ in asked]
    may = [(term, met) for (term, met), capital in zip(asked, cased, strict=True) if capital or not any(cased)]
    lacking = [
        term.word
        for term, met in may
        if not (met or term.stem in LIGHT or is_time(term.word) or _begins_a_word(term.word, everything))
    ]
    others = {each.stretch.article.id: each.stretch.article.text for each in findings.evidence[1:]}.values()
    names = [word for word in lacking if is_name_in_all(word, others)]
    return len(names) > FEW_NAMES * len(may) and len(asked) <= MANY


def _lacks_what(wish: Wish, article: Article, matcher: Matcher) -> bool:
    """Whether a short question asks for something of somebody that the article has no word for: "what is his job", or
    lacks more of what is asked.
    """
    cover = matcher.cover(f"{article.title or ''} {article.text}")
    asked = [(term.stem, met) for term, met in zip(wish.terms, cover, strict=True) if term.stem not in LIGHT]
    lacking = sum(not met and not says(article.text, stem) for stem, met in asked)
    if len(asked) <= FEW and lacking > 1:
        return True
    plain = wish.short and not wish.closed and not wish.predicate and wish.kind in ("what", "which")
    return plain and lacking > 0


def _begins_a_word(name: str, text: str) -> bool:
    """Whether the text has a word that begins alike, as "Swedish" does for "Sweden"."""
    return re.search(rf"(?<!\w){re.escape(name[: max(4, len(name) - 3)])}", text, re.I) is not None


def _lacks_year(wish: Wish, article: Article) -> bool:
    """Whether the question names a year that is not the article's, and the article does not."""
    asked = {term.word for term in wish.terms if _YEAR.fullmatch(term.word)} - {str(article.dated.year)}
    return bool(asked) and not any(year in article.text for year in asked)


def _lacks_sort(wish: Wish, article: Article, matcher: Matcher) -> bool:
    """Whether a short question asks what school or which ship it was, and the article has no such word."""
    noun = next((place for place, term in enumerate(wish.terms) if term.stem == wish.noun), None)
    if noun is None or wish.noun not in _NAMED_SORTS or len(wish.terms) > SHORT or wish.kind not in ("what", "which"):
        return False
    return not matcher.cover(f"{article.title or ''} {article.text}")[noun]


def has_subject(text: str, cover: Sequence[float], wish: Wish) -> bool:
    """Whether it has the question's first word that counts: "captain" of "where is the captain held?", "won"."""
    counting = [place for place, term in enumerate(wish.terms) if not term.setting]
    first = next((place for place in counting if wish.terms[place].stem not in LIGHT), next(iter(counting), None))
    if first is None or cover[first] > 0.0 or PRONOUN.match(text) is not None:
        return True
    return wish.terms[first].stem == wish.predicate and says(text, wish.terms[first].stem)


def _asks_who_did(wish: Wish) -> bool:
    return wish.kind == "who" and wish.person is None and wish.office is None and not wish.terms[0].setting


def _has_office(text: str, wish: Wish, matcher: Matcher) -> bool:
    """Whether a sentence has the last word of "the harbour master" of "who is the harbour master of Aldous?"."""
    phrase = list(words(re.split(r"\s(?:of|for|at|in|who|that)\s", wish.office or "")[0]))
    office = [place for place, term in enumerate(wish.terms) if phrase and term.word == phrase[-1].low]
    return not office or matcher.cover(text)[office[0]] >= ROOT
