"""What a word counts for when articles are compared."""

from __future__ import annotations

import pytest

from bot.stories.weighing import Weighed, Weighing


def terms(text: str) -> tuple[tuple[str, float], ...]:
    return tuple((word, 1.0) for word in text.split())


def weights(weighed: Weighed) -> dict[str, float]:
    return dict(weighed.words)


def window(*texts: str) -> Weighing:
    weighing = Weighing()
    for text in texts:
        weighing.add(weighing.of(terms(text)))
    return weighing


def test_a_word_that_the_window_often_has_counts_less() -> None:
    often = weights(window(*["lighthouse gannet"] * 200).of(terms("lighthouse puffin")))

    assert often["light"] < often["puffi"]


def test_forms_of_a_word_are_one_and_numbers_count_in_full() -> None:
    assert set(weights(Weighing().of(terms("lighthouse lightship 1234567 on:monday")))) == {"light", "1234567"}


def test_an_article_is_a_unit_vector_and_a_longer_one_was_longer() -> None:
    weighing = window(*[" ".join(f"{letter}{number}" for letter in "abcdefgh") for number in range(20)])

    short = weighing.of(terms("lighthouse"))
    long = weighing.of(terms("lighthouse gannet puffin skerry causeway lantern foghorn tide keeper shoal reef"))

    assert [sum(weight**2 for _, weight in each.words) for each in (short, long)] == pytest.approx([1, 1])
    assert short.length < long.length


def test_what_leaves_the_window_is_forgotten() -> None:
    weighing = window("gannet puffin", "puffin tern")

    assert weighing.drop() == ["ganne"]
    assert len(weighing) == 1
    found = weights(weighing.of(terms("gannet osprey")))
    assert found["ganne"] == found["ospre"]
