"""Whether words of a question are names, by how an article prints them."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.answers.understanding.subjects import is_person
from bot.answers.understanding.wish import Term
from bot.answers.words.dates import MONTH, SHORT_MONTH, WEEKDAY
from bot.model import Article

_WITHIN = re.compile(r"[\w,;:’')(&] $|[-(]$")
"""What stands before a word within a sentence, where a capital says that it is a name."""

_TIMED = re.compile(rf"{WEEKDAY}|{MONTH}|{SHORT_MONTH}?|\d.*", re.I)

_LETTERS = re.compile(r"[a-z]{2,5}")


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


def is_time(word: str) -> bool:
    """Whether a folded word is a day, a month or a number."""
    return _TIMED.fullmatch(word) is not None


@lru_cache(maxsize=256)
def ends_a_name(last: str, text: str) -> bool:
    """Whether the text prints a folded word as the last of a person's full name."""
    begun = r"(?:(?<![.!?] )(?<!^)|(?<=Gov\. )|(?<=Sen\. )|(?<=Rep\. )|(?<=Gen\. ))"
    found = re.search(rf"{begun}\b[A-Z][\w’'-]+ (?i:{re.escape(last)})(?!\w)", text)
    return found is not None and is_person(found[0], text)
