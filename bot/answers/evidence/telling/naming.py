"""Whom a sentence is about: by the names that it has, a part of one, or what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.answers.evidence.matching import ROOT, Matcher
from bot.answers.understanding.persons import describes_somebody, names_somebody
from bot.answers.understanding.subjects import is_person, names_in
from bot.answers.understanding.wish import Term, Wish
from bot.answers.words.dates import MONTH, SHORT_MONTH, WEEKDAY
from bot.answers.words.phrases import says
from bot.answers.words.stems import stem, words
from bot.model import Article
from bot.reading.genre import ROUND_UP

BEFORE = 1_000
"""Characters before a sentence that it may go on from."""

MEANT = 0.8
"""What a name is worth in a sentence that means it and does not print it whole."""

PRONOUN = re.compile(
    r"\W*+(?:(?:and|but|then|later|(?:in|on|at|by|after|before|since|from|until|during|last|this)\b[^,.;]{0,40}?"
    r"|(?:born|[a-z]{2,}(?:ed|ing))\b[^,.;]{0,60},),?\s+)?"
    r"(?:he|she|it|they)\b",
    re.I,
)
"""A sentence whose subject was named before: "She left.", "In 1958 she married …", "Born in Skerrin, she …"."""

_DEFINITE = re.compile(
    r"\W*(?:the|this|that|these|those|its|his|her|their)\s+(?!other|second|third|next|previous|former)(?:(?-i:[a-z])|\d+-year)",
    re.I,
)
"""One that goes on from those before it: "The ferry's owner, …"."""

_NEW = re.compile(r"\W*(?:an?|one|another|some|other)\s", re.I)
"""One that brings in somebody or something else: "A tanner may sue the mill"."""

_WIDER = re.compile(
    r"\b(?:worldwide|globally|nationwide|over the centuries"
    r"|(?:around|across|all over|in) the (?:world|globe|country|nation))\b",
    re.I,
)
_WITHIN = re.compile(r"[\w,;:’')(&] $|[-(]$")
"""What stands before a word within a sentence, where a capital says that it is a name."""

_TIMED = re.compile(rf"{WEEKDAY}|{MONTH}|{SHORT_MONTH}?|\d.*", re.I)

_LETTERS = re.compile(r"[a-z]{2,5}")
_NAME = stem("name")
_CALLED = re.compile(r"\b(?:named|called|identified as|known as|name (?:is|was))\s[“\"‘']?[A-Z]")
_APPOSED = re.compile(r",?\s[“\"‘']?[A-Z][\w’'-]+")


_ROUND_UP = re.compile(rf"\bthings to know\b|{ROUND_UP}", re.I)


def meant(article: Article, place: tuple[int, int], wish: Wish, matcher: Matcher) -> list[float]:
    """How well each term is met in the sentence at `place`, names also where it only means them.

    By the last word alone, as "Oduya, 19, …" means Femi Oduya; or where the sentence names nobody else, by what stands
    shortly before it.

    A long question says enough itself.
    """
    text = article.text[slice(*place)]
    cover = matcher.cover(text)
    lacking = [at for at, term in enumerate(wish.terms) if not cover[at] and is_name(term, article)]
    for at in lacking:
        last = next((term.word for term in wish.terms[at + 1 : at + 2] if cover[at + 1]), None)
        printed = re.search(rf"(?:[A-Z][\w’'-]+ )?(?=[A-Z])(?i:{re.escape(last)})\b", text) if last else None
        alone = printed is not None and " " not in printed[0]
        if alone and is_printed_as_name(f"{wish.terms[at].word} {last}", article.text):
            cover[at] = MEANT
    lacking = [at for at in lacking if not cover[at]]
    if wish.short and lacking and not is_of_everywhere(text) and _goes_on(text, cover, article, wish, matcher):
        near = matcher.cover(_beside(article, place[0]))
        for term in lacking:
            cover[term] = MEANT if near[term] >= ROOT else 0.0
    return cover


def _beside(article: Article, at: int) -> str:
    """What a sentence that begins there goes on from; in a round-up, what stands before it in its paragraph."""
    if is_round_up(article):
        return article.text[article.text.rfind("\n", 0, at) + 1 : at]
    return f"{article.title or ''} {article.text[max(0, at - BEFORE) : at]}"


def is_round_up(article: Article) -> bool:
    """Whether its title names what other paragraphs are on than the one at hand."""
    return _ROUND_UP.search(article.title or "") is not None


def _goes_on(text: str, cover: Sequence[float], article: Article, wish: Wish, matcher: Matcher) -> bool:
    """Whether a sentence may be about whom those before it name; without a pronoun it must say what is asked itself."""
    another = names_another(text, article, wish)
    if PRONOUN.match(text):
        return wish.kind != "figure" or not another
    asked = wish.place(wish.predicate)
    said = asked is None or cover[asked] >= ROOT or says(text, wish.terms[asked].stem)
    if _DEFINITE.match(text) and not (
        another if wish.kind == "figure" else is_of_another(text, article, wish, matcher)
    ):
        return said or asked is None or is_name(wish.terms[asked], article)
    if wish.kind == "who":
        return said and not _NEW.match(text) and not is_of_another(text, article, wish, matcher)
    return said and not _NEW.match(text) and not another


def is_of_another(text: str, article: Article, wish: Wish, matcher: Matcher) -> bool:
    """Whether the question names a person, and a sentence names another before it says what is asked of them."""
    somebody = any(is_name(term, article) and _ends_a_name(term.word, article.text) for term in wish.terms)
    asked = wish.place(wish.predicate)
    said = (word.end for word in words(text) if any(term == asked for term, _ in matcher[word.low]))
    return somebody and names_another(text[: next(said, None)], article, wish)


def is_name(term: Term, article: Article) -> bool:
    """Whether a word of the question is one, by its capital or as the article prints it with capitals alone."""
    return term.name or is_printed_as_name(term.word, article.text)


@lru_cache(maxsize=256)  # asked for each sentence of the few articles that one question looks at
def is_printed_as_name(phrase: str, text: str) -> bool:
    """Whether all words of a folded phrase begin with a capital wherever the text prints it, one within a sentence."""
    low, within = _lower(text), False
    at = low.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not (low[at - 1 : at].isalnum() or low[end : end + 1].isalnum()):
            if not all(part[:1].isupper() for part in text[at:end].split()):
                return False
            within = within or " " in phrase or _WITHIN.search(text, max(0, at - 3), at) is not None
        at = low.find(phrase, end)
    return within


@lru_cache(maxsize=32)
def _lower(text: str) -> str:
    """The text in small letters, each as long as it was: "İ" alone is two."""
    return text.replace("İ", "I").lower()


@lru_cache(maxsize=256)
def is_spelled_out(word: str, text: str) -> bool:
    """Whether it is short for what a text spells out: "tbk" for "Tern Bank of Kell"."""
    if not _LETTERS.fullmatch(word):
        return False
    between = r"[\w’'-]*\s(?:(?:of|for|the|and|on|in|&)\s){0,2}"
    return re.search(between.join(word.upper()), text) is not None


def names_beside(text: str, wish: Wish, matcher: Matcher) -> bool:
    """Whether somebody's name stands beside what they are: "the guard, Ole Vik,", "a guard named Vik"."""
    if _CALLED.search(text):
        return True
    at = [word.end for word in words(text) if any(wish.terms[term].stem != _NAME for term, _ in matcher[word.low])]
    return any(_APPOSED.match(text, end) for end in at)


def is_time(word: str) -> bool:
    """Whether a folded word is a day, a month or a number."""
    return _TIMED.fullmatch(word) is not None


def lacks_name(cover: Sequence[float], article: Article, wish: Wish) -> bool:
    """Whether a name of the question is not met."""
    return any(not cover[place] and is_name(term, article) for place, term in enumerate(wish.terms))


def names_nobody(sentence: str, article: Article, wish: Wish) -> bool:
    """Whether the only name in a sentence is its first word, printed nowhere within one: "Police said"."""
    first = next(words(sentence), None)
    if first is None or names_somebody(sentence[first.end :], asked_in(wish)):
        return False
    if wish.who.suffered and describes_somebody(sentence):
        return False
    word = re.escape(sentence[first.start : first.end].partition("’")[0].partition("'")[0])
    return re.search(rf"[\w,;:] {word}(?!\w)", f"{article.title or ''}\n{article.text}") is None


def is_of_everywhere(text: str) -> bool:
    """Whether it tells of the whole world or country, and so of no place that was named before."""
    return _WIDER.search(text) is not None


def names_another(sentence: str, article: Article, wish: Wish) -> bool:
    """Whether a sentence names a person that the question does not, in full or by the last word of a full name."""
    everything = f"{article.title or ''}\n{article.text}"
    asked = asked_in(wish)
    for name in names_in(sentence):
        parts = [word.low.removesuffix("'s") for word in words(name)]
        if parts and not asked & set(parts) and (is_person(name, everything) or _ends_a_name(parts[-1], article.text)):
            return True
    return False


@lru_cache(maxsize=256)
def _ends_a_name(last: str, text: str) -> bool:
    begun = r"(?:(?<![.!?] )(?<!^)|(?<=Gov\. )|(?<=Sen\. )|(?<=Rep\. )|(?<=Gen\. ))"
    found = re.search(rf"{begun}\b[A-Z][\w’'-]+ (?i:{re.escape(last)})(?!\w)", text)
    return found is not None and is_person(found[0], text)


def asked_in(wish: Wish) -> frozenset[str]:
    """The folded words of the question, which are no news."""
    return frozenset(term.word.partition("'")[0] for term in wish.terms)
