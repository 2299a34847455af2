"""Words compared across articles: content stems, negations, numbers and opposites of a few words of news."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from bot.reading.content_words import stem

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE = re.compile(r"(?<![.!?;])[.!?;]++[\s”\"]+")
_BARE = str.maketrans("ØøŁłĐđı", "OoLlDdi")


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


EMPTY = _listed(
    """a about after again all also am an and any are as at be been before being both but by can could did do does doing
    for from had has have having he her here him his how i if in into is it its just let like made make many may me
    might more most much must my now of off on one only or other our out over own said same say says she should so some
    still such than that the their them then there these they this those through to too under up upon us very was we
    well were what when where which while who whom whose why will with would yet you your"""
)
NEGATIONS = _listed(
    """no not never nothing nobody none neither nor without cannot unnecessary impossible refuse refuses refused
    deny denies denied false untrue hardly"""
)
# Pairs that turn a statement round; the stems of both sides are compared.
_OPPOSITES = """
    accept reject; agree disagree; agree refuse; allow ban; allow forbid; approve reject; attack defend; begin end;
    buy sell; confirm deny; decrease increase; fall rise; fall climb; drop rise; drop gain; lose win; gain lose;
    guilty innocent; higher lower; high low; raise lower; raise cut; raise reduce; grow shrink; join leave;
    keep abandon; keep close; legal illegal; less more; peace war; open close; possible impossible;
    protect threaten; right wrong; safe dangerous; save cost; start stop; strengthen weaken; strong weak;
    succeed fail; success failure; support oppose; true false; up down; better worse; best worst; alive dead;
    love hate; friend enemy; before after; always never; stay leave; arrive leave; create destroy; add remove;
    advance retreat; expand reduce; enter leave; welcome condemn; praise criticise; praise condemn"""


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as it is compared: `words` in order (lower case), `stems` of its content words, `numbers` as written."""

    text: str
    words: tuple[str, ...]
    stems: frozenset[str]
    numbers: frozenset[str]


@lru_cache(maxsize=4096)
def wording(text: str) -> Wording:
    """The text taken apart; linear in its length."""
    words = tuple(_plain(match.group()) for match in _WORD.finditer(text))
    content = [word for word in words if word not in EMPTY and not word[0].isdigit() and len(word) > 1]
    stems = frozenset(stem(word) for word in content if word not in NEGATIONS and not word.endswith("n't"))
    return Wording(text, words, stems, frozenset(word.replace(",", "") for word in words if word[0].isdigit()))


def opposed(one: Wording, other: Wording) -> bool:
    """Whether they cannot be one statement: one is negated, their numbers differ, or one has a word's opposite.

    Only the sentences of the longer text that share content words with the shorter are looked at.
    """
    short, long = sorted((one, other), key=lambda each: len(each.words))
    aligned = _aligned(long, short.stems)
    if _negated(short) != _negated(aligned):
        return True
    if short.numbers and aligned.numbers and not (short.numbers <= aligned.numbers or aligned.numbers <= short.numbers):
        return True
    mine, theirs = short.stems - aligned.stems, aligned.stems - short.stems
    return any(not _opposites().get(word, frozenset()).isdisjoint(theirs) for word in mine)


def holds_whole(long: Wording, short: Wording) -> bool:
    """Whether the shorter text is one or more whole sentences of the longer one, so that nothing turns it round."""
    return f"\n{_by_sentence(short.text)}\n" in f"\n{_by_sentence(long.text)}\n"


def _by_sentence(text: str) -> str:
    """Its words, a sentence to a line."""
    sentences = ([_plain(word) for word in _WORD.findall(sentence)] for sentence in _SENTENCE.split(text))
    return "\n".join(" ".join(words) for words in sentences if words)


def unaccented(text: str) -> str:
    """The text without accents, which one outlet sets in a name and another does not."""
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFD", text.translate(_BARE))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _plain(word: str) -> str:
    word = unaccented(word.replace("’", "'").lower())
    return word.removesuffix("'s")


def _negated(of: Wording) -> bool:
    return any(word in NEGATIONS or word.endswith("n't") for word in of.words)


def _aligned(long: Wording, stems: frozenset[str]) -> Wording:
    sentences = [wording(sentence) for sentence in _SENTENCE.split(long.text) if sentence]
    shared = [len(sentence.stems & stems) for sentence in sentences]
    least = max(1, max(shared, default=0) // 3)
    kept = [sentence.text for sentence, count in zip(sentences, shared, strict=True) if count >= least]
    return wording(" ; ".join(kept)) if kept else long


@lru_cache(maxsize=1)
def _opposites() -> dict[str, frozenset[str]]:
    pairs: dict[str, set[str]] = {}
    for pair in _OPPOSITES.split(";"):
        one, other = (stem(word) for word in pair.split())
        pairs.setdefault(one, set()).add(other)
        pairs.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in pairs.items()}
