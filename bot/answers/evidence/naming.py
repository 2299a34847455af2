"""Whom a sentence is about: by the names that it has, a part of one, or what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.answers.evidence.matching import ROOT, Matcher
from bot.answers.understanding.persons import names_somebody
from bot.answers.understanding.wish import Term, Wish
from bot.answers.words.stems import words
from bot.model import Article

OPENING = 400
"""Characters of an article that its first paragraph speaks of."""

MEANT = 0.8
"""What a name is worth in a sentence that means it and does not print it whole."""

PRONOUN = re.compile(
    r"\W*(?:(?:and|but|then|later|(?:in|on|at|by|after|before|since|from|until|during|last|this)\b[^,.;]{0,40}?),?\s+)?"
    r"(?:he|she|it|they)\b",
    re.I,
)
"""A sentence whose subject was named before: "She left.", "In 1958 she married …"."""

_TITLES = frozenset("mr mrs ms miss dr sir dame cllr sen rep gov prof judge president minister captain coach".split())


def meant(article: Article, place: tuple[int, int], since: int, wish: Wish, matcher: Matcher) -> list[float]:
    """How well each term is met in the sentence at `place`, names also where it only means them.

    By the last word alone, as "Oduya, 19, …" means Femi Oduya; or where the sentence names nobody else, by what stands
    before it from `since` on.

    An article's first paragraph may speak of whom it names in the next: "A builder was jailed."
    """
    text = article.text[slice(*place)]
    cover = matcher.cover(text)
    lacking = [at for at, term in enumerate(wish.terms) if not cover[at] and is_name(term, article)]
    for term in lacking:
        if _is_last_of(term, text, cover, article, wish):
            cover[term] = MEANT
    lacking = [term for term in lacking if not cover[term]]
    if lacking and (PRONOUN.match(text) or (wish.kind != "who" and names_nobody(text, article, wish))):
        end = place[0] if article.text.rfind("\n", 0, place[0]) >= 0 else OPENING
        near = matcher.cover(f"{article.title or ''} {article.text[since:end]}")
        for term in lacking:
            cover[term] = MEANT if near[term] >= ROOT else 0.0
    return cover


def is_name(term: Term, article: Article) -> bool:
    """Whether a word of the question is one, by its capital or as the article prints it with capitals alone."""
    return term.name or _is_printed_as_name(term.word, article.text)


def lacks_name(cover: Sequence[float], article: Article, wish: Wish) -> bool:
    """Whether a name of the question is not met."""
    return any(not cover[place] and is_name(term, article) for place, term in enumerate(wish.terms))


def names_nobody(sentence: str, article: Article, wish: Wish) -> bool:
    """Whether the only name in a sentence is its first word, printed nowhere within one: "Police said"."""
    first = next(words(sentence), None)
    if first is None or names_somebody(sentence[first.end :], asked_in(wish)):
        return False
    word = re.escape(sentence[first.start : first.end].partition("’")[0].partition("'")[0])
    return re.search(rf"[\w,;:] {word}(?!\w)", f"{article.title or ''}\n{article.text}") is None


def asked_in(wish: Wish) -> frozenset[str]:
    """The folded words of the question, which are no news."""
    return frozenset(term.word.partition("'")[0] for term in wish.terms)


@lru_cache(maxsize=256)  # asked for each sentence of the few articles that one question looks at
def _is_printed_as_name(word: str, text: str) -> bool:
    printed = {found[0] for found in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.I)}
    return bool(printed) and all(each[0].isupper() for each in printed)


def _is_last_of(place: int, text: str, cover: list[float], article: Article, wish: Wish) -> bool:
    """Whether the sentence has the word behind this one alone, and the article prints both together: "femi oduya"."""
    if place + 1 >= len(wish.terms) or not cover[place + 1]:
        return False
    first, last = wish.terms[place].word, wish.terms[place + 1].word
    if not _prints(first, last, article.text):
        return False
    for found in re.finditer(rf"(?:(?P<before>[\w.’'-]+)\s+)?(?<!\w){re.escape(last)}(?!\w)", text, re.I):
        before = found["before"] or ""
        if not before[:1].isupper() or before.strip(".").lower() in _TITLES:
            return True
    return False


@lru_cache(maxsize=256)
def _prints(first: str, last: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(first)}\s+(?:\w\.\s+)?{re.escape(last)}(?!\w)", text, re.I) is not None
