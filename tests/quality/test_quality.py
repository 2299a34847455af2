"""What is read out of articles of four dozen newsrooms is as right as it was when this was last measured.

The floors are a little below what was measured; a change that falls below one reads some newsroom worse than before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from typing import TypeVar

from adapters.lexicon import load
from bot.answers.question import Answer
from bot.model import Article, Digest, Figure, Quote, Range
from bot.reading.digest import read
from tests.answers.conftest import newsstand_of
from tests.quality.labelled import Counted, Labelled, Said, labelled, spoken

T = TypeVar("T")
U = TypeVar("U")

SPANS, RIGHT_NAMES, NAMES = 0.99, 0.97, 0.945
VALUES, UNITS, CHANGES = 0.95, 0.87, 0.9
FIRST, AMONG_THREE = 0.9, 0.97

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SURE = 0.9
"""From this confidence on a name shall be right nine times in ten."""

SHORTEST = 5
"""Words of the shortest stretch that counts: below that it is a matter of taste whether it is speech."""

SAME = 0.8
"""Two stretches are the same that share this part of what either covers."""

EDGES = " \n\"'“”‘’„«».,;:!?…—–-"


def article(given: Labelled) -> Article:
    return Article(given.name, given.text, NOON, source=given.name, outlet=given.name, title=given.title)


@cache
def digests() -> list[tuple[Labelled, Digest]]:
    lexicon = load()
    return [(given, read(article(given), lexicon)[0]) for given in labelled()]


@cache
def voices() -> list[tuple[Labelled, Digest]]:
    """All articles with their digests, those labelled for speech alone included."""
    lexicon = load()
    return [*digests(), *((given, read(article(given), lexicon)[0]) for given in spoken())]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip(EDGES)), end - len(words) + len(words.rstrip(EDGES))


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


def matched(gold: Iterable[T], found: Iterable[U], same: Callable[[T, U], bool]) -> list[tuple[T, U]]:
    """Each one of the gold with the first of those found that is the same and not taken."""
    left, pairs = list(found), []
    for one in gold:
        other = next((other for other in left if same(one, other)), None)
        if other is not None:
            left.remove(other)
            pairs.append((one, other))
    return pairs


def f1(right: int, found: int, gold: int) -> float:
    return 2 * right / (found + gold)


def same_name(one: str, other: str) -> bool:
    """Whether the last word is the same, or the words of one are among those of the other."""
    first, second = one.lower().split(), other.lower().split()
    return first[-1:] == second[-1:] or set(first) <= set(second) or set(second) <= set(first)


def quotes_of(given: Labelled, digest: Digest) -> tuple[list[Said], list[Quote], list[tuple[Said, Quote]]]:
    """The speech of an article that counts, the quotes found, and which of them are the same."""

    def counts(start: int, end: int) -> bool:
        first, last = trimmed(given.text, start, end)
        return len(given.text[first:last].split()) >= SHORTEST

    def same(said: Said, quote: Quote) -> bool:
        here = trimmed(given.text, quote.passage.start, quote.passage.end)
        return overlap(trimmed(given.text, said.start, said.end), here) >= SAME

    found = [quote for quote in digest.quotes if counts(quote.passage.start, quote.passage.end)]
    either = [said for said in given.said if said.label == "either"]
    found = [quote for quote in found if not any(same(said, quote) for said in either)]
    gold = [said for said in given.said if said.label == "speech" and counts(said.start, said.end)]
    return gold, found, matched(gold, found, same)


def test_what_is_said_is_found_from_its_first_word_to_its_last() -> None:
    read_all = [quotes_of(given, digest) for given, digest in voices()]

    right = sum(len(pairs) for _, _, pairs in read_all)
    assert f1(right, sum(len(found) for _, found, _ in read_all), sum(len(gold) for gold, _, _ in read_all)) >= SPANS


def rightly_named(said: Said, quote: Quote) -> bool:
    return bool(said.speaker) and quote.speaker is not None and same_name(said.speaker, quote.speaker.name)


def test_who_says_it_is_named_and_seldom_wrongly() -> None:
    read_all = [quotes_of(given, digest) for given, digest in voices()]

    named = sum(quote.speaker is not None for _, found, _ in read_all for quote in found)
    gold = sum(bool(said.speaker) for spoken, _, _ in read_all for said in spoken)
    right = sum(rightly_named(*pair) for _, _, pairs in read_all for pair in pairs)
    assert right / named >= RIGHT_NAMES
    assert f1(right, named, gold) >= NAMES


def test_a_name_is_right_at_least_as_often_as_its_confidence_says() -> None:
    read_all = [quotes_of(given, digest) for given, digest in voices()]

    stated = [quote.confidence for _, found, _ in read_all for quote in found if quote.speaker is not None]
    right = [quote.confidence for _, _, pairs in read_all for said, quote in pairs if rightly_named(said, quote)]
    assert len(right) >= sum(stated)
    assert sum(sure >= SURE for sure in right) >= SURE * sum(sure >= SURE for sure in stated)


def value(figure: Figure) -> tuple[Decimal, ...]:
    return (figure.value.low, figure.value.high) if isinstance(figure.value, Range) else (figure.value,)


def equal(gold: Counted, figure: Figure) -> bool:
    found = value(figure)
    near = (abs(one - other) <= Decimal("1e-5") * abs(one) for one, other in zip(gold.value, found, strict=False))
    return len(gold.value) == len(found) and all(near)


def equal_unit(gold: Counted, figure: Figure) -> bool:
    return equal(gold, figure) and gold.unit.lower() == figure.unit.lower()


def equal_change(gold: Counted, figure: Figure) -> bool:
    return equal(gold, figure) and gold.change == figure.change


def figures(same: Callable[[Counted, Figure], bool]) -> float:
    read_all = [(given.figures, digest.figures) for given, digest in digests()]
    right = sum(len(matched(gold, found, same)) for gold, found in read_all)
    return f1(right, sum(len(found) for _, found in read_all), sum(len(gold) for gold, _ in read_all))


def test_figures_have_their_value_unit_and_direction() -> None:
    assert figures(equal) >= VALUES
    assert figures(equal_unit) >= UNITS
    assert figures(equal_change) >= CHANGES


def covers(given: Labelled, evidence: str, answer: Answer, first: int) -> bool:
    """Whether one of the first passages has at least half of the words that answer."""
    start = given.text.index(evidence)
    span = (start, start + len(evidence))
    passages = [scored.passage for scored in answer.passages[:first] if scored.passage.article == given.name]
    return any(
        2 * (min(span[1], passage.end) - max(span[0], passage.start)) >= span[1] - span[0] for passage in passages
    )


def test_what_answers_a_question_is_among_the_first_passages() -> None:
    asked = [
        (given, one.question, one.evidence)
        for given in labelled()
        for one in given.questions
        if one.evidence is not None
    ]
    newsstand = newsstand_of([article(given) for given in labelled()])
    answers = [(given, evidence, newsstand.ask(question)) for given, question, evidence in asked]
    newsstand.history.close()

    assert sum(covers(*one, first=1) for one in answers) / len(asked) >= FIRST
    assert sum(covers(*one, first=3) for one in answers) / len(asked) >= AMONG_THREE
