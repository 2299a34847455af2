"""Articles cut into paragraphs and sentences whose words are known by stem, ready to be scored."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.answers.stems import Word, stem, words
from bot.model import Article
from bot.reading.paragraphs import paragraphs

MOST_WORDS = 120
"""Words that one passage may have."""

_END = re.compile(r"[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])")
_SHORTENED = re.compile(
    r"(?:^|[\s(\"“‘])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Cmdr|Rev|Hon|St|Jr|Sr|vs|No|Nos|Inc|Corp|Co|Ltd"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|approx|al|[A-Z](?:\.[A-Z])+|a\.m|p\.m)\.$"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article's text: characters `start:end`, its words in order and their stems."""

    start: int
    end: int
    words: tuple[Word, ...]
    stems: tuple[str, ...]


def blocks(article: Article) -> list[Block]:
    """The paragraphs of an article; those of more than 120 words cut at sentence ends into blocks that are not."""
    return [block for start, end in paragraphs(article.text) for block in _blocks(article.text, start, end)]


def block(text: str, start: int, end: int) -> Block:
    """The stretch with its words."""
    found = tuple(words(text, start, end))
    return Block(start, end, found, tuple(stem(word.low) for word in found))


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the sentences of a paragraph are, without the white space between them."""
    found, begin = [], start
    for match in _END.finditer(text, start, end):
        stop = match.start() + len(match[0].rstrip())
        if _SHORTENED.search(text, max(begin, match.start() - 12), match.start() + 1):
            continue
        found.append((begin, stop))
        begin = match.end()
    if begin < end:
        found.append((begin, end))
    return found


def _blocks(text: str, start: int, end: int) -> Iterator[Block]:
    whole = block(text, start, end)
    if text.count(" ", start, end) < MOST_WORDS and len(whole.words) <= MOST_WORDS:
        yield whole
        return
    begin, stop, count = start, start, 0
    for first, last in sentences(text, start, end):
        length = len(text[first:last].split())
        if count and count + length > MOST_WORDS:
            yield block(text, begin, stop)
            begin, count = first, 0
        stop, count = last, count + length
        while count > MOST_WORDS:
            cut = _after_words(text, begin, last)
            yield block(text, begin, cut)
            begin = cut + len(text[cut:last]) - len(text[cut:last].lstrip())
            count = len(text[begin:last].split())
    if begin < stop:
        yield block(text, begin, stop)


def _after_words(text: str, start: int, end: int) -> int:
    """Where the first 120 words end."""
    for number, match in enumerate(re.finditer(r"\S+", text[start:end]), 1):
        if number == MOST_WORDS:
            return start + match.end()
    return end
