"""The writer's own words of an article as tokens, each quoted stretch standing for itself as one token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import add, itemgetter

from bot.reading.quotes.stretches.stretch import QuotedStretch

QUOTE = "“”"
"""The word of a token that stands for a quoted stretch."""

Row = tuple[str, str, int, bool]
"""A word as written and in lower case, what it can be, and whether it begins with a capital."""


@dataclass(slots=True)
class Tokens:
    """Parallel lists over all tokens of the clean paragraphs, in order.

    `word` as written, `low` in lower case, `bits` what it can be, `start` and `end` characters of the text; `capital`
    where it begins with a capital; `quote` the number of the stretch, or -1. `paragraphs` and `sentences` are half-open
    token ranges; `sentence_of` and `paragraph_of` give their numbers; `inside_names` is "the V" in "Save the V",
    "," in "A, B & C".
    """

    text: str
    stretches: list[QuotedStretch] = field(default_factory=list)
    token_of: list[int] = field(default_factory=list)
    inside_names: set[int] = field(default_factory=set)
    word: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    bits: list[int] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    capital: list[bool] = field(default_factory=list)
    quote: list[int] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    sentence_of: list[int] = field(default_factory=list)
    paragraph_of: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.sentence_of)

    def sentence(self, at: int) -> tuple[int, int]:
        """The half-open range of the tokens of the sentence that has the token `at`."""
        return self.sentences[self.sentence_of[at]]

    def paragraph(self, at: int) -> tuple[int, int]:
        """The half-open range of the tokens of the paragraph that has the token `at`."""
        return self.paragraphs[self.paragraph_of[at]]

    def opens_sentence(self, at: int) -> bool:
        """Whether the token `at` is the first one of its sentence."""
        return self.sentence(at)[0] == at

    def written(self, start: int, stop: int) -> str:
        """The tokens `start:stop` as the text has them."""
        return self.text[self.start[start] : self.end[stop - 1]]

    def quoted(self, number: int) -> str:
        """The words of one stretch without marks and white space around."""
        stretch = self.stretches[number]
        return self.text[stretch.start : stretch.end].strip()

    def add(self, rows: Sequence[Row], starts: Sequence[int]) -> None:
        """Append words and signs, each with the character where it starts."""
        self.word += map(itemgetter(0), rows)
        self.low += map(itemgetter(1), rows)
        self.bits += map(itemgetter(2), rows)
        self.capital += map(itemgetter(3), rows)
        self.start += starts
        self.end += map(add, starts, map(len, map(itemgetter(0), rows)))
        self.quote += [-1] * len(rows)

    def add_quote(self, number: int) -> None:
        """Append the token of one stretch."""
        stretch = self.stretches[number]
        self.token_of[number] = len(self.word)
        self._append(QUOTE, stretch.outer_start, stretch.outer_end)
        self.quote[-1] = number

    def add_work(self, stretch: QuotedStretch) -> None:
        """Append the token of a title, which is a noun of its sentence, and of the comma at its end."""
        inner = self.text[stretch.start : stretch.end]
        comma = stretch.start + len(inner.rstrip()) - 1
        ends = inner.rstrip().endswith(",")
        self._append(QUOTE, stretch.outer_start, comma if ends else stretch.outer_end)
        if ends:
            self._append(",", comma, comma + 1)

    def add_blanks(self) -> None:
        """Append two tokens without a word, so that looks ahead of the last token and back from the first find none."""
        for _ in range(2):
            self._append("", len(self.text), len(self.text))

    def _append(self, word: str, start: int, end: int) -> None:
        self.word.append(word)
        self.low.append(word)
        self.bits.append(0)
        self.start.append(start)
        self.end.append(end)
        self.capital.append(False)
        self.quote.append(-1)
