"""Names typed in small letters, which the articles found print with capitals."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.answers.evidence.looking_up.spelling import with_printed_names
from bot.answers.understanding.wish import wish
from tests.answers.conftest import answer_from, printed

NOW = datetime(2025, 3, 14, 9, tzinfo=UTC)
DAY = datetime(2025, 3, 13, 9, tzinfo=UTC)

PRINTED = ("On Monday Ida Finch spoke to the Rovers.", "A finch was seen in Skerrin.", "Later Finch left the Rovers.")

FINCH = """The rower Ida Finch won the last race of her life in Skerrin on Sunday.

She has won four titles with the Rovers, five regatta medals and a cup."""

VIK = """Ole Vik, who was mayor of Aldous for ten years, has died. He was 86. He is survived by two sons."""


def test_two_words_that_are_printed_together_with_capitals_alone_are_a_name() -> None:
    read = with_printed_names(wish("what did ida finch tell the rovers", NOW), PRINTED)

    assert [term.word for term in read.terms if term.name] == ["ida", "finch", "rovers"]


def test_a_word_that_is_also_printed_small_is_no_name() -> None:
    read = with_printed_names(wish("where was the finch seen", NOW), PRINTED)

    assert not any(term.name for term in read.terms)


def test_a_name_may_be_typed_without_the_sign_before_its_s() -> None:
    read = with_printed_names(wish("what is ida finchs plan", NOW), PRINTED)

    assert [term.word for term in read.terms if term.name] == ["ida", "finch"]


def test_a_question_with_capitals_says_itself_what_is_a_name() -> None:
    asked = wish("What did Brandt tell the rovers?", NOW)

    assert with_printed_names(asked, PRINTED) is asked


def test_the_last_name_of_somebody_is_not_what_is_asked_of_them() -> None:
    read = with_printed_names(wish("how many medals does ida finch have", NOW), PRINTED)

    assert read.predicate == "medal"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how many regatta medals does ida finch have", "She has won four titles with the Rovers"),
        ("how old was ole vik", "Ole Vik, who was mayor of Aldous for ten years, has died. He was 86."),
    ],
)
def test_a_sentence_that_goes_on_answers_about_somebody_typed_in_small_letters(question: str, told: str) -> None:
    answer = answer_from(
        [
            printed("finch", FINCH, "Meridian Wire", "Rower says farewell", DAY),
            printed("vik", VIK, "Meridian Wire", "Former mayor dies", DAY),
        ],
        question,
    )

    assert answer.answered
    assert answer.text.startswith(told)
