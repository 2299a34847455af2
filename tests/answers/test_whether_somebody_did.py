"""Whether somebody did something: told of them, as done, and not of another or as what may be."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.answers.conftest import answer_from, printed

THEN = datetime(2025, 3, 10, tzinfo=UTC)

REGATTA = """After winning the Aldous cup on Monday, Ida Quist left for Kell.

In Skerrin Bo Lund won the harbour cup, after Pia Marsh had been losing for hours.

After she won the bay cup, Pia Marsh met Ida Quist, who had won it before.

The odds of winning the Oxby cup six times are small, and Pia Marsh knows them."""


def test_what_somebody_may_not_do_is_not_done() -> None:
    text = "Ida Quist and Bo Lund said that Pia Marsh couldn't win the Tern cup."

    answer = answer_from(
        [printed("cup", text, "Meridian Wire", "The Tern cup", THEN)], "did ida quist win the tern cup"
    )

    assert not answer.answered


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("did ida quist win the aldous cup", "After winning the Aldous cup"),
        ("did bo lund win the harbour cup", "In Skerrin Bo Lund won the harbour cup"),
        ("did pia marsh win the harbour cup", None),
        ("did bo lund lose the harbour cup", None),
        ("did pia marsh win the oxby cup", None),
        ("did pia marsh win the bay cup", "After she won the bay cup"),
        ("did bo lund win the bay cup", None),
    ],
)
def test_whether_somebody_won_is_told_of_them_and_as_done(question: str, told: str | None) -> None:
    answer = answer_from([printed("cups", REGATTA, "Meridian Wire", "Cups of the week", THEN)], question)

    assert answer.answered is (told is not None)
    assert answer.text.startswith(told or "No answer")


PLANS = """Ida Quist, a reeve of Kell, plans to resign the seat that she has held since 1994.

The mill of Pia Marsh will let 200 workers go in June."""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("is ida quist going to resign", "Ida Quist, a reeve of Kell, plans to resign"),
        ("is ida quist expected to resign", "Ida Quist, a reeve of Kell, plans to resign"),
        ("is bo lund going to resign", None),
    ],
)
def test_what_somebody_is_going_to_do_is_told_by_any_form_of_the_verb(question: str, told: str | None) -> None:
    answer = answer_from([printed("plans", PLANS, "Meridian Wire", "Reeve of Kell to leave", THEN)], question)

    assert answer.answered == (told is not None)
    assert told is None or answer.text.startswith(told)
