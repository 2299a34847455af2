from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.model import Article
from bot.reading.outline import Outline, Paragraph, Sentence
from bot.reading.summaries.candidates import Candidate
from bot.reading.summaries.covering import Covering
from bot.reading.summaries.expectation import EXACT, Chances
from bot.reading.summaries.repeats import Repeats, repeats
from bot.reading.summaries.summary import Budget, summary

Told = Callable[..., tuple[Article, Outline]]

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
CONTENTS = st.lists(st.frozensets(st.sampled_from("abcdefghij"), min_size=1, max_size=8), min_size=14, max_size=30)


def made(sentences: int, words: int = 400) -> tuple[Article, Outline]:
    """An article of sentences of 20 words, drawn with a fixed seed; each in a paragraph of its own."""
    draw = random.Random(7)
    vocabulary = ["".join(draw.choices("bdfgklmnprst", k=6)) for _ in range(words)]
    lines = [" ".join(draw.choices(vocabulary, k=20)).capitalize() + "." for _ in range(sentences)]
    paragraphs, start = [], 0
    for line in lines:
        paragraphs.append(Paragraph(start, start + len(line), (Sentence(start, start + len(line)),)))
        start += len(line) + 1
    text = "\n".join(lines)
    return Article("a", text, NOON), Outline(text, tuple(paragraphs))


WHOLE = "The pier is whole."


def candidate(place: int, content: frozenset[str], article: int = 0) -> Candidate:
    stems = sorted(content)
    return Candidate(article, place, Sentence(place, place + 1), WHOLE, 1, len(stems), stems, stems, content, content)


def seconds(sentences: int, budget: Budget) -> float:
    """CPU time of a summary of so many sentences."""
    told = made(sentences)
    started = time.process_time()
    summary(*told, budget)
    return time.process_time() - started


def test_two_thousand_sentences_take_less_than_a_second() -> None:
    for budget in (Budget(3, 60), Budget(200, None), Budget(None, 5_000)):
        assert any(seconds(2_000, budget) < 1 for _ in range(3))  # another job may hold the core up


def test_twice_the_sentences_take_about_twice_as_long() -> None:
    half = min(seconds(800, Budget(80, None)) for _ in range(2))
    tries = (seconds(1_600, Budget(160, None)) for _ in range(5))

    assert any(spent < 3.5 * half for spent in tries)


def test_so_many_sentences_are_given_as_are_asked_for() -> None:
    assert len(summary(*made(300), Budget(100, None))) == 100


def test_a_long_summary_keeps_to_its_words() -> None:
    told = summary(*made(300), Budget(None, 1_000))

    assert 900 < sum(len(passage.text.split()) for passage in told) <= 1_000


def test_a_long_summary_stops_where_it_gets_no_better() -> None:
    told = summary(*made(300, words=30), Budget(None, 100_000))

    assert 0 < len(told) < 300


def test_a_long_summary_says_nothing_twice() -> None:
    article, outline = made(40)
    twice = Article("a", f"{article.text}\n{article.text}", NOON)
    size = len(article.text) + 1
    again = tuple(
        Paragraph(p.start + size, p.end + size, tuple(Sentence(s.start + size, s.end + size) for s in p.sentences))
        for p in outline.paragraphs
    )

    told = summary(twice, Outline(twice.text, outline.paragraphs + again), Budget(80, None))

    assert len(told) == len({passage.text for passage in told}) == 40


@given(CONTENTS)
def test_looking_repetitions_up_finds_what_comparing_all_with_all_finds(contents: list[frozenset[str]]) -> None:
    offered = [candidate(place, content) for place, content in enumerate(contents)]
    chosen = dict.fromkeys(range(13))
    lookup = Repeats(offered)

    for number in range(13, len(offered)):
        assert lookup.found(number, chosen) == any(repeats(contents[number], contents[other]) for other in chosen)


def test_sentences_of_two_articles_repeat_each_other_sooner() -> None:
    fillers = [candidate(place, frozenset(f"{place}{letter}" for letter in "klmn")) for place in range(1, 14)]
    one, again = candidate(14, frozenset("abcdefg")), frozenset("abctuvw")
    offered = [*fillers, one, candidate(3, again, article=1)]

    assert Repeats(offered).found(14, dict.fromkeys(range(14)))
    assert Repeats(offered).found(14, {13: None})
    assert not Repeats([*fillers, one, candidate(15, again)]).found(14, dict.fromkeys(range(14)))


@given(st.lists(st.lists(st.sampled_from("abcd"), min_size=1, max_size=6), min_size=2, max_size=6), st.randoms())
def test_what_a_summary_covers_depends_on_its_sentences_and_not_on_how_they_came_in(
    texts: list[list[str]], draw: random.Random
) -> None:
    offered = [
        Candidate(0, place, Sentence(place, place + 1), WHOLE, 1, len(words), words, words, once, once)
        for place, (words, once) in enumerate((words, frozenset(words)) for words in texts)
    ]
    chances: Chances = dict.fromkeys("abcd", (EXACT // 2, EXACT // 4, EXACT // 8, 0))
    numbers = list(range(len(texts)))
    draw.shuffle(numbers)
    straight, around = Covering(offered, chances, 3.0), Covering(offered, chances, 3.0)
    straight.choose(range(1, len(texts)))
    around.choose(numbers)
    around.drop(0)

    assert around.worth == straight.worth
    assert (around.words, around.sentences) == (straight.words, straight.sentences)


def test_what_stands_far_down_is_background_unless_more_is_wanted(told: Told) -> None:
    filler = [f"Gull {n} of the harbour ate bread number {n} by the wall of the mill." for n in range(40)]
    late = "The ferry Northern Star sank off the Larkfield pier, and the ferry board closed the ferry pier."
    article, found = told("\n\n".join([*filler, late]), title="Ferry Northern Star sinks off Larkfield")

    short = summary(article, found, Budget(3, 60))
    long = summary(article, found, Budget(6, None))

    assert late not in [passage.text for passage in short]
    assert late in [passage.text for passage in long]


def test_headings_do_not_count_as_what_stands_before(told: Told) -> None:
    headings = [f"All about the gulls of pier {n}" for n in range(40)]
    late = "The ferry Northern Star sank off the Larkfield pier on Monday."
    article, found = told("\n\n".join([*headings, late]))

    assert [passage.text for passage in summary(article, found, Budget(1, None))] == [late]
