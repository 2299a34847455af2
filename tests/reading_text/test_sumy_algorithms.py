from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.errors import UsageError
from bot.model import Article
from bot.reading.outline import Outline
from bot.reading.summaries.summary import Budget, summary
from bot.reading.summaries.sumy_algorithms import ALGORITHMS, MOST_SENTENCES, summary_by

Told = Callable[..., tuple[Article, Outline]]

FERRY = (
    "The ferry Northern Star sank off the Larkfield pier on Monday night after its bow doors failed.\n\n"
    "SAFE ASHORE\n\nAll 214 passengers were rescued by fishing boats, the harbour board said.\n\n"
    "Share this article\n\nThe board closed the pier and ordered checks of all ferries.\n\nIt will meet again in May."
)


@pytest.mark.parametrize("name", ALGORITHMS)
def test_every_algorithm_gives_slices_in_order_within_the_budget(name: str, told: Told) -> None:
    article, found = told(FERRY, title="Ferry sinks off pier")

    passages = summary_by(name, article, found, Budget(2, 30))

    assert 1 <= len(passages) <= 2
    assert sum(len(passage.text.split()) for passage in passages) <= 30
    assert [p.start for p in passages] == sorted(p.start for p in passages)
    assert all(passage == article.passage(passage.start, passage.end) for passage in passages)
    assert not any("Share" in passage.text or passage.text == "SAFE ASHORE" for passage in passages)


@pytest.mark.parametrize("name", ALGORITHMS)
@pytest.mark.parametrize("text", ["", "Ferry.", "!!! ??? ...", "the the the.\nof of of.", "One two three. " * 5])
def test_every_algorithm_copes_with_poor_texts(name: str, text: str, told: Told) -> None:
    article, found = told(text)

    passages = summary_by(name, article, found, Budget(3, None))

    assert all(passage == article.passage(passage.start, passage.end) for passage in passages)


@pytest.mark.parametrize("name", ALGORITHMS)
def test_a_repeated_sentence_is_given_once(name: str, told: Told) -> None:
    again = "The ferry sank off the pier on Monday."

    passages = summary_by(name, *told(f"{again} Nobody was hurt, they said. {again}"), Budget(3, None))

    assert [passage.text for passage in passages].count(again) == 1


@pytest.mark.parametrize("name", ["lex-rank", "random"])
def test_the_same_text_gives_the_same_summary(name: str, told: Told) -> None:
    assert summary_by(name, *told(FERRY), Budget(2, None)) == summary_by(name, *told(FERRY), Budget(2, None))


def test_without_numbers_three_sentences_are_given(told: Told) -> None:
    assert len(summary_by("luhn", *told(FERRY), Budget(None, None))) == 3


def test_a_long_text_is_cut_before_it_takes_minutes(told: Told) -> None:
    sentences = [
        f"Ward {number} of the town voted for pier {number * 7} on Monday." for number in range(MOST_SENTENCES + 50)
    ]

    passages = summary_by("random", *told(" ".join(sentences)), Budget(1000, None))

    assert len(passages) == MOST_SENTENCES


def test_our_own_is_the_default_summary(told: Told) -> None:
    assert summary_by("verbatim", *told(FERRY), Budget(2, None)) == summary(*told(FERRY), Budget(2, None))


@pytest.mark.parametrize(("name", "hint"), [("lexrank", "did you mean lex-rank?"), ("zzz", "known are edmundson, kl")])
def test_an_unknown_algorithm_is_refused_with_the_nearest_name(name: str, hint: str, told: Told) -> None:
    with pytest.raises(UsageError, match=hint.replace("?", r"\?")):
        summary_by(name, *told(FERRY), Budget(2, None))
