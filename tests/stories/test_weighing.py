"""What a word counts for when articles are compared."""

from __future__ import annotations

from bot.stories.weighing import Terms, Weighed, Weighing


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


def test_a_longer_article_was_longer() -> None:
    weighing = Weighing()

    short = weighing.of(terms("lighthouse"))
    long = weighing.of(terms("lighthouse gannet puffin skerry causeway lantern foghorn tide keeper shoal reef"))

    assert short.length < long.length


def test_many_words_in_common_say_more_than_one_heavy_one() -> None:
    heavy = (("lighthouse", 3.0), *terms("gannet puffin skerry causeway lantern foghorn tide keeper shoal"))
    even = terms("lighthouse gannet puffin skerry causeway lantern foghorn tide keeper shoal")

    one = _shared(heavy, (("lighthouse", 3.0), *terms("hamlet abbot bishop cellar dowry ermine falcon goblet heron")))
    many = _shared(even, terms("lighthouse gannet puffin skerry causeway abbot bishop cellar dowry ermine"))

    assert one < many


def _shared(mine: Terms, theirs: Terms) -> float:
    """The similarity of two articles; in both pairs it is half, were all weight counted in full."""
    here, there = weights(Weighing().of(mine)), weights(Weighing().of(theirs))
    return sum(weight * there[word] for word, weight in here.items() if word in there)


def test_what_leaves_the_window_is_forgotten() -> None:
    weighing = window("gannet puffin", "puffin tern")

    assert weighing.drop() == ["ganne"]
    assert len(weighing) == 1
    found = weights(weighing.of(terms("gannet osprey")))
    assert found["ganne"] == found["ospre"]
