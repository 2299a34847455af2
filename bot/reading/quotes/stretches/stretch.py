"""A stretch of quoted text, and what marks set off that nobody says: code, and titles of works."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.outline import Paragraph
from bot.reading.quotes.words import DETERMINER, POSSESSIVE_ENDINGS, PREPOSITION, ROLE, SpeechWords

AFTER_CLOSING = frozenset(".,;:!?)]}—–-…’'”\"»/|<")
_GLYPHS = "\"“”„‟«»`'‘’"
_FEW = 100
_THICK = 6
_SIGN = re.compile(r"[{}<>=\\|`^~_()\[\]#$/]")
_OF_CODE = re.compile(
    r"(?=[^a-z\s])"  # by far the fastest way past the words
    r"(?:[{}=\\|`^~]|<(?!/?(?:p|a|b|i|em|li|ul|br|strong|blockquote|tweet)\b)|[-=>]>|(?<=\w)[(_]\w|\(\)|\);|::"
    r"|//(?!\w)|[(\[][\"']|[\"'][)\]]|(?<!\s)\$\w|\";|(?<=\w)\.\w+\(|(?<=\s)[#,]|: \")"
)
"""Brackets, operators and calls, as programs and markup have them and sentences hardly ever; no tags of prose."""
_FEWEST_OF_CODE = 4
_APART = 60
"""Characters for each such sign in the sparsest code."""
WORD = re.compile(r"\w+(?:['’]\w+)?")
_STAR = re.compile(r" ([a-z][a-z-]+)(?: ([a-z][a-z-]+))?\b")
_SMALL = frozenset("a an the of and or in on at to for from by with as but nor is it".split())
_MOSTLY = 0.8
_ENDS = (".", "!", "?", "…", "-", "–", "—", ":", ";")
WORKS = frozenset(
    """
    album anthem book bestseller column comedy documentary drama episode essay film hit magazine manifesto memoir movie
    musical newsletter novel painting play podcast poem program programme series show single sitcom song track thriller
    """.split()
)


@dataclass(frozen=True, slots=True)
class QuotedStretch:
    """Quoted characters `start:end` of the text without marks; `outer_start:outer_end` with them.

    `closed` is false when the closing mark is missing; `continues` is true when it is missing because the next
    paragraph opens a mark again and goes on with the same speech. `block` is true for a block quote, without marks,
    `signed` where the next paragraph only names the speaker, `answer` for an interview's answer without marks.
    """

    outer_start: int
    start: int
    end: int
    outer_end: int
    closed: bool = True
    continues: bool = False
    block: bool = False
    signed: bool = False
    answer: bool = False


def dense(text: str, paragraph: Paragraph) -> bool:
    """Whether marks stand thicker than in any prose."""
    count = sum(text.count(glyph, paragraph.start, paragraph.end) for glyph in _GLYPHS)
    return count > _FEW and count * _THICK > paragraph.end - paragraph.start


def coded(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph is a program, a command or markup, in which marks set off values and nobody's words."""
    if len(_SIGN.findall(text, paragraph.start, paragraph.end)) < _FEWEST_OF_CODE:
        return False
    signs = sum(1 for _ in _OF_CODE.finditer(text, paragraph.start, paragraph.end))
    return signs >= _FEWEST_OF_CODE and signs * _APART > paragraph.end - paragraph.start


def titled(words: Sequence[str]) -> bool:
    """Whether the words are capitalised as in a title."""
    long = [word for word in words if word.lower() not in _SMALL]
    return len(long) >= 2 and sum(word[0].isupper() or word[0].isdigit() for word in long) >= _MOSTLY * len(long)


def _reads_as_title(inner: str) -> bool:
    """Whether quoted words may be the title of a work by their capitals and their end."""
    words = WORD.findall(inner)
    if not words or not words[0][0].isupper() or inner.rstrip().endswith(_ENDS):
        return False
    return len(words) == 1 or titled(words)


def names_a_work(inner: str, before: Sequence[tuple[str, int]]) -> bool:
    """Whether quoted words behind these last words (in lower case, with what they can be) are the title of a work.

    "NBC's “Harbour Days,”", "her film “Rain”", "the “Harbour Days” star": such a title is a noun of its sentence.
    """
    words = WORD.findall(inner)
    if not before or not _reads_as_title(inner):
        return False
    low, bits = before[-1]
    if low == "," and len(before) > 1:
        return before[-2][0] in WORKS
    return low in POSSESSIVE_ENDINGS or low in WORKS or (len(words) > 1 and bool(bits & (PREPOSITION | DETERMINER)))


def of_star(text: str, stretch: QuotedStretch, words: SpeechWords) -> bool:
    """Whether a stretch is a title that tells who somebody is: "“Blue Harbour” star X", "“Harbour” show host X"."""
    star = _STAR.match(text, stretch.outer_end)
    if star is None:
        return False
    role = star[2] or "" if star[1] in WORKS else star[1]
    if not words.bits.get(role, 0) & ROLE:
        return False
    return _reads_as_title(text[stretch.start : stretch.end])
