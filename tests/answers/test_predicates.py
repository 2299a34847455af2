"""A short question is answered by a sentence that has its own verb, and otherwise not at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.answers.kinds import kind_of
from bot.answers.predicates import predicate_of
from bot.answers.speakers import Meant
from tests.answers.conftest import Newsstand, newsstand_of, printed

TRIAL = """A court in Norland dropped the charges against the publisher Edda Quist in 2019.

The Aldous-born Quist is still wanted in Skerrin. She was arrested at the harbour on Friday."""

SINKING = """The barge Grete Holm overturned in Aldous Bay on Tuesday night with 14 people on board.

Police have arrested the owner of the barge."""

SHARES = """Shares of Tern Biscuits fell on Monday after the baker cut its forecast.

The baker has begun to repair its ovens, which are old."""

WALL = """The mill wall cost £3.2m to build, the council of Aldous said."""

DECISION = """The Bank of Norland left its key rate at 3 per cent.

The next decision is due on 16 April, the bank said."""


@pytest.fixture(scope="module")
def quay() -> Iterator[Newsstand]:
    day = datetime(2025, 3, 12, tzinfo=UTC)
    made = newsstand_of(
        (
            printed("trial", TRIAL, "Meridian Wire", "Charges against Quist dropped", day),
            printed("sinking", SINKING, "The Harbour Courier", "Barge goes over", day),
            printed("wall", WALL, "Kestrel Daily", "Wall is done", day),
            printed("shares", SHARES, "Kestrel Daily", "Biscuits go down", day),
            printed("decision", DECISION, "Kestrel Daily", "Norland holds", day),
        )
    )
    yield made
    made.history.close()


@pytest.mark.parametrize(
    ("question", "predicate"),
    [
        ("where did the ferry sink", "sink"),
        ("who owns the ferry?", "owns"),
        ("when was quist born", "born"),
        ("how many people died in Aldous", "died"),
        ("is the new slipway repairable?", "repairable"),
        ("how long has brandt led norland", "led"),
        ("what year was it", None),
        ("how many cases of plague", None),
    ],
)
def test_what_is_asked_of_a_subject_is_the_questions_verb(question: str, predicate: str | None) -> None:
    assert predicate_of(question, kind_of(question)[0]) == predicate


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("where did the barge sink", "The barge Grete Holm overturned in Aldous Bay"),
        ("why did tern biscuits shares fall", "Shares of Tern Biscuits fell on Monday after the baker"),
        ("when is the next rate decision", "The next decision is due on 16 April"),
    ],
)
def test_a_sentence_with_the_verb_or_one_like_it_answers(quay: Newsstand, question: str, lead: str) -> None:
    answer = quay.ask(question)

    assert (answer.answered, answer.text.startswith(lead)) == (True, True)


@pytest.mark.parametrize(
    "question",
    [
        "when was quist born",
        "who owns the barge",
        "how much does the barge cost",
        "when did quist marry",
        "is the oven fixable",
        "how many loaves does tern biscuits bake",
    ],
)
def test_a_sentence_of_something_else_does_not_answer(quay: Newsstand, question: str) -> None:
    assert not quay.ask(question).answered


def test_who_is_named_behind_the_end_of_a_sentence_has_not_said_it() -> None:
    meant = Meant("quist", ())

    assert meant.reported("It was a bad night, the captain said. Quist is one of two editors of the paper.") == 0.0
    assert meant.reported("It was a bad night, said Quist, who had seen it.") == 1.0
