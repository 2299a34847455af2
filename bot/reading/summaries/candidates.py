"""Which sentences may stand in a summary: whole, able to stand alone, and news."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from string import ascii_lowercase

from bot.reading.content_words import FUNCTION_WORDS, spaced_out, stem, stemmed, words, written
from bot.reading.noise import CREDIT_AHEAD, is_stamp
from bot.reading.outline import Outline, Sentence
from bot.reading.summaries.leaning import leans

FEWEST_WORDS, MOST_WORDS = 5, 60
"""Words of a sentence that can stand in a summary."""

TERSE, EARLY = 9, 4
"""Words below which a sentence that is not among so many first ones is an aside."""

STAMP = 80
"""Characters of a date and time at most: "21:48 EST, 3 June 2024 ."."""

JOINED = 4
"""Sentences that are taken together at most, to keep a quotation whole."""

FUNCTION_STEMS = frozenset(map(stem, FUNCTION_WORDS)) | FUNCTION_WORDS | frozenset(ascii_lowercase)
"""Stems that tell nothing of what a text is about: function words, and the single letters of initials and "U.S."."""

_GARBLED = re.compile("[\x80-\x9f\ufffd]|â€|Ã[\x80-\xbf]|Â[£\x80-\xbf]")
"""What UTF-8 looks like that was read as another encoding."""

_OF_PICTURE = re.compile(
    r"\((?:[^()]{0,40}\s)?(?:pictured|left|right|above|cent(?:re|er)|file|l-r|L-R)\b[^()]{0,40}\)"
    r"|\bpictured\s(?:above|below|left|right|here|with)\b"
)
"""What points into a picture that is not shown; it has one of `_PICTURED`, and a credit ahead the last."""

_PICTURED = ("(", "pictured", "/")

_CALL = re.compile(
    r"""(?:(?:For|To|If)\s[^.!?]{3,160},\s(?:please\s)?|[Pp]lease\s)(?:visit|click|go\sto|see|read|check\sout|call|contact
            |e-?mail|follow|sign\sup|subscribe|register|send|join|watch|listen|tune\sin)\b(?!-)
        |(?:Click|Subscribe|Sign\sup|Check\sout|Tune\sin|Learn\s(?:more|how|why|about)|Find\s(?:out\s)?more|Listen\sto
            |See\s(?:below|more|also)|Read\s(?:on|more|our|the\sfull)|Watch\s(?:the|this|how|our|live))\b|Watch\s[A-Z]
        |(?:Follow|Contact|Visit|E-?mail|Call)\s(?:(?:us|our|him|her|the|along|live|\d|https?:|www\.)\b|[(@]|[^\s@]+@)""",
    re.VERBOSE,
)
"""What calls on the reader to act: "For more information, visit …", "Sign up to get …"."""

_FINAL = frozenset(".!")
_ENDS = frozenset(".!?…\"”'’)")
_CUT = ("...", ". . .")
_OPEN_SINGLE = re.compile(r"(?:^|[\s(—–-])(?![’']s\b)[‘'](?=\w)")
_CLOSED_SINGLE = tuple(final + mark for final in ".!?…" for mark in "'’")
_CLOSE_SINGLE = re.compile(r"[\w.,!?…][’'](?=$|[\s.,;:)—–-])")


@dataclass(slots=True, eq=False)  # not frozen, as that takes four times as long to make
class Candidate:
    """A sentence of a summary to be: of which article (by its place), where, and what it is made of.

    It is several sentences where a quotation would be cut otherwise. `place` counts those before it in its article that
    end as sentences do, which a line of names does not; `size` is in words, `written` are the words as they stand,
    `stems` theirs in order, `words` each of these once, `content` those that are no function words.
    """

    article: int
    place: int
    sentence: Sentence
    text: str
    sentences: int
    size: int
    written: list[str]
    stems: list[str]
    words: frozenset[str]
    content: frozenset[str]

    def leans(self, last_names: Collection[str]) -> bool:
        """Whether it needs the one just before it; slow, so that only those that may be chosen are asked."""
        return leans(self.text, self.written, last_names)

    def is_usable(self) -> bool:
        """Whether it is a whole statement of fair length; slow as well."""
        return (self.size >= TERSE or self.place < EARLY) and self.size <= MOST_WORDS and _is_whole(self.text)


def candidates(outline: Outline, article: int, most: int) -> Iterator[Candidate]:
    """What the paragraphs that are not noise offer, in their order, until `most` of them end as sentences do.

    What calls on the reader to act is no news, however little else there is.
    """
    place = 0
    spaced = spaced_out(outline.text)
    # Splitting finds the marks of a long text sooner than a pattern does.
    pieces = outline.text.replace("“", '"').replace("”", '"').split('"')
    marks = [length - 1 for length in accumulate(len(piece) + 1 for piece in pieces)][:-1]
    for paragraph in outline.clean:
        for count, sentence in _whole_quotations(marks, paragraph.sentences):
            start, end = sentence.start, sentence.end
            text = outline.text[start:end]
            size = len(text.split())
            if size >= FEWEST_WORDS and not _CALL.match(text):
                as_written = written(text) if spaced is None else spaced[start:end].split()
                stems = list(map(stemmed, as_written))
                once = frozenset(stems)
                yield Candidate(
                    article, place, sentence, text, count, size, as_written, stems, once, once - FUNCTION_STEMS
                )
                place += text[-1] in _ENDS
                if place == most:
                    return


def is_garbled(text: str) -> bool:
    """Whether it was read in a wrong encoding, as "Â£5" was."""
    return not text.isascii() and _GARBLED.search(text) is not None


def content(text: str) -> frozenset[str]:
    """The stems of a text that are no function words."""
    return frozenset(map(stem, words(text))) - FUNCTION_STEMS


def _whole_quotations(marks: Sequence[int], sentences: Sequence[Sentence]) -> list[tuple[int, Sentence]]:
    """The sentences of a paragraph, those of one quotation together (if they are few); how many each is made of."""
    if not marks or not sentences or not _count(marks, sentences[0].start, sentences[-1].end):
        return [(1, sentence) for sentence in sentences]
    whole, number = [], 0
    while number < len(sentences):
        count = _until_paired(marks, sentences[number : number + JOINED])
        first, last = sentences[number], sentences[number + count - 1]
        whole.append((count, first if count == 1 else Sentence(first.start, last.end)))
        number += count
    return whole


def _until_paired(marks: Sequence[int], sentences: Sequence[Sentence]) -> int:
    """How many of the sentences it takes until all quote marks are paired; 1 when they never are."""
    open_ones = 0
    for count, sentence in enumerate(sentences, 1):
        open_ones += _count(marks, sentence.start, sentence.end)
        if open_ones % 2 == 0:
            return count
    return 1


def _count(places: Sequence[int], start: int, end: int) -> int:
    return bisect_left(places, end) - bisect_left(places, start)


def _is_whole(text: str) -> bool:
    """Whether it is a statement that ends, with its quote marks and brackets in pairs."""
    if len(text) < STAMP and is_stamp(text.lower().split()):
        return False
    if any(mark in text for mark in _PICTURED) and (_OF_PICTURE.search(text) or CREDIT_AHEAD.match(text)):
        return False
    if is_garbled(text):
        return False
    first = text[0]
    bare = text.rstrip("\"”’'»)]")
    if bare[-1:] not in _FINAL or bare.endswith(_CUT):
        return False
    if not (first.isupper() or first.isdigit() or first in "\"“‘'$£€") or (first in '"“' and text[1:2].islower()):
        return False
    if (text.count('"') + text.count("“") + text.count("”")) % 2 or text.count("(") != text.count(")"):
        return False
    if "‘" in text or " '" in text or first == "'":
        return len(_OPEN_SINGLE.findall(text)) <= len(_CLOSE_SINGLE.findall(text))
    if text.endswith(_CLOSED_SINGLE):
        return False
    return not text.isupper()
