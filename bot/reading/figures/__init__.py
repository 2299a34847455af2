"""The figures of an article: every number with its unit, its sense, its claimant and its exact slice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from bot.model import Article, Change, Conversion, Figure, Passage, Range
from bot.reading.figures.change import change_of
from bot.reading.figures.claims import claimant, claims
from bot.reading.figures.clauses import Span
from bot.reading.figures.line import Line
from bot.reading.figures.measures import measures
from bot.reading.figures.quantities import quantities
from bot.reading.figures.rank import ranked
from bot.reading.figures.times import times
from bot.reading.figures.units import Quantity, behind
from bot.reading.figures.words import FigureWords
from bot.reading.outline import Outline, Sentence

MOST_FIGURES = 5_000
"""An article with more figures is a table; a long read of 50,000 words has about 2,000."""

LONGEST_SENTENCE = 20_000
"""Characters of a sentence that are read; a longer one is a table or a list without stops."""

AGAIN = (["or"], [",", "or"])
"""What stands between two ways to tell one change: "down 3 points, or 2 %"."""

DIGIT = re.compile(r"[\d¼-¾⅐-⅞]")
WORD = re.compile(r"[a-z]+")
NAMED = re.compile(r" (?<=[a-z,] )([A-Z][A-Za-z]*[a-z] \d{1,4})\b(?![,.:]\d|%)")
"""A capitalised word and a number inside a sentence, as "the new Orbita 4"."""


def figures(article: Article, outline: Outline, words: FigureWords) -> tuple[Figure, ...]:
    """The figures of the article's text in text order, ranked; paragraphs that are noise give none. Linear time."""
    named = frozenset(NAMED.findall(article.text))
    every = (
        figure
        for paragraph in outline.clean
        for sentence in paragraph.sentences
        for figure in _of_sentence(article, sentence, named, words)
    )
    return ranked(list(islice(every, MOST_FIGURES)), outline, article.title or "")


def _of_sentence(article: Article, sentence: Sentence, named: frozenset[str], words: FigureWords) -> Iterator[Figure]:
    text = article.text
    if not DIGIT.search(text, sentence.start, sentence.end) and words.starters.isdisjoint(
        WORD.findall(text[sentence.start : sentence.end].lower())
    ):
        return
    end = (
        sentence.end
        if sentence.end - sentence.start <= LONGEST_SENTENCE
        else text.rfind(" ", sentence.start, sentence.start + LONGEST_SENTENCE)
    )
    line = Line.of(text, sentence.start, max(end, sentence.start), named)
    found = quantities(line, words)
    if not found:
        return
    claimed = claims(line, text, words)
    whole = article.passage(sentence.start, sentence.end)
    floor, previous = 0, None
    change: Change = "="
    span: Span | None = None
    sense: Passage | None = None
    for quantity, time in zip(found, times(line, found, words), strict=True):
        told, cue = change_of(line, quantity, words)
        if not (told == "=" and change in ("up", "down") and line.lower[floor : quantity.start] in AGAIN):
            change = told
        before, span = span, measures(line, quantity, cue, previous, span, words)
        if span != before:
            sense = article.passage(line.starts[span[0]], line.ends[span[1] - 1]) if span else None
        previous, floor = quantity, behind(quantity)
        passage = article.passage(line.starts[quantity.start], line.ends[quantity.stop - 1])
        yield Figure(
            passage=passage,
            value=_value(quantity),
            unit=quantity.unit.name,
            change=change,
            sentence=whole,
            measures=sense,
            claimed_by=claimant(claimed, quantity.start, passage.text),
            also=tuple(_conversion(article, line, inner) for inner in quantity.also),
            when=article.passage(line.starts[time[0]], line.ends[time[1] - 1]) if time else None,
        )


def _conversion(article: Article, line: Line, inner: Quantity) -> Conversion:
    passage = article.passage(line.starts[inner.start], line.ends[inner.stop - 1])
    return Conversion(passage, _value(inner), inner.unit.name)


def _value(quantity: Quantity) -> Decimal | Range:
    if quantity.high is None:
        return _plain(quantity.low)
    return Range(_plain(quantity.low), _plain(quantity.high))


def _plain(value: Decimal) -> Decimal:
    """The value without trailing zeros and without an exponent."""
    value = value.normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() and value.adjusted() < 27 else value
