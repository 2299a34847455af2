"""Whom a sentence is about: by the names that it has, a part of one, or what stands around it."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.answers.evidence.matching import ROOT
from bot.answers.evidence.telling.names import ends_a_name, is_name, is_printed_as_name, is_spelled_out
from bot.answers.evidence.telling.places import places_named
from bot.answers.evidence.telling.sentence import Sentence
from bot.answers.understanding.persons import describes_somebody, names_somebody
from bot.answers.understanding.subjects import is_person, names_in
from bot.answers.understanding.wish import Term
from bot.answers.words.common import STOP
from bot.answers.words.phrases import says
from bot.answers.words.stems import stem, words
from bot.model import Article
from bot.reading.genre import EDGE, ROUND_UP, ROUND_UP_OPENING

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

_BEFORE_LAST = (
    r"(?!(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Sen|Rep|Gov|Gen|President|Senator|Judge|Justice)\b)[A-Z][\w’'-]+"
)
"""What makes the last name behind it another one: a first name, and no title."""

_NEW = re.compile(r"\W*(?:an?|one|another|some|other)\s", re.I)
"""One that brings in somebody or something else: "A tanner may sue the mill"."""

_TOLD_BY = re.compile(r", according to\b[^“”\"]*$")
"""Who tells it, of whom it is not."""

_WIDER = re.compile(
    r"\b(?:worldwide|globally|nationwide|over the centuries"
    r"|(?:around|across|all over|in) the (?:world|globe|country|nation))\b",
    re.I,
)
_THEIRS = re.compile(
    r"(?:['’]s?)?\s(?:[a-z-]+\s){0,2}?(?:accuser|adviser|advisor|aide|ally|assistant|associate|attorney|backer|biographer"
    r"|boyfriend|brother|critic|daughter|deputy|donor|father|friend|girlfriend|husband|lawyer|loyalist|mother|neighbou?r"
    r"|opponent|partner|predecessor|rival|sister|son|spokes\w+|successor|supporter|victim|widow|widower|wife)s?\b"
)
"""Somebody else, behind the name of whom they belong to."""

_TELLING = re.compile(r"\b(?:as|sa(?:id|ys?|ying)|told [^,;]{1,40}|confirm\w*|announc\w+)(?: that)? (?:he|she|they)\b")
"""What such a person tells is of whom they belong to: "Korr's widow said he died in Kell"."""

_NAME = stem("name")
_CALLED = re.compile(r"\b(?:named|called|identified as|known as|name (?:is|was))\s[“\"‘']?[A-Z]")
_APPOSED = re.compile(r",?\s[“\"‘']?[A-Z][\w’'-]+")


_MODEL = re.compile(r"[a-z]?\d{1,3}[a-z]{0,2}")
"""Tells one of a series from others: "5s", "737"."""

_SIDES = frozenset("north south east west northern southern eastern western central upper lower".split())
"""What makes a name of two words another one: North Kell is not South Kell."""

_ROUND_UP = re.compile(rf"\bthings to know\b|{ROUND_UP}", re.I)


def meant(said: Sentence, start: int) -> list[float]:
    """How well each term is met in the sentence that starts there, names also where it only means them.

    By the last word alone, as "Oduya, 19, …" means Femi Oduya; or where the sentence names nobody else, by what stands
    shortly before it.

    A long question says enough itself.
    """
    text, article, wish = said.text, said.article, said.wish
    cover = [*said.cover]
    lacking = [at for at, term in enumerate(wish.terms) if not cover[at] and is_name(term, article)]
    for at in reversed(lacking):
        word, last = wish.terms[at].word, next((term.word for term in wish.terms[at + 1 : at + 2] if cover[at + 1]), "")
        printed = re.search(rf"(?:{_BEFORE_LAST} )?(?=[A-Z])(?i:{re.escape(last)})\b", text) if last else None
        alone = printed is not None and " " not in printed[0]
        by_last = alone and is_printed_as_name(f"{word} {last}", article.text)
        hyphened = last and is_printed_as_name(f"{word}-{last}", article.text)  # "Jean-Luc" of "Godard died"
        if by_last or hyphened or is_spelled_out(word, text):
            cover[at] = MEANT
    lacking = [at for at in lacking if not cover[at]]
    if wish.short and lacking and not is_of_everywhere(text) and _goes_on(said):
        near = said.matcher.cover(_beside(article, start))
        elsewhere = wish.counted.sort in ("amount", "size") and bool(places_named(text, wish.asked))
        for term in lacking:
            away = elsewhere and _is_place(wish.terms[term].word, wish.asking)
            cover[term] = MEANT if near[term] >= ROOT and not away else 0.0
    if wish.kind in ("when", "where") or wish.counted.sort in ("age", "money"):
        return [0.0 if _tells_of_theirs(said, term) else met for term, met in zip(wish.terms, cover, strict=True)]
    return cover


def _is_place(word: str, asking: str) -> bool:
    """Whether a question asks of what is in a place: "in Tern", of which what is told of Kell is not."""
    return re.search(rf"\b(?:in|at|near|around|across) (?:the )?{re.escape(word)}\b", asking, re.I) is not None


def _tells_of_theirs(said: Sentence, term: Term) -> bool:
    """Whether a sentence has a name only before somebody else of theirs: "an Epstein associate", "Korr's widow"."""
    if not is_name(term, said.article) or _THEIRS.search(said.wish.asking):
        return False
    found = [*re.finditer(rf"(?<!\w){re.escape(term.word)}(?!\w)", said.text, re.I)]
    return bool(found) and all(
        _THEIRS.match(said.text, each.end()) and not _TELLING.search(said.text, each.end()) for each in found
    )


def _beside(article: Article, at: int) -> str:
    """What a sentence that begins there goes on from; in a round-up, what stands before it in its paragraph."""
    if is_round_up(article):
        return article.text[article.text.rfind("\n", 0, at) + 1 : at]
    return f"{article.title or ''} {article.text[max(0, at - BEFORE) : at]}"


def is_round_up(article: Article) -> bool:
    """Whether its title names what other paragraphs are on than the one at hand, or its opening says so."""
    return bool(_ROUND_UP.search(article.title or "") or ROUND_UP_OPENING.search(article.text[:EDGE]))


def _goes_on(said: Sentence) -> bool:
    """Whether a sentence may be about whom those before it name; without a pronoun it must say what is asked itself."""
    text, wish = said.text, said.wish
    another = names_another(said.other(_TOLD_BY.sub("", text)))
    if PRONOUN.match(text):
        return wish.kind != "figure" or not another
    asked = wish.place(wish.predicate)
    says_it = asked is None or said.cover[asked] >= ROOT or says(text, wish.terms[asked].stem)
    if _DEFINITE.match(text) and not (another if wish.kind == "figure" else is_of_another(said)):
        return says_it or asked is None or is_name(wish.terms[asked], said.article)
    if wish.kind == "who":
        return says_it and not _NEW.match(text) and not is_of_another(said)
    return says_it and not _NEW.match(text) and not another


def is_of_another(said: Sentence) -> bool:
    """Whether the question names a person, and a sentence names another before it says what is asked of them."""
    text, wish, article = said.text, said.wish, said.article
    if not any(is_name(term, article) and ends_a_name(term.word, article.text) for term in wish.terms):
        return False
    asked = said.matcher.standing_for(text, wish.place(wish.predicate))
    return names_another(said.other(text[: asked[0].end if asked else None]))


def names_beside(said: Sentence) -> bool:
    """Whether somebody's name stands beside what they are: "the guard, Ole Vik,", "a guard named Vik"."""
    text = said.text
    if _CALLED.search(text):
        return True
    described = (place for place, term in enumerate(said.wish.terms) if term.stem != _NAME)
    return any(_APPOSED.match(text, word.end) for word in said.matcher.standing_for(text, *described))


def lacks_name(said: Sentence) -> bool:
    """Whether a name of the question is not met."""
    return any(not met and is_name(term, said.article) for term, met in zip(said.wish.terms, said.cover, strict=True))


def is_of_namesake(said: Sentence) -> bool:
    """Whether a sentence has a name of the question only as that of another: "North Kell" of "South Kell", "Arvo 5c" of
    "Arvo 5s", "Kell Cup" of "Eel Cup".
    """
    return any(
        _is_namesake(said, one, other) and _are_printed_together(one, other, said.wish.asking)
        for one, other in pairwise(said.wish.terms)
    )


def _is_namesake(said: Sentence, one: Term, other: Term) -> bool:
    """Whether all that a sentence has of a name of two words is that of another, which shares one of them."""
    text, article = said.text, said.article
    if one.word in _SIDES:
        told = _lowered(rf"(?i)(?:(\w+) )?\b{re.escape(other.word)}\b", text)
        return one.word not in told and not told.isdisjoint(_SIDES)
    if _MODEL.fullmatch(other.word) and (not other.word.isdigit() or is_name(one, article)):
        told = _lowered(rf"(?i)\b{re.escape(one.word)}(?: (\w+))?", text)
        return bool(told) and other.word not in told and all(map(_MODEL.fullmatch, told))
    if said.wish.short and one.name and other.name and not ends_a_name(other.word, article.text):
        told = _lowered(rf"(?:([A-Z][\w’'-]+) )?\b(?=[A-Z][a-z])(?i:{re.escape(other.word)})\b", text)
        return bool(told) and one.word not in told and told.isdisjoint(STOP | {""})
    return False


def _lowered(pattern: str, text: str) -> set[str]:
    """What the group of the pattern matches in the text, in lower case."""
    return {found.lower() for found in re.findall(pattern, text)}


def _are_printed_together(one: Term, other: Term, text: str) -> bool:
    """Whether the text has these two words side by side."""
    return re.search(rf"(?<!\w){re.escape(f'{one.word} {other.word}')}(?!\w)", text, re.I) is not None


def names_nobody(said: Sentence) -> bool:
    """Whether the only name in a sentence is its first word, printed nowhere within one: "Police said"."""
    text, article = said.text, said.article
    first = next(words(text), None)
    if first is None or names_somebody(text[first.end :], said.wish.asked):
        return False
    if said.wish.who.suffered and describes_somebody(text):
        return False
    word = re.escape(text[first.start : first.end].partition("’")[0].partition("'")[0])
    return re.search(rf"[\w,;:] {word}(?!\w)", f"{article.title or ''}\n{article.text}") is None


def is_of_everywhere(text: str) -> bool:
    """Whether it tells of the whole world or country, and so of no place that was named before."""
    return _WIDER.search(text) is not None


def names_another(said: Sentence) -> bool:
    """Whether a sentence names a person that the question does not, in full or by the last word of a full name."""
    article, asked = said.article, said.wish.asked
    everything = f"{article.title or ''}\n{article.text}"
    for name in names_in(said.text):
        parts = [word.low.removesuffix("'s") for word in words(name)]
        if parts and not asked & set(parts) and (is_person(name, everything) or ends_a_name(parts[-1], article.text)):
            return True
    return False
